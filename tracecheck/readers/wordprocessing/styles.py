"""Named styles and how their names speak."""

import re
from dataclasses import dataclass, fields

from tracecheck.resources import load_data

_HEADING_NAME = re.compile(r"(?:heading|overskrift)\s*([1-9])", re.IGNORECASE)
_TOC_NAME = re.compile(r"(?:toc|innh|inh)\s*[1-9]|toc heading", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


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
        if self == NOTHING:
            return under
        names = (field.name for field in fields(self))
        return RunLook(**{n: getattr(under, n) if getattr(self, n) is None else getattr(self, n) for n in names})


NOTHING = RunLook()


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
    look: RunLook = NOTHING
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
        return NOTHING if style is None else style.look


def _is_called_heading(name: str) -> bool:
    data = load_data("wordprocessing")
    words = _WORD.findall(name.casefold())
    if any(word.startswith(tuple(data["printed_things"])) for word in words):
        return False
    return any(word in data["heading_words"] or word.endswith(tuple(data["heading_endings"])) for word in words)


def is_caption_name(name: str) -> bool:
    """Whether a style of this name is for the line that goes with a table or figure."""
    data = load_data("wordprocessing")
    words = _WORD.findall(name.casefold())
    thing = any(word.startswith(tuple(data["printed_things"])) for word in words)
    title = any(word.endswith(tuple(data["title_endings"])) for word in words)
    return (thing and title) or not set(data["caption_words"]).isdisjoint(words)


def is_toc_name(name: str) -> bool:
    """Whether a style of this name is for lines of a table of contents."""
    return _TOC_NAME.fullmatch(name) is not None


def heading_level(name: str, outline: int | None, under: Style) -> tuple[int | None, bool]:
    """(level, known by name alone). An outline level (from 0) counts most; 9 there means body text, so that the style
    is a heading only if its name says so."""
    if outline is not None and 0 <= outline < 9:
        return outline + 1, False
    built_in = _HEADING_NAME.fullmatch(name.strip())
    if built_in:
        return int(built_in.group(1)), False
    if name.casefold() in load_data("wordprocessing")["title_names"]:
        return 1, False
    if _is_called_heading(name):
        return under.heading, under.heading is None
    return (None, False) if outline is not None else (under.heading, under.named_heading)
