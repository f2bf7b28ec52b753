"""Styles of the template by what they are used for; one that it lacks is taken over from our own."""

import io
from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache
from typing import Any

from tracecheck.reports.coupling.word.elements import Element, make, name
from tracecheck.reports.coupling.word.template import own_template
from tracecheck.resources import load_data

_KINDS = ("paragraph", "character", "table")


def find_styles(document: Any) -> dict[str, str]:
    """Use («paragraph.heading_1») → id of a style of the document. Names are known in English and Norwegian, in any
    case; what the document lacks is added to it."""
    styles = document.styles.element
    known = {kind: dict(_names(styles, kind)) for kind in _KINDS}
    found = {}
    for kind, uses in load_data("word_report")["styles"].items():
        for use, names in uses.items():
            first = next((known[kind][each.casefold()] for each in names if each.casefold() in known[kind]), None)
            found[f"{kind}.{use}"] = first or _take_over(styles, kind, names, known)
    return found


def _names(styles: Element, kind: str) -> Iterator[tuple[str, str]]:
    for style in styles.iterchildren(name("style")):
        if style.get(name("type"), "paragraph") == kind and style.get(name("styleId")):
            yield _name(style).casefold(), style.get(name("styleId"))


def _name(style: Element) -> str:
    held = style.find(name("name"))
    return held.get(name("val"), "") if held is not None else ""


def _take_over(styles: Element, kind: str, names: list[str], known: Mapping[str, dict[str, str]]) -> str:
    """Our style of the first of these names, under an id that nobody has, on the document's own base style."""
    style = deepcopy(_own()[(kind, names[0].casefold())])
    base = style.find(name("basedOn"))
    if base is not None:
        _set_base(style, base, kind, known)
    for each in style.iterchildren(*(name(tag) for tag in ("next", "link"))):
        style.remove(each)
    taken = {each.get(name("styleId")) for each in styles.iterchildren(name("style"))}
    wanted = style.get(name("styleId"))
    while wanted in taken:
        wanted += "x"
    style.set(name("styleId"), wanted)
    styles.append(style)
    return str(wanted)


def _set_base(style: Element, base: Element, kind: str, known: Mapping[str, dict[str, str]]) -> None:
    """The style of the document that has the name of our base style; without one it stands alone."""
    wanted = _own_names().get(base.get(name("val")), "")
    found = known[kind].get(wanted)
    if found is None:
        style.remove(base)
    else:
        style.replace(base, make("basedOn", val=found))


@cache
def _own_styles() -> Element:
    import docx

    return docx.Document(io.BytesIO(own_template())).styles.element


@cache
def _own() -> dict[tuple[str, str], Element]:
    """Our styles by kind and name."""
    return {(each.get(name("type")), _name(each).casefold()): each for each in _own_styles().iter(name("style"))}


@cache
def _own_names() -> dict[str, str]:
    return {each.get(name("styleId")): _name(each).casefold() for each in _own_styles().iter(name("style"))}
