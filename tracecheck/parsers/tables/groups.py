"""Rows that stand for all rows below them: headings, areas and goals inside a table."""

import re
from dataclasses import dataclass, replace

from tracecheck.model.item import ItemKind
from tracecheck.model.source import Cell
from tracecheck.parsers.tables.columns import read_header
from tracecheck.parsers.tables.records import Row
from tracecheck.parsers.tables.texts import Piece, bare_number, cell_text, filled, label_kind, pieces
from tracecheck.parsers.values.labels import read_label
from tracecheck.resources import load_data

_FURTHER = re.compile(r"[.-]?\d|\.?[a-zæøå]\b")
_ABOVE = ("goal", "subgoal", "strategy", "area", "vision")


@dataclass(frozen=True, slots=True)
class Group:
    """What a group row says: an item of a kind, a heading, or a text that explains the row above."""

    piece: Piece | None = None
    kind: ItemKind | None = None
    section: tuple[str, ...] = ()
    description: str | None = None


def spans_all(row: Row) -> bool:
    """Whether one cell covers a whole row of several columns."""
    return len(row.cells) > 1 and row.cells[0] is not None and all(cell is row.cells[0] for cell in row.cells)


def is_keyed(row: Row) -> bool:
    """Whether a row is a name of a goal and one wide cell with its text («Mål 1 | Et trygt lokalsamfunn»)."""
    cells = _distinct(row)
    if len(cells) != 2 or len(row.cells) < 3 or any(not filled(cell) for cell in cells):
        return False
    wide = sum(1 for cell in row.cells if cell is cells[1])
    return wide > 1 and _key_kind(cells[0]) is not None


def read_group(row: Row, roles: frozenset[str], has_rows: bool, below: Row | None = None) -> Group:
    """What a group row says, by its label, its words and its length.

    `roles` are those of the table's columns; `has_rows` when items stand above the row. `below` is the row that
    follows: when its number goes on with that of the group («2. Natur», «2.1»), the group is an area.
    """
    if is_keyed(row):
        return _keyed(row)
    found = pieces(row.cells[0], split_paragraphs=False)
    if not found:
        return Group()
    kind = _kind(found[0], roles)
    if kind is not None:
        return Group(found[0], kind)
    if "measure" in roles and below is not None and _counts_on(found[0], below):
        return Group(found[0], ItemKind.AREA)
    long = len(found[0].text.split()) > load_data("columns")["limits"]["sentence_words"]
    if long and has_rows:
        return Group(description=" ".join(each.text for each in found))
    return Group(section=(" ".join(filter(None, (found[0].label, found[0].text))),))


def _counts_on(piece: Piece, below: Row) -> bool:
    """Whether the number of a row begins with that of the group above it («A. Jord», «A1»)."""
    number = (piece.number or "").strip(" .:)").casefold()
    first = next((text for column in range(len(below.cells)) if (text := cell_text(below.own(column)))), "").casefold()
    rest = first.removeprefix(number)
    return bool(number) and rest != first and bool(_FURTHER.match(rest))


def _distinct(row: Row) -> list[Cell]:
    found: list[Cell] = []
    for cell in row.cells:
        if cell is not None and all(cell is not other for other in found):
            found.append(cell)
    return found


def _key_kind(cell: Cell) -> str | None:
    """The kind that a cell names when it holds nothing but a label («Mål», «Delmål 2.1:»)."""
    text = cell_text(cell).strip(" .:")
    label = read_label(f"{text}: X")
    kind = label_kind(label) if label is not None and label.end >= len(text) else None
    kind = kind or load_data("columns")["kinds"].get(read_header(text).role if read_header(text).sure else None)
    return kind if kind in _ABOVE else None


def _keyed(row: Row) -> Group:
    key, text = _distinct(row)
    kind, found = _key_kind(key), pieces(text, split_paragraphs=False)
    if kind is None or not found:
        return Group()
    words = cell_text(key).strip(" :")
    number = bare_number(words)
    label = words if number and not found[0].label else found[0].label
    return Group(replace(found[0], label=label, number=found[0].number or number), ItemKind(kind))


def _kind(piece: Piece, roles: frozenset[str]) -> ItemKind | None:
    """A goal by its label or, where the table has no column of goals, by its words."""
    if piece.kind in _ABOVE:
        return ItemKind(piece.kind)
    if piece.kind is not None or roles & {"goal", "subgoal", "unit_goal", "quoted_goal", "indicator"}:
        return None
    words = piece.text.casefold().split()
    data = load_data("columns")["group"]
    stated = len(words) >= data["words"] and bool(set(words[1:]) & set(data["modals"]))
    short = len(words) <= load_data("columns")["limits"]["sentence_words"] * 2
    return ItemKind.GOAL if stated and short and read_header(piece.text).role is None else None
