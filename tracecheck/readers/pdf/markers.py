"""List markers: bullets as Word and others print them, and numbers and letters before an item."""

import re
from dataclasses import dataclass
from functools import cache

from tracecheck.resources import load_data

_PRIVATE = "\ue000-\uf8ff"
_NUMBER = re.compile(
    r"^(?P<marker>\(?\d{1,3}(?:\.\d{1,2}){0,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}|\(?[a-zæøå][.)]|\(?\d{1,2}[a-zæøå]\)|[ivx]{1,4}[.)])(?:\s+|$)(?P<rest>.*)$"
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A line's list marker as it is to be shown, where its text starts, and whether it is a number or letter."""

    marker: str
    start: int
    numbered: bool


@cache
def _bullet() -> re.Pattern[str]:
    data = load_data("pdf_layout")["bullets"]
    glyphs = re.escape(data["glyphs"])
    letters = "|".join(re.escape(letter) for letter in data["letters"])
    return re.compile(rf"^(?P<marker>[{glyphs}{_PRIVATE}]|(?:{letters})(?=\s|$))\s*")


@cache
def run_on_bullet() -> re.Pattern[str]:
    """A bullet inside a line that starts another list item."""
    glyphs = re.escape(load_data("pdf_layout")["bullets"]["run_on"])
    return re.compile(rf"[{glyphs}{_PRIVATE}](?=\s|\w)")


def is_marker(text: str) -> bool:
    """Whether the text is nothing but a list marker."""
    marked = marker_of(text)
    return marked is not None and marked.start >= len(text)


def marker_of(text: str) -> Marked | None:
    """The list marker a line starts with, if any. Dashes need a space behind them."""
    bullet = _bullet().match(text)
    if bullet:
        glyph = bullet.group("marker")
        if glyph in "–-−—*o»›" and bullet.end() == 1 and len(text) > 1:
            return None
        return Marked(_shown(glyph), bullet.end(), False)
    number = _NUMBER.match(text)
    if number:
        return Marked(number.group("marker"), number.start("rest"), True)
    return None


def _shown(glyph: str) -> str:
    return "•" if "\ue000" <= glyph <= "\uf8ff" else glyph


def plain(text: str) -> str:
    """Text without private-use glyphs, soft hyphens and zero-width characters."""
    return re.sub(f"[{_PRIVATE}\u00ad\u200b-\u200d\u2060\ufeff]", "", text)
