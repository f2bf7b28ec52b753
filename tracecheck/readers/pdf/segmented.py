"""Tables with rules between their rows only: where the rules are drawn cell by cell, their ends tell of the columns."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from tracecheck.readers.pdf.banded import Band, bands_of, runs_over
from tracecheck.readers.pdf.drawings import Shape
from tracecheck.readers.pdf.geometry import Rect, union
from tracecheck.readers.pdf.lines import TextLine, rows_of, split_at_gaps
from tracecheck.readers.pdf.outerrows import outer_row
from tracecheck.readers.pdf.rulings import Edge, horizontal, vertical

_THIN = 3.0
_SLACK = 2.0
_FEWEST_RULES = 3
_ROOM_ABOVE = 3.0
_ROOM_INSIDE = 1.1
_SECTION = 3.5
_FIGURES = 3
_LARGER = 1.15
_HEADER_ROOM = 60.0
_SPACE = 0.3


class _Row(NamedTuple):
    """What lies between two rules of a table: `sides` are those of its columns that no text of the row runs over."""

    top: float
    bottom: float
    sides: tuple[float, ...]


def segmented_edges(shapes: Sequence[Shape], parts: Sequence[TextLine]) -> list[Edge]:
    """Edges of the cells between rules that are cut at the columns; `parts` are the page's lines in parts."""
    rules = [band for band in bands_of(shapes) if band.bottom - band.top <= _THIN]
    edges: list[Edge] = []
    for group in _groups(rules, parts):
        sides = max((band.sides for band in group), key=len)
        if len(group) < _FEWEST_RULES or _has_uprights(group, sides, shapes):
            continue
        rows = _rows(group, sides, shapes, parts)
        if any(_holds_rows(row, parts) for row in rows):
            continue
        edges += [vertical(side, row.top, row.bottom) for row in rows for side in row.sides]
        edges += [horizontal(band.sides[0], sides[-1], band.bottom) for band in group]
        edges += [horizontal(sides[0], sides[-1], y) for y in (rows[0].top, rows[-1].bottom)]
    return edges


def _holds_rows(row: _Row, parts: Sequence[TextLine]) -> bool:
    """Whether several rows stand between two rules, told by a column of figures: the rules part sections only."""
    inside = [piece for part in _between(row.top, row.bottom, parts) for piece in split_at_gaps(part)]
    for left, right in pairwise(row.sides):
        column = [piece.text for piece in inside if left <= piece.rect.middle[0] < right]
        if len(column) >= _FIGURES and all(text[0].isdigit() for text in column):
            return True
    return False


def _groups(rules: Sequence[Band], parts: Sequence[TextLine]) -> list[list[Band]]:
    """Rules of one table each, from the top down."""
    groups: list[list[Band]] = []
    for rule in rules:
        home = next((group for group in reversed(groups) if _same_columns(group[-1], rule)), None)
        if home is None or not _is_row(home[-1], rule, parts):
            groups.append([rule])
        else:
            home.append(rule)
    return groups


def _same_columns(one: Band, other: Band) -> bool:
    """Whether two rules have the same cuts; a cell that goes over several rows has no rule at some of them."""
    count = min(len(one.sides), len(other.sides))
    pairs = zip(one.sides[-count:], other.sides[-count:], strict=True)
    return count > 2 and all(abs(a - b) <= _SLACK for a, b in pairs)


def _is_row(above: Band, below: Band, parts: Sequence[TextLine]) -> bool:
    """Whether a row of cells, or one line over all of them, lies between two rules."""
    inside = _between(above.bottom, below.top, parts)
    if not inside:
        return below.top - above.bottom < _HEADER_ROOM
    area, size = union(part.rect for part in inside), max(part.size for part in inside)
    if area.top - above.bottom > _ROOM_ABOVE * size or _is_parted(inside, size):
        return False
    crossing = any(runs_over(part, side, _SPACE) for part in inside for side in below.sides[1:-1])
    return not crossing or (len(rows_of(inside)) == 1 and below.top - above.bottom < _SECTION * size)


def _is_parted(parts: Sequence[TextLine], size: float) -> bool:
    """Whether room lies between the lines: two tables with text between them, and no row."""
    ordered = sorted((part.rect for part in parts), key=lambda rect: rect.top)
    reach = ordered[0].bottom
    for rect in ordered:
        if rect.top - reach > _ROOM_INSIDE * size:
            return True
        reach = max(reach, rect.bottom)
    return False


def _between(top: float, bottom: float, parts: Sequence[TextLine]) -> list[TextLine]:
    return [part for part in parts if not part.angle and top <= part.rect.middle[1] <= bottom]


def _has_uprights(group: Sequence[Band], sides: Sequence[float], shapes: Sequence[Shape]) -> bool:
    """Whether rules stand between the columns: then they say what the cells are."""
    top, bottom = group[0].top - 1, group[-1].bottom + 1
    uprights = [shape.rect for shape in shapes if shape.vertical and shape.rect.overlap_y(Rect(0, top, 0, bottom)) > 4]
    return any(abs(rect.middle[0] - side) <= _SLACK for rect in uprights for side in sides[1:-1])


def _rows(
    group: Sequence[Band], sides: tuple[float, ...], shapes: Sequence[Shape], parts: Sequence[TextLine]
) -> list[_Row]:
    """The rows between the rules, the shaded header above them, and rows of text right outside the outer rules."""
    header = _filled_above(group[0], sides, shapes)
    top = header if header is not None else _outer_edge(group[0].top, sides, parts, below=False)
    bottom = _outer_edge(group[-1].bottom, sides, parts, below=True)
    places = [*([top] if top is not None else []), *(band.bottom for band in group)]
    rows = []
    for start, end in pairwise([*places, *([bottom] if bottom is not None else [])]):
        inside = _between(start, end, parts)
        crossed = any(runs_over(part, side, _SPACE) for part in inside for side in sides[1:-1])
        rows.append(_Row(start, end, (sides[0], sides[-1]) if crossed else sides))
    return rows


def _outer_edge(edge: float, sides: Sequence[float], parts: Sequence[TextLine], below: bool) -> float | None:
    """Where the row of text next to an outer rule ends, if there is one."""
    upright = [part for part in parts if not part.angle]
    if below:
        near = rows_of(part for part in upright if part.rect.top >= edge - _SLACK)
    else:
        near = rows_of(part for part in upright if part.rect.bottom <= edge + _SLACK)[::-1]
    row = outer_row(sides, edge, near, below)
    if not row:
        return None
    area = union(part.rect for part in row)
    return area.bottom + 1 if below else area.top - 1


def _filled_above(first: Band, sides: Sequence[float], shapes: Sequence[Shape]) -> float | None:
    """Where the shaded header right above the first rule ends, if its cells fill the width of the table."""
    fills = [
        shape.rect
        for shape in shapes
        if not shape.white
        and shape.rect.height > 6
        and first.top - _HEADER_ROOM < shape.rect.bottom < first.top
        and sides[0] - _SLACK <= shape.rect.x0
        and shape.rect.x1 <= sides[-1] + _SLACK
    ]
    bottom = max((rect.bottom for rect in fills), default=None)
    if bottom is None:
        return None
    width = sum(rect.width for rect in fills if abs(rect.bottom - bottom) <= _SLACK)
    return bottom if width > 0.9 * (sides[-1] - sides[0]) else None
