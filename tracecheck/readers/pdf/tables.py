"""Tables with ruling lines: cells between the edges of rules and rectangles, put together to grids."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracecheck.readers.pdf.drawings import Shape
from tracecheck.readers.pdf.geometry import Rect, union
from tracecheck.readers.pdf.rulings import Edge, cells_of, horizontal, touching, vertical
from tracecheck.resources import load_data

_SNAP = 3.0


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a grid: row and column from 0, spans, and its rectangle."""

    row: int
    column: int
    row_span: int
    column_span: int
    rect: Rect
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table on one page; `columns` are the left sides of its columns."""

    rect: Rect
    cells: tuple[GridCell, ...]
    rows: int
    columns: tuple[float, ...]
    ruled: bool = True


def grids(shapes: Sequence[Shape], extra: Iterable[Edge] = ()) -> list[Grid]:
    """The grids that rules and rectangles describe; a frame round text is a grid of one cell."""
    crowded = load_data("pdf_layout")["crowded"]
    edges = [edge for shape in shapes for edge in _edges(shape)] + list(extra)
    if len(edges) > crowded["edges"]:
        return []
    return [_grid(cells, shapes) for cells in touching(cells_of(edges, crowded["crossings"]))]


def _edges(shape: Shape) -> list[Edge]:
    rect = shape.rect
    x, y = rect.middle
    if shape.horizontal:
        return [horizontal(rect.x0, rect.x1, y)]
    if shape.vertical:
        return [vertical(x, rect.top, rect.bottom)]
    if rect.width < 5 or rect.height < 5 or shape.white:
        return []
    return [
        horizontal(rect.x0, rect.x1, rect.top),
        horizontal(rect.x0, rect.x1, rect.bottom),
        vertical(rect.x0, rect.top, rect.bottom),
        vertical(rect.x1, rect.top, rect.bottom),
    ]


def _grid(rects: list[Rect], shapes: Sequence[Shape]) -> Grid:
    lefts = _steps(rect.x0 for rect in rects)
    tops = _steps(rect.top for rect in rects)
    fills = [shape.rect for shape in shapes if shape.fill not in (None, "#ffffff") and shape.rect.height > 6]
    cells = tuple(
        GridCell(
            row=_nearest(tops, rect.top),
            column=_nearest(lefts, rect.x0),
            row_span=max(1, sum(rect.top - 1 <= top < rect.bottom - 2 for top in tops)),
            column_span=max(1, sum(rect.x0 - 1 <= left < rect.x1 - 2 for left in lefts)),
            rect=rect,
            shaded=any(_covers_most(fill, rect) for fill in fills),
        )
        for rect in sorted(rects, key=lambda rect: (rect.top, rect.x0))
    )
    return Grid(union(rects), cells, len(tops), tuple(lefts))


def _covers_most(fill: Rect, cell: Rect) -> bool:
    if fill.bottom <= cell.top or fill.top >= cell.bottom or fill.x1 <= cell.x0 or fill.x0 >= cell.x1:
        return False
    return fill.overlap_x(cell) * fill.overlap_y(cell) > 0.6 * cell.width * cell.height


def _steps(values: Iterable[float]) -> list[float]:
    """The different values, those closer than the snap tolerance taken as one."""
    steps: list[float] = []
    for value in sorted(values):
        if not steps or value - steps[-1] > _SNAP:
            steps.append(value)
    return steps


def _nearest(steps: Sequence[float], value: float) -> int:
    return min(range(len(steps)), key=lambda number: abs(steps[number] - value))
