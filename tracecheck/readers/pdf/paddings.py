"""Grids whose cells are drawn as a box in a box: the strips between inner and outer box are no columns."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tracecheck.readers.pdf.geometry import union
from tracecheck.readers.pdf.lines import TextLine
from tracecheck.readers.pdf.tables import GridCell

_WIDEST = 14.0
Filled = tuple[GridCell, tuple[TextLine, ...]]


def without_paddings(cells: Sequence[Filled], columns: Sequence[float]) -> list[Filled]:
    """The cells with each narrow column that has no text of its own made one with the column it pads."""
    found = list(cells)
    widths = [right - left for left, right in pairwise(columns)]
    for column in range(len(widths) - 1, -1, -1):
        narrow = [number for number in (column, column + 1) if number < len(widths) and widths[number] <= _WIDEST]
        if any(not _has_text(found, number) for number in narrow) and not _is_border(found, column):
            found = _merged(found, column)
            if column + 1 < len(widths):
                widths[column] += widths.pop(column + 1)
            else:
                widths.pop(column)
    return found


def _is_border(cells: Sequence[Filled], column: int) -> bool:
    """Whether a cell with text that spans columns has its right or left side behind `column`."""
    return any(
        lines and cell.column_span > 1 and (cell.column == column + 1 or cell.column + cell.column_span - 1 == column)
        for cell, lines in cells
    )


def _has_text(cells: Sequence[Filled], column: int) -> bool:
    return any(lines and cell.column == column and cell.column_span == 1 for cell, lines in cells)


def _merged(cells: Sequence[Filled], column: int) -> list[Filled]:
    """Column `column` and the next as one; what starts right of them moves one to the left."""
    merged: dict[tuple[int, int], Filled] = {}
    for cell, lines in cells:
        inside = cell.column <= column < cell.column + cell.column_span - 1
        moved = replace(
            cell,
            column=cell.column - (cell.column > column),
            column_span=max(1, cell.column_span - inside),
        )
        key = (moved.row, moved.column)
        before = merged.get(key)
        if before is None:
            merged[key] = (moved, lines)
        else:
            merged[key] = _together(before, (moved, lines))
    return list(merged.values())


def _together(one: Filled, other: Filled) -> Filled:
    """Two cells that now stand in one column; the text is in one of them only."""
    cell = replace(
        one[0],
        column_span=max(one[0].column_span, other[0].column_span),
        row_span=max(one[0].row_span, other[0].row_span),
        rect=union([one[0].rect, other[0].rect]),
    )
    return cell, one[1] or other[1]
