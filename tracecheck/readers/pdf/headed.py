"""Tables that only their header row tells of: columns stand under its words, cells may be centred in their rows."""

from collections.abc import Sequence
from itertools import pairwise

from tracecheck.readers.pdf.characters import Word
from tracecheck.readers.pdf.geometry import Rect, union
from tracecheck.readers.pdf.lines import TextLine, make_line, rows_of
from tracecheck.readers.pdf.tables import Grid, GridCell
from tracecheck.readers.pdf.textcolumns import are_headings, is_running_text

_FEWEST_COLUMNS = 3
_FEWEST_LINES = 4
_FEWEST_STARTS = 2
_NARROWEST_GAP = 2.5
_ALIGNED = 1.5
Interval = tuple[float, float]


def headed_grids(parts: Sequence[TextLine]) -> list[Grid]:
    """Grids under header rows of three bold columns or more, as far down as nothing crosses the columns."""
    found: list[Grid] = []
    for header in _headers(parts):
        top = min(part.rect.top for part in header)
        if any(grid.rect.top <= top <= grid.rect.bottom for grid in found):
            continue
        grid = _grid_below(header, parts)
        if grid is not None:
            found.append(grid)
    return found


def _headers(parts: Sequence[TextLine]) -> list[list[TextLine]]:
    """Rows of bold parts, with the bold lines right above and below that share their height."""
    headers = []
    for row in rows_of(part for part in parts if part.bold):
        area = union(part.rect for part in row)
        near = [part for part in parts if part.bold and part.rect.overlap_y(area) > -0.4 * part.size]
        if len(_columns(_widths(near))) >= _FEWEST_COLUMNS and all(
            part.bold for part in parts if part.rect.overlap_y(area) > 2
        ):
            headers.append(near)
    return headers


def _widths(parts: Sequence[TextLine]) -> list[Interval]:
    return [(part.rect.x0, part.rect.x1) for part in parts]


def _columns(widths: Sequence[Interval]) -> list[Interval]:
    """The horizontal stretches that parts of these widths fill, from the left."""
    filled: list[Interval] = []
    for x0, x1 in sorted(widths):
        if filled and x0 - filled[-1][1] < _NARROWEST_GAP:
            filled[-1] = (filled[-1][0], max(filled[-1][1], x1))
        else:
            filled.append((x0, x1))
    return filled


def _grid_below(header: Sequence[TextLine], parts: Sequence[TextLine]) -> Grid | None:
    bottom = max(part.rect.bottom for part in header)
    header = _divided(header, [part for part in parts if part.rect.top >= bottom - 2])
    columns = _columns(_widths(header))
    count, reach = len(columns), bottom
    body: list[TextLine] = []
    for part in sorted((part for part in parts if part.rect.top >= bottom - 2), key=lambda part: part.rect.top):
        heading = part.bold and part.size > 1.1 * header[0].size
        columns = _columns([*columns, (part.rect.x0, part.rect.x1)])
        if heading or part.rect.top - reach > 2.5 * part.size or len(columns) < count:
            break
        body.append(part)
        reach = max(reach, part.rect.bottom) if len(body) > 1 else part.rect.bottom
    if len(body) < _FEWEST_LINES or sum(part.bold for part in body) > 0.3 * len(body):
        return None
    return _grid(header, body)


def _divided(header: Sequence[TextLine], below: Sequence[TextLine]) -> list[TextLine]:
    """The header cut before words under which columns start: short names stand close to each other."""
    cut: list[TextLine] = []
    for part in header:
        places = [number for number, word in enumerate(part.words) if number and _heads(word, part, below)]
        ends = pairwise((0, *places, len(part.words)))
        cut += [make_line(part.words[start:end], part.page) for start, end in ends] if places else [part]
    return cut


def _heads(word: Word, part: TextLine, below: Sequence[TextLine]) -> bool:
    """Whether lines start right under a word, and others end before it, until one runs over the place."""
    starts = ends = 0
    for line in sorted(below, key=lambda line: line.rect.top):
        if line.rect.x0 < word.rect.x0 - _ALIGNED and line.rect.x1 > word.rect.x0 - _ALIGNED:
            break
        starts += abs(line.rect.x0 - word.rect.x0) <= _ALIGNED
        ends += line.rect.x0 >= part.rect.x0 - _ALIGNED and line.rect.x1 < word.rect.x0
    return starts >= _FEWEST_STARTS and ends >= _FEWEST_STARTS


def continued_grid(sides: Sequence[float], parts: Sequence[TextLine]) -> Grid | None:
    """The rows at the top of a page that go on with a table of these sides: as far as nothing crosses its columns."""
    body: list[TextLine] = []
    reach = float("inf")
    for part in sorted(parts, key=lambda part: part.rect.top):
        inside = any(a - _ALIGNED <= part.rect.x0 and part.rect.x1 <= b + _ALIGNED for a, b in pairwise(sides))
        if part.bold or not inside or part.rect.top - reach > 2.5 * part.size:
            break
        body.append(part)
        reach = part.rect.bottom if len(body) == 1 else max(reach, part.rect.bottom)
    rows = _row_spans(body, sides)
    first = [part for part in body if part.rect.top < rows[0][1]] if rows else []
    if len({_column(part, sides) for part in first}) < 2:
        return None
    return _cells(sides, rows, [])


def _column(part: TextLine, sides: Sequence[float]) -> int:
    return sum(part.rect.middle[0] >= side for side in sides)


def _grid(header: Sequence[TextLine], body: Sequence[TextLine]) -> Grid | None:
    columns = _columns(_widths([*header, *body]))
    sides = [columns[0][0] - 2, *((a[1] + b[0]) / 2 for a, b in pairwise(columns))]
    sides.append(columns[-1][1] + 2)
    rows = _row_spans(body, sides)
    if len(rows) < 2 or are_headings(header, body) or is_running_text(body, sides):
        return None
    return _cells(sides, rows, header)


def _cells(sides: Sequence[float], rows: Sequence[Interval], header: Sequence[TextLine]) -> Grid:
    """A grid with its rows and, above them, its header if it has one."""
    tops = [rows[0][0] - 2]
    if header:
        area = union(part.rect for part in header)
        tops = [area.top - 2, (area.bottom + rows[0][0]) / 2]
    tops += [(above[1] + below[0]) / 2 for above, below in pairwise(rows)]
    tops.append(rows[-1][1] + 2)
    cells = tuple(
        GridCell(row, column, 1, 1, Rect(sides[column], tops[row], sides[column + 1], tops[row + 1]))
        for row in range(len(tops) - 1)
        for column in range(len(sides) - 1)
    )
    return Grid(Rect(sides[0], tops[0], sides[-1], tops[-1]), cells, len(tops) - 1, tuple(sides[:-1]), ruled=False)


def _row_spans(body: Sequence[TextLine], sides: Sequence[float]) -> list[Interval]:
    """From top to bottom of each row: cells of all columns that share some height stand in one row."""
    spans = [
        span
        for left, right in pairwise(sides)
        for span in _cell_spans([part for part in body if left <= part.rect.middle[0] < right])
    ]
    rows: list[Interval] = []
    for top, bottom in sorted(spans):
        if rows and top < rows[-1][1] - 1:
            rows[-1] = (rows[-1][0], max(rows[-1][1], bottom))
        else:
            rows.append((top, bottom))
    return rows


def _cell_spans(column: Sequence[TextLine]) -> list[Interval]:
    """The cells of one column: lines that stand closer together than cells do."""
    ordered = sorted(column, key=lambda part: part.baseline)
    steps = [below.baseline - above.baseline for above, below in pairwise(ordered)]
    least = min((step for step in steps if step > 2), default=0.0)
    spans: list[Interval] = []
    for number, part in enumerate(ordered):
        top, bottom = part.baseline - 0.8 * part.size, part.baseline + 0.2 * part.size
        if number and steps[number - 1] <= least + 0.12 * part.size and least < 1.5 * part.size:
            spans[-1] = (spans[-1][0], bottom)
        else:
            spans.append((top, bottom))
    return spans
