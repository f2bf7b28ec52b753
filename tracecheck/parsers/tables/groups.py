"""Rows that are one cell over the whole width: headings, areas and goals inside a table."""

from dataclasses import dataclass

from tracecheck.model.plan import ItemKind
from tracecheck.parsers.tables.columns import read_header
from tracecheck.parsers.tables.records import Layout, Row
from tracecheck.parsers.tables.texts import Piece, pieces
from tracecheck.resources import load_data


@dataclass(frozen=True, slots=True)
class Group:
    """What a group row says: an item of a kind, a heading, or a text that explains the row above."""

    piece: Piece | None = None
    kind: ItemKind | None = None
    section: tuple[str, ...] = ()
    description: str | None = None


def read_group(row: Row, layout: Layout, has_rows: bool) -> Group:
    """What a group row is, by its label, its words and its length; `has_rows` when items stand above it."""
    found = pieces(row.cells[0], split_paragraphs=False)
    if not found:
        return Group()
    piece = found[0]
    kind = _kind(piece, layout)
    if kind is not None:
        return Group(piece, kind)
    long = len(piece.text.split()) > load_data("columns")["limits"]["sentence_words"]
    if long and has_rows:
        return Group(description=" ".join(each.text for each in found))
    return Group(section=(" ".join(filter(None, (piece.label, piece.text))),))


def _kind(piece: Piece, layout: Layout) -> ItemKind | None:
    """A goal by its label or, where the table has no column of goals, by its words."""
    if piece.kind in ("goal", "subgoal", "strategy", "area", "vision"):
        return ItemKind(piece.kind)
    if piece.kind is not None or layout.has("goal", "subgoal", "unit_goal", "quoted_goal", "indicator"):
        return None
    words = piece.text.casefold().split()
    data = load_data("columns")["group"]
    stated = len(words) >= data["words"] and bool(set(words[1:]) & set(data["modals"]))
    short = len(words) <= load_data("columns")["limits"]["sentence_words"] * 2
    return ItemKind.GOAL if stated and short and read_header(piece.text).role is None else None
