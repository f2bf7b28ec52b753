"""Lines that somebody ended by hand in a cell: statements of their own, or one text that was broken to look well."""

import re
from collections.abc import Sequence
from functools import cache

from tracecheck.resources import load_data

_START = re.compile(r"[^\w(«\"]{0,3}[(«\"]?[^\W_]")
_LAST_WORD = re.compile(r"[^\W\d_]+$")


def stand_apart(lines: Sequence[str]) -> bool:
    """Whether each line is one statement: it begins with a capital, a number or a marker, and none goes on in the
    next."""
    return len(lines) > 1 and all(map(_begins, lines)) and not any(map(goes_on_below, lines[:-1]))


def goes_on_below(line: str) -> bool:
    """Whether a line ends so that the next one belongs to it («Samarbeid med»)."""
    text = line.rstrip()
    word = _LAST_WORD.search(text)
    return text.endswith(_open_marks()) or (word is not None and word[0].casefold() in _open_words())


def _begins(line: str) -> bool:
    match = _START.match(line.strip())
    return match is not None and not match[0][-1].islower()


@cache
def _open_words() -> frozenset[str]:
    return frozenset(load_data("cell_lines")["open_words"])


@cache
def _open_marks() -> tuple[str, ...]:
    return tuple(load_data("cell_lines")["open_marks"])
