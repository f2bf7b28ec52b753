"""Cuts runs of text at exact characters; what they look like and say stays the same."""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy

from lxml import etree

from tracecheck.annotate.docx.targets import Point
from tracecheck.readers.archive import Element
from tracecheck.readers.docx.names import W

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Cuts:
    """The runs of a document, cut before or after the points that were asked for."""

    def __init__(self, texts: Sequence[Element], points: Iterable[Point]) -> None:
        self._texts = texts
        self._begins: dict[Point, Element] = {}
        self._ends: dict[Point, Element] = {}
        wanted: dict[Element, list[Point]] = {}
        for point in sorted(set(points), key=lambda each: (each.element, each.offset)):
            run = texts[point.element].getparent()
            if run is not None:
                wanted.setdefault(run, []).append(point)
        for run, here in wanted.items():
            self._cut(run, here)

    def beginning(self, point: Point) -> Element:
        """The run that begins at a point."""
        return self._begins[point]

    def ending(self, point: Point) -> Element:
        """The run that ends at a point."""
        return self._ends[point]

    def _cut(self, run: Element, points: Sequence[Point]) -> None:
        by_text: dict[Element, list[Point]] = {}
        for point in points:
            by_text.setdefault(self._texts[point.element], []).append(point)
        segments, joints = _segments(run, by_text)
        runs = _runs(run, [each for each in segments if each])
        for point, number in joints.items():
            if number > 0:
                self._ends[point] = runs[number - 1]
            if number < len(runs):
                self._begins[point] = runs[number]


def _segments(run: Element, points: Mapping[Element, Sequence[Point]]) -> tuple[list[list[Element]], dict[Point, int]]:
    """What is in a run, parted at the points; and before which part each point is."""
    segments: list[list[Element]] = [[]]
    joints: dict[Point, int] = {}
    for child in [each for each in run if each.tag != W + "rPr"]:
        text, done = child.text or "", 0
        for point in points.get(child, ()):
            segments[-1].extend(_piece(child, text[done : point.offset]))
            done = point.offset
            if segments[-1]:
                segments.append([])
            joints[point] = len(segments) - 1
        segments[-1].extend(_piece(child, text[done:]) if child in points else [child])
    return segments, joints


def _piece(element: Element, text: str) -> list[Element]:
    """A text element with a part of the text; its spaces at the ends count as they did."""
    if not text:
        return []
    piece = _like(element)
    piece.text = text
    if text != text.strip():
        piece.set(_SPACE, "preserve")
    return [piece]


def _like(element: Element) -> Element:
    """An empty element with the same name and attributes."""
    made = etree.Element(element.tag)
    for name, value in element.attrib.items():
        made.set(name, value)
    return made


def _runs(run: Element, segments: Sequence[Sequence[Element]]) -> list[Element]:
    """The run, cut into as many as there are segments; the run itself is the last of them."""
    if len(segments) == 1:
        return [run]
    look = run.find(W + "rPr")
    made = []
    for segment in segments[:-1]:
        each = _like(run)
        each.extend([deepcopy(look), *segment] if look is not None else segment)
        run.addprevious(each)
        made.append(each)
    for child in [each for each in run if each.tag != W + "rPr"]:
        run.remove(child)
    run.extend(segments[-1])
    return [*made, run]
