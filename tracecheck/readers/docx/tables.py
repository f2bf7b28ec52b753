"""Tables in grid columns: merged cells stand once, header rows are marked or printed so by the table style."""

from collections.abc import Iterator

from tracecheck.readers.archive import Element
from tracecheck.readers.docx.names import attribute, child, children, number, on, value
from tracecheck.readers.wordprocessing.styles import StyleSheet
from tracecheck.readers.wordprocessing.tables import Grid, GridCell

_WORD_COLUMNS = 63  # Word has no wider tables; a larger span is damage
_FIRST_ROW_BIT = 0x0020  # of w:tblLook (17.4.56)
_NO_SHADE = frozenset((None, "auto", "FFFFFF", "ffffff"))


def read_grid(table: Element, sheet: StyleSheet) -> Grid:
    """The grid of a plain `w:tbl`; rows without cells do not count."""
    cells: list[GridCell] = []
    open_merges: dict[int, GridCell] = {}
    rows = [each for each in children(table, "tr") if next(children(each, "tc"), None) is not None]
    for row_number, row in enumerate(rows, 1):
        open_merges = _read_row(row, row_number, cells, open_merges)
    columns = max((each.column + each.column_span - 1 for each in cells), default=0)
    return Grid(tuple(cells), len(rows), columns, _marked(rows), _styled_first_row(table, sheet))


def _read_row(row: Element, row_number: int, cells: list[GridCell], above: dict[int, GridCell]) -> dict[int, GridCell]:
    """Adds the cells of a row; returns the vertical merges that may go on in the next row, by column."""
    going_on: dict[int, GridCell] = {}
    for element, column, span in _row_cells(row):
        properties = child(element, "tcPr")
        merge = child(properties, "vMerge")
        begun = above.get(column)
        if merge is not None and attribute(merge) != "restart" and begun is not None:
            begun.row_span += 1
            going_on[column] = begun
            continue
        cells.append(GridCell(element, row_number, column, span, _is_shaded(properties)))
        if merge is not None:
            going_on[column] = cells[-1]
    return going_on


def _row_cells(row: Element) -> Iterator[tuple[Element, int, int]]:
    """(cell, first grid column from 1, columns spanned) of each cell of a row."""
    column = 1 + _columns(value(child(row, "trPr"), "gridBefore"), 0)
    for element in children(row, "tc"):
        span = _columns(value(child(element, "tcPr"), "gridSpan"), 1)
        yield element, column, span
        column += span


def _columns(text: str | None, least: int) -> int:
    return min(max(number(text) or least, least), _WORD_COLUMNS)


def _is_shaded(properties: Element | None) -> bool:
    return attribute(child(properties, "shd"), "fill") not in _NO_SHADE


def _marked(rows: list[Element]) -> int:
    """How many rows from the top are marked to be repeated on each page."""
    count = 0
    for row in rows:
        if not on(child(row, "trPr"), "tblHeader"):
            break
        count += 1
    return count


def _styled_first_row(table: Element, sheet: StyleSheet) -> bool:
    properties = child(table, "tblPr")
    if not sheet.style(value(properties, "tblStyle")).first_row_stands_out:
        return False
    look = child(properties, "tblLook")
    if attribute(look, "firstRow") is not None:
        return attribute(look, "firstRow") in ("1", "true", "on")
    try:
        return bool(int(attribute(look) or "0", 16) & _FIRST_ROW_BIT)
    except ValueError:
        return False
