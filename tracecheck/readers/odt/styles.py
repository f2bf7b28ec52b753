"""Named and automatic styles, resolved once along their chains of parents."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tracecheck.readers.archive import Element
from tracecheck.readers.odt.names import FO, OFFICE, STYLE, TEXT, number, points, shown_name
from tracecheck.readers.wordprocessing.styles import (
    NOTHING,
    RunLook,
    Style,
    heading_level,
    is_caption_name,
    is_toc_name,
)

_BODY_TEXT = 9  # an outline level that says: no heading
_DEFAULT_SIZE = 12.0  # where a file names none
_BOLD_FROM = 600
_NO_SHADE = frozenset((None, "transparent", "none", "#ffffff", "#FFFFFF"))
_SHADED = ("table-cell-properties", "table-row-properties", "table-properties")

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """Styles by name: of paragraphs, of words, and the names of shaded cells, rows and tables. `list_names` are the
    list styles of paragraph styles: None says nothing, "" says that a heading takes no number."""

    paragraphs: dict[str, Style] = field(default_factory=dict)
    words: dict[str, RunLook] = field(default_factory=dict)
    shaded: frozenset[Key] = frozenset()
    list_names: dict[str, str | None] = field(default_factory=dict)
    default: Style = Style()

    def paragraph(self, name: str | None) -> Style:
        """The paragraph style with this name, or the default one."""
        return self.paragraphs.get(name or "", self.default)

    def look(self, name: str | None) -> RunLook:
        """The formatting of a style for words; nothing when there is none."""
        return self.words.get(name or "", NOTHING)


def read_styles(content: Element, styles: Element | None) -> StyleSheet:
    """The style sheet of a document; styles of the content part come over those of the styles part."""
    elements: dict[Key, Element] = {}
    automatic: set[Key] = set()
    for root in (styles, content):
        for each in () if root is None else _style_elements(root):
            key = (str(each.get(STYLE + "family")), str(each.get(STYLE + "name")))
            elements[key] = each
            if root is content:
                automatic.add(key)
    default = Style(look=_default_look(styles))
    return _Resolver(elements, automatic, default).sheet()


def _style_elements(root: Element) -> Iterator[Element]:
    for part in root.iterchildren(OFFICE + "styles", OFFICE + "automatic-styles"):
        yield from part.iterchildren(STYLE + "style")


def _default_look(styles: Element | None) -> RunLook:
    base = RunLook(size=_DEFAULT_SIZE)
    found = () if styles is None else styles.iter(STYLE + "default-style")
    for each in found:
        if each.get(STYLE + "family") == "paragraph":
            return _look(each, base).over(base)
    return base


def _look(element: Element, under: RunLook) -> RunLook:
    """The formatting that a style names itself; sizes in percent are of the size `under` it."""
    properties = element.find(STYLE + "text-properties")
    if properties is None:
        return NOTHING
    color = properties.get(FO + "color")
    display = properties.get(TEXT + "display")
    return RunLook(
        bold=_is_bold(properties.get(FO + "font-weight")),
        italic=_is_italic(properties.get(FO + "font-style")),
        size=points(properties.get(FO + "font-size"), under.size),
        color=None if color is None else str(color).lstrip("#").upper(),
        hidden=None if display is None else display == "none",
    )


def _is_bold(weight: str | None) -> bool | None:
    if weight is None:
        return None
    return (number(weight) or 0) >= _BOLD_FROM or weight == "bold"


def _is_italic(style: str | None) -> bool | None:
    return None if style is None else style in ("italic", "oblique")


class _Resolver:
    """Resolves along each chain from the root of it, so that no chain is too long and no ring has no end."""

    def __init__(self, elements: dict[Key, Element], automatic: set[Key], default: Style) -> None:
        self._elements = elements
        self._automatic = automatic
        self._default = default
        self._paragraphs: dict[str, Style] = {}
        self._words: dict[str, RunLook] = {}
        self._lists: dict[str, str | None] = {}

    def sheet(self) -> StyleSheet:
        """All styles, resolved."""
        for family, name in self._elements:
            if family in ("paragraph", "text"):
                self._resolve((family, name))
        shaded = frozenset(key for key, each in self._elements.items() if _is_shaded(each))
        default = self._paragraphs.get("Standard", self._default)
        return StyleSheet(self._paragraphs, self._words, shaded, self._lists, default)

    def _resolve(self, key: Key) -> None:
        resolved = self._paragraphs if key[0] == "paragraph" else self._words
        chain: dict[Key, None] = {}
        each = key
        while each in self._elements and each[1] not in resolved and each not in chain:
            chain[each] = None
            each = (key[0], str(self._elements[each].get(STYLE + "parent-style-name")))
        for link in reversed(chain):
            self._take(link, self._elements[link])

    def _take(self, key: Key, element: Element) -> None:
        parent = str(element.get(STYLE + "parent-style-name"))
        if key[0] == "text":
            under = self._words.get(parent, NOTHING)
            self._words[key[1]] = _look(element, under).over(under)
            return
        style = self._paragraphs.get(parent, self._default)
        self._paragraphs[key[1]] = self._style(key, element, style)
        named = element.get(STYLE + "list-style-name")
        self._lists[key[1]] = self._lists.get(parent) if named is None else str(named)

    def _style(self, key: Key, element: Element, under: Style) -> Style:
        """An automatic style is what its parent is, with another look."""
        name = under.name or "" if key in self._automatic else shown_name(element)
        heading, named = heading_level(name, _outline(element), under)
        return Style(
            id=key[1],
            name=name,
            heading=heading,
            named_heading=named,
            is_toc=under.is_toc or is_toc_name(name),
            is_caption=under.is_caption or is_caption_name(name),
            look=_look(element, under.look).over(under.look),
        )


def _outline(element: Element) -> int | None:
    """The outline level from 0; 9 where the style says that it is no heading; None where it says nothing."""
    level = element.get(STYLE + "default-outline-level")
    if level is None:
        return None
    count = number(level)
    return _BODY_TEXT if count is None or count < 1 else count - 1


def _is_shaded(element: Element) -> bool:
    return any(
        properties.get(FO + "background-color") not in _NO_SHADE
        for name in _SHADED
        for properties in element.iterchildren(STYLE + name)
    )
