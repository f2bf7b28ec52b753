"""Titles of lists that name the goal they are for («Strategi til mål 2:»), with the goal that they stand under."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tracecheck.model.facts import ListTitle
from tracecheck.model.source import Block, BlockKind
from tracecheck.resources import load_data


def list_titles_of(blocks: Sequence[Block]) -> tuple[ListTitle, ...]:
    """The titles of lists outside tables, in reading order, where one of them names a goal; else none."""
    titles = tuple(_titles(blocks))
    return titles if any(title.number is not None for title in titles) else ()


def _titles(blocks: Sequence[Block]) -> Iterator[ListTitle]:
    """A heading that is neither goal nor title begins a chapter, in which goals may be numbered anew."""
    chapter, goal = 0, None
    for block in blocks:
        found = _found(block.text)
        if not found and block.kind is BlockKind.HEADING:
            chapter, goal = chapter + 1, None
        for what, match in found:
            number = int(match["number"]) if match["number"] else None
            if what == "goal":
                goal = number
            else:
                yield ListTitle(match[0], number, goal, chapter, block.place_of(match.start(), match.end()))


def _found(text: str) -> list[tuple[str, re.Match[str]]]:
    """Goals and titles in a paragraph, in order."""
    found = [(what, match) for what in ("goal", "list", "alone") for match in _pattern(what).finditer(text)]
    return sorted(found, key=lambda each: each[1].start())


@cache
def _pattern(what: str) -> re.Pattern[str]:
    return re.compile(load_data("list_titles")["patterns"][what], re.IGNORECASE)
