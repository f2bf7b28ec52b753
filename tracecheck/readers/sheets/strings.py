"""Texts of cells: shared, inline and rich ones; readings of Japanese characters are no text."""

from tracecheck.readers.archive import Element
from tracecheck.readers.sheets.package import Package, local


def shared_strings(package: Package, name: str | None) -> tuple[str, ...]:
    """The shared texts of a workbook in order; empty when there are none."""
    root = package.tree(name)
    return () if root is None else tuple(text_of(element) for element in root if local(element) == "si")


def text_of(element: Element) -> str:
    """The text of an element with `t`, or runs `r` with `t`, below it."""
    found = []
    for child in element:
        if local(child) == "t":
            found.append(child.text or "")
        elif local(child) == "r":
            found += [part.text or "" for part in child if local(part) == "t"]
    return "".join(found)
