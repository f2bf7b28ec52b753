"""Lists: which definition numbers a paragraph, and which lists go on counting together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tracecheck.readers.archive import Element
from tracecheck.readers.odt.names import LOEXT, STYLE, TEXT, XML, number
from tracecheck.readers.wordprocessing.counting import Counter, Level, ListDefinition, clamp_level

OUTLINE = "outline"
"""The list that headings count in."""

_PLACEHOLDER = re.compile(r"%([1-9])%")
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none"}
_NUMBERED = (TEXT + "list-level-style-number", TEXT + "outline-level-style")
_LEVELS = (*_NUMBERED, TEXT + "list-level-style-bullet", TEXT + "list-level-style-image")


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where a paragraph stands in a list: the chain of lists that count together, list style and level from 0."""

    chain: str
    style: str
    level: int


@dataclass(slots=True)
class Lists:
    """Gives each list its chain, and each paragraph the definition that numbers it."""

    styles: dict[str, dict[int, Level]]
    counter: Counter = field(default_factory=lambda: Counter({}))
    _chains_by_id: dict[str, str] = field(default_factory=dict)
    _last_chain: dict[str, str] = field(default_factory=dict)
    _chains: int = 0
    _overrides: int = 0

    def enter(self, element: Element, above: ListPlace | None, style_below: str | None) -> ListPlace:
        """The place of the items of a `text:list`; `style_below` is the list style of its first paragraph's style."""
        if above is not None:
            style = str(element.get(TEXT + "style-name") or above.style)
            return ListPlace(above.chain, style, clamp_level(above.level + 1))
        style = str(element.get(TEXT + "style-name") or style_below or "")
        chain = self._chain(element, style)
        self._last_chain[style] = chain
        if element.get(XML + "id") is not None:
            self._chains_by_id[str(element.get(XML + "id"))] = chain
        return ListPlace(chain, style, 0)

    def _chain(self, element: Element, style: str) -> str:
        continued = self._chains_by_id.get(str(element.get(TEXT + "continue-list")))
        if continued is not None:
            return continued
        if element.get(TEXT + "continue-numbering") == "true" and style in self._last_chain:
            return self._last_chain[style]
        self._chains += 1
        return f"list{self._chains}"

    def definition(self, place: ListPlace, start: int | None = None) -> str:
        """The id of the definition that numbers a paragraph here; `start` where the item names its own number."""
        levels = self.styles.get(place.style, {})
        num_id = f"{place.chain}/{place.style}"
        starts = {}
        if start is not None:
            self._overrides += 1
            num_id, starts = f"{num_id}/{self._overrides}", {place.level: start}
        self.counter.lists.setdefault(num_id, ListDefinition(place.chain, levels, starts))
        return num_id

    def heading(self, level: int, start: int | None) -> str:
        """The definition that numbers a heading of this level (from 0) that stands in no list."""
        return self.definition(ListPlace(OUTLINE, OUTLINE, level), start)


def read_list_styles(*roots: Element | None) -> dict[str, dict[int, Level]]:
    """The levels (from 0) of each list style by its name, and those of the outline; later parts come over earlier."""
    found: dict[str, dict[int, Level]] = {}
    for root in roots:
        for each in () if root is None else root.iter(TEXT + "list-style", TEXT + "outline-style"):
            is_outline = each.tag == TEXT + "outline-style"
            found[OUTLINE if is_outline else str(each.get(STYLE + "name"))] = dict(_levels(each))
    return found


def _levels(style: Element) -> Iterator[tuple[int, Level]]:
    for each in style.iterchildren(*_LEVELS):
        index = clamp_level((number(each.get(TEXT + "level")) or 1) - 1)
        yield index, _numbered(each, index) if each.tag in _NUMBERED else Level(format="bullet", text="•")


def _numbered(element: Element, index: int) -> Level:
    start = number(element.get(TEXT + "start-value"))
    written = _FORMATS.get(str(element.get(STYLE + "num-format") or ""), "decimal")
    text = _own_format(element) or _usual_format(element, index)
    return Level(start=1 if start is None else start, format=written, text="" if written == "none" else text)


def _own_format(element: Element) -> str:
    """LibreOffice writes «Figur %1%.%6%» where the numbers are not those of the levels just above."""
    return _PLACEHOLDER.sub(r"%\1", str(element.get(LOEXT + "num-list-format") or ""))


def _usual_format(element: Element, index: int) -> str:
    shown = min(max(number(element.get(TEXT + "display-levels")) or 1, 1), index + 1)
    counts = ".".join(f"%{each + 1}" for each in range(index + 1 - shown, index + 1))
    return f"{element.get(STYLE + 'num-prefix') or ''}{counts}{element.get(STYLE + 'num-suffix') or ''}"
