"""Couplings between documents that were gained, lost, or are carried otherwise; ends that were only renumbered are the
same."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tracecheck.compare.statements import Statements
from tracecheck.linker.corpus import document_key
from tracecheck.model.comparison import CouplingChange, CouplingFate, ThreadChange
from tracecheck.model.coupling import STEPS, Grade, Link, Relation, Thread, ThreadState
from tracecheck.model.linkage import Linkage

_STRENGTH = {Grade.CONFLICTING: 0, Grade.LOOSE: 1, Grade.TIGHT: 2}
_STATES = (
    ThreadState.NOT_BEGUN,
    ThreadState.BROKEN,
    ThreadState.JUSTIFIED,
    ThreadState.CONFIRMED,
    ThreadState.WHOLE,
)

Ends = tuple[str, str]
Successors = Mapping[str, tuple[str, ...]]
"""What became of each statement: one, several where it was split, none where it is gone."""


@dataclass(frozen=True, slots=True)
class Followed:
    """Both sides with what became of their statements, forth and back; `unexplained` are old ones that are gone and of
    which nothing says why."""

    old: Statements
    new: Statements
    forth: Successors
    back: Successors
    unexplained: frozenset[str]


def coupling_changes(old: Linkage, new: Linkage, followed: Followed) -> tuple[CouplingChange, ...]:
    """What differs, losses first."""
    before, after = _between(old, followed.old), _between(new, followed.new)
    found = [*_lost(before, after, followed), *_changed(before, after, followed), *_gained(before, after, followed)]
    order = tuple(CouplingFate)
    return tuple(sorted(found, key=lambda each: (order.index(each.fate), each.target.item, each.source.item)))


def _between(linkage: Linkage, side: Statements) -> dict[Ends, Link]:
    """The best link of each pair of statements in two documents; a mere copy couples nothing."""
    best: dict[Ends, Link] = {}
    for link in sorted(linkage.links, key=lambda each: (each.source, each.target, each.relation)):
        ends = link.source, link.target
        if document_key(link.source) == document_key(link.target) or link.copied or link.relation is Relation.RESTATES:
            continue
        if all(end in side.by_key for end in ends) and (ends not in best or _above(link, best[ends])):
            best[ends] = link
    return best


def _above(link: Link, other: Link) -> bool:
    """Stronger; of equal ones what the text says before what a person says."""
    one, two = ((_STRENGTH[each.grade], each.basis == "text") for each in (link, other))
    return one > two


def _now(ends: Ends, successors: Successors) -> list[Ends]:
    return [(a, b) for a in successors.get(ends[0], ()) for b in successors.get(ends[1], ())]


def _lost(before: dict[Ends, Link], after: dict[Ends, Link], followed: Followed) -> Iterator[CouplingChange]:
    for ends, link in before.items():
        if not any(each in after for each in _now(ends, followed.forth)):
            source, target = (followed.old.by_key[end] for end in ends)
            gone = _end(ends, followed.forth)
            by_text = link.basis == "text"
            still = by_text and (gone == "neither" or any(end in followed.unexplained for end in ends))
            fate = CouplingFate.LOST if by_text else CouplingFate.UNCONFIRMED
            grade = link.grade if by_text else None
            yield CouplingChange(fate, source.end, target.end, link.relation, grade, end=gone, unexplained=still)


def _gained(before: dict[Ends, Link], after: dict[Ends, Link], followed: Followed) -> Iterator[CouplingChange]:
    for ends, link in after.items():
        if not any(each in before for each in _now(ends, followed.back)):
            source, target = (followed.new.by_key[end] for end in ends)
            new = _end(ends, followed.back)
            by_text = link.basis == "text"
            fate = CouplingFate.GAINED if by_text else CouplingFate.CONFIRMED
            grade = link.grade if by_text else None
            yield CouplingChange(fate, source.end, target.end, link.relation, after=grade, end=new)


def _end(ends: Ends, successors: Successors) -> str:
    """Which end is not on the other side."""
    gone = [name for name, end in zip(("source", "target"), ends, strict=True) if not successors.get(end)]
    return "both" if len(gone) == len(ends) else gone[0] if gone else "neither"


def _changed(before: dict[Ends, Link], after: dict[Ends, Link], followed: Followed) -> Iterator[CouplingChange]:
    for ends, link in before.items():
        found = [after[each] for each in _now(ends, followed.forth) if each in after]
        now = max(found, key=lambda each: (_STRENGTH[each.grade], each.source, each.target), default=None)
        if now is not None and now.grade is not link.grade:
            source, target = followed.new.by_key[now.source], followed.new.by_key[now.target]
            yield CouplingChange(
                _fate(link.grade, now.grade), source.end, target.end, now.relation, link.grade, now.grade
            )


def _fate(before: Grade, after: Grade) -> CouplingFate:
    if after is Grade.CONFLICTING:
        return CouplingFate.CONFLICTING
    return CouplingFate.LOOSER if _STRENGTH[after] < _STRENGTH[before] else CouplingFate.TIGHTER


def thread_changes(old: Linkage, new: Linkage, followed: Followed) -> tuple[ThreadChange, ...]:
    """Threads of goals that are on both sides and are in another state, or break elsewhere; worse ones first."""
    now = {thread.item: thread for thread in new.threads}
    found = []
    for thread in old.threads:
        after = followed.forth.get(thread.item, ())
        if len(after) == 1 and after[0] in now and after[0] in followed.new.by_key:
            change = _thread_change(thread, now[after[0]], followed)
            found.extend([change] if change else [])
    return tuple(sorted(found, key=lambda each: (not each.worse, each.goal.item)))


def _thread_change(before: Thread, after: Thread, followed: Followed) -> ThreadChange | None:
    if before.state is after.state and (before.state is not ThreadState.BROKEN or before.broken_at == after.broken_at):
        return None
    goal = followed.new.by_key[after.item].end
    judged = before.state in _STATES and after.state in _STATES
    worse = judged and _height(after) < _height(before)
    better = judged and _height(after) > _height(before)
    return ThreadChange(goal, before.state, after.state, before.broken_at, after.broken_at, worse, better)


def _height(thread: Thread) -> tuple[int, int]:
    """How far a thread comes."""
    return _STATES.index(thread.state), STEPS.index(thread.broken_at) if thread.broken_at in STEPS else len(STEPS)
