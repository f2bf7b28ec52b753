"""Texts of cells: shared, inline and rich ones; readings of Japanese characters are no text."""

import io

from lxml import etree

from tracecheck.readers.archive import Element
from tracecheck.readers.sheets.package import Package, local


def shared_strings(package: Package, name: str | None) -> tuple[str, ...]:
    """The shared texts of a workbook in order, those before any damage; empty when there are none."""
    data = package.archive.read_or_none(name) if name else None
    found: list[str] = []
    try:
        for _, element in etree.iterparse(
            io.BytesIO(data or b""), tag="{*}si", resolve_entities=False, no_network=True, load_dtd=False
        ):
            found.append(text_of(element))
            release(element)
    except (etree.XMLSyntaxError, ValueError):
        return tuple(found)
    return tuple(found)


def release(element: Element) -> None:
    """Lets go of what was read: a part may be a hundred times as large as what it says."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def text_of(element: Element) -> str:
    """The text of an element with `t`, or runs `r` with `t`, below it."""
    found = []
    for child in element:
        if local(child) == "t":
            found.append(child.text or "")
        elif local(child) == "r":
            found += [part.text or "" for part in child if local(part) == "t"]
    return "".join(found)
