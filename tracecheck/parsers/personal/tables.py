"""Tables without the rows and columns on the leader's own development."""

from dataclasses import replace

from tracecheck.model.source import Cell, Table
from tracecheck.parsers.personal.names import (
    is_column_of_layers,
    is_leader_layer,
    is_leader_word,
    names_leader,
    names_other_layer,
)
from tracecheck.parsers.tables.columns import read_header
from tracecheck.parsers.tables.grid import grid_rows
from tracecheck.parsers.tables.groups import spans_all
from tracecheck.parsers.tables.records import Row
from tracecheck.parsers.tables.texts import cell_text, filled


def without_leader(table: Table) -> Table | None:
    """The table without what is about the leader; the same table where nothing is, None where nothing is left."""
    rows = grid_rows(table)
    if (table.caption and names_leader(table.caption, layered=True)) or _is_all_personal(rows):
        return None
    columns = _personal_columns(rows)
    dropped = _personal_rows(rows)
    if not columns and not dropped:
        return table
    kept = _without_rows(_without_columns(table, columns), dropped)
    return kept if kept.rows > (1 if _header(rows) and 1 not in dropped else 0) else None


def _header(rows: tuple[Row, ...]) -> Row | None:
    """The first row of several cells with words, when it holds the names of columns."""
    row = next((each for each in rows if len(_texts(each)) > 1), None)
    return row if row is not None and any(read_header(text).sure for text in _texts(row)) else None


def _texts(row: Row) -> list[str]:
    return [text for column in range(len(row.cells)) if (text := cell_text(row.own(column)))]


def _is_all_personal(rows: tuple[Row, ...]) -> bool:
    """The first column is headed with the leader's own development."""
    header = _header(rows)
    return header is not None and header.cells[0] is not None and is_leader_layer(cell_text(header.cells[0]))


def _personal_columns(rows: tuple[Row, ...]) -> frozenset[int]:
    """The columns, from 1, whose name is that of the layer."""
    header = _header(rows)
    cells = enumerate(header.cells, 1) if header is not None else ()
    return frozenset(number for number, cell in cells if is_leader_layer(cell_text(cell)))


def _personal_rows(rows: tuple[Row, ...]) -> frozenset[int]:
    """The rows, from 1, that a cell of theirs or a row above gives to the leader."""
    header = _header(rows)
    layers = _columns_of_layers(header)
    found: set[int] = set()
    headed, column = False, None
    for row in rows:
        if row is header:
            continue
        headed = _is_headed(row, headed)
        column = _naming_column(row, layers, column)
        if headed or column is not None:
            found.add(row.number)
    return frozenset(found)


def _columns_of_layers(header: Row | None) -> frozenset[int]:
    cells = enumerate(header.cells) if header is not None else ()
    return frozenset(index for index, cell in cells if is_column_of_layers(cell_text(cell)))


def _is_headed(row: Row, before: bool) -> bool:
    """A row of one cell that names the layer heads the rows below it, up to the next that heads others."""
    texts = _texts(row)
    if len(texts) != 1:
        return before
    if is_leader_layer(texts[0]) or is_leader_word(texts[0]):
        return True
    return before and not (names_other_layer(texts[0]) or spans_all(row))


def _naming_column(row: Row, layers: frozenset[int], before: int | None) -> int | None:
    """The column whose cell gives the row to the leader; one that is blank goes on with the cell above."""
    for index, cell in enumerate(row.cells):
        text = cell_text(cell)
        if is_leader_layer(text) or (index in layers and is_leader_word(text)):
            return index
    goes_on = before is not None and not filled(row.cells[before])
    return before if goes_on else None


def _without_columns(table: Table, columns: frozenset[int]) -> Table:
    cells = (replace(cell, blocks=()) if cell.column in columns else cell for cell in table.cells)
    return replace(table, cells=tuple(cells))


def _without_rows(table: Table, dropped: frozenset[int]) -> Table:
    left = [number for number in range(1, table.rows + 1) if number not in dropped]
    moved = {old: new for new, old in enumerate(left, 1)}
    cells = tuple(kept for cell in table.cells if (kept := _moved(cell, moved)) is not None)
    headers = sum(1 for number in left if number <= table.header_rows)
    return replace(table, cells=cells, rows=len(left), header_rows=headers)


def _moved(cell: Cell, moved: dict[int, int]) -> Cell | None:
    rows = [moved[number] for number in range(cell.row, cell.row + cell.row_span) if number in moved]
    return replace(cell, row=rows[0], row_span=len(rows)) if rows else None
