"""A grid seen with its merged cells: who owns each position, row by row."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from tracecheck.readers.limits import limit
from tracecheck.readers.sheets.grid import Area, SheetCell, SheetGrid


@dataclass(frozen=True, slots=True)
class View:
    """`owners` has, for each visible row with text, the cell that covers each of its columns.

    `left` is the first column with text, `widest` how many cells the fullest row has.
    """

    grid: SheetGrid
    owners: dict[int, dict[int, SheetCell]]
    left: int
    widest: int

    def cells(self, row: int, columns: Iterable[int]) -> list[SheetCell]:
        """The different cells of a row within some columns, from the left."""
        there = self.owners.get(row, {})
        found: list[SheetCell] = []
        for column in columns:
            cell = there.get(column)
            if cell is not None and (not found or found[-1] is not cell):
                found.append(cell)
        return found

    def used(self, rows: Iterable[int], columns: Iterable[int]) -> list[int]:
        """Those of the columns that have text in some of the rows."""
        wanted = list(rows)
        return [column for column in columns if any(column in self.owners.get(row, ()) for row in wanted)]


def view_of(grid: SheetGrid) -> View:
    """The grid with every position that a merged cell covers; hidden rows and columns are left out."""
    rows, columns = frozenset(grid.rows), frozenset(grid.columns)
    owners: dict[int, dict[int, SheetCell]] = {}
    for cell in grid.cells.values():
        if cell.row in rows and cell.column in columns:
            owners.setdefault(cell.row, {})[cell.column] = cell
    room = limit("sheets", "cells")
    for area in grid.merges:
        merged = grid.cells.get((area.top, area.left))
        covered = _positions(area, grid) if merged is not None else []
        room -= len(covered)
        if merged is None or room < 0:  # overlapping merges without end: a damaged or hostile file
            continue
        for row, column in covered:
            owners.setdefault(row, {})[column] = merged
    left_column = min((min(there) for there in owners.values()), default=1)
    widest = max((len({id(cell) for cell in there.values()}) for there in owners.values()), default=0)
    return View(grid, owners, left_column, widest)


def _positions(area: Area, grid: SheetGrid) -> list[tuple[int, int]]:
    """The visible positions of a merged cell within the part of the sheet that is used; text under it is not seen."""
    rows = grid.rows[bisect_left(grid.rows, area.top) : bisect_right(grid.rows, area.bottom)]
    columns = grid.columns[bisect_left(grid.columns, area.left) : bisect_right(grid.columns, area.right)]
    return [(row, column) for row in rows for column in columns]
