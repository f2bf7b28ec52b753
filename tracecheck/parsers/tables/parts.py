"""Tables whose header changes on the way down: «Mål | Status», and further down «Tiltak | Status»."""

from dataclasses import replace

from tracecheck.model.keys import text_key
from tracecheck.model.source import Cell, Table
from tracecheck.parsers.tables.columns import HeaderName, read_header
from tracecheck.parsers.tables.grid import grid_rows
from tracecheck.parsers.tables.header import header_rows, is_header
from tracecheck.parsers.tables.records import Row
from tracecheck.parsers.tables.texts import cell_text
from tracecheck.resources import load_data


def parts(table: Table) -> tuple[Table, ...]:
    """The table cut where a row names other columns of goals, measures or indicators than the header above."""
    rows = grid_rows(table)
    header = header_rows(table, rows)
    if not header:
        return (table,)
    above, starts = header, [0]
    for row in rows[header[-1].number : -1]:
        if _is_new_header(row, _roles(above)) and not _repeats(above[-1], row):
            above = (row,)
            starts.append(row.number - 1)
    ends = [*starts[1:], table.rows]
    return tuple(_cut(table, start, end) for start, end in zip(starts, ends, strict=True)) if starts[1:] else (table,)


def _roles(header: tuple[Row, ...]) -> frozenset[str]:
    """The roles of a header's names that hold items."""
    names = [_name(cell) for row in header for cell in row.cells]
    return frozenset(name.role for name in names if name.role in _subjects())


def _subjects() -> tuple[str, ...]:
    return (*load_data("columns")["kinds"], "indicator")


def _name(cell: Cell | None) -> HeaderName:
    return read_header(cell_text(cell))


def _is_new_header(row: Row, named: frozenset[str]) -> bool:
    """Whether every word of a row is a name of a column, and one names other items than the header above."""
    own = [cell for column, cell in enumerate(row.cells) if cell is not None and row.own(column) is cell]
    names = [_name(cell) for cell in own if cell_text(cell)]
    roles = _roles((row,))
    complete = len(names) > 1 and all(name.sure and name.role != "year" for name in names)
    return complete and len(own) == len(row.cells) and bool(roles) and roles != named and is_header(row)


def _repeats(above: Row, row: Row) -> bool:
    """Whether a row has all names of the header above, some of them with a title before («Trygghet Mål»)."""
    pairs = zip(above.cells, row.cells, strict=True)
    return all(text_key(cell_text(upper)) in text_key(cell_text(lower)) for upper, lower in pairs)


def _cut(table: Table, start: int, end: int) -> Table:
    """Rows `start` to `end` (from 0, end not included) as a table of their own; merged cells end at the cut."""
    cells = tuple(
        replace(cell, row=cell.row - start, row_span=min(cell.row_span, end - cell.row + 1))
        for cell in table.cells
        if start < cell.row <= end
    )
    marked = table.header_rows if start == 0 else 1
    return replace(table, cells=cells, rows=end - start, header_rows=min(marked, end - start))
