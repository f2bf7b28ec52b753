"""Blocks while they are made: without index and path, which are known only when the whole document is walked."""

from dataclasses import dataclass, replace

from tracecheck.model.source import BlockKind, CellRef, Style


@dataclass(frozen=True, slots=True)
class Anchor:
    """Characters `start` to `end` of a text that a comment is about."""

    comment: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A block to be. A heading without a level is one by its name or look; its level is found at the end."""

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

    def at(self, frame: int | None, cell: CellRef | None) -> "Draft":
        """This block inside a frame and a table cell."""
        return replace(self, frame=frame, cell=cell)

    @property
    def full_text(self) -> str:
        """The text with its marker before it."""
        return f"{self.marker} {self.text}" if self.marker else self.text


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
