"""Names of OpenDocument (ODF 1.3, part 3) and small, forgiving ways to read its attributes."""

import re

from lxml import etree

from tracecheck.readers.archive import Element

_URN = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = _URN + "office:1.0}"
TEXT = _URN + "text:1.0}"
TABLE = _URN + "table:1.0}"
DRAW = _URN + "drawing:1.0}"
STYLE = _URN + "style:1.0}"
META = _URN + "meta:1.0}"
MANIFEST = _URN + "manifest:1.0}"
SVG = _URN + "svg-compatible:1.0}"
FO = _URN + "xsl-fo-compatible:1.0}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
DUBLIN = "{http://purl.org/dc/elements/1.1/}"
XML = "{http://www.w3.org/XML/1998/namespace}"

PARAGRAPHS = frozenset((TEXT + "p", TEXT + "h"))

# No count or level is longer; what is, is damage, and no float holds it.
_DIGITS = 11
_ESCAPED = re.compile(r"_([0-9a-f]{2,4})_")
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)(pt|in|cm|mm|pc|px|%)")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "px": 0.75}


def number(text: str | None) -> int | None:
    """A whole number, or None where a file has something else, or one that is far too long."""
    try:
        return None if text is None or len(text) > _DIGITS else int(text)
    except ValueError:
        return None


def points(text: str | None, of: float | None) -> float | None:
    """A length in points; a percentage is one of `of`. None where a file has something else."""
    match = _LENGTH.fullmatch(text or "")
    if match is None:
        return None
    size = float(match[1])
    if match[2] == "%":
        return None if of is None else round(of * size / 100, 2)
    return round(size * _POINTS[match[2]], 2)


def shown_name(element: Element) -> str:
    """The name of a style as people see it: «Heading_20_1» is «Heading 1»."""
    name = element.get(STYLE + "display-name") or element.get(STYLE + "name") or ""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), str(name))


def says(element: Element) -> bool:
    """Whether there are any words in an element."""
    return any(str(each).strip() for each in element.itertext())


def shell(element: Element) -> Element:
    """An empty element of the same name and attributes."""
    return etree.Element(element.tag, {str(name): str(value) for name, value in element.attrib.items()})
