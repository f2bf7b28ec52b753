"""Rectangles in PDF points from the top left corner of the visible page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Rect(NamedTuple):
    """A rectangle; `top` is smaller than `bottom`. A page has tens of thousands: named tuples are made fastest."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def holds(self, other: "Rect", slack: float = 0.0) -> bool:
        """Whether the middle of `other` lies inside, `slack` points outside allowed."""
        x, y = (other.x0 + other.x1) / 2, (other.top + other.bottom) / 2
        return self.x0 - slack <= x <= self.x1 + slack and self.top - slack <= y <= self.bottom + slack

    def covers(self, other: "Rect", slack: float = 0.0) -> bool:
        """Whether all of `other` lies inside, `slack` points outside allowed."""
        return (
            self.x0 - slack <= other.x0
            and other.x1 <= self.x1 + slack
            and self.top - slack <= other.top
            and other.bottom <= self.bottom + slack
        )

    def near(self, other: "Rect", slack: float) -> bool:
        """Whether all four sides are at most `slack` points apart."""
        return (
            abs(self.x0 - other.x0) <= slack
            and abs(self.top - other.top) <= slack
            and abs(self.x1 - other.x1) <= slack
            and abs(self.bottom - other.bottom) <= slack
        )

    def overlap_x(self, other: "Rect") -> float:
        """Points that both share horizontally; negative is the gap between them."""
        return min(self.x1, other.x1) - max(self.x0, other.x0)

    def overlap_y(self, other: "Rect") -> float:
        """Points that both share vertically; negative is the gap between them."""
        return min(self.bottom, other.bottom) - max(self.top, other.top)


def union(rects: Iterable[Rect]) -> Rect:
    """The smallest rectangle around `rects`, of which there must be one at least."""
    x0, top, x1, bottom = zip(*rects, strict=True)
    return Rect(min(x0), min(top), max(x1), max(bottom))


@dataclass(frozen=True, slots=True)
class PageFrame:
    """The visible page: its crop box in PDF user space and its rotation in degrees clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as seen."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.rotation in (90, 270) else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of user space as seen from the top left corner."""
        if not self.rotation:
            return x - self.left, self.top - y
        width, height = self.right - self.left, self.top - self.bottom
        x, y = x - self.left, y - self.bottom
        turned = {90: (y, x), 180: (width - x, y), 270: (height - y, width - x)}
        return turned[self.rotation]

    def rect(self, x0: float, y0: float, x1: float, y1: float) -> Rect:
        """A rectangle of user space as seen."""
        if not self.rotation and x0 <= x1 and y0 <= y1:
            return Rect(x0 - self.left, self.top - y1, x1 - self.left, self.top - y0)
        ax, ay = self.point(x0, y0)
        bx, by = self.point(x1, y1)
        return Rect(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

    def shows(self, rect: Rect) -> bool:
        """Whether the middle of `rect` is on the visible page."""
        width, height = self.size
        x, y = rect.middle
        return 0 <= x <= width and 0 <= y <= height
