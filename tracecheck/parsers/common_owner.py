"""One owner for all measures, said in a sentence beside their table: «Rektor har ansvaret for alle tiltakene.»"""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from tracecheck.model.item import Item, ItemKind
from tracecheck.model.source import Block, BlockKind
from tracecheck.resources import load_data

_TEXTS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


def with_common_owner(items: tuple[Item, ...], blocks: Iterable[Block]) -> tuple[Item, ...]:
    """The items, where measures without an owner have the one that a sentence of their chapter names for all.

    The chapter is the innermost heading that the sentence stands under; with no measures of its own there, the
    sentence holds for the chapter around it.
    """
    for block in blocks:
        owner = common_owner(block.text) if block.kind in _TEXTS else None
        if owner:
            items = _given(items, owner, block.place.path)
    return items


def common_owner(text: str) -> str | None:
    """The owner that a sentence names for all measures, or None."""
    found = _pattern().search(text)
    if found is None:
        return None
    words = found["owner"].split()
    return " ".join(words) if 0 < len(words) <= load_data("common_owner")["most_words"] else None


@cache
def _pattern() -> re.Pattern[str]:
    data = load_data("common_owner")
    verbs, objects = (
        "|".join(map(re.escape, sorted(data[key], key=len, reverse=True))) for key in ("verbs", "objects")
    )
    return re.compile(rf"(?:^|[.!?]\s+)(?P<owner>[^.!?]{{2,80}}?)\s+(?:{verbs})\s+(?:{objects})\b", re.IGNORECASE)


def _given(items: tuple[Item, ...], owner: str, path: tuple[str, ...]) -> tuple[Item, ...]:
    for depth in range(len(path), -1, -1):
        chapter = path[:depth]
        lacking = {item.id for item in items if _lacks_owner(item) and item.section[:depth] == chapter}
        if lacking:
            return tuple(replace(item, owner=owner) if item.id in lacking else item for item in items)
    return items


def _lacks_owner(item: Item) -> bool:
    return item.kind is ItemKind.MEASURE and not item.owner
