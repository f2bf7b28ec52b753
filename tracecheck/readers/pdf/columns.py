"""Reading order: pieces of a page put into columns, region by region."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol, TypeVar

from tracecheck.readers.pdf.geometry import Rect
from tracecheck.resources import load_data

_GUTTER = 7.0
_NARROWEST = 60.0
_PART_GAP = 10.0
_EVEN = 25.0
_FULL = 0.9
_LARGER = 1.15


class Placed(Protocol):
    """Anything with a rectangle."""

    @property
    def rect(self) -> Rect: ...


Piece = TypeVar("Piece", bound=Placed)


@dataclass(frozen=True, slots=True)
class _Band:
    """A part of the page, from `top` to `bottom`, where nothing crosses the gutter `x0`–`x1`."""

    x0: float
    x1: float
    top: float
    bottom: float


def regions(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces in regions of one column each, in reading order; pieces of a region from the top down."""
    if not pieces:
        return []
    band = _best_band(pieces)
    if band is None:
        return [sorted(pieces, key=lambda piece: (piece.rect.top, piece.rect.x0))]
    band = _trimmed(pieces, _without_last_line(pieces, band))
    above = [piece for piece in pieces if piece.rect.middle[1] < band.top]
    below = [piece for piece in pieces if piece.rect.middle[1] > band.bottom]
    inside = [piece for piece in pieces if band.top <= piece.rect.middle[1] <= band.bottom]
    left = [piece for piece in inside if piece.rect.middle[0] < (band.x0 + band.x1) / 2]
    right = [piece for piece in inside if piece.rect.middle[0] >= (band.x0 + band.x1) / 2]
    return [*regions(above), *regions(left), *regions(right), *regions(below)]


def _best_band(pieces: Sequence[Piece]) -> _Band | None:
    if len(pieces) > load_data("pdf_layout")["crowded"]["lines"]:
        return None
    ordered = sorted(pieces, key=lambda piece: piece.rect.top)
    best: tuple[float, _Band] | None = None
    tried: set[tuple[int, int]] = set()
    for left, right in _neighbours(ordered):
        key = (round(left.x1 / 4), round(right.x0 / 4))
        if key in tried:
            continue
        tried.add(key)
        band = _grow(ordered, left, right)
        score = _score(ordered, band)
        if score > 0 and (best is None or score > best[0]):
            best = (score, band)
    return best[1] if best else None


def _without_last_line(pieces: Sequence[Piece], band: _Band) -> _Band:
    """The band without the short last line of the paragraph above it."""
    inside = [piece.rect for piece in pieces if band.top <= piece.rect.middle[1] <= band.bottom]
    first = min(inside, key=lambda rect: rect.top)
    others = [rect.top for rect in inside if rect is not first]
    close = first.top - band.top < 0.7 * first.height
    if close and first.x1 <= band.x0 + _GUTTER and min(others) >= first.bottom:
        return replace(band, top=first.bottom)
    return band


def _trimmed(pieces: Sequence[Piece], band: _Band) -> _Band:
    """The band without what stands left below the columns: a heading over the next part of the page.

    That is what stands below a gap where both columns have ended, when they end together, when it starts with a line
    larger than the text above, or when only a line or two stand between the gap and text that goes over both columns.
    """
    inside = [piece.rect for piece in pieces if band.top <= piece.rect.middle[1] <= band.bottom]
    middle = (band.x0 + band.x1) / 2
    end = max(rect.bottom for rect in inside if rect.middle[0] >= middle)
    left = sorted((rect for rect in inside if rect.middle[0] < middle), key=lambda rect: rect.top)
    for above, below in pairwise(left):
        if below.top <= end - 4:
            continue
        tail = sum(rect.top >= below.top for rect in left)
        short = tail <= 2 and band.bottom < float("inf") and below.top - above.bottom >= 1.2 * below.height
        larger = _LARGER * above.height <= below.height <= 2 * above.height
        # A line as wide as the column is no heading: the left column of running text is often a line or two longer.
        even = abs(above.bottom - end) <= _EVEN and below.width < _FULL * max(rect.width for rect in left)
        if below.top - above.bottom >= _PART_GAP and (short or larger or even):
            return replace(band, bottom=below.top - 0.1)
    return band


def _neighbours(ordered: Sequence[Piece]) -> list[tuple[Rect, Rect]]:
    """Pairs of pieces side by side with room for a gutter between them."""
    return [
        (left.rect, right.rect)
        for left in ordered
        for right in ordered
        if right.rect.x0 - left.rect.x1 >= _GUTTER and left.rect.overlap_y(right.rect) > 0
    ]


def _grow(ordered: Sequence[Piece], left: Rect, right: Rect) -> _Band:
    """The gutter between two pieces, up and down as far as nothing crosses it."""
    x0, x1 = left.x1, right.x0
    seed = max(left.top, right.top)
    top, bottom = float("-inf"), float("inf")
    downward = [piece.rect for piece in ordered if piece.rect.top >= seed - 0.1]
    upward = [piece.rect for piece in reversed(ordered) if piece.rect.top < seed - 0.1]
    for rects, down in ((downward, True), (upward, False)):
        for rect in rects:
            if rect.x1 <= x1 - _GUTTER:
                x0 = max(x0, rect.x1)
            elif rect.x0 >= x0 + _GUTTER:
                x1 = min(x1, rect.x0)
            else:
                top, bottom = (top, rect.top) if down else (rect.bottom, bottom)
                break
    return _Band(x0, x1, top, bottom)


def _score(ordered: Sequence[Piece], band: _Band) -> float:
    """How much text stands on both sides; 0 when it is no pair of columns."""
    sides: tuple[list[Rect], list[Rect]] = ([], [])
    for piece in ordered:
        x, y = piece.rect.middle
        if band.top <= y <= band.bottom:
            sides[x >= (band.x0 + band.x1) / 2].append(piece.rect)
    if not all(_column_like(side) for side in sides):
        return 0.0
    left, right = sides
    shared = min(max(r.bottom for r in left), max(r.bottom for r in right)) - max(
        min(r.top for r in left), min(r.top for r in right)
    )
    return max(shared, 0.0) + min(sum(r.width for r in left), sum(r.width for r in right)) / 100


def _column_like(side: list[Rect]) -> bool:
    """At least two lines or one tall piece, and wide enough for running text."""
    if not side or max(rect.width for rect in side) < _NARROWEST:
        return False
    return len(side) >= 2 or side[0].height > 30
