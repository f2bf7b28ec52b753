"""Printed columns: ruling lines and shading often cut one column of a table into several, or leave empty ones."""

from dataclasses import replace

from tracecheck.model.source import Cell
from tracecheck.parsers.tables.records import Row
from tracecheck.parsers.tables.texts import cell_text, filled


def folded(rows: tuple[Row, ...], header: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows with columns put together that are one column in print.

    Two neighbours are one when one header cell stands over both, or one of them has no name, and they are not filled
    side by side; without a header, when one of them is empty throughout.
    """
    if not rows:
        return rows
    last = header[-1].number if header else 0
    body = tuple(row for row in rows if row.number > last)
    groups: list[list[int]] = []
    for column in range(len(rows[0].cells)):
        if groups and _are_one(groups[-1], column, header, body):
            groups[-1].append(column)
        else:
            groups.append([column])
    if len(groups) == len(rows[0].cells):
        return rows
    return tuple(_folded_row(row, groups) for row in rows)


def _are_one(group: list[int], column: int, header: tuple[Row, ...], body: tuple[Row, ...]) -> bool:
    if not header:
        return _is_empty([column], body) or _is_empty(group, body)
    named_left = any(_name(each, header) for each in group)
    named_right = bool(_name(column, header))
    if named_left and named_right and not _same_header(group[-1], column, header):
        return False
    if not named_right and _leans_right(group, column, body):
        return False
    return not any(_side_by_side(row, group, column) for row in body)


def _leans_right(group: list[int], column: int, body: tuple[Row, ...]) -> bool:
    """Whether cells of the body reach from a nameless column to the next one, and not to the one before."""
    pairs = [(row.cells[group[-1]], *row.cells[column : column + 2]) for row in body]
    return any(len(pair) > 2 and pair[1] is pair[2] is not None and pair[0] is not pair[1] for pair in pairs)


def _is_empty(columns: list[int], body: tuple[Row, ...]) -> bool:
    return not any(filled(row.own(column)) for row in body for column in columns)


def _name(column: int, header: tuple[Row, ...]) -> str:
    return " ".join(filter(None, (cell_text(row.cells[column]) for row in header)))


def _same_header(left: int, right: int, header: tuple[Row, ...]) -> bool:
    """Whether every header cell over the one column stands over the other too."""
    return all(row.cells[left] is row.cells[right] for row in header)


def _side_by_side(row: Row, group: list[int], column: int) -> bool:
    right = row.cells[column]
    if not filled(right):
        return False
    return any(filled(row.cells[each]) and row.cells[each] is not right for each in group)


def _folded_row(row: Row, groups: list[list[int]]) -> Row:
    cells = tuple(_folded_cell(row, group) for group in groups)
    fresh = tuple(
        any(row.fresh[column] for column in group if cell is None or filled(row.cells[column]) or not filled(cell))
        for group, cell in zip(groups, cells, strict=True)
    )
    return replace(row, cells=cells, fresh=fresh)


def _folded_cell(row: Row, group: list[int]) -> Cell | None:
    distinct: list[Cell] = []
    for column in group:
        cell = row.cells[column]
        if cell is not None and all(cell is not other for other in distinct):
            distinct.append(cell)
    said = [cell for cell in distinct if filled(cell)]
    if len(said) > 1:
        return replace(said[0], blocks=tuple(block for cell in said for block in cell.blocks))
    return said[0] if said else next(iter(distinct), None)
