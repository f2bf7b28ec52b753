"""Blocks in the making: lines with a kind, before they get numbers, headings above and places."""

from dataclasses import dataclass

from tracecheck.model.source import BlockKind
from tracecheck.readers.pdf.lines import TextLine
from tracecheck.readers.pdf.tables import GridCell


@dataclass(frozen=True, slots=True)
class TableDraft:
    """Cells with their finished drafts; row numbers run on over the pages that were put together."""

    cells: tuple[tuple[GridCell, tuple["Draft", ...]], ...]
    rows: int
    columns: tuple[float, ...]
    header_rows: int = 0
    ruled: bool = True
    continues: bool = False
    caption: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A block in the making. `marker_x` and `text_x` say where the first line's marker and text start.

    `small_box`: the box is narrower than half the page. `printed` is a list item's first line with its marker.
    `frame` is (page, number of the box on it). `level` is a list depth from 0 or a heading level from 1.
    """

    lines: tuple[TextLine, ...]
    kind: BlockKind
    marker: str | None = None
    numbered: bool = False
    marker_x: float = 0.0
    text_x: float = 0.0
    right: float = 0.0
    frame: tuple[int, int] | None = None
    level: int | None = None
    table: TableDraft | None = None
    printed: TextLine | None = None
    small_box: bool = False

    @property
    def size(self) -> float:
        return self.lines[0].size if self.lines else 0.0

    @property
    def bold(self) -> bool:
        return bool(self.lines) and all(line.bold for line in self.lines)
