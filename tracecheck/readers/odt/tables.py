"""Tables in grid columns: merged cells stand once, rows of the header are marked."""

from collections.abc import Iterator

from tracecheck.readers.archive import Element
from tracecheck.readers.odt.names import TABLE
from tracecheck.readers.odt.styles import StyleSheet
from tracecheck.readers.odt.text import repeated
from tracecheck.readers.wordprocessing.tables import Grid, GridCell

_COLUMNS = 63  # as in Word; a table of text is never wider
_ROWS = 2000  # a repeated row is empty; a larger number is a trick
_GROUPS = tuple(TABLE + name for name in ("table-rows", "table-row-group", "table-header-rows"))
_HEADER = TABLE + "table-header-rows"
_ROW = TABLE + "table-row"
_CELL = TABLE + "table-cell"
_COVERED = TABLE + "covered-table-cell"


def read_grid(table: Element, sheet: StyleSheet) -> Grid:
    """The grid of a `table:table`; rows without cells do not count."""
    rows = [each for each in _rows(table) if next(each.iterchildren(_CELL, _COVERED), None) is not None]
    cells = [cell for number, row in enumerate(rows, 1) for cell in _row_cells(row, number, len(rows), sheet)]
    columns = max((each.column + each.column_span - 1 for each in cells), default=0)
    return Grid(tuple(cells), len(rows), columns, _marked(rows), False)


def _rows(parent: Element) -> Iterator[Element]:
    for each in parent.iterchildren(_ROW, *_GROUPS):
        if each.tag == _ROW:
            yield from [each] * (1 if len(each) else repeated(each, "number-rows-repeated", _ROWS))
        else:
            yield from _rows(each)


def _marked(rows: list[Element]) -> int:
    """How many rows from the top are marked as header."""
    count = 0
    for row in rows:
        parent = row.getparent()
        if parent is None or parent.tag != _HEADER:
            break
        count += 1
    return count


def _row_cells(row: Element, number: int, rows: int, sheet: StyleSheet) -> Iterator[GridCell]:
    column = 1
    for each in row.iterchildren(_CELL, _COVERED):
        times = repeated(each, "number-columns-repeated", _COLUMNS)
        if column + times - 1 > _COLUMNS:
            return
        for place in range(column, column + times) if each.tag == _CELL else ():
            yield _cell(each, number, place, rows, sheet)
        column += times


def _cell(element: Element, row: int, column: int, rows: int, sheet: StyleSheet) -> GridCell:
    column_span = min(repeated(element, "number-columns-spanned", _COLUMNS), _COLUMNS - column + 1)
    row_span = min(repeated(element, "number-rows-spanned", _ROWS), rows - row + 1)
    return GridCell(element, row, column, column_span, _is_shaded(element, sheet), row_span)


def _is_shaded(cell: Element, sheet: StyleSheet) -> bool:
    """By its own style, or that of its row."""
    row = cell.getparent()
    names = (("table-cell", cell), ("table-row", row))
    return any(each is not None and (family, each.get(TABLE + "style-name")) in sheet.shaded for family, each in names)
