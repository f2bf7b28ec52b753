"""What became of each statement that is on both sides: reworded, moved, renumbered, weaker, stronger."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from tracecheck.compare.align import Pairs, Sides
from tracecheck.compare.groups import group_signs
from tracecheck.compare.likeness import Rarity, alike
from tracecheck.compare.splits import Group
from tracecheck.compare.statements import Entry
from tracecheck.compare.strength import find_signs, last_day, last_year
from tracecheck.compare.wording import changed_words, difference
from tracecheck.linker.evidence.labels import label_number
from tracecheck.linker.similarity.tokens import terms_of
from tracecheck.model.changes import Replacement
from tracecheck.model.comparison import Alteration, ItemComparison, Sign, Way
from tracecheck.model.coupling import WordChange
from tracecheck.model.item import Deadline, Target
from tracecheck.model.keys import text_key
from tracecheck.resources import load_data

_ORDER = tuple(Alteration)


@dataclass(frozen=True, slots=True)
class Context:
    """What a pair is judged in: all pairs, the old and new statements in groups, which headings have another name now,
    by how many years the old documents were moved on, their last year before and now, which of them are in the other
    written norm of Norwegian now, what else makes an old statement weaker or stronger."""

    sides: Sides
    pairs: Pairs
    grouped: tuple[frozenset[str], frozenset[str]]
    renamed: frozenset[tuple[str, str, str]]
    shifts: Mapping[str, int]
    ends: Mapping[str, tuple[int, int]]
    norms: frozenset[str]
    signs: Mapping[str, tuple[Sign, ...]]
    rarity: Rarity


def compare_pair(old: Entry, new: Entry, context: Context) -> ItemComparison | None:
    """How a statement differs from what it was; None where it does not."""
    shift = _shift(old, new, context) if context.sides.in_place(old, new) else 0
    words = _known_again(changed_words(old.item.text, new.item.text), old, new, context)
    stated = tuple(_stated(old, new))
    signs = (*find_signs(old, new, shift), *context.signs.get(old.key, ()))
    found = {*_by_words(words, stated, old, new, shift), *_by_signs(signs), *_by_place(old, new, context)}
    if not found:
        return None
    return ItemComparison(
        old=(old.end,),
        new=(new.end,),
        alterations=tuple(sorted(found, key=_ORDER.index)),
        signs=signs,
        words=words,
        stated=stated,
        diff=difference(old.item.text, new.item.text) if words else (),
        likeness=alike(old, new, context.rarity),
    )


def _shift(old: Entry, new: Entry, context: Context) -> int:
    """By how many years the edition was moved on; a deadline at the end of the old period that is at the end of the new
    one moved with it, whatever the others did."""
    shift = context.shifts.get(old.document, 0)
    ends = context.ends.get(old.document)
    return ends[1] - ends[0] if ends is not None and (last_year(old), last_year(new)) == ends else shift


def _known_again(words: tuple[WordChange, ...], old: Entry, new: Entry, context: Context) -> tuple[WordChange, ...]:
    """Words that are the same in base form, or in the other written norm, are no other words."""
    norms = old.document in context.norms
    same = _is_spelled_anew(old.terms, new.terms, norms)
    return tuple(
        replace(word, change="editorial")
        if (same and word.change == "wording") or (norms and word.change == "deadline" and _is_small(word))
        else word
        for word in words
    )


def _is_small(word: WordChange) -> bool:
    """Whether small words alone differ: «innen» and «innan»."""
    figures = (re.findall(r"\d+", text) for text in (word.before, word.after))
    return terms_of(word.before) == terms_of(word.after) and next(figures) == next(figures)


def _is_spelled_anew(before: Sequence[str], after: Sequence[str], other_norm: bool) -> bool:
    """The same terms one by one; in the other written norm nearly the same letters do."""
    lowest = 100 * float(load_data("compare")["align"]["spelled"])
    return len(before) == len(after) and all(
        one == other or (other_norm and fuzz.ratio(one, other) >= lowest)
        for one, other in zip(before, after, strict=True)
    )


def compare_group(group: Group, olds: tuple[Entry, ...], news: tuple[Entry, ...], context: Context) -> ItemComparison:
    """A split or a merger as a whole; what is weaker in it is told of the texts together."""
    shift = max((_shift(old, new, context) for old in olds for new in news), key=abs)
    signs = group_signs([each.item for each in olds], [each.item for each in news], shift)
    found = {Alteration.SPLIT if group.split else Alteration.MERGED, *_by_signs(signs)}
    return ItemComparison(
        old=tuple(each.end for each in olds),
        new=tuple(each.end for each in news),
        alterations=tuple(sorted(found, key=_ORDER.index)),
        signs=signs,
        likeness=group.covered,
    )


def renamed_headings(sides: Sides, pairs: Pairs) -> frozenset[tuple[str, str, str]]:
    """Headings that have another name now, as (old document, old heading, new heading).

    Neither stands on the other side, and at least half of what stands under the one stands under the other.
    """
    votes: Counter[tuple[str, str, str]] = Counter()
    for left, right in pairs.items():
        old, new = sides.old.by_key[left], sides.new.by_key[right]
        if sides.in_place(old, new) and old.heading and new.heading:
            votes[old.document, old.heading, new.heading] += 1
    before, after = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for (document, old_heading, new_heading), count in votes.items():
        before[document, old_heading] += count
        after[document, new_heading] += count
    return frozenset(
        (document, one, other)
        for (document, one, other), count in votes.items()
        if (document, other) not in before
        and (document, one) not in after
        and 2 * count >= max(before[document, one], after[document, other])
    )


def _by_words(
    words: tuple[WordChange, ...], stated: tuple[Replacement, ...], old: Entry, new: Entry, shift: int
) -> Iterator[Alteration]:
    """Reworded, or only rolled on with the edition, or only edited."""
    told = [word for word in words if word.change != "editorial"]
    rolled_words = bool(told) and all(_is_rolled(word, shift) for word in told)
    rolled = _rolls(old, new, shift)
    others = [each for each in stated if not (rolled and each.field in ("deadline", "target"))]
    if (told and not rolled_words) or others:
        yield Alteration.REWORDED
    if rolled_words or (rolled and any(each.field in ("deadline", "target") for each in stated)):
        yield Alteration.ROLLED
    if words and not told:
        yield Alteration.EDITORIAL


def _is_rolled(word: WordChange, shift: int) -> bool:
    """Years that moved as far as the edition."""
    before, after = word.before.split(), word.after.split()
    if not shift or len(before) != len(after):
        return False
    return all(
        one == other
        or (one.isdigit() and other.isdigit() and int(other) - int(one) == shift and len(one) == len("2026"))
        for one, other in zip(before, after, strict=True)
    )


def _rolls(old: Entry, new: Entry, shift: int) -> bool:
    """Whether deadline and target changed in nothing but the year, as far as the edition."""
    if not shift:
        return False
    one, other = old.item, new.item
    years = [
        (one.deadline and last_day(one.deadline), other.deadline and last_day(other.deadline)),
        (one.target and str(one.target.year or ""), other.target and str(other.target.year or "")),
    ]
    levels = (one.target and one.target.value) == (other.target and other.target.value)
    moved = [(a, b) for a, b in years if a != b]
    return (
        levels
        and bool(moved)
        and all(a and b and int(b[:4]) - int(a[:4]) == shift and len(a) == len(b) for a, b in moved)
    )


def _by_signs(signs: tuple[Sign, ...]) -> Iterator[Alteration]:
    ways = {sign.way for sign in signs}
    if Way.WEAKER in ways:
        yield Alteration.WEAKENED
    if Way.STRONGER in ways:
        yield Alteration.STRENGTHENED


def _by_place(old: Entry, new: Entry, context: Context) -> Iterator[Alteration]:
    before, after = label_number(old.item.label), label_number(new.item.label)
    if before and after and before != after:
        yield Alteration.RENUMBERED
    if _is_moved(old, new, context):
        yield Alteration.MOVED
    if old.item.kind is not new.item.kind:
        yield Alteration.LEVEL


def _is_moved(old: Entry, new: Entry, context: Context) -> bool:
    """Into another document, under another goal, or under another heading that is not the old one renamed.

    A goal above that was split, merged or is gone moves nothing: that is told of it.
    """
    if not context.sides.in_place(old, new):
        return True
    if old.parent is not None and new.parent is not None:
        followed = context.pairs.get(old.parent)
        unknown = old.parent in context.grouped[0] or new.parent in context.grouped[1]
        if unknown or followed == new.parent:
            return False
        return followed is not None or new.parent in context.pairs.values()
    if not old.heading or not new.heading or old.heading == new.heading:
        return False
    return (old.document, old.heading, new.heading) not in context.renamed


def _stated(old: Entry, new: Entry) -> Iterator[Replacement]:
    """What is stated beside the text and differs; not where it was only read from the text."""
    one, other = old.item, new.item
    fields: tuple[tuple[str, str | None, str | None], ...] = (
        ("target", _said(one.target), _said(other.target)),
        ("deadline", _said(one.deadline), _said(other.deadline)),
        ("owner", one.owner, other.owner),
    )
    for name, before, after in fields:
        known = _within(before, one.text) and _within(after, other.text)
        if text_key(before or "") != text_key(after or "") and not known:
            yield Replacement(name, before, after)


def _said(stated: Deadline | Target | None) -> str | None:
    return stated.text if stated else None


def _within(said: str | None, text: str) -> bool:
    return text_key(said or "") in text_key(text)
