"""A sheet as its cells: what the readers of workbooks and of CSV hand to the search for tables."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell with text; row and column from 1, as the sheet numbers them. `text` keeps the line ends of the cell.

    `typed` is true for words, false for numbers and dates. `size` is in points.
    """

    row: int
    column: int
    text: str
    typed: bool = True
    bold: bool = False
    shaded: bool = False
    size: float | None = None

    @property
    def marked(self) -> bool:
        """Whether the cell looks like one of a header."""
        return self.bold or self.shaded


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, both ends included, from 1."""

    top: int
    left: int
    bottom: int
    right: int

    def covers(self, row: int, column: int) -> bool:
        """Whether a position lies in the rectangle."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(frozen=True, slots=True)
class SheetGrid:
    """The visible cells of a sheet. `name` is None for a file that is one sheet.

    `merges` are merged cells, each with its text (if any) at its top left visible position. `headers` are the header
    rows of what the workbook itself calls a table or a filtered list. `rows` and `columns` are the visible ones in
    order, up to the last that is used. `lines` are the lines of the file by row, for text files.
    """

    name: str | None
    cells: dict[tuple[int, int], SheetCell]
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    merges: tuple[Area, ...] = ()
    headers: tuple[Area, ...] = ()
    lines: dict[int, int] = field(default_factory=dict)


def column_name(column: int) -> str:
    """«A», «Z», «AA» for 1, 26, 27."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """«C7» for row 7, column 3."""
    return f"{column_name(column)}{row}"
