"""A table as rows and columns in which every position knows the cell that covers it."""

from dataclasses import replace

from tracecheck.model.source import Cell, Table
from tracecheck.parsers.tables.records import Row


def grid_rows(table: Table) -> tuple[Row, ...]:
    """All printed rows; a merged cell stands at every position that it covers."""
    covered: list[list[Cell | None]] = [[None] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        for row in range(cell.row - 1, min(cell.row - 1 + cell.row_span, table.rows)):
            for column in range(cell.column - 1, min(cell.column - 1 + cell.column_span, table.columns)):
                covered[row][column] = cell
    return tuple(_row(number, tuple(cells)) for number, cells in enumerate(covered, 1))


def _row(number: int, cells: tuple[Cell | None, ...]) -> Row:
    fresh = tuple(
        cell is not None and cell.row == number and cell.column == column for column, cell in enumerate(cells, 1)
    )
    return Row(number, cells, fresh)


def transposed(table: Table) -> Table:
    """The same table with rows and columns exchanged, for forms whose first column names the contents."""
    turned = [
        replace(cell, row=cell.column, column=cell.row, row_span=cell.column_span, column_span=cell.row_span)
        for cell in table.cells
    ]
    cells = tuple(sorted(turned, key=lambda cell: (cell.row, cell.column)))
    return replace(table, cells=cells, rows=table.columns, columns=table.rows, header_rows=0)


def merged(upper: Row, lower: Row) -> Row:
    """Two printed rows as one: cells that continue below get the blocks of both."""
    cells = tuple(
        _joined(above, below if fresh else None)
        for above, below, fresh in zip(upper.cells, lower.cells, lower.fresh, strict=True)
    )
    fresh = tuple(a or b for a, b in zip(upper.fresh, lower.fresh, strict=True))
    return replace(upper, cells=cells, fresh=fresh)


def _joined(above: Cell | None, below: Cell | None) -> Cell | None:
    if above is None or below is None:
        return above or below
    return replace(above, blocks=above.blocks + below.blocks)
