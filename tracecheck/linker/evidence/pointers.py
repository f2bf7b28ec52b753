"""A text without what it says of where it belongs («(delmål 2.1)», «jf. sak 45/25»), and those pointers alone."""

import re
from functools import cache

from tracecheck.linker.evidence.labels import label_number
from tracecheck.model.item import Reference
from tracecheck.model.keys import text_key
from tracecheck.parsers.values.references import find_references
from tracecheck.resources import load_data

Goal = tuple[str, str | None, str | None]


def without_pointers(text: str) -> tuple[str, dict[Goal, Reference]]:
    """A text without its pointers and the words that lead to them, and the pointers by what they point at: document,
    number and case."""
    found = find_references(text)
    for each in reversed(found):
        before = _lead().sub("", text[: each.start])
        text = f"{before} {text[each.end :]}"
    return text, {(text_key(each.document or ""), label_number(each.label), each.case): each for each in found}


@cache
def _lead() -> re.Pattern[str]:
    words = "|".join(re.escape(each) for each in load_data("decisions")["changes"]["leads"])
    return re.compile(rf"[(\[\s,;–-]*(?:\b(?:{words})\.?:?)?\s*$", re.IGNORECASE)
