"""Names of columns that stand in running text: a table came as lines, and what stood in its cells cannot be placed."""

import re
from collections.abc import Sequence
from functools import cache

from tracecheck.model.facts import Mention
from tracecheck.model.source import Block, BlockKind
from tracecheck.parsers.facts.blocks import every_block
from tracecheck.resources import load_data

_PIECES = re.compile(r"[\s/]+")


def loose_columns(blocks: Sequence[Block]) -> tuple[Mention, ...]:
    """For each role of `[loose_columns]` in `data/who_and_when.toml` the first line that its name begins, or that is
    made of few words of which it is one: «Ansvar Kultur og oppvekst», «Strategi/Tiltak Ansvarlig»."""
    inside = {each.index for block in blocks if block.table for cell in block.table.cells for each in cell.blocks}
    lines = [each for each in every_block(blocks) if each.kind is not BlockKind.HEADING and each.index not in inside]
    found = (_first(role, words, lines) for role, words in _names().items())
    return tuple(each for each in found if each is not None)


def _first(role: str, words: frozenset[str], lines: Sequence[Block]) -> Mention | None:
    for block in lines:
        if block.table is None and (name := _name_in(block.text, words)):
            start = block.text.index(name)
            return Mention(f"loose_{role}", name, block.place_of(start, start + len(name)))
    return None


def _name_in(line: str, words: frozenset[str]) -> str | None:
    """The name of the column as printed: with a capital, first before another capital, or among few words."""
    pieces = _PIECES.split(line.strip())
    most = int(load_data("who_and_when")["loose_columns"]["most_words"])
    first, then = pieces[0], pieces[1] if len(pieces) > 1 else ""
    is_name = not then or then[:1].isupper() or then in load_data("who_and_when")["loose_columns"]["beside"]
    if first.casefold() in words and first[:1].isupper() and is_name:
        return first
    alone = len(pieces) <= most and all(each[:1].isupper() for each in pieces)
    return next((each for each in pieces if alone and each.casefold() in words), None)


@cache
def _names() -> dict[str, frozenset[str]]:
    data = load_data("who_and_when")["loose_columns"]
    return {role: frozenset(data[role]) for role in ("owner", "deadline")}
