"""Boxes: filled or framed rectangles that hold text."""

from collections.abc import Sequence

from tracecheck.readers.pdf.drawings import Shape
from tracecheck.readers.pdf.geometry import PageFrame, Rect
from tracecheck.resources import load_data

_NARROWEST = 60.0
_LOWEST = 14.0


def find_frames(shapes: Sequence[Shape], frame: PageFrame) -> list[Rect]:
    """The rectangles of a page that may be boxes round text; the page's own background is none."""
    width, height = frame.size
    found = [
        shape.rect
        for shape in shapes
        if not shape.white
        and shape.rect.width >= _NARROWEST
        and shape.rect.height >= _LOWEST
        and shape.rect.width * shape.rect.height < 0.7 * width * height
    ]
    return found if len(found) <= load_data("pdf_layout")["crowded"]["shapes"] else []
