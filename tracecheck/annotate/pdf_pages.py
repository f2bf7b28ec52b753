"""From places as a reader sees them to the pages' own coordinates: crop boxes and turned pages are undone."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from tracecheck.model.source import Box
from tracecheck.readers.pdf.geometry import PageFrame
from tracecheck.readers.pdf.pages import open_pdf

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Quad:
    """A rectangle as seen, in the page's own coordinates: its corners as they lie on the visible page."""

    top_left: Point
    top_right: Point
    bottom_left: Point
    bottom_right: Point

    @property
    def points(self) -> tuple[float, ...]:
        """In the order in which viewers read QuadPoints (that of Acrobat, not that of ISO 32000-1 12.5.6.10)."""
        corners = (self.top_left, self.top_right, self.bottom_left, self.bottom_right)
        return tuple(value for corner in corners for value in corner)

    @property
    def outline(self) -> tuple[Point, ...]:
        """The corners one after the other, around."""
        return (self.top_left, self.top_right, self.bottom_right, self.bottom_left)


def page_frames(data: bytes, pages: Collection[int]) -> dict[int, PageFrame]:
    """The visible part of these pages (from 1), exactly as the reader has it; those that are not there are left out."""
    with open_pdf(data) as document:
        return {number: _frame(document[number - 1]) for number in sorted(pages) if 1 <= number <= len(document)}


def _frame(page: Any) -> PageFrame:
    left, bottom, right, top = page.get_cropbox()
    return PageFrame(left, bottom, right, top, page.get_rotation())


def quad(frame: PageFrame, box: Box, room: float = 0.0) -> Quad:
    """The box with `room` points around it, on its page; nothing of it lies outside the visible page."""
    width, height = frame.size
    x0, x1 = _within(box.x0 - room, width), _within(box.x1 + room, width)
    top, bottom = _within(box.top - room, height), _within(box.bottom + room, height)
    corners = ((x0, top), (x1, top), (x0, bottom), (x1, bottom))
    return Quad(*(_own_point(frame, *corner) for corner in corners))


def bounds(quads: Sequence[Quad]) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of them all."""
    xs = [x for each in quads for x, _ in each.outline]
    ys = [y for each in quads for _, y in each.outline]
    return min(xs), min(ys), max(xs), max(ys)


def _within(value: float, most: float) -> float:
    return max(0.0, min(value, most))


def _own_point(frame: PageFrame, x: float, y: float) -> Point:
    """What `PageFrame.point` makes (x, y) of."""
    width, height = frame.right - frame.left, frame.top - frame.bottom
    turned = {0: (x, height - y), 90: (y, x), 180: (width - x, y), 270: (width - y, height - x)}
    along, up = turned[frame.rotation]
    return round(frame.left + along, 3), round(frame.bottom + up, 3)
