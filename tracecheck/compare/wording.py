"""The words that differ between two texts, each change with its class; the same both ways."""

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from tracecheck.linker.drift import classify_changes
from tracecheck.model.comparison import DiffKind, DiffPart
from tracecheck.model.coupling import WordChange

_WORD = re.compile(r"\S+")


def changed_words(before: str, after: str) -> tuple[WordChange, ...]:
    """The changes in order; read backwards the same ones are found."""
    if before <= after:
        return classify_changes(before, after)
    changes = classify_changes(after, before)
    return tuple(replace(change, before=change.after, after=change.before) for change in changes)


def difference(before: str, after: str) -> tuple[DiffPart, ...]:
    """Both texts as one: words that were kept, taken out and added."""
    one, other = _WORD.findall(before), _WORD.findall(after)
    return tuple(_parts(one, other))


def _parts(one: list[str], other: list[str]) -> Iterator[DiffPart]:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for operation, a0, a1, b0, b1 in matcher.get_opcodes():
        if operation == "equal":
            yield DiffPart(DiffKind.KEPT, " ".join(one[a0:a1]))
            continue
        if a0 < a1:
            yield DiffPart(DiffKind.TAKEN, " ".join(one[a0:a1]))
        if b0 < b1:
            yield DiffPart(DiffKind.ADDED, " ".join(other[b0:b1]))
