"""Named styles, resolved once by id along their `basedOn` chains."""

from tracecheck.readers.archive import Element
from tracecheck.readers.docx.names import attribute, child, children, number, on, value
from tracecheck.readers.wordprocessing.styles import (
    NOTHING,
    RunLook,
    Style,
    StyleSheet,
    heading_level,
    is_caption_name,
    is_toc_name,
)

_WORD_DEFAULT_SIZE = 10.0  # Word's own size when the file names none (17.3.2.38)


def run_look(properties: Element | None) -> RunLook:
    """The formatting that a `w:rPr` names itself."""
    if properties is None or not len(properties):
        return NOTHING
    half_points = number(value(properties, "sz"))
    color = value(properties, "color")
    return RunLook(
        bold=on(properties, "b"),
        italic=on(properties, "i"),
        size=None if half_points is None else half_points / 2,
        color=None if color in (None, "auto") else color,
        hidden=on(properties, "vanish"),
    )


def read_styles(root: Element | None) -> StyleSheet:
    """The style sheet of a document; an empty one without a styles part."""
    elements = {} if root is None else {attribute(each, "styleId") or "": each for each in children(root, "style")}
    defaults = child(child(child(root, "docDefaults"), "rPrDefault"), "rPr")
    base = Style(look=run_look(defaults).over(RunLook(size=_WORD_DEFAULT_SIZE)))
    resolved: dict[str, Style] = {}
    for style_id in elements:
        _resolve(style_id, elements, base, resolved)
    default = next((i for i, e in elements.items() if _is_default_paragraph(e)), None)
    return StyleSheet(resolved, resolved.get(default, base) if default is not None else base)


def _is_default_paragraph(element: Element) -> bool:
    return attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true")


def _resolve(style_id: str, elements: dict[str, Element], base: Style, resolved: dict[str, Style]) -> Style:
    """Resolves along the chain from the root of it, so that no chain is too long and no ring has no end."""
    for each in reversed(list(_chain(style_id, elements, resolved))):
        under = resolved.get(value(elements[each], "basedOn") or "")
        character = attribute(elements[each], "type") == "character"
        resolved[each] = _style(each, elements[each], under or (Style() if character else base))
    return resolved[style_id]


def _chain(style_id: str, elements: dict[str, Element], resolved: dict[str, Style]) -> dict[str, None]:
    chain: dict[str, None] = {}
    each: str | None = style_id
    while each in elements and each not in resolved and each not in chain:
        chain[each] = None
        each = value(elements[each], "basedOn")
    return chain


def _style(style_id: str, element: Element, under: Style) -> Style:
    name = value(element, "name") or style_id
    properties = child(element, "pPr")
    heading, named = heading_level(name, number(value(properties, "outlineLvl")), under)
    numbering = child(properties, "numPr")
    num_id = value(numbering, "numId")
    level = number(value(numbering, "ilvl"))
    return Style(
        id=style_id,
        name=name,
        heading=heading,
        named_heading=named,
        is_toc=under.is_toc or is_toc_name(name),
        is_caption=under.is_caption or is_caption_name(name),
        num_id=under.num_id if num_id is None else num_id,
        num_level=under.num_level if level is None else level,
        look=run_look(child(element, "rPr")).over(under.look),
        first_row_stands_out=under.first_row_stands_out or _first_row_stands_out(element),
    )


def _first_row_stands_out(element: Element) -> bool:
    return any(
        attribute(part, "type") == "firstRow"
        and (on(child(part, "rPr"), "b") or child(child(part, "tcPr"), "shd") is not None)
        for part in children(element, "tblStylePr")
    )
