"""By how many years the deadlines of a document moved together."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from tracecheck.compare.align import Pairs
from tracecheck.compare.statements import Entry, Statements
from tracecheck.compare.strength import last_day
from tracecheck.model.comparison import DocumentPair
from tracecheck.resources import load_data

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def with_shifts(
    documents: Iterable[DocumentPair], pairs: Pairs, old: Statements, new: Statements
) -> tuple[DocumentPair, ...]:
    """The pairs with the shift that their deadlines show, where most of them moved equally far; else with none.

    What the documents say of their years alone is not enough: a plan for 2030 keeps its year when it is printed anew.
    """
    moved: dict[tuple[str, str], Counter[int]] = {}
    for left, right in pairs.items():
        one, other = old.by_key[left], new.by_key[right]
        by = _moved(one, other)
        if by is not None:
            moved.setdefault((one.document, other.document), Counter())[by] += 1
    return tuple(_with_shift(pair, moved) for pair in documents)


def _with_shift(pair: DocumentPair, moved: dict[tuple[str, str], Counter[int]]) -> DocumentPair:
    if pair.old is None or pair.new is None:
        return pair
    counts = moved.get((pair.old.key, pair.new.key), Counter())
    return replace(pair, shift=_shift(counts, pair.shift))


def _shift(counts: Counter[int], edition: int) -> int:
    """The shift that most deadlines share, those that did not move included."""
    rules = load_data("compare")["documents"]
    changed = Counter({by: count for by, count in counts.items() if by})
    if not changed:
        return 0
    by, count = max(changed.items(), key=lambda each: (each[1], each[0] == edition, -abs(each[0]), each[0]))
    enough = 1 if by == edition else int(rules["shifted_least"])
    return by if count >= enough and count >= rules["shifted"] * counts.total() else 0


def _moved(one: Entry, other: Entry) -> int | None:
    """By how many years the deadline, or the only year in the text, moved."""
    before, after = one.item.deadline, other.item.deadline
    if before is not None and after is not None:
        start, now = last_day(before), last_day(after)
        return int(now[:4]) - int(start[:4]) if start and now else None
    first, second = set(_YEAR.findall(one.item.text)), set(_YEAR.findall(other.item.text))
    gone, come = first - second, second - first
    if len(gone) == len(come) == 1:
        return int(come.pop()) - int(gone.pop())
    target, now_target = one.item.target, other.item.target
    if target and now_target and target.year and now_target.year:
        return now_target.year - target.year
    return None
