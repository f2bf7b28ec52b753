"""Tables in grid columns: merged cells stand once, header rows are told by mark or by look."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracecheck.model.source import BlockKind
from tracecheck.readers.archive import Element
from tracecheck.readers.wordprocessing.draft import CellDraft, Draft, TableDraft


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
