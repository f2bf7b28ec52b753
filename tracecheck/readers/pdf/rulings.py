"""Rules that make cells: edges snapped and joined, their crossings, the smallest rectangles between four of these.

The way is that of pdfplumber's `table` module, which compares all points with all others; here each looks along its
own row and column only, so that a page of thousands of rules is no matter.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, pairwise
from typing import NamedTuple

from tracecheck.readers.pdf.geometry import Rect

_TOLERANCE = 3.0
Point = tuple[float, float]


class Edge(NamedTuple):
    """A straight rule: `at` is its x when it is upright, else its y; it runs from `start` to `end`."""

    upright: bool
    at: float
    start: float
    end: float


def horizontal(x0: float, x1: float, y: float) -> Edge:
    """A rule from left to right."""
    return Edge(False, y, x0, x1)


def vertical(x: float, top: float, bottom: float) -> Edge:
    """A rule from top to bottom."""
    return Edge(True, x, top, bottom)


@dataclass(frozen=True, slots=True)
class _Crossing:
    """The numbers of the upright and the level edges that meet in a point."""

    upright: set[int]
    level: set[int]


def cells_of(edges: Sequence[Edge], most: int) -> list[Rect]:
    """The smallest rectangles that have edges on all sides, from the left; none when more than `most` points cross."""
    upright = _joined([edge for edge in edges if edge.upright])
    level = _joined([edge for edge in edges if not edge.upright])
    crossings = _crossings(upright, level, most)
    if not 4 <= len(crossings) <= most:
        return []
    columns, rows = _lines(crossings, 0), _lines(crossings, 1)
    found = (_cell(point, crossings, columns[point[0]], rows[point[1]]) for point in sorted(crossings))
    return [cell for cell in found if cell is not None]


def touching(cells: Sequence[Rect]) -> list[list[Rect]]:
    """Cells put together that share corners, from the top down; a cell alone is a group of one, after all others."""
    groups: dict[int, list[Rect]] = {}
    for number, cell in zip(_group_numbers(cells), cells, strict=True):
        groups.setdefault(number, []).append(cell)
    tables = [group for group in groups.values() if len(group) > 1]
    alone = [group for group in groups.values() if len(group) == 1]
    return [*sorted(tables, key=lambda group: min((cell.top, cell.x0) for cell in group)), *alone]


def _joined(edges: Sequence[Edge]) -> list[Edge]:
    """Edges at nearly the same place put on one line, and those that touch there made one."""
    snapped = sorted(edge._replace(at=at) for at, group in _clusters(edges) for edge in group)
    done: list[Edge] = []
    for edge in snapped:
        last = done[-1] if done else None
        if last is not None and last.at == edge.at and edge.start <= last.end + _TOLERANCE:
            done[-1] = last._replace(end=max(last.end, edge.end))
        else:
            done.append(edge)
    return done


def _clusters(edges: Sequence[Edge]) -> Iterator[tuple[float, list[Edge]]]:
    """Edges whose places follow each other closely, with the mean of their places."""
    ordered = sorted(edges, key=lambda edge: edge.at)
    far = [0, *(n for n, (a, b) in enumerate(pairwise(ordered), start=1) if b.at - a.at > _TOLERANCE), len(ordered)]
    for start, end in pairwise(far):
        group = ordered[start:end]
        if group:
            yield sum(edge.at for edge in group) / len(group), group


def _crossings(upright: Sequence[Edge], level: Sequence[Edge], most: int) -> dict[Point, _Crossing]:
    """Where edges meet; stops soon after `most` points."""
    heights = [edge.at for edge in level]
    found: dict[Point, _Crossing] = {}
    for number, edge in enumerate(upright):
        first = bisect_left(heights, edge.start - _TOLERANCE)
        for other in range(first, bisect_right(heights, edge.end + _TOLERANCE)):
            if level[other].start - _TOLERANCE <= edge.at <= level[other].end + _TOLERANCE:
                crossing = found.setdefault((edge.at, level[other].at), _Crossing(set(), set()))
                crossing.upright.add(number)
                crossing.level.add(other)
        if len(found) > most:
            break
    return found


def _lines(points: Iterable[Point], axis: int) -> dict[float, list[Point]]:
    """The points of each column (axis 0) or row (axis 1), in order."""
    ordered = sorted(points, key=lambda point: (point[axis], point[1 - axis]))
    return {at: list(group) for at, group in groupby(ordered, key=lambda point: point[axis])}


def _cell(
    point: Point, crossings: dict[Point, _Crossing], column: Sequence[Point], row: Sequence[Point]
) -> Rect | None:
    """The smallest cell whose top left corner is `point`."""
    for below in _along(point, column, crossings, upright=True):
        for beside in _along(point, row, crossings, upright=False):
            corner = (beside[0], below[1])
            if (
                corner in crossings
                and _meet(crossings, corner, beside, True)
                and _meet(crossings, corner, below, False)
            ):
                return Rect(*point, *corner)
    return None


def _along(point: Point, line: Sequence[Point], crossings: dict[Point, _Crossing], upright: bool) -> Iterator[Point]:
    """The points after `point` on its line, as far as an edge goes on."""
    for other in islice(line, bisect_right(line, point), None):
        if not _meet(crossings, point, other, upright):
            return
        yield other


def _meet(crossings: dict[Point, _Crossing], one: Point, other: Point, upright: bool) -> bool:
    """Whether both points lie on one edge."""
    if upright:
        return not crossings[one].upright.isdisjoint(crossings[other].upright)
    return not crossings[one].level.isdisjoint(crossings[other].level)


def _group_numbers(cells: Sequence[Rect]) -> list[int]:
    """For each cell the number of its group: cells with a corner in common are in one."""
    leaders = list(range(len(cells)))
    owners: dict[Point, int] = {}
    for number, cell in enumerate(cells):
        for corner in ((cell.x0, cell.top), (cell.x0, cell.bottom), (cell.x1, cell.top), (cell.x1, cell.bottom)):
            one, other = _leader(leaders, owners.setdefault(corner, number)), _leader(leaders, number)
            leaders[max(one, other)] = min(one, other)
    return [_leader(leaders, number) for number in range(len(cells))]


def _leader(leaders: list[int], number: int) -> int:
    while leaders[number] != number:
        leaders[number] = leaders[leaders[number]]
        number = leaders[number]
    return number
