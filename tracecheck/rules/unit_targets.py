"""A unit's target beside the target of the plan above for the same thing, year and unit of measure."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracecheck.linker.documents.chain import target_year
from tracecheck.linker.similarity.tokens import terms_of
from tracecheck.model.item import ItemKind, Target
from tracecheck.resources import load_data
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.indicators import better_way, goals_above, words_for
from tracecheck.rules.kinds import BUDGETS

_LEVELS = frozenset({"=", ">=", "<=", ">", "<"})
_SIGNS = {"up": 1, "down": -1}


@dataclass(frozen=True, slots=True)
class Pair:
    """A unit's own target and that of the plan above; `weaker` where it aims lower, for what is better this way."""

    own: Located
    above: Located
    weaker: bool


def pairs_of(corpus: Corpus, own: Located) -> Iterator[Pair]:
    """The targets above that this one can be held against: where it couples to, and the indicators of that goal."""
    for above in _measures_above(corpus, own):
        way = better_way(own.item.text) or better_way(above.item.text)
        if way in _SIGNS and _is_comparable(own, above):
            difference = _level(own) - _level(above)
            yield Pair(own, above, difference * _SIGNS[way] < 0)


def _measures_above(corpus: Corpus, own: Located) -> Iterator[Located]:
    goals = [goal for goal in goals_above(corpus, own) if goal.document.kind in BUDGETS]
    found = {goal.id: goal for goal in goals}
    for goal in goals:
        found.update({each.id: each for each in corpus.children(goal) if each.item.kind is ItemKind.INDICATOR})
    return (each for each in found.values() if each.document.key != own.document.key)


def _is_comparable(own: Located, above: Located) -> bool:
    """The same year and unit of measure, levels both, and of the same thing by its words."""
    one, two = own.item.target, above.item.target
    if not (_is_level(one) and _is_level(two)) or one is None or two is None or one.unit != two.unit:
        return False
    year = target_year(own.item, own.document)
    return year is not None and year == target_year(above.item, above.document) and _is_same_thing(own, above)


def _is_level(target: Target | None) -> bool:
    return target is not None and target.comparator in _LEVELS and target.value is not None


def _level(located: Located) -> float:
    target = located.item.target
    return target.value if target and target.value is not None else 0.0


def _is_same_thing(own: Located, above: Located) -> bool:
    ignored = frozenset(load_data("indicator_words")["ignored"])
    one, two = (frozenset(terms_of(each.item.text)) - ignored for each in (own, above))
    fewer = min(len(one), len(two))
    return fewer > 0 and len(one & two) >= words_for("same_measure")["share"] * fewer


def is_own_target(corpus: Corpus, located: Located) -> bool:
    """Whether an item is a target that a unit sets for itself: an indicator, or a goal without one."""
    if located.item.target is None:
        return False
    return located.item.kind is ItemKind.INDICATOR or (
        located.item.kind in GOALS and ItemKind.INDICATOR not in corpus.kinds_under(located)
    )
