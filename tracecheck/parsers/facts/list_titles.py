"""Titles of lists that name the goal they are for («Strategi til mål 2:»), with the goal that they stand under."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tracecheck.model.facts import ListTitle
from tracecheck.model.source import Block, BlockKind
from tracecheck.resources import load_data


def list_titles_of(blocks: Sequence[Block]) -> tuple[ListTitle, ...]:
    """Every such title outside tables, in reading order; empty in most documents."""
    return tuple(_titles(blocks))


def _titles(blocks: Sequence[Block]) -> Iterator[ListTitle]:
    """Any other heading begins a chapter, in which goals may be numbered anew."""
    chapter, goal = 0, None
    for block in blocks:
        title, numbered = _number("list", block.text), _number("goal", block.text)
        if title is not None:
            yield ListTitle(block.text, title, goal, chapter, block.place)
        elif numbered is not None:
            goal = numbered
        elif block.kind is BlockKind.HEADING:
            chapter, goal = chapter + 1, None


def _number(what: str, text: str) -> int | None:
    match = _pattern(what).match(text)
    return int(match["number"]) if match else None


@cache
def _pattern(what: str) -> re.Pattern[str]:
    return re.compile(load_data("list_titles")["patterns"][what], re.IGNORECASE)
