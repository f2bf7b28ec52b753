"""Pictures: a PNG at the resolution of print, with what it shows in words."""

import io
from typing import Any

from lxml import etree

from tracecheck.reports.coupling.blocks import Figure, clean, said
from tracecheck.reports.coupling.picture.png import to_png
from tracecheck.reports.coupling.word.elements import Element, add, paragraph
from tracecheck.reports.coupling.word.paper import Paper, mark
from tracecheck.reports.coupling.word.runs import write_runs
from tracecheck.resources import load_data

_EMU_OF_TWIP = 635
_TWIPS = 1440
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def write_figure(parent: Element, figure: Figure, paper: Paper) -> None:
    """The picture on a line of its own, as wide as the page, and its caption under it."""
    width, height = _size(figure, paper)
    held = paragraph(parent, paper.style("picture"), keep=True)
    mark(held, figure.anchor, paper)
    add(held, "r").append(_drawing(figure, _relation(figure, width, paper), (width, height), next(paper.numbers)))
    under = paragraph(parent, paper.style("caption"))
    write_runs(under, said(figure.caption), paper)


def _size(figure: Figure, paper: Paper) -> tuple[int, int]:
    """Width and height in twentieths of a point: within the page, in the picture's own proportions."""
    room = paper.height * float(load_data("word_report")["picture"]["front" if paper.front else "share"])
    scale = min(paper.width / figure.width, room / figure.height)
    return round(figure.width * scale), round(figure.height * scale)


def _relation(figure: Figure, width: int, paper: Paper) -> str:
    """The id of the picture in the document; one picture is stored once."""
    if figure.svg not in paper.pictures:
        sizes = load_data("word_report")["picture"]
        pixels = min(round(width / _TWIPS * sizes["resolution"]), int(sizes["most"]))
        pixels = max(1, min(pixels, round(int(sizes["most"]) * figure.width / figure.height)))
        paper.pictures[figure.svg], _ = paper.document.part.get_or_add_image(io.BytesIO(to_png(figure.svg, pixels)))
    return str(paper.pictures[figure.svg])


def _drawing(figure: Figure, relation: str, size: tuple[int, int], number: int) -> Any:
    across, down = (str(each * _EMU_OF_TWIP) for each in size)
    drawing = _el("w", "drawing")
    inline = _sub(drawing, "wp", "inline", distT="0", distB="0", distL="0", distR="0")
    _sub(inline, "wp", "extent", cx=across, cy=down)
    _sub(inline, "wp", "docPr", id=str(number), name=f"Figure {number}", descr=clean(figure.alt))
    graphic = _sub(inline, "a", "graphic")
    picture = _sub(_sub(graphic, "a", "graphicData", uri=_PICTURE), "pic", "pic")
    about = _sub(picture, "pic", "nvPicPr")
    _sub(about, "pic", "cNvPr", id=str(number), name=f"Figure {number}", descr=clean(figure.alt))
    _sub(about, "pic", "cNvPicPr")
    fill = _sub(picture, "pic", "blipFill")
    _sub(fill, "a", "blip").set(f"{{{_RELATIONS}}}embed", relation)
    _sub(_sub(fill, "a", "stretch"), "a", "fillRect")
    shape = _sub(picture, "pic", "spPr")
    frame = _sub(shape, "a", "xfrm")
    _sub(frame, "a", "off", x="0", y="0")
    _sub(frame, "a", "ext", cx=across, cy=down)
    _sub(_sub(shape, "a", "prstGeom", prst="rect"), "a", "avLst")
    return drawing


_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": _PLACED,
    "a": _DRAWING,
    "pic": _PICTURE,
    "r": _RELATIONS,
}


def _el(prefix: str, tag: str) -> Any:
    return etree.Element(f"{{{_SPACES[prefix]}}}{tag}", nsmap=_SPACES)


def _sub(parent: Any, prefix: str, tag: str, **attributes: str) -> Any:
    return etree.SubElement(parent, f"{{{_SPACES[prefix]}}}{tag}", attributes)
