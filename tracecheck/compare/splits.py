"""One statement that became several, and several that became one: told by how much of the words is covered."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracecheck.compare.align import Pairs, Sides, left_over
from tracecheck.compare.statements import Entry, Statements
from tracecheck.resources import load_data


@dataclass(frozen=True, slots=True)
class Group:
    """A whole and its parts; `split` when the whole is old, else several were merged into it. `covered` is the share of
    the whole's words that stand in the parts."""

    whole: Entry
    parts: tuple[Entry, ...]
    split: bool
    covered: float


def find_groups(sides: Sides, pairs: Pairs) -> tuple[Group, ...]:
    """Splits and mergers, each statement in one of them at most; `pairs` loses the pairs that are part of one."""
    dropped, new = left_over(sides, pairs)
    back = {right: left for left, right in pairs.items()}
    after = dict(sides.documents)
    before = {new: old for old, new in sides.documents.items()}
    found = [
        *_groups(_wholes(sides.old, pairs, sides.new.by_key, dropped), new, after, split=True),
        *_groups(_wholes(sides.new, back, sides.old.by_key, new), dropped, before, split=False),
    ]
    return tuple(_each_once(found, pairs))


Whole = tuple[Entry, Entry | None]
"""A statement that may be the whole, and the one on the other side that it is paired with, if any."""


def _wholes(side: Statements, pairs: Pairs, others: dict[str, Entry], left: Sequence[Entry]) -> Iterator[Whole]:
    """What is left, and what is paired with something in other words."""
    alone = {entry.key for entry in left}
    for entry in side.entries:
        if entry.key in alone:
            yield entry, None
        elif entry.key in pairs and others[pairs[entry.key]].same != entry.same:
            yield entry, others[pairs[entry.key]]


def _groups(wholes: Iterator[Whole], free: Sequence[Entry], where: dict[str, str], split: bool) -> Iterator[Group]:
    by_term: dict[tuple[str, str, tuple[int, bool]], list[Entry]] = {}
    for entry in free:
        for term in set(entry.terms):
            by_term.setdefault((entry.document, term, entry.group), []).append(entry)
    common = int(load_data("compare")["align"]["common"])
    for whole, partner in wholes:
        document = where.get(whole.document, "")
        found = [by_term.get((document, term, whole.group), []) for term in sorted(set(whole.terms))]
        shared = [entry for entries in found if len(entries) <= common for entry in entries]
        near, known = Counter(entry.key for entry in shared), {entry.key: entry for entry in shared}
        candidates = [known[key] for key, _ in sorted(near.items(), key=lambda each: (-each[1], each[0]))]
        group = _group(whole, partner, candidates, split)
        if group is not None:
            yield group


def _group(whole: Entry, partner: Entry | None, candidates: Sequence[Entry], split: bool) -> Group | None:
    """The whole with the parts that bring most of its words; None where they do not hold it."""
    rules = load_data("compare")["split"]
    wanted = Counter(whole.terms)
    possible = [each for each in candidates[: int(rules["parts"])] if _own(each, wanted) >= rules["own"]]
    first = partner or next(iter(possible), None)
    if first is None or _own(first, wanted) < rules["own"]:
        return None
    parts, held = [first], wanted & Counter(first.terms)
    for each in possible:
        brings = (wanted & Counter(each.terms)) - held
        if each is not first and brings.total() >= rules["adds"]:
            parts.append(each)
            held |= wanted & Counter(each.terms)
    covered = round(held.total() / max(1, wanted.total()), 4)
    if len(parts) < 2 or covered < rules["covered"] or _is_whole(first, wanted):
        return None
    return Group(whole, tuple(sorted(parts, key=lambda each: each.place)), split, covered)


def _own(part: Entry, wanted: Counter[str]) -> float:
    """The share of a part's words that are the whole's."""
    return (Counter(part.terms) & wanted).total() / max(1, len(part.terms))


def _is_whole(part: Entry, wanted: Counter[str]) -> bool:
    """One that holds nearly all the words is the statement itself, in other words; nothing was split off."""
    least = int(load_data("compare")["split"]["adds"])
    return (wanted - Counter(part.terms)).total() < least


def _each_once(groups: Sequence[Group], pairs: Pairs) -> Iterator[Group]:
    """The best covered first; a statement is in one group."""
    taken: set[tuple[bool, str]] = set()
    for group in sorted(groups, key=lambda each: (-each.covered, -len(each.parts), each.whole.same, each.whole.key)):
        ends = {(group.split, group.whole.key), *((not group.split, part.key) for part in group.parts)}
        if ends & taken:
            continue
        taken |= ends
        olds = [group.whole] if group.split else group.parts
        for old in olds:
            pairs.pop(old.key, None)
        yield group
