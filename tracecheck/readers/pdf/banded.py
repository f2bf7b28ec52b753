"""Tables whose rows are told apart by shading: every second row filled, no rules between the columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracecheck.readers.pdf.drawings import Shape
from tracecheck.readers.pdf.geometry import Rect
from tracecheck.readers.pdf.lines import TextLine
from tracecheck.readers.pdf.rulings import Edge, horizontal, vertical
from tracecheck.resources import load_data

_SLACK = 3.5
_LARGER = 1.15


@dataclass(frozen=True, slots=True)
class Band:
    """Rectangles or rules side by side: from `top` to `bottom`, with the x positions of their sides."""

    top: float
    bottom: float
    sides: tuple[float, ...]


def banded_edges(shapes: Sequence[Shape], parts: Sequence[TextLine]) -> list[Edge]:
    """Edges that the bands of a shaded table stand for: its columns run through the unshaded rows too.

    `parts` are the page's lines in parts: text that crosses the columns stands between two tables.
    """
    edges: list[Edge] = []
    for group in _groups(bands_of(shapes), parts):
        top, bottom = group[0].top, max(band.bottom for band in group)
        sides = max((band.sides for band in group), key=len)
        edges += [vertical(side, top, bottom) for side in sides]
        for band in group:
            # A cell that goes over several rows has no shading in the rows below its first.
            left = sides[0] if len(band.sides) == len(sides) else band.sides[0]
            edges += [horizontal(left, sides[-1], y) for y in {band.top, band.bottom}]
    return edges


def bands_of(shapes: Sequence[Shape]) -> list[Band]:
    found = [shape.rect for shape in shapes if not shape.white and not shape.vertical and shape.rect.width > 12]
    if len(found) > load_data("pdf_layout")["crowded"]["shapes"]:
        return []
    rects = _outermost(found)
    rows: list[list[Rect]] = []
    for rect in sorted(rects, key=lambda rect: (rect.top, rect.x0)):
        home = next((row for row in rows if _same_height(row[0], rect)), None)
        if home is None:
            rows.append([rect])
        else:
            home.append(rect)
    bands = [_as_band(row) for row in rows if len(row) >= 2]
    return sorted((band for band in bands if band is not None), key=lambda band: band.top)


def _outermost(rects: list[Rect]) -> list[Rect]:
    """Rectangles that do not lie in another one: shading of single lines inside a cell says nothing of the table."""
    tall = [(place, other) for place, other in enumerate(rects) if other.height > 3]
    return [
        rect
        for number, rect in enumerate(rects)
        if rect.height <= 3
        or not any(
            other.covers(rect, 1.0) and (other.width > rect.width + 2 or (other.near(rect, 1.0) and place < number))
            for place, other in tall
            if place != number
        )
    ]


def _same_height(one: Rect, other: Rect) -> bool:
    return abs(one.top - other.top) < 1.5 and abs(one.bottom - other.bottom) < 1.5


def _as_band(row: list[Rect]) -> Band | None:
    ordered = sorted(row, key=lambda rect: rect.x0)
    if any(right.x0 - left.x1 > _SLACK or left.overlap_x(right) > _SLACK for left, right in pairwise(ordered)):
        return None
    sides = (ordered[0].x0, *(rect.x1 for rect in ordered))
    return Band(min(rect.top for rect in row), max(rect.bottom for rect in row), sides)


def _groups(bands: list[Band], parts: Sequence[TextLine]) -> list[list[Band]]:
    """Bands of one table: one below the other with the same sides, and nothing between that crosses the columns."""
    groups: list[list[Band]] = []
    for band in bands:
        home = next((group for group in reversed(groups) if _fits(group[0], band)), None)
        if (
            home is None
            or _is_crossed(home[-1], band, parts)
            or _text_in(home[0], parts) == _text_in(band, parts) != ""
        ):
            groups.append([band])
        else:
            home.append(band)
    return [group for group in groups if sum(band.bottom - band.top > 6 for band in group) >= 1 and len(group) >= 2]


def _is_crossed(above: Band, below: Band, parts: Sequence[TextLine]) -> bool:
    """Whether what stands between two bands is no row: text across the columns, or a heading larger than their text."""
    heights = [((part.rect.top + part.rect.bottom) / 2, part) for part in parts]
    between = [part for height, part in heights if above.bottom <= height <= below.top]
    size = max((part.size for height, part in heights if above.top <= height <= above.bottom), default=0.0)
    if size and any(part.size > _LARGER * size for part in between):
        return True
    return any(runs_over(part, side) for part in between for side in below.sides)


def runs_over(part: TextLine, side: float, space: float = 0.45) -> bool:
    """Whether a word stands across `side`, or two words at both sides of it are as close as in running text.

    `space` is the widest space between words, in sizes of the text.
    """
    if any(word.rect.x0 < side - 2 and word.rect.x1 > side + 2 for word in part.words):
        return True
    return any(
        left.rect.x1 <= side + 2 and right.rect.x0 >= side - 2 and right.rect.x0 - left.rect.x1 < space * part.size
        for left, right in pairwise(part.words)
    )


def _text_in(band: Band, parts: Sequence[TextLine]) -> str:
    inside = [part for part in parts if band.top <= (part.rect.top + part.rect.bottom) / 2 <= band.bottom]
    return " ".join(part.text for part in sorted(inside, key=lambda part: part.rect.x0))


def _fits(first: Band, band: Band) -> bool:
    """Whether a band has the sides of the first one, those of its first columns missing perhaps."""
    last = first.sides[-len(band.sides) :]
    if not len(last) == len(band.sides) >= min(3, len(first.sides)):
        return False
    return all(abs(a - b) <= _SLACK for a, b in zip(last, band.sides, strict=True))
