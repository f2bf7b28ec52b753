"""The lines of a file of decisions: where each table begins and each of its keys stands; tomllib does not tell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tracecheck.toml_text import lines_of

_HEADER = re.compile(r"^\s*(?P<open>\[\[?)\s*(?P<name>[^\[\]#]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*(?P<key>[A-Za-z0-9_-]+|"[^"]*"|'[^']*')\s*(?:\.[^=]*)?=""")
_LONG = ('"""', "'''")


@dataclass(frozen=True, slots=True)
class Table:
    """A table as written: its name, whether it is one of several, its first line (a comment right above it counts), the
    line of its header and of each key; the end is not included. Lines count from 1."""

    name: str
    repeated: bool
    first: int
    header: int
    end: int
    keys: dict[str, int] = field(default_factory=dict)


def tables_of(text: str) -> tuple[Table, ...]:
    """The tables in order; what stands before the first one belongs to none."""
    lines = lines_of(text)
    headers = _headers(lines)
    starts = [_with_comment(lines, number) for number, _ in headers]
    ends = [*starts, len(lines)][1:]
    return tuple(
        Table(found["name"], found["open"] == "[[", start + 1, number + 1, end + 1, _keys(lines, number + 1, end))
        for (number, found), start, end in zip(headers, starts, ends, strict=True)
    )


def _headers(lines: Sequence[str]) -> list[tuple[int, re.Match[str]]]:
    found = []
    inside = ""
    for number, line in enumerate(lines):
        match = None if inside else _HEADER.match(line)
        if match:
            found.append((number, match))
        inside = _still_open(line, inside)
    return found


def _still_open(line: str, inside: str) -> str:
    """The marks of a text over several lines that is not closed at the end of this line; empty where none is open."""
    if inside:
        return "" if inside in line else inside
    return next((mark for mark in _LONG if line.count(mark) % 2), "")


def _with_comment(lines: Sequence[str], header: int) -> int:
    """The first line of the comment that stands right above a header."""
    start = header
    while start and lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return start


def _keys(lines: Sequence[str], start: int, end: int) -> dict[str, int]:
    keys: dict[str, int] = {}
    inside = ""
    for number in range(start, end):
        match = None if inside else _KEY.match(lines[number])
        if match:
            keys.setdefault(match["key"].strip("\"'"), number + 1)
        inside = _still_open(lines[number], inside)
    return keys
