"""Elements of WordprocessingML, made quickly: a report of ten thousand goals has a million of them."""

import re
from typing import Any

from lxml import etree

from tracecheck.reports.coupling.blocks import clean

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{WORD}}}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")

Element = Any


def name(tag: str) -> str:
    """`tag` in the namespace of Word."""
    return _W + tag


def make(tag: str, **attributes: object) -> Element:
    """An element of Word with attributes of Word."""
    return etree.Element(_W + tag, {_W + key: str(value) for key, value in attributes.items()}, nsmap={"w": WORD})


def add(parent: Element, tag: str, **attributes: object) -> Element:
    """An element of Word as the last one of `parent`."""
    return etree.SubElement(parent, _W + tag, {_W + key: str(value) for key, value in attributes.items()})


def paragraph(
    parent: Element, style: str, *, keep: bool = False, new_page: bool = False, before: int | None = None
) -> Element:
    """A paragraph in a style; `keep` holds it together with the next one, `before` is the room above it (twentieths of
    a point) where it is not that of its style."""
    made = add(parent, "p")
    properties = add(made, "pPr")
    add(properties, "pStyle", val=style)
    if keep:
        add(properties, "keepNext")
    if new_page:
        add(properties, "pageBreakBefore")
    if before is not None:
        add(properties, "spacing", before=str(before))
    return made


def text_run(parent: Element, text: str) -> Element:
    """Words in a run; control, direction and invisible characters and what XML cannot hold are left out."""
    run = add(parent, "r")
    held = add(run, "t")
    held.text = _NOT_XML.sub("\ufffd", clean(text))
    held.set(_SPACE, "preserve")
    return run


def look_of(run: Element) -> Element:
    """The properties of a run, made where it has none."""
    found = run.find(_W + "rPr")
    if found is None:
        found = make("rPr")
        run.insert(0, found)
    return found


def field_mark(parent: Element, kind: str) -> None:
    """The begin, separate or end of a field."""
    add(add(parent, "r"), "fldChar", fldCharType=kind)


def field_start(parent: Element, instruction: str) -> None:
    """A field up to where its result begins."""
    field_mark(parent, "begin")
    told = add(add(parent, "r"), "instrText")
    told.text = f" {instruction} "
    told.set(_SPACE, "preserve")
    field_mark(parent, "separate")


def field(parent: Element, instruction: str, shown: str) -> None:
    """A field with what it shows until it is counted."""
    field_start(parent, instruction)
    text_run(parent, shown)
    field_mark(parent, "end")


def put_spacing(element: Element, before: int) -> None:
    """Room above a paragraph, in twentieths of a point; where the schema has it."""
    properties = element[0]
    first = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr")
    at = sum(1 for each in properties if each.tag in map(name, first))
    properties.insert(at, make("spacing", before=before))
