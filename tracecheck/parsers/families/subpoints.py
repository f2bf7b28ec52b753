"""Sub-points of a decision that are typed in running text: «a. det etableres … b. antall kartlegges …»."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from tracecheck.model.source import BlockKind
from tracecheck.parsers.structure.lexicon import alternation
from tracecheck.parsers.structure.units import Unit
from tracecheck.parsers.values.labels import Label
from tracecheck.resources import load_data

_FIRST, _LAST = "a", "z"


def with_subpoints(units: tuple[Unit, ...]) -> Iterator[Unit]:
    """The units, a paragraph of lettered points cut into these; a letter counts where the one before it stands."""
    letter = _FIRST
    for unit in units:
        parts = _lettered(unit, letter) if unit.kind is BlockKind.PARAGRAPH else []
        yield from parts or [unit]
        letter = _after(parts[-1].number or _LAST) if parts else _FIRST


def _lettered(unit: Unit, letter: str) -> list[Unit]:
    found: list[tuple[int, int, str]] = []
    position = 0
    while (match := _mark(letter, first=not found).search(unit.text, position)) is not None:
        found.append((match.start(), match.end(), letter))
        position, letter = match.end(), _after(letter)
        if letter == _LAST:
            break
    ends = [*(start for start, _, _ in found[1:]), len(unit.text)]
    return [_part(unit, mark, end) for mark, end in zip(found, ends, strict=True)] if found else []


def _part(unit: Unit, mark: tuple[int, int, str], end: int) -> Unit:
    start, words, letter = mark
    text = unit.text[start:end].rstrip()
    label = Label(text[: words - start].strip(), letter, None, 0, words - start)
    return replace(unit, start=unit.start + start, end=unit.start + start + len(text), label=label)


def _after(letter: str) -> str:
    return chr(ord(letter) + 1) if letter < _LAST else _LAST


@cache
def _mark(letter: str, *, first: bool) -> re.Pattern[str]:
    """The letter with its full stop or bracket, at the start of the paragraph or behind a blank."""
    word = alternation(load_data("minutes")["subpoints"]["words"])
    start = "^" if first else r"(?<=\s)"
    return re.compile(rf"{start}(?:{word}\s+)?{letter}[.):]\s+(?=\S)", re.IGNORECASE)
