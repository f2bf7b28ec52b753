"""Boxes: filled or framed rectangles that hold text."""

from tracecheck.readers.pdf.drawings import Shape
from tracecheck.readers.pdf.geometry import Rect, union
from tracecheck.readers.pdf.pages import RawPage

_NARROWEST = 60.0
_LOWEST = 14.0


def find_frames(page: RawPage) -> list[Rect]:
    """The rectangles of a page that may be boxes round text; the page's own background is none."""
    width, height = page.frame.size
    shapes = [shape for shape in page.drawings.shapes if _may_frame(shape)]
    rects = _stacked(shapes)
    return [rect for rect in rects if rect.height >= _LOWEST and rect.width * rect.height < 0.7 * width * height]


def _may_frame(shape: Shape) -> bool:
    return not shape.white and shape.rect.width >= _NARROWEST and shape.rect.height > 3


def _stacked(shapes: list[Shape]) -> list[Rect]:
    """Rectangles; those of one colour that touch one below the other (shading line by line) as one."""
    groups: list[tuple[str | None, list[Rect]]] = []
    for shape in sorted(shapes, key=lambda shape: (shape.rect.top, shape.rect.x0)):
        home = next((rects for fill, rects in groups if fill == shape.fill and _continues(rects[-1], shape.rect)), None)
        if home is None:
            groups.append((shape.fill, [shape.rect]))
        else:
            home.append(shape.rect)
    return [union(rects) for _, rects in groups]


def _continues(above: Rect, below: Rect) -> bool:
    same_sides = abs(above.x0 - below.x0) < 2 and abs(above.x1 - below.x1) < 2
    return same_sides and -2 < below.top - above.bottom < 2
