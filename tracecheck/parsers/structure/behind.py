"""Who, when and how much, in sentences right behind a measure in the same paragraph."""

import re
from dataclasses import replace
from functools import cache

from tracecheck.model.item import Item, ItemKind
from tracecheck.model.source import Block
from tracecheck.parsers.structure.attributes import labelled_values, with_values
from tracecheck.parsers.structure.details import due
from tracecheck.parsers.structure.lexicon import alternation, cues
from tracecheck.parsers.tables.owners import clean_owner
from tracecheck.parsers.values.money import find_amounts

_DONE = frozenset({ItemKind.MEASURE, ItemKind.STRATEGY})
_LONGEST = 400


def take_behind(items: tuple[Item, ...], blocks: dict[int, Block]) -> tuple[Item, ...]:
    """Measures with what the rest of their paragraph says of owner, deadline and money («… Ansvar: Kultur. Frist:
    2027», «… Ansvarlig er rektor, innen 1. mars 2027»)."""
    starts: dict[int, list[int]] = {}
    for item in items:
        for span in item.place.spans:
            starts.setdefault(span.block, []).append(span.start)
    return tuple(_with_rest(item, blocks, starts) if item.kind in _DONE else item for item in items)


def _with_rest(item: Item, blocks: dict[int, Block], starts: dict[int, list[int]]) -> Item:
    span = item.place.spans[-1] if item.place.spans else None
    block = blocks.get(span.block) if span is not None else None
    if span is None or block is None:
        return item
    next_start = min((start for start in starts[span.block] if start >= span.end), default=len(block.text))
    rest = block.text[span.end : min(next_start, span.end + _LONGEST)].strip(" .;")
    values = labelled_values(rest)
    if values:
        return with_values(item, values)
    named = _owner_sentence().match(rest)
    if named is None:
        return item
    return replace(
        item,
        owner=item.owner or clean_owner(named["owner"].strip()),
        deadline=item.deadline or due(rest),
        amounts=item.amounts or find_amounts(rest),
    )


@cache
def _owner_sentence() -> re.Pattern[str]:
    data = cues("owner_sentence")
    return re.compile(
        rf"{alternation(data['openings'])}\s+(?P<owner>\S.{{0,80}}?)(?=\s*(?:[.,;]|$)|\s+{alternation(data['ends'])}\b)",
        re.IGNORECASE,
    )
