"""Numbers of political cases: «sak 45/25»."""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from tracecheck.parsers.values.grammar import build, first_place, last_place, leaves, parse_start
from tracecheck.parsers.values.text import REMEMBERED, closed, normal
from tracecheck.resources import load_data

if TYPE_CHECKING:
    from lark import Lark

# Longer than any printed row of case numbers.
_WINDOW = 80


@lru_cache(REMEMBERED)
def find_cases(text: str) -> tuple[tuple[int, int, str], ...]:
    """(start, end, number) in order of place; the number as «45/25», the span with the word before it."""
    plain = normal(text)
    found: list[tuple[int, int, str]] = []
    for match in _lead().finditer(plain):
        found += _read(plain, match.start())
    return tuple(found)


def _read(plain: str, start: int) -> list[tuple[int, int, str]]:
    parsed = parse_start(_parser(), plain[start : start + _WINDOW])
    if parsed is None:
        return []
    tokens = [token for token in leaves(parsed[0]) if token.type == "NUMBER"]
    places = [(start + first_place(token), start + last_place(token), _short(token.value)) for token in tokens]
    first = (start, places[0][1], places[0][2])
    return [first, *places[1:]]


def _short(number: str) -> str:
    """«45/2025» and «45/25» are one case."""
    serial, year = number.split("/")
    return f"{int(serial)}/{year[-2:]}"


@cache
def _lead() -> re.Pattern[str]:
    words = load_data("cases")["words"]
    letters = "|".join(words["letters"])
    worded = closed([*words["case"], *words["prefixes"]]) + r"(?=[ :]{0,3}(?:\w{1,4} )?\d)"
    return re.compile(rf"(?<![\w-])(?:{worded}|(?:{letters})(?=\d{{1,4}}/))", re.IGNORECASE)


@cache
def _parser() -> "Lark":
    data = load_data("cases")
    return build(
        "cases",
        {
            "CASE.2": closed(data["words"]["case"]),
            "PREFIX.2": closed(data["words"]["prefixes"]),
            "LETTER": f"(?:{'|'.join(data['words']['letters'])})(?=\\d)",
            "AND": closed(data["links"]["and"]),
        },
    )
