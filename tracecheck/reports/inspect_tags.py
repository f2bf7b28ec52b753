"""Where the name of a frame is written: where it covers no print, if there is such a place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tracecheck.model.source import Box

_HEIGHT = 8.5
_LETTER = 3.7
_EDGE = 4.0
_BASE = 6.4

_Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Tag:
    """A name on a small ground, in points: its corner, its width, and where its letters begin."""

    words: str
    x: float
    y: float
    width: float

    @property
    def text_x(self) -> float:
        """The left side of the letters."""
        return round(self.x + _EDGE / 2, 1)

    @property
    def text_width(self) -> float:
        """How wide the letters are, whatever font there is."""
        return round(self.width - _EDGE, 1)

    @property
    def text_y(self) -> float:
        """The line that the letters stand on."""
        return round(self.y + _BASE, 1)


def place_tag(words: str, lines: tuple[Box, ...], printed: Iterable[Box], in_cell: bool = False) -> Tag:
    """The tag of a frame around these lines: behind the last of them, beside them, else above.

    `in_cell` keeps it within the column: what stands in the cells beside is not known.
    """
    width = _EDGE + _LETTER * len(words)
    others = tuple(printed)
    spots = [*_behind(lines, width), *(_below if in_cell else _beside)(lines, width), _above(lines)]
    free = next((spot for spot in spots if not _covers(spot, width, others)), spots[-1])
    return Tag(words, round(max(0.0, free[0]), 1), round(max(0.0, free[1]), 1), round(width, 1))


def _behind(lines: tuple[Box, ...], width: float) -> Iterator[_Spot]:
    """Inside the frame, behind a shorter line."""
    right = max(line.x1 for line in lines)
    for line in reversed(lines):
        if right - line.x1 >= width:
            yield right - width, (line.top + line.bottom - _HEIGHT) / 2


def _beside(lines: tuple[Box, ...], width: float) -> Iterator[_Spot]:
    """Right of the frame, left of it."""
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    top = min(line.top for line in lines)
    if len(lines) == 1:
        yield right + 2, (lines[0].top + lines[0].bottom - _HEIGHT) / 2
    if left > width + 2:
        yield left - width - 2, top - 1
    yield right + 2, top - 1


def _below(lines: tuple[Box, ...], width: float) -> Iterator[_Spot]:
    """Under the frame: a cell is often shorter than its row."""
    right, bottom = max(line.x1 for line in lines), max(line.bottom for line in lines)
    yield max(right - width, min(line.x0 for line in lines)), bottom + 1


def _above(lines: tuple[Box, ...]) -> _Spot:
    return min(line.x0 for line in lines) - 1.5, min(line.top for line in lines) - _HEIGHT - 1


def _covers(spot: _Spot, width: float, printed: Iterable[Box]) -> bool:
    x, y = spot
    return any(
        x < box.x1 and x + width > box.x0 and y + 1 < box.bottom and y + _HEIGHT - 1 > box.top for box in printed
    )
