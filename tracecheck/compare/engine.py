"""Strings the steps of a comparison together."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tracecheck.compare.align import Pairs, Sides, align, left_over
from tracecheck.compare.alterations import Context, compare_group, compare_pair, renamed_headings
from tracecheck.compare.couplings import Followed, coupling_changes, thread_changes
from tracecheck.compare.documents import pair_documents
from tracecheck.compare.explained import Reasons, make_reasons
from tracecheck.compare.indicators import Measured, indicator_changes, indicator_signs, measured_by
from tracecheck.compare.likeness import make_rarity
from tracecheck.compare.shifts import with_shifts
from tracecheck.compare.splits import Group, find_groups
from tracecheck.compare.statements import Entry, make_statements
from tracecheck.model.comparison import (
    Alteration,
    Comparison,
    DocumentFate,
    DocumentPair,
    ItemComparison,
    Side,
    Sign,
    Snapshot,
)
from tracecheck.unread import is_unread

_ORDER = tuple(Alteration)
_NYNORSK = "nn"
_ALONE = frozenset({Alteration.NEW, Alteration.DROPPED, Alteration.SPLIT, Alteration.MERGED})
"""What is told of statements that are no pair."""


@dataclass(frozen=True, slots=True)
class _Aligned:
    """Both sides with all that was found to belong together."""

    sides: Sides
    pairs: Pairs
    groups: tuple[Group, ...]
    documents: tuple[DocumentPair, ...]


def compare_snapshots(old: Snapshot, new: Snapshot) -> Comparison:
    """See `tracecheck.compare.compare`."""
    aligned = _aligned(old, new)
    sides, pairs = aligned.sides, aligned.pairs
    before, after = measured_by(sides.old, old.linkage), measured_by(sides.new, new.linkage)
    norms = _other_norm(aligned, old, new)
    context = _context(aligned, indicator_signs(sides, pairs, before, after), norms)
    alone = _alone(aligned, before, after)
    dropped = list(_dropped(alone[0], aligned, make_reasons(old, new, sides.old.entries)))
    unexplained = frozenset(each.old[0].item for each in dropped if each.unexplained)
    items = [*_kept(aligned, context), *_grouped(aligned, context), *dropped, *_new(alone[1])]
    followed = _followed(aligned, unexplained)
    return Comparison(
        old=_side(old),
        new=_side(new),
        documents=aligned.documents,
        items=tuple(sorted(items, key=lambda each: _rank(each, sides))),
        couplings=coupling_changes(old.linkage, new.linkage, followed),
        threads=thread_changes(old.linkage, new.linkage, followed),
        indicators=tuple(
            sorted(
                indicator_changes(sides, pairs, before, after, unexplained),
                key=lambda each: (each.gained, each.goal.item),
            )
        ),
        counts=_counts(items, sum(1 for left in pairs if sides.old.by_key[left].is_told)),
    )


def _aligned(old: Snapshot, new: Snapshot) -> _Aligned:
    documents = pair_documents(old.documents, new.documents)
    known = {pair.old.key: pair.new.key for pair in documents if pair.old and pair.new}
    sides = Sides(make_statements(old.documents), make_statements(new.documents), known)
    pairs = align(sides)
    groups = find_groups(sides, pairs)
    return _Aligned(sides, pairs, groups, with_shifts(documents, pairs, sides.old, sides.new))


def _ends(documents: Iterable[DocumentPair]) -> Iterator[tuple[str, tuple[int, int]]]:
    """The last year of old documents before and now, where both are known and differ."""
    for pair in documents:
        old, new = pair.old, pair.new
        if old and new and old.last_year and new.last_year and old.last_year != new.last_year:
            yield old.key, (old.last_year, new.last_year)


def _other_norm(aligned: _Aligned, old: Snapshot, new: Snapshot) -> frozenset[str]:
    """The old documents that are in the other written norm now."""
    norms = {document.key: document.language for document in new.documents}
    both = aligned.sides.documents
    return frozenset(
        document.key
        for document in old.documents
        if document.key in both and (document.language == _NYNORSK) is not (norms.get(both[document.key]) == _NYNORSK)
    )


def _context(aligned: _Aligned, signs: dict[str, tuple[Sign, ...]], norms: frozenset[str]) -> Context:
    sides = aligned.sides
    return Context(
        sides=sides,
        pairs=aligned.pairs,
        grouped=(_in_groups(aligned.groups, split=True), _in_groups(aligned.groups, split=False)),
        renamed=renamed_headings(sides, aligned.pairs),
        shifts={pair.old.key: pair.shift for pair in aligned.documents if pair.old and pair.new},
        ends=dict(_ends(aligned.documents)),
        norms=norms,
        signs=signs,
        rarity=make_rarity(sides.old.entries, sides.new.entries),
    )


def _in_groups(groups: Iterable[Group], split: bool) -> frozenset[str]:
    """The wholes of splits and the parts of mergers, which are old; else the contrary, which are new."""
    ends = ((group.whole,) if group.split is split else group.parts for group in groups)
    return frozenset(each.key for some in ends for each in some)


def _kept(aligned: _Aligned, context: Context) -> Iterator[ItemComparison]:
    for left, right in aligned.pairs.items():
        old, new = aligned.sides.old.by_key[left], aligned.sides.new.by_key[right]
        change = compare_pair(old, new, context) if old.is_told else None
        if change is not None:
            yield change


def _grouped(aligned: _Aligned, context: Context) -> Iterator[ItemComparison]:
    for group in aligned.groups:
        if group.whole.is_told:
            whole, parts = (group.whole,), group.parts
            olds, news = (whole, parts) if group.split else (parts, whole)
            yield compare_group(group, olds, news, context)


def _alone(aligned: _Aligned, before: Measured, after: Measured) -> tuple[list[Entry], list[Entry]]:
    """Statements that are told of and have nothing on the other side, of documents that are on both sides."""
    old_ones, new_ones = (_in_groups(aligned.groups, split) for split in (True, False))
    read = [pair for pair in aligned.documents if pair.fate is not DocumentFate.UNREAD]
    olds = {pair.old.key for pair in read if pair.old and pair.new}
    news = {pair.new.key for pair in read if pair.old and pair.new}
    lefts, rights = left_over(aligned.sides, aligned.pairs)
    old, new = aligned.sides.old, aligned.sides.new
    gone = [each for each in lefts if each.is_told and each.document in olds and each.key not in old_ones]
    come = [each for each in rights if each.is_told and each.document in news and each.key not in new_ones]
    return (
        list(_without_measures(list(_once(gone, [old.by_key[key] for key in aligned.pairs])), before)),
        list(_without_measures(list(_once(come, [new.by_key[key] for key in aligned.pairs.values()])), after)),
    )


def _without_measures(alone: Sequence[Entry], measured: Measured) -> Iterator[Entry]:
    """Without the indicators of goals that are gone or new themselves: they are told with their goal."""
    keys = {entry.key for entry in alone}
    told = {indicator for goal, indicators in measured.items() if goal in keys for indicator in indicators}
    elsewhere = {indicator for goal, indicators in measured.items() if goal not in keys for indicator in indicators}
    yield from (entry for entry in alone if entry.key not in told - elsewhere)


def _once(alone: Sequence[Entry], kept: Iterable[Entry]) -> Iterator[Entry]:
    """Without what is printed once more or less in its document (an overview, a table of costs).

    That is the same words, kept or told already, under the same statement or under none.
    """
    printed: dict[tuple[str, tuple[int, bool], str], set[str]] = {}
    for entry in kept:
        printed.setdefault((entry.document, entry.group, entry.same), set()).add(entry.under)
    for entry in sorted(alone, key=lambda each: not each.under):
        above = printed.setdefault((entry.document, entry.group, entry.same), set())
        if not above or (entry.under and entry.under not in above and "" not in above):
            above.add(entry.under)
            yield entry


def _dropped(alone: Iterable[Entry], aligned: _Aligned, reasons: Reasons) -> Iterator[ItemComparison]:
    pairs = {pair.old.key: pair for pair in aligned.documents if pair.old and pair.new}
    for entry in alone:
        why = reasons.of(entry, pairs.get(entry.document))
        yield ItemComparison((entry.end,), (), (Alteration.DROPPED,), explanation=why, unexplained=why is None)


def _new(alone: Iterable[Entry]) -> Iterator[ItemComparison]:
    for entry in alone:
        yield ItemComparison((), (entry.end,), (Alteration.NEW,))


def _followed(aligned: _Aligned, unexplained: frozenset[str]) -> Followed:
    forth: dict[str, tuple[str, ...]] = {left: (right,) for left, right in aligned.pairs.items()}
    back: dict[str, tuple[str, ...]] = {right: (left,) for left, right in aligned.pairs.items()}
    for group in aligned.groups:
        whole, parts = (forth, back) if group.split else (back, forth)
        whole[group.whole.key] = tuple(each.key for each in group.parts)
        parts.update({each.key: (group.whole.key,) for each in group.parts})
    return Followed(aligned.sides.old, aligned.sides.new, forth, back, unexplained)


def _rank(change: ItemComparison, sides: Sides) -> tuple[str, int, bool, int, str]:
    """By document as it is now, most important first, then in the order of the document."""
    side, end = (sides.new, change.new[0]) if change.new else (sides.old, change.old[0])
    entry = side.by_key[end.item]
    return entry.document, _ORDER.index(change.alterations[0]), not change.unexplained, entry.place, entry.key


def _counts(items: Sequence[ItemComparison], paired: int) -> dict[str, int]:
    found = Counter(each.value for item in items for each in item.alterations)
    changed = sum(1 for item in items if not _ALONE & set(item.alterations))
    return {**{each.value: found[each.value] for each in Alteration}, "same": paired - changed}


def _side(snapshot: Snapshot) -> Side:
    unread = tuple(sorted(document.key for document in snapshot.documents if is_unread(document)))
    told: Iterable[Entry] = make_statements(snapshot.documents).entries
    return Side(snapshot.name, len(snapshot.documents), sum(each.is_told for each in told), snapshot.complete, unread)
