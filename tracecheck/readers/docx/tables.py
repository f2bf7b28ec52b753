"""Tables in grid columns: merged cells stand once, header rows are told by mark or by look."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracecheck.model.source import BlockKind
from tracecheck.readers.docx.draft import CellDraft, Draft, TableDraft
from tracecheck.readers.docx.names import Element, attribute, child, children, number, on, value
from tracecheck.readers.docx.styles import StyleSheet

_WORD_COLUMNS = 63  # Word has no wider tables; a larger span is damage
_FIRST_ROW_BIT = 0x0020  # of w:tblLook (17.4.56)
_NO_SHADE = frozenset((None, "auto", "FFFFFF", "ffffff"))


@dataclass(slots=True)
class GridCell:
    """A cell at its top left corner; `row_span` grows while merged cells follow below."""

    element: Element
    row: int
    column: int
    column_span: int
    shaded: bool
    row_span: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table in row order, and how many rows are marked as header; `first_row_stands_out` by style."""

    cells: tuple[GridCell, ...]
    rows: int
    columns: int
    marked_header_rows: int
    first_row_stands_out: bool


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


def table_draft(grid: Grid, table_number: int, contents: Sequence[tuple[Draft, ...]]) -> Draft:
    """The table block; `contents` are the blocks of the grid's cells, in the same order."""
    cells = tuple(
        CellDraft(each.row, each.column, drafts, each.row_span, each.column_span, each.shaded)
        for each, drafts in zip(grid.cells, contents, strict=True)
    )
    header_rows = min(grid.marked_header_rows or _header_by_look(grid, cells), grid.rows)
    return Draft(
        kind=BlockKind.TABLE, text="", table=TableDraft(table_number, cells, grid.rows, grid.columns, header_rows)
    )


def _header_by_look(grid: Grid, cells: tuple[CellDraft, ...]) -> int:
    """Rows from the top that stand out by bold letters or shade; 0 when none does, or all do."""
    if grid.rows < 2:
        return 0
    first = [each for each in cells if each.row == 1]
    if not grid.first_row_stands_out and not _stands_out(first):
        return 0
    header = max(each.row_span for each in first)
    under_a_title = len(first) == 1 and _stands_out([each for each in cells if each.row == 2])
    header = max(header, 2 if under_a_title else 1)
    if grid.first_row_stands_out:
        return header
    others = [[each for each in cells if each.row == row] for row in range(header + 1, grid.rows + 1)]
    return 0 if all(_stands_out(row) for row in others) else header


def _stands_out(row: Sequence[CellDraft]) -> bool:
    """Whether the cells with text are all bold, or all cells are shaded."""
    filled = [each for each in row if each.drafts]
    if not filled:
        return False
    bold = all(draft.style.bold for each in filled for draft in each.drafts)
    return bold or all(each.shaded for each in row)
