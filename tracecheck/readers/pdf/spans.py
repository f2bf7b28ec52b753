"""Cells that only seem to span columns: some table styles draw no rules between the columns of every second row."""

from collections.abc import Sequence
from dataclasses import replace

from tracecheck.readers.pdf.geometry import Rect
from tracecheck.readers.pdf.lines import segments, split_at_gaps
from tracecheck.readers.pdf.tables import Grid, GridCell
from tracecheck.readers.pdf.wordindex import WordIndex

_SLACK = 2.0


def divided(grid: Grid, words: WordIndex, page: int) -> Grid:
    """The grid with spanning cells cut where their words stand in the table's columns as in cells of their own."""
    sides = (*grid.columns, grid.rect.x1)
    cells = tuple(
        part for cell in grid.cells for part in (_parts(cell, sides, words, page) if cell.column_span > 1 else (cell,))
    )
    return replace(grid, cells=cells)


def _parts(cell: GridCell, sides: Sequence[float], words: WordIndex, page: int) -> tuple[GridCell, ...]:
    columns = range(cell.column, cell.column + cell.column_span)
    pieces = [piece.rect for part in segments(words.inside(cell.rect), page) for piece in split_at_gaps(part)]
    homes = [_home(piece, columns, sides) for piece in pieces]
    if None in homes or len(set(homes)) < 2:
        return (cell,)
    return tuple(
        replace(cell, column=column, column_span=1, rect=cell.rect._replace(x0=sides[column], x1=sides[column + 1]))
        for column in columns
    )


def _home(piece: Rect, columns: range, sides: Sequence[float]) -> int | None:
    """The column that holds the whole piece; None when it runs over a side."""
    return next((at for at in columns if sides[at] - _SLACK <= piece.x0 and piece.x1 <= sides[at + 1] + _SLACK), None)
