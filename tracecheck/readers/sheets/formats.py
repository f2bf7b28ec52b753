"""Numbers as a Norwegian reader sees them in the cell: the format of the cell decides (ECMA-376 part 1, 18.8.31)."""

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from tracecheck.readers.sheets.dates import render_date
from tracecheck.readers.sheets.numbers import render_general, render_number
from tracecheck.readers.sheets.tokens import Token, tokens_of

_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}


@dataclass(frozen=True, slots=True)
class Section:
    """One of up to four parts of a format. `test` says which numbers it is for, when the format states that."""

    tokens: tuple[Token, ...]
    test: tuple[str, float] | None = None

    @property
    def is_date(self) -> bool:
        return any(token.kind in ("date", "elapsed", "half") for token in self.tokens)

    @property
    def is_general(self) -> bool:
        return any(token.kind in ("general", "text") for token in self.tokens)


def render_value(value: float, code: str, since_1904: bool = False) -> str:
    """The text of a number or a date in a cell with this format; days are counted from 1900, or from 1904."""
    sections = sections_of(code)
    section, unsigned = _section_for(value, sections)
    if section.is_date:
        return render_date(value, section.tokens, since_1904)
    shown = abs(value) if unsigned else value
    if section.is_general:
        return "".join(
            render_general(shown) if token.kind in ("general", "text") else token.text
            for token in section.tokens
            if token.kind in ("general", "text", "literal")
        )
    return render_number(shown, section.tokens)


def render_text(text: str, code: str) -> str:
    """Words in a cell with this format, which may add to them («"Mål "@») or hide them («;;;»)."""
    sections = sections_of(code)
    last = sections[3] if len(sections) > 3 else sections[-1]
    if len(sections) < 4 and not any(token.kind == "text" for token in last.tokens):
        return text
    return "".join(text if token.kind == "text" else token.text for token in last.tokens)


@cache
def sections_of(code: str) -> tuple[Section, ...]:
    """The parts of a format, at least one and at most four."""
    parts: list[list[Token]] = [[]]
    for token in tokens_of(code):
        if token.kind == "end":
            parts.append([])
        else:
            parts[-1].append(token)
    return tuple(map(_section, parts[:4]))


def _section(tokens: list[Token]) -> Section:
    tests = [match for token in tokens if token.kind == "bracket" and (match := _CONDITION.fullmatch(token.text))]
    kept = tuple(token for token in tokens if token.kind != "bracket")
    return Section(kept, (tests[0][1], float(tests[0][2])) if tests else None)


def _section_for(value: float, sections: tuple[Section, ...]) -> tuple[Section, bool]:
    """The part for a number, and whether that part shows it without its sign."""
    numeric = sections[:3]
    if any(section.test for section in numeric):
        return _tested(value, numeric)
    if value < 0 and len(numeric) > 1:
        return numeric[1], True
    if value == 0 and len(numeric) > 2:
        return numeric[2], False
    return numeric[0], False


def _tested(value: float, sections: tuple[Section, ...]) -> tuple[Section, bool]:
    for section in sections:
        if section.test is None or _COMPARE[section.test[0]](value, section.test[1]):
            return section, False
    return sections[-1], False
