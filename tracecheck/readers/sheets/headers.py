"""The header of a table by its form: named so by the workbook, bold or shaded, or words over numbers."""

import re

from tracecheck.readers.sheets.grid import SheetCell
from tracecheck.readers.sheets.view import View
from tracecheck.resources import load_data

_YEAR = re.compile(r"(?:19|20)\d\d")


def marked_header(view: View, rows: tuple[int, ...], columns: tuple[int, ...]) -> int:
    """How many rows at the top the workbook calls the header, or shows as one; 0 for none."""
    return _named(view, rows, columns) or _marked(view, rows, columns)


def _named(view: View, rows: tuple[int, ...], columns: tuple[int, ...]) -> int:
    """The row that a filter or a table of the workbook has for its header."""
    most = int(load_data("sheets")["regions"]["most_header_rows"])
    for index, row in enumerate(rows[:most]):
        if any(area.top == row and area.left <= columns[-1] and area.right >= columns[0] for area in view.grid.headers):
            return index + 1
    return 0


def _marked(view: View, rows: tuple[int, ...], columns: tuple[int, ...]) -> int:
    """Rows whose cells are all bold or shaded, above others that are not; a heading of a group is none."""
    most = int(load_data("sheets")["regions"]["most_header_rows"])
    cells = [view.cells(row, columns) for row in rows[: most + 1]]
    count = 0
    while count < len(cells) and all(cell.marked for cell in cells[count]):
        count += 1
    while count and len(cells[count - 1]) < 2:
        count -= 1
    return count if count < len(rows) and count <= most else 0


def worded_header(view: View, rows: tuple[int, ...], columns: tuple[int, ...]) -> int:
    """One for a first row of short words or years, over a column of numbers that it names; else 0."""
    first = view.cells(rows[0], columns)
    if len(first) < len(columns) or len(rows) < 2 or not all(map(_is_name, first)):
        return 0
    return int(any(_counts(view, rows[1:], cell) for cell in first))


def _is_name(cell: SheetCell) -> bool:
    longest = int(load_data("sheets")["regions"]["header_characters"])
    return len(cell.text) <= longest and (cell.typed or bool(_YEAR.fullmatch(cell.text)))


def _counts(view: View, rows: tuple[int, ...], name: SheetCell) -> bool:
    """Whether most cells below a name are numbers."""
    below = [cell for row in rows if (cell := view.owners[row].get(name.column)) is not None]
    return bool(below) and sum(1 for cell in below if not cell.typed) * 2 > len(below)
