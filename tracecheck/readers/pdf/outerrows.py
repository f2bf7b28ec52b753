"""First and last rows that stand just outside a table's shading or rules: their words belong to the table's columns."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tracecheck.readers.pdf.geometry import Rect, union
from tracecheck.readers.pdf.lines import TextLine, rows_of, split_at_gaps
from tracecheck.readers.pdf.tables import Grid, GridCell

_FARTHEST = 0.9
_WRAPPED = 0.4
_SLACK = 3.0
_MOST_LINES = 3


def with_outer_rows(grid: Grid, parts: Sequence[TextLine]) -> Grid:
    """The grid with the bold header row above it, and with the row below it when only every second row is shaded.

    `parts` are the page's lines in parts.
    """
    if len(grid.columns) < 2 or grid.rows < 2:
        return grid
    upright = [part for part in parts if not part.angle]
    return _with_last_row(_with_header(grid, upright), upright)


def _with_header(grid: Grid, parts: Sequence[TextLine]) -> Grid:
    above = [part for part in parts if part.rect.bottom <= grid.rect.top + _SLACK]
    lines = sorted(rows_of(above), key=lambda row: -row[0].baseline)
    header = _outer_row(grid, lines, below=False)
    if not header or not all(piece.bold for piece in header) or _first_row_is_bold(grid, parts):
        return grid
    top = union(piece.rect for piece in header).top - 1
    cells = _cells(grid, 0, top, grid.rect.top)
    moved = tuple(replace(cell, row=cell.row + 1) for cell in grid.cells)
    return replace(grid, rect=grid.rect._replace(top=top), cells=(*cells, *moved), rows=grid.rows + 1)


def _with_last_row(grid: Grid, parts: Sequence[TextLine]) -> Grid:
    shaded = {cell.row for cell in grid.cells if cell.shaded}
    if grid.rows - 1 not in shaded or grid.rows - 2 in shaded:
        return grid
    under = [part for part in parts if part.rect.top >= grid.rect.bottom - _SLACK]
    row = _outer_row(grid, rows_of(under), below=True)
    if not row or all(piece.bold for piece in row):
        return grid
    bottom = union(piece.rect for piece in row).bottom + 1
    cells = _cells(grid, grid.rows, grid.rect.bottom, bottom)
    return replace(grid, rect=grid.rect._replace(bottom=bottom), cells=(*grid.cells, *cells), rows=grid.rows + 1)


def _cells(grid: Grid, row: int, top: float, bottom: float) -> tuple[GridCell, ...]:
    sides = pairwise((*grid.columns, grid.rect.x1))
    return tuple(GridCell(row, column, 1, 1, Rect(x0, top, x1, bottom)) for column, (x0, x1) in enumerate(sides))


def _outer_row(grid: Grid, lines: Sequence[Sequence[TextLine]], below: bool) -> list[TextLine]:
    edge = grid.rect.bottom if below else grid.rect.top
    return outer_row((*grid.columns, grid.rect.x1), edge, lines, below)


def outer_row(sides: Sequence[float], edge: float, lines: Sequence[Sequence[TextLine]], below: bool) -> list[TextLine]:
    """The pieces of the row next to `edge`, with text in all columns but one at most; empty when there is none.

    `lines` are the page's lines in parts, those next to the edge first; `sides` are those of the columns.
    """
    found: list[TextLine] = []
    distance = _FARTHEST
    for line in lines[:_MOST_LINES]:
        pieces = [piece for part in line for piece in split_at_gaps(part)]
        area = union(piece.rect for piece in pieces)
        gap = area.top - edge if below else edge - area.bottom
        if gap > distance * pieces[0].size or not all(_in_one_column(piece.rect, sides) for piece in pieces):
            break
        found += pieces
        edge, distance = (area.bottom if below else area.top), _WRAPPED
    filled = {sum(piece.rect.x0 >= side - _SLACK for side in sides) for piece in found}
    return found if len(filled) >= max(2, len(sides) - 2) else []


def _in_one_column(rect: Rect, sides: Sequence[float]) -> bool:
    return any(left - _SLACK <= rect.x0 and rect.x1 <= right + _SLACK for left, right in pairwise(sides))


def _first_row_is_bold(grid: Grid, parts: Sequence[TextLine]) -> bool:
    first = [cell.rect for cell in grid.cells if cell.row == 0]
    inside = [part for part in parts if any(rect.holds(part.rect) for rect in first)]
    return bool(inside) and all(part.bold for part in inside)
