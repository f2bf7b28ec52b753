"""SmartArt: the words of a diagram are in a part of their own; they are put into the document as a text box."""

from collections.abc import Iterator, Mapping

from lxml import etree

from tracecheck.readers.archive import Element
from tracecheck.readers.docx.names import W, number

_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DATA = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}dm"


def open_diagrams(document: Element, diagrams: Mapping[str, Element]) -> None:
    """Puts a text box beside each reference to a diagram in `document`; `diagrams` are data parts by relationship."""
    for reference in list(document.iter(_DIAGRAM + "relIds")):
        model = diagrams.get(str(reference.get(_DATA)))
        parent = reference.getparent()
        if model is not None and parent is not None:
            parent.append(_text_box(model))


def _text_box(model: Element) -> Element:
    box = etree.Element(W + "txbxContent")
    for text in _texts(model):
        paragraph = etree.SubElement(box, W + "p")
        etree.SubElement(etree.SubElement(paragraph, W + "r"), W + "t").text = text
    return box


def _texts(model: Element) -> Iterator[str]:
    """The texts of the points, each before what hangs below it."""
    points = {str(each.get("modelId")): each for each in model.iter(_DIAGRAM + "pt")}
    below = _below(model)
    waiting = [each for each, point in points.items() if point.get("type") == "doc"]
    while waiting:
        point = points.pop(waiting.pop(0), None)
        if point is None:
            continue
        text = " ".join(_paragraph_texts(point))
        if text:
            yield text
        waiting[:0] = below.get(str(point.get("modelId")), [])


def _paragraph_texts(point: Element) -> Iterator[str]:
    for paragraph in point.iter(_DRAWING + "p"):
        text = "".join(each.text or "" for each in paragraph.iter(_DRAWING + "t")).strip()
        if text:
            yield text


def _below(model: Element) -> dict[str, list[str]]:
    """The points right below each point, in the order of the diagram."""
    found: dict[str, list[tuple[int, str]]] = {}
    for line in model.iter(_DIAGRAM + "cxn"):
        if line.get("type", "parOf") == "parOf":
            order = number(line.get("srcOrd")) or 0
            found.setdefault(str(line.get("srcId")), []).append((order, str(line.get("destId"))))
    return {upper: [lower for _, lower in sorted(pairs)] for upper, pairs in found.items()}
