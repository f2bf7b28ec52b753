"""Filled rectangles put in order: shading that is drawn line by line counts as one rectangle."""

from collections.abc import Sequence
from dataclasses import replace

from tracecheck.readers.pdf.drawings import Shape
from tracecheck.readers.pdf.geometry import Rect, union
from tracecheck.resources import load_data

_TOUCH = 2.0
_NARROWEST = 12.0


def tidy(shapes: Sequence[Shape]) -> tuple[Shape, ...]:
    """The shapes without shading inside shading of the same colour, and with stacked strips of one column as one."""
    fills = [shape for shape in shapes if _is_fill(shape)]
    if len(fills) > load_data("pdf_layout")["crowded"]["shapes"]:
        return tuple(shape for shape in shapes if not _is_fill(shape))
    rest = [shape for shape in shapes if not _is_fill(shape)]
    outer = [shape for number, shape in enumerate(fills) if not _is_inner(number, fills)]
    strips = [shape for shape in outer if not any(_beside(shape.rect, other.rect) for other in outer)]
    cells = [shape for shape in outer if shape not in strips]
    return (*rest, *cells, *_stacked(strips))


def _is_fill(shape: Shape) -> bool:
    return not shape.white and shape.stroke is None and not shape.horizontal and not shape.vertical


def _is_inner(number: int, fills: list[Shape]) -> bool:
    shape = fills[number]
    for place, other in enumerate(fills):
        if place == number or other.fill != shape.fill or not other.rect.covers(shape.rect, 1.0):
            continue
        if not shape.rect.covers(other.rect, 1.0) or place < number:
            return True
    return False


def _beside(one: Rect, other: Rect) -> bool:
    """Whether both are cells of one row: same height, side by side."""
    same_row = abs(one.top - other.top) < _TOUCH and abs(one.bottom - other.bottom) < _TOUCH
    return same_row and other.width > _NARROWEST and -_TOUCH * 2 < -one.overlap_x(other) < _TOUCH * 2


def _stacked(strips: Sequence[Shape]) -> list[Shape]:
    groups: list[list[Shape]] = []
    for shape in sorted(strips, key=lambda shape: (shape.rect.top, shape.rect.x0)):
        home = next((group for group in groups if _continues(group[-1], shape)), None)
        if home is None:
            groups.append([shape])
        else:
            home.append(shape)
    return [replace(group[0], rect=union(shape.rect for shape in group)) for group in groups]


def _continues(above: Shape, below: Shape) -> bool:
    one, other = above.rect, below.rect
    same_sides = abs(one.x0 - other.x0) < _TOUCH and abs(one.x1 - other.x1) < _TOUCH
    return above.fill == below.fill and same_sides and -_TOUCH < other.top - one.bottom < _TOUCH
