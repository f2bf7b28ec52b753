"""A table part made into a draft: blocks of its cells, and how many rows are its header."""

from collections.abc import Sequence

from tracecheck.model.source import BlockKind
from tracecheck.readers.pdf.blocks import as_text, region_drafts
from tracecheck.readers.pdf.drafts import Draft, TableDraft
from tracecheck.readers.pdf.layout import TablePart
from tracecheck.readers.pdf.lines import TextLine
from tracecheck.readers.pdf.lists import with_depths
from tracecheck.readers.pdf.measures import Measures
from tracecheck.readers.pdf.tables import GridCell

Cells = Sequence[tuple[GridCell, tuple[Draft, ...]]]


def table_draft(part: TablePart, measures: Measures) -> Draft:
    """The draft of a table, with the blocks of each cell in order."""
    cells = tuple((cell, _cell_drafts(cell, lines, measures)) for cell, lines in part.cells)
    table = TableDraft(cells, part.grid.rows, part.grid.columns, _header_rows(cells, part.grid.rows), part.grid.ruled)
    return Draft((), BlockKind.TABLE, table=table)


def _cell_drafts(cell: GridCell, lines: Sequence[TextLine], measures: Measures) -> tuple[Draft, ...]:
    """The blocks of a cell; a number before the only block of a cell is its label, and no list."""
    drafts = region_drafts(lines, measures, right=cell.rect.x1 - 4)
    if len(drafts) == 1 and drafts[0].numbered:
        return (as_text(drafts[0]),)
    return tuple(with_depths(drafts))


def _header_rows(cells: Cells, rows: int) -> int:
    """Rows at the top that are bold, or shaded where the row below is not."""
    count = 0
    while count < min(rows - 1, 3) and (_bold_row(cells, count) or _shaded_header(cells, count)):
        if count and _is_section(cells, count):
            break
        count += 1
    if count and count == rows - 1 and rows > 2:
        return 1
    return count


def _is_section(cells: Cells, row: int) -> bool:
    """Whether one wide cell stands alone under the names of columns: it heads the rows below it."""
    inside = _row(cells, row)
    wide = len(inside) == 1 and inside[0][0].column == 0 and inside[0][0].column_span > 1
    return wide and len(_row(cells, row - 1)) > 1


def _row(cells: Cells, row: int) -> Cells:
    return [(cell, drafts) for cell, drafts in cells if cell.row == row and drafts]


def _bold_row(cells: Cells, row: int) -> bool:
    inside = _row(cells, row)
    return bool(inside) and all(draft.bold for _, drafts in inside for draft in drafts if draft.lines)


def _shaded_header(cells: Cells, row: int) -> bool:
    """Whether shading makes the row a header; below a bold one it may be the first of every second row."""
    if not _shaded_row(cells, row):
        return False
    striped = any(cell.shaded for cell, drafts in cells if cell.row > row and drafts)
    return not (row and striped and _bold_row(cells, row - 1))


def _shaded_row(cells: Cells, row: int) -> bool:
    """Whether the row is shaded, the row below is not, and no row above it is without shading."""
    inside, below = _row(cells, row), _row(cells, row + 1)
    shaded = all(cell.shaded for above in range(row + 1) for cell, _ in _row(cells, above))
    return bool(inside) and shaded and not any(cell.shaded for cell, _ in below)
