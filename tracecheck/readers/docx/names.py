"""Names of WordprocessingML (ECMA-376, part 1) and small, forgiving ways to read its attributes."""

from collections.abc import Iterator

from tracecheck.readers.archive import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# A number of a Word file has 32 bits (ST_DecimalNumber); what is longer is damage, and no float holds it.
_DIGITS = 11


def child(element: Element | None, name: str) -> Element | None:
    """The first child `w:name`, or None."""
    return None if element is None else element.find(W + name)


def attribute(element: Element | None, name: str = "val") -> str | None:
    """The attribute `w:name`, or None."""
    if element is None:
        return None
    value = element.get(W + name)
    return None if value is None else str(value)


def value(element: Element | None, name: str) -> str | None:
    """`w:val` of the first child `w:name`, or None."""
    return attribute(child(element, name))


def number(text: str | None) -> int | None:
    """A whole number, or None where a file has something else, or one that is far too long."""
    try:
        return None if text is None or len(text) > _DIGITS else int(text)
    except ValueError:
        return None


def on(element: Element | None, name: str) -> bool | None:
    """An on/off property: None where it is not mentioned, True without a value (17.17.4)."""
    found = child(element, name)
    if found is None:
        return None
    return attribute(found) not in ("0", "false", "off", "none")


def children(element: Element, *names: str) -> Iterator[Element]:
    """The children with one of the names `w:name`, in order."""
    return element.iterchildren(*(W + name for name in names))
