"""The words that differ between two texts, each change with its class; the same both ways."""

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from tracecheck.linker.evidence.drift import classify_changes, common_ends, is_long
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
    for is_kept, a0, a1, b0, b1 in _runs(one, other):
        if a0 < a1:
            yield DiffPart(DiffKind.KEPT if is_kept else DiffKind.TAKEN, " ".join(one[a0:a1]))
        if b0 < b1 and not is_kept:
            yield DiffPart(DiffKind.ADDED, " ".join(other[b0:b1]))


def _runs(one: list[str], other: list[str]) -> Iterator[tuple[bool, int, int, int, int]]:
    """Where the texts are the same and where not; of texts as long as a book one run between their ends."""
    if not is_long(one, other):
        matcher = SequenceMatcher(None, one, other, autojunk=False)
        yield from ((code[0] == "equal", *code[1:]) for code in matcher.get_opcodes())
        return
    start, end = common_ends(one, other)
    last, final = len(one) - end, len(other) - end
    yield True, 0, start, 0, start
    yield False, start, last, start, final
    yield True, last, len(one), final, len(other)
