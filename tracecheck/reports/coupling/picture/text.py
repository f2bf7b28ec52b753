"""How wide words are in a picture, so that they end where there is no room: exact for the letters of the bundled font,
the same on every machine."""

from collections.abc import Iterator
from functools import cache

from tracecheck.reports.coupling.blocks import clean
from tracecheck.resources import load_data

_MORE = "…"
_BOLD = 1.07


def width_of(text: str, size: float, bold: bool = False) -> float:
    """The width in pixels at a size in pixels."""
    return sum(map(_advance, text)) * size * (_BOLD if bold else 1.0) / 1000


def fitted(text: str, size: float, room: float, bold: bool = False) -> str:
    """As much of the text as there is room for, cut at a word where one ends near, with «…»."""
    plain = clean(text).strip()
    if width_of(plain, size, bold) <= room:
        return plain
    kept = _that_fit(plain, size, room - width_of(_MORE, size, bold), bold)
    at_word = kept.rpartition(" ")[0]
    return (at_word if len(at_word) > len(kept) * 2 // 3 else kept).rstrip(" ,.;:–-") + _MORE


def wrapped(text: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """The text on at most so many lines; the last one ends with «…» where it goes on."""
    return tuple(_lines(clean(text).strip(), size, room, most))


def _lines(text: str, size: float, room: float, most: int) -> Iterator[str]:
    rest = text
    for _ in range(most - 1):
        if width_of(rest, size) <= room:
            break
        kept = _that_fit(rest, size, room, False)
        line = kept if rest[len(kept) :].startswith(" ") else kept.rpartition(" ")[0] or kept
        yield line.rstrip()
        rest = rest[len(line) :].lstrip()
    if rest:
        yield fitted(rest, size, room)


def _that_fit(text: str, size: float, room: float, bold: bool) -> str:
    used = 0.0
    for number, letter in enumerate(text):
        used += width_of(letter, size, bold)
        if used > room:
            return text[:number]
    return text


def _advance(letter: str) -> int:
    known = _advances().get(letter)
    if known is not None:
        return known
    return 556 if ord(letter) < 0x250 else 1000


@cache
def _advances() -> dict[str, int]:
    widths = load_data("picture")["widths"]
    return {letter: int(width) for width, letters in widths.items() for letter in letters}
