"""Names and values side by side without rules: «Periode:» left, «1.1.–31.12.2026» right, row below row."""

from collections.abc import Sequence

from tracecheck.readers.pdf.geometry import Rect, union
from tracecheck.readers.pdf.lines import TextLine, rows_of
from tracecheck.readers.pdf.tables import Grid, GridCell

_FEWEST = 3
_FARTHEST = 2.6
_SLACK = 3.0
_MOST_WRAPPED = 3
Row = list[TextLine]


def keyed_grids(parts: Sequence[TextLine]) -> list[Grid]:
    """Grids of two columns: rows whose left part ends with a colon, and lines under the right part only."""
    grids: list[Grid] = []
    current: list[Row] = []
    for parts_of_row in rows_of(parts):
        row = sorted(parts_of_row, key=lambda part: part.rect.x0)
        if current and not _goes_on(current, row):
            grids += _closed(current)
            current = []
        if current or _is_pair(row):
            current.append(row)
    return grids + _closed(current)


def _is_pair(row: Row) -> bool:
    return len(row) == 2 and row[0].text.rstrip().endswith(":") and row[1].rect.x0 - row[0].rect.x1 > row[0].size


def _goes_on(current: Sequence[Row], row: Row) -> bool:
    first, last = next(one for one in current if len(one) == 2), current[-1]
    if row[0].baseline - last[0].baseline > _FARTHEST * last[0].size:
        return False
    if _is_pair(row):
        return all(abs(a.rect.x0 - b.rect.x0) <= _SLACK for a, b in zip(first, row, strict=True))
    wrapped = len(row) == 1 and abs(row[0].rect.x0 - first[1].rect.x0) <= _SLACK
    return wrapped and sum(len(one) == 1 for one in current[-_MOST_WRAPPED:]) < _MOST_WRAPPED


def _closed(rows: Sequence[Row]) -> list[Grid]:
    pairs = [row for row in rows if len(row) == 2]
    if len(pairs) < _FEWEST:
        return []
    area = union(part.rect for row in rows for part in row)
    middle = min(row[1].rect.x0 for row in pairs) - 2
    sides = [area.x0 - 2, middle, area.x1 + 2]
    tops = [*(min(part.rect.top for part in row) - 1 for row in pairs), area.bottom + 1]
    cells = tuple(
        GridCell(row, column, 1, 1, Rect(sides[column], tops[row], sides[column + 1], tops[row + 1]))
        for row in range(len(pairs))
        for column in range(2)
    )
    return [Grid(Rect(sides[0], tops[0], sides[2], tops[-1]), cells, len(pairs), (sides[0], middle), ruled=False)]
