"""Blocks → units: one heading, list item, table, or the part of a paragraph between two labels."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from tracecheck.model.item import ItemKind
from tracecheck.model.source import Block, BlockKind, Place
from tracecheck.parsers.lengths import character_limit
from tracecheck.parsers.structure.lexicon import inside
from tracecheck.parsers.structure.run_on import Piece, entries_of, is_bullet, pieces_of
from tracecheck.parsers.structure.sections import classify
from tracecheck.parsers.structure.shapes import is_duty, is_state
from tracecheck.parsers.values.labels import Label, read_label, read_label_row


@dataclass(frozen=True, slots=True)
class Unit:
    """Characters `start` to `end` of a block; `text` is exactly these. `label` is what is printed at its start.

    `base` is the depth of the outermost items of the list that the unit stands in. `listed` is true for an item of a
    list that runs on in a paragraph.
    """

    block: Block
    start: int
    end: int
    label: Label | None = None
    base: int = 0
    listed: bool = False

    @property
    def text(self) -> str:
        """The words of the unit."""
        return self.block.text[self.start : self.end]

    @property
    def kind(self) -> BlockKind:
        """The kind of the block that the unit stands in."""
        return self.block.kind

    @property
    def body(self) -> str:
        """The text without its label."""
        return self.text[self.label.end :].strip() if self.label else self.text.strip()

    @property
    def number(self) -> str | None:
        """The printed number: of the label, else of the list marker."""
        if self.label and self.label.number:
            return self.label.number
        return _marker_number(self.block.marker)

    @property
    def is_list(self) -> bool:
        """The unit is a list item."""
        return self.listed or self.block.kind is BlockKind.LIST_ITEM

    @property
    def depth(self) -> int:
        """The depth of a list item within its list, from 0."""
        return max(0, (self.block.level or 0) - self.base) if self.is_list else 0

    def place(self) -> Place:
        """Where the text without its label stands."""
        start = self.start + (self.label.end if self.label else 0)
        return self.block.place_of(min(start, self.end), self.end)


def units_of(blocks: tuple[Block, ...]) -> tuple[Unit, ...]:
    """The units of a document in reading order; footnotes hold no statements of a plan."""
    found = [unit for block in blocks if block.kind is not BlockKind.FOOTNOTE for unit in _units(block)]
    return tuple(_with_base(list(_with_torn_bullets(found))))


def _with_torn_bullets(units: list[Unit]) -> Iterator[Unit]:
    """A bullet that stands alone in its paragraph makes the next one a list entry."""
    torn = False
    for unit in units:
        alone = unit.kind is BlockKind.PARAGRAPH and is_bullet(unit.text.strip())
        if not alone:
            yield replace(unit, listed=True) if torn and unit.kind is BlockKind.PARAGRAPH else unit
        torn = alone


def _with_base(units: list[Unit]) -> Iterator[Unit]:
    """The units, list items knowing how far their list as a whole is indented."""
    for is_list, run in groupby(units, key=lambda unit: unit.is_list):
        items = list(run)
        base = min(unit.block.level or 0 for unit in items) if is_list else 0
        yield from (replace(unit, base=base) for unit in items)


def _units(block: Block) -> list[Unit]:
    if block.kind is BlockKind.TABLE:
        return [Unit(block, 0, len(block.text))]
    pieces = _pieces(block)
    found = [_unit(block, piece.start, piece.end, piece.listed) for piece in pieces]
    if any(piece.goes_on for piece in pieces):
        found = [
            _with_kind(unit, found[0]) if piece.goes_on else unit for unit, piece in zip(found, pieces, strict=True)
        ]
    return [unit for unit in found if unit.text.strip() or unit.block.marker]


def _pieces(block: Block) -> list[Piece]:
    if block.kind is BlockKind.PARAGRAPH:
        return pieces_of(block.text)
    return entries_of(block.text) if block.kind is BlockKind.LIST_ITEM else [Piece(0, len(block.text))]


def _with_kind(unit: Unit, first: Unit) -> Unit:
    """«2. …» behind «Mål 1. …» is a goal too."""
    kind = first.label.kind if first.label else None
    return replace(unit, label=replace(unit.label, kind=kind)) if unit.label else unit


def unit_of(block: Block) -> Unit:
    """A whole block as one unit."""
    return _unit(block, 0, len(block.text))


def _unit(block: Block, start: int, end: int, listed: bool = False) -> Unit:
    text = block.text[start:end]
    if block.kind is BlockKind.HEADING:
        return Unit(block, start, end, _label(text, loose=False) or _phrase(text))
    is_text = block.kind is BlockKind.PARAGRAPH
    label = _label(text, loose=is_text and start == 0) or (_named(text) if is_text else None)
    return Unit(block, start, end, label, listed=listed)


def _named(text: str) -> Label | None:
    """«Mål for skolen: …», «Hvordan gjør vi det? …»: what announces goals in a heading labels them before a colon, and
    a question labels its answers."""
    match = _name_before_colon().match(text)
    if match is not None and inside("attained", "told").search(match["name"]):
        return None
    kinds = classify(match["name"]).kinds if match else ()
    asked = match is not None and match["end"] == "?" and kinds[:1] == (ItemKind.STRATEGY,)
    if match is None or not (asked or kinds[:1] in {(ItemKind.GOAL,), (ItemKind.SUBGOAL,)}):
        return None
    return Label(match[0].rstrip(), None, kinds[0].value, 0, match.end())


@cache
def _name_before_colon() -> re.Pattern[str]:
    least, most = character_limit("name_least"), character_limit("name")
    return re.compile(rf"(?P<name>[A-ZÆØÅ][^:.!?]{{{least},{most}}})(?P<end>[:?])\s+(?=\S)")


def _phrase(text: str) -> Label | None:
    """A label with its goal behind it in one heading («Slik vil vi ha det Alle har hus», «Hovedmål Lia er trygg»), or
    with the numbers of several goals («Hovedmål B1 og B2: Arbeid»)."""
    label = read_label(text, loose=True)
    if label is None:
        return None
    stated = label.kind in {ItemKind.GOAL.value, ItemKind.SUBGOAL.value} and (
        is_duty(text[label.end :]) or is_state(text[label.end :])
    )
    return label if stated or len(label.text.split()) > 2 or read_label_row(text[label.end :])[0] else None


def _label(text: str, loose: bool) -> Label | None:
    """The label of a text; behind a chapter number the label proper («4.1 Hovedmål 1: …»)."""
    label = read_label(text, loose=loose)
    if label is None or label.kind is not None:
        return None if label is None or label.kind == "chapter" else _without_chapter(label)
    inner = read_label(text[label.end :])
    if inner is None or inner.kind in {None, "chapter"} or inner.number is None:
        return label
    return replace(inner, start=label.end + inner.start, end=label.end + inner.end)


def _without_chapter(label: Label) -> Label:
    """«6.2.3 Slik vil vi ha det:» has the number of its chapter, not of a goal; «12.1 Hovedmål 1:» has its own."""
    chapter, _, printed = label.text.partition(" ")
    if (
        label.number
        and label.number[-1].isdigit()
        and chapter[:1].isdigit()
        and printed.rstrip(" .:").endswith(label.number)
    ):
        return replace(label, text=printed)
    return replace(label, number=None) if label.number and label.text[:1].isdigit() else label


def _marker_number(marker: str | None) -> str | None:
    match = re.fullmatch(r"\(?(\d{1,4}(?:\.\d{1,3})*|[A-Za-zÆØÅæøå]\d{0,2})[.)]?", marker or "")
    return match[1] if match and marker not in {"o", "O"} else None
