"""Which rows and columns of a sheet are seen, and what is hidden of it."""

from dataclasses import dataclass, replace
from itertools import pairwise

from tracecheck.readers.limits import limit
from tracecheck.readers.sheets.grid import Area
from tracecheck.readers.sheets.worksheet import RawCell, RawSheet


@dataclass(frozen=True, slots=True)
class Visible:
    """The cells and merged cells that are seen, and the cells that were hidden by hand."""

    cells: tuple[RawCell, ...]
    merges: tuple[Area, ...]
    hidden: tuple[RawCell, ...]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]


def visible_part(sheet: RawSheet, filters: tuple[Area, ...]) -> Visible:
    """What is seen of a sheet, with the rows that only a filter or a closed outline hides.

    A merged cell whose first row or column is hidden shows its text in what is left of it.
    """
    rows = frozenset(row for row in sheet.hidden_rows if not any(each.top < row <= each.bottom for each in filters))
    columns = frozenset(
        column
        for first, last in sheet.hidden_columns
        for column in range(first, min(last, limit("sheets", "columns")) + 1)
    )
    moved = {(area.top, area.left): _shown(area, rows, columns) for area in sheet.merges}
    cells = tuple(_moved(cell, moved) for cell in sheet.cells)
    seen = tuple(cell for cell in cells if cell.row not in rows and cell.column not in columns)
    hidden = tuple(cell for cell in cells if cell.row in rows or cell.column in columns)
    return Visible(seen, tuple(area for area in moved.values() if area is not None), hidden, rows, columns)


def _shown(area: Area, rows: frozenset[int], columns: frozenset[int]) -> Area | None:
    """The part of a merged cell from its first visible row and column on; None when nothing is seen of it."""
    top = next((row for row in range(area.top, area.bottom + 1) if row not in rows), None)
    left = next((column for column in range(area.left, area.right + 1) if column not in columns), None)
    return None if top is None or left is None else Area(top, left, area.bottom, area.right)


def _moved(cell: RawCell, moved: dict[tuple[int, int], Area | None]) -> RawCell:
    area = moved.get((cell.row, cell.column))
    return cell if area is None else replace(cell, row=area.top, column=area.left)


def rows_with_gaps(used: set[int], merges: tuple[Area, ...], hidden: frozenset[int]) -> tuple[int, ...]:
    """The rows to look at: those with text or inside a merged cell, and one blank row wherever there are any.

    `used` are the rows with text; what lies beyond the last of them is not looked at.
    """
    last = max(used, default=0)
    found = set(used)
    for area in merges:
        if len(found) < 2 * limit("sheets", "rows"):
            stop = min(area.bottom, last, area.top + limit("sheets", "rows"))
            found.update(row for row in range(area.top, stop + 1) if row not in hidden)
    gaps = {_gap(before, row, hidden) for before, row in pairwise(sorted(found))}
    return tuple(sorted(found | {gap for gap in gaps if gap is not None}))


def _gap(before: int, row: int, hidden: frozenset[int]) -> int | None:
    """The first visible row between two rows."""
    return next((each for each in range(before + 1, row) if each not in hidden), None)
