"""Blocks while they are made: without index and path, which are known only when the whole document is walked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tracecheck.model.source import BlockKind, CellRef, Style


@dataclass(frozen=True, slots=True)
class Anchor:
    """Characters `start` to `end` of a text that a comment is about."""

    comment: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Characters `start` to `end` of a text are those of text element number `element` of the file, from its character
    `offset` on, one for one. Noted where somebody wants to write into the file (`readers.docx.origins`)."""

    start: int
    end: int
    element: int
    offset: int

    def within(self, start: int, end: int) -> "Origin | None":
        """What of it is in this part of the text, with positions in the part; None for nothing."""
        first, last = max(self.start, start), min(self.end, end)
        moved = Origin(first - start, last - start, self.element, self.offset + first - self.start)
        return moved if first < last else None


def origins_within(origins: Iterable[Origin], start: int, end: int) -> tuple[Origin, ...]:
    """Of each the part that is in these characters."""
    return tuple(found for each in origins if (found := each.within(start, end)) is not None)


@dataclass(frozen=True, slots=True)
class Draft:
    """A block to be. A heading without a level is one by its name or look; its level is found at the end.

    `is_bare_number`: an empty paragraph in a table cell that shows nothing but its list number. `note` is the id of a
    footnote or endnote; its kind is the name of its style.
    """

    kind: BlockKind
    text: str
    level: int | None = None
    marker: str | None = None
    style: Style = Style()
    frame: int | None = None
    cell: CellRef | None = None
    table: "TableDraft | None" = None
    anchors: tuple[Anchor, ...] = ()
    is_caption: bool = False
    is_bare_number: bool = False
    origins: tuple[Origin, ...] = ()
    note: str | None = None

    def at(self, frame: int | None, cell: CellRef | None) -> "Draft":
        """This block inside a frame and a table cell."""
        return replace(self, frame=frame, cell=cell)

    def without_start(self, length: int) -> "Draft":
        """This block without its first characters; every position moves along."""
        spans = tuple((max(start - length, 0), end - length) for start, end in self.style.bold_spans if end > length)
        anchors = tuple(
            Anchor(each.comment, max(each.start - length, 0), each.end - length)
            for each in self.anchors
            if each.end > length
        )
        origins = origins_within(self.origins, length, len(self.text))
        style = replace(self.style, bold_spans=spans)
        return replace(self, text=self.text[length:], style=style, anchors=anchors, origins=origins)

    @property
    def full_text(self) -> str:
        """The text with its marker before it."""
        return f"{self.marker} {self.text}" if self.marker else self.text


def heading_of(drafts: Sequence[Draft]) -> str | None:
    """The words of the last heading among them."""
    return next((each.text for each in reversed(drafts) if each.kind is BlockKind.HEADING), None)


@dataclass(frozen=True, slots=True)
class CellDraft:
    """A table cell to be, at its top left corner; rows and columns from 1."""

    row: int
    column: int
    drafts: tuple[Draft, ...]
    row_span: int
    column_span: int
    shaded: bool


@dataclass(frozen=True, slots=True)
class TableDraft:
    """A table to be."""

    number: int
    cells: tuple[CellDraft, ...]
    rows: int
    columns: int
    header_rows: int
