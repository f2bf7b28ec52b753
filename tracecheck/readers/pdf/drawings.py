"""What is drawn on a page besides text: rules, rectangles and pictures, form objects included."""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from tracecheck.readers.pdf.geometry import PageFrame, Rect

_THIN = 2.5
_MOST_POINTS = 160
_BOX_AREA = 0.92
_DEEPEST_FORM = 6
_FEWEST_OF_DOT, _MOST_OF_DOT = 4, 64
_MOST_SEGMENTS = 4000
_SMALLEST_DOT, _BIGGEST_DOT = 1.8, 7.0
Matrix = tuple[float, float, float, float, float, float]
Points = list[tuple[float, float]]
Found = tuple[int, Any, Matrix]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawn rectangle or rule. `fill` and `stroke` are colours as #rrggbb, None when not painted."""

    rect: Rect
    fill: str | None
    stroke: str | None

    @property
    def horizontal(self) -> bool:
        return self.rect.height <= _THIN < self.rect.width

    @property
    def vertical(self) -> bool:
        return self.rect.width <= _THIN < self.rect.height

    @property
    def white(self) -> bool:
        """Whether nothing can be seen of it on white paper."""
        return self.stroke in (None, "#ffffff") and self.fill in (None, "#ffffff")


@dataclass(frozen=True, slots=True)
class Drawings:
    """Rules and rectangles in drawing order, how many pictures there are, and small filled dots (drawn bullets)."""

    shapes: tuple[Shape, ...]
    pictures: int
    dots: tuple[Rect, ...] = ()


def read_drawings(page: Any, frame: PageFrame) -> Drawings:
    """The rules, rectangles and pictures of a page."""
    shapes: list[Shape] = []
    dots: list[Rect] = []
    pictures = 0
    for kind, handle, matrix in _objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures += 1
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            parts, curved = _points(handle)
            full = _product(_matrix_of(handle), matrix)
            shapes.extend(_path_shapes(handle, _subpaths(parts, curved), full, frame))
            dots.extend(_dots(parts, full, frame))
    return Drawings(tuple(shapes), pictures, tuple(dots))


def _dots(parts: Sequence[Points], full: Matrix, frame: PageFrame) -> list[Rect]:
    """The bounds of the path when it is a small dot or square: web pages and slides draw bullets so."""
    if not _FEWEST_OF_DOT <= sum(map(len, parts)) <= _MOST_OF_DOT:
        return []
    seen = [frame.point(*_apply(full, point)) for part in parts for point in part]
    xs, ys = [x for x, _ in seen], [y for _, y in seen]
    rect = Rect(min(xs), min(ys), max(xs), max(ys))
    round_enough = abs(rect.width - rect.height) <= 0.25 * rect.width
    return [rect] if _SMALLEST_DOT <= rect.width <= _BIGGEST_DOT and round_enough else []


def _objects(page: Any) -> Iterator[Found]:
    """Kind, handle and matrix of every object that is no text, those in form objects included."""
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        handle = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(handle)
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            yield from _form_objects(handle, _IDENTITY, 1)
        elif kind != pdfium.FPDF_PAGEOBJ_TEXT:
            yield kind, handle, _IDENTITY


def _form_objects(form: Any, matrix: Matrix, depth: int) -> Iterator[Found]:
    inner = _product(_matrix_of(form), matrix)
    for index in range(pdfium.FPDFFormObj_CountObjects(form)):
        handle = pdfium.FPDFFormObj_GetObject(form, index)
        kind = pdfium.FPDFPageObj_GetType(handle)
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield kind, handle, inner
        elif depth < _DEEPEST_FORM:
            yield from _form_objects(handle, inner, depth + 1)


def _path_shapes(handle: Any, parts: Sequence[Points], full: Matrix, frame: PageFrame) -> list[Shape]:
    fill_mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(handle, fill_mode, stroked)
    fill = _color(handle, pdfium.FPDFPageObj_GetFillColor) if fill_mode.value else None
    stroke = _color(handle, pdfium.FPDFPageObj_GetStrokeColor) if stroked.value else None
    if fill is None and stroke is None:
        return []
    return [Shape(rect, fill, stroke) for points in parts if (rect := _straight_rect(points, full, frame))]


def _subpaths(parts: Sequence[Points], curved: set[int]) -> list[Points]:
    """The straight parts of a path, each as its points; a part with a curve is left out."""
    # Rounded boxes are curves with straight sides: their bounds are good enough when they have many points.
    return [part for number, part in enumerate(parts) if number not in curved or 8 <= len(part) <= _MOST_POINTS]


def _points(handle: Any) -> tuple[list[Points], set[int]]:
    """The points of each part of a path, and which parts have curves."""
    parts: list[Points] = []
    curved: set[int] = set()
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(pdfium.FPDFPath_CountSegments(handle), _MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(handle, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not parts:
            parts.append([])
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            curved.add(len(parts) - 1)
        parts[-1].append((x.value, y.value))
    return parts, curved


def _straight_rect(points: Points, matrix: Matrix, frame: PageFrame) -> Rect | None:
    """The bounds of a rule or rectangle in page coordinates; None for slanted lines and odd shapes."""
    if len(points) < 2:
        return None
    seen = [frame.point(*_apply(matrix, point)) for point in points]
    xs, ys = [x for x, _ in seen], [y for _, y in seen]
    rect = Rect(min(xs), min(ys), max(xs), max(ys))
    if rect.width <= _THIN or rect.height <= _THIN:
        return rect if max(rect.width, rect.height) > _THIN else None
    if len(points) < 4:
        return None
    on_border = sum(_near(x, rect.x0, rect.x1) or _near(y, rect.top, rect.bottom) for x, y in seen)
    return rect if on_border >= 0.9 * len(seen) or _area(seen) >= _BOX_AREA * rect.width * rect.height else None


def _area(points: Points) -> float:
    """The area inside a closed line: of a box with rounded corners nearly all of its bounds."""
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


def _near(value: float, one: float, other: float) -> bool:
    return min(abs(value - one), abs(value - other)) < 1.0


def _color(handle: Any, getter: Any) -> str | None:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not getter(handle, red, green, blue, alpha):
        return "#000000"
    if not alpha.value:
        return None
    return f"#{red.value:02x}{green.value:02x}{blue.value:02x}"


def _matrix_of(handle: Any) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(handle, matrix):
        return _IDENTITY
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    """`inner` first, then `outer`, as PDF concatenates matrices."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _apply(matrix: Matrix, point: tuple[float, float]) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    x, y = point
    return a * x + c * y + e, b * x + d * y + f
