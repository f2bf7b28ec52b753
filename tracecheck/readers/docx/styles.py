"""Named styles, resolved once by id along their `basedOn` chains."""

import re
from dataclasses import dataclass, fields

from tracecheck.readers.docx.names import Element, attribute, child, children, number, on, value
from tracecheck.resources import load_data

_HEADING_NAME = re.compile(r"(?:heading|overskrift)\s*([1-9])", re.IGNORECASE)
_TOC_NAME = re.compile(r"(?:toc|innh|inh)\s*[1-9]|toc heading", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_WORD_DEFAULT_SIZE = 10.0  # Word's own size when the file names none (17.3.2.38)


@dataclass(frozen=True, slots=True)
class RunLook:
    """Character formatting; None where nothing is said. `size` in points, `color` as RRGGBB."""

    bold: bool | None = None
    italic: bool | None = None
    size: float | None = None
    color: str | None = None
    hidden: bool | None = None

    def over(self, under: "RunLook") -> "RunLook":
        """This formatting on top of another."""
        if self == _NOTHING:
            return under
        names = (field.name for field in fields(self))
        return RunLook(**{n: getattr(under, n) if getattr(self, n) is None else getattr(self, n) for n in names})


_NOTHING = RunLook()


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all that it inherits. `heading` is a heading level from 1; `named_heading` says that only its
    name tells that it is a heading. `num_id` None: says nothing of numbering. `first_row_stands_out`: of a table style
    that prints the first row bold or shaded."""

    id: str | None = None
    name: str | None = None
    heading: int | None = None
    named_heading: bool = False
    is_toc: bool = False
    is_caption: bool = False
    num_id: str | None = None
    num_level: int | None = None
    look: RunLook = _NOTHING
    first_row_stands_out: bool = False


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """All styles by id, and the default paragraph style."""

    by_id: dict[str, Style]
    default: Style

    def style(self, style_id: str | None) -> Style:
        """The style with this id, or the default paragraph style."""
        return self.by_id.get(style_id, self.default) if style_id is not None else self.default

    def character_look(self, style_id: str | None) -> RunLook:
        """The formatting of a character style; nothing when there is none."""
        style = self.by_id.get(style_id) if style_id is not None else None
        return _NOTHING if style is None else style.look


def run_look(properties: Element | None) -> RunLook:
    """The formatting that a `w:rPr` names itself."""
    if properties is None or not len(properties):
        return _NOTHING
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
    heading, named = _heading_level(name, properties, under)
    numbering = child(properties, "numPr")
    num_id = value(numbering, "numId")
    level = number(value(numbering, "ilvl"))
    return Style(
        id=style_id,
        name=name,
        heading=heading,
        named_heading=named,
        is_toc=under.is_toc or _TOC_NAME.fullmatch(name) is not None,
        is_caption=under.is_caption or _is_caption(name),
        num_id=under.num_id if num_id is None else num_id,
        num_level=under.num_level if level is None else level,
        look=run_look(child(element, "rPr")).over(under.look),
        first_row_stands_out=under.first_row_stands_out or _first_row_stands_out(element),
    )


def _heading_level(name: str, properties: Element | None, under: Style) -> tuple[int | None, bool]:
    """(level, known by name alone). An outline level counts most; 9 there means body text, so that the style is a
    heading only if its name says so."""
    outline = number(value(properties, "outlineLvl"))
    if outline is not None and 0 <= outline < 9:
        return outline + 1, False
    built_in = _HEADING_NAME.fullmatch(name.strip())
    if built_in:
        return int(built_in.group(1)), False
    if name.casefold() in load_data("docx")["title_names"]:
        return 1, False
    if _is_called_heading(name):
        return under.heading, under.heading is None
    return (None, False) if outline is not None else (under.heading, under.named_heading)


def _is_called_heading(name: str) -> bool:
    data = load_data("docx")
    words = _WORD.findall(name.casefold())
    if any(word.startswith(tuple(data["printed_things"])) for word in words):
        return False
    return any(word in data["heading_words"] or word.endswith(tuple(data["heading_endings"])) for word in words)


def _is_caption(name: str) -> bool:
    data = load_data("docx")
    words = _WORD.findall(name.casefold())
    thing = any(word.startswith(tuple(data["printed_things"])) for word in words)
    title = any(word.endswith(tuple(data["title_endings"])) for word in words)
    return (thing and title) or not set(data["caption_words"]).isdisjoint(words)


def _first_row_stands_out(element: Element) -> bool:
    return any(
        attribute(part, "type") == "firstRow"
        and (on(child(part, "rPr"), "b") or child(child(part, "tcPr"), "shd") is not None)
        for part in children(element, "tblStylePr")
    )
