"""Numbers and letters that somebody typed before list items: «1. », «2.3 », «a) », «1a) »."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from tracecheck.model.source import BlockKind
from tracecheck.readers.wordprocessing.draft import Draft
from tracecheck.resources import load_data

_NUMBER = re.compile(
    r"(?P<marker>\(?\d{1,3}[.)]|\(?\d{0,2}[a-zæøå]\)|\d{1,2}(?:\.\d{1,2}){1,3}[.)]?(?=\s+[«\"(]?[A-ZÆØÅ]))\s+(?P<word>\S+)"
)


def number_at(text: str, start: int = 0) -> re.Match[str] | None:
    """The typed list number at `start` (group `marker`), if there is one: «1. mai» and «10. trinn» are none."""
    match = _NUMBER.match(text, start)
    return None if match is None or match["word"].rstrip(".,;:").casefold() in _counted() else match


@cache
def _counted() -> frozenset[str]:
    return frozenset(load_data("wordprocessing")["counted_words"])


def with_typed_numbers(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts with list items where paragraphs begin with a typed number; headings keep theirs in the text."""
    return tuple(_item(each) for each in drafts)


def _item(draft: Draft) -> Draft:
    match = number_at(draft.text) if draft.kind is BlockKind.PARAGRAPH and not draft.is_caption else None
    if match is None or draft.marker is not None:
        return draft
    rest = draft.without_start(match.start("word"))
    return replace(rest, kind=BlockKind.LIST_ITEM, level=0, marker=match["marker"])
