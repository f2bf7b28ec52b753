"""What a council would ask about of all that changed."""

from collections.abc import Iterable, Iterator, Sequence

from tracecheck.model.comparison import Alteration, Comparison, ItemComparison, ItemEnd, Sign, SignKind, Way
from tracecheck.model.coupling import ThreadState
from tracecheck.model.item import ItemKind
from tracecheck.model.traceability import News
from tracecheck.resources import load_data
from tracecheck.rules.corpus import GOALS

_WHOLE = (ThreadState.WHOLE, ThreadState.CONFIRMED)
_BROKEN = (ThreadState.BROKEN, ThreadState.NOT_BEGUN)
_LEVEL_OR_DATE = (SignKind.TARGET, SignKind.DEADLINE, SignKind.DEADLINE_GIVEN)

Told = tuple[str, ItemEnd]


def news_of(comparison: Comparison) -> tuple[News, ...]:
    """By kind, most important first; each statement once a kind, in the order of the comparison."""
    told = [*_indicators(comparison), *_goals(comparison.items), *_threads(comparison)]
    order: list[str] = load_data("council")["since"]["order"]
    found = (News(kind, _once(end for name, end in told if name == kind)) for kind in order)
    return tuple(news for news in found if news.ends)


def _once(ends: Iterable[ItemEnd]) -> tuple[ItemEnd, ...]:
    return tuple({end.item: end for end in ends}.values())


def _indicators(comparison: Comparison) -> Iterator[Told]:
    """Goals that got an indicator; indicators that are gone: all of which nothing says why, else the last of a goal."""
    for change in comparison.indicators:
        if change.gained:
            yield "indicator_gained", change.goal
        else:
            yield ("indicator_unexplained" if change.unexplained else "indicator_lost"), change.indicator
    for item in comparison.items:
        if item.unexplained and item.old[0].kind is ItemKind.INDICATOR:
            yield "indicator_unexplained", item.old[0]


def _goals(items: Iterable[ItemComparison]) -> Iterator[Told]:
    for item in items:
        end = (item.new or item.old)[0]
        if end.kind in GOALS:
            yield from ((name, end) for name in _names(item))


def _names(item: ItemComparison) -> Iterator[str]:
    """What became of a goal; indicators that came or went are told as such. A lower level at an earlier date is neither
    weaker nor stronger."""
    if Alteration.DROPPED in item.alterations:
        yield "goal_unexplained" if item.unexplained else "goal_explained"
    if Alteration.NEW in item.alterations:
        yield "goal_new"
    signs = [sign for sign in item.signs if sign.kind is not SignKind.INDICATOR]
    ways = {sign.way for sign in signs}
    if _is_level_for_date(signs):
        return
    if Alteration.WEAKENED in item.alterations and Way.WEAKER in ways:
        yield "weakened"
    elif Alteration.STRENGTHENED in item.alterations and Way.STRONGER in ways:
        yield "strengthened"


def _is_level_for_date(signs: Sequence[Sign]) -> bool:
    """Whether a level and a date are all that changed, the one for the better and the other for the worse."""
    return {sign.way for sign in signs} == set(Way) and all(sign.kind in _LEVEL_OR_DATE for sign in signs)


def _threads(comparison: Comparison) -> Iterator[Told]:
    """Threads that are whole now and were not, or were and are not; that of a goal above goes with those below it."""
    above = {thread.goal.under for thread in comparison.threads}
    for thread in comparison.threads:
        if thread.goal.text in above:
            continue
        if thread.before in _WHOLE and thread.after in _BROKEN:
            yield "thread_broke", thread.goal
        elif thread.before in _BROKEN and thread.after in _WHOLE:
            yield "thread_whole", thread.goal
