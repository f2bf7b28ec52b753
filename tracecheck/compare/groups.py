"""What makes a statement that was split, or several that became one, weaker or stronger."""

from collections.abc import Iterator, Sequence

from tracecheck.compare.strength import ladder_signs, last_day, way_of, weakest_modal
from tracecheck.model.comparison import Sign, SignKind
from tracecheck.model.item import Deadline, Item


def group_signs(olds: Sequence[Item], news: Sequence[Item], shift: int) -> tuple[Sign, ...]:
    """Signs of the texts together; `shift` is by how many years the whole edition was moved on.

    The weakest part tells: where one of two new measures «bør» be done, part of what «skulle» be done is weaker.
    """
    before, after = (". ".join(each.text for each in items) for items in (olds, news))
    return (*_modal(olds, news), *ladder_signs(before, after), *_deadline(olds, news, shift), *_levels(olds, news))


def _modal(olds: Sequence[Item], news: Sequence[Item]) -> Iterator[Sign]:
    one, other = ([step for item in items if (step := weakest_modal(item.text)) is not None] for items in (olds, news))
    if one and other and min(one)[0] != min(other)[0]:
        yield Sign(SignKind.MODAL, way_of(min(other)[0] > min(one)[0]), min(one)[1], min(other)[1])


def _deadline(olds: Sequence[Item], news: Sequence[Item], shift: int) -> Iterator[Sign]:
    """The latest one now is later than all before, or earlier than all before."""
    before, after = _known(olds), _known(news)
    if not before or not after:
        return
    first, last, now = before[0], before[-1], after[-1]
    if _year(now) > _year(last) + shift:
        yield Sign(SignKind.DEADLINE, way_of(False), last.text, now.text)
    elif _year(now) < _year(first) + shift:
        yield Sign(SignKind.DEADLINE, way_of(True), first.text, now.text)


def _known(items: Sequence[Item]) -> list[Deadline]:
    """The deadlines with a day, the first one first."""
    return sorted((item.deadline for item in items if item.deadline and last_day(item.deadline)), key=last_day)


def _year(deadline: Deadline) -> int:
    return int(last_day(deadline)[:4])


def _levels(olds: Sequence[Item], news: Sequence[Item]) -> Iterator[Sign]:
    """A level that all are without now, or that none had."""
    before, after = (
        next((item.target.text for item in items if item.target and item.target.value is not None), None)
        for items in (olds, news)
    )
    if (before is None) != (after is None):
        yield Sign(SignKind.TARGET_GIVEN, way_of(after is not None), before, after)
