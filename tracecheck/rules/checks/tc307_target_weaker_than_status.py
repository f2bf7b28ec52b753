"""TC307: a target that is met before it starts, or that goes the wrong way."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracecheck.model.finding import Argument, Confidence, Severity
from tracecheck.model.item import Item
from tracecheck.model.plan import PlanDocument
from tracecheck.parsers.values.target_words import changes, way_of
from tracecheck.parsers.values.text import normal
from tracecheck.resources import load_data
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.indicators import all_words, better_way, goals_above, holds, indicators_of, words_for
from tracecheck.rules.kinds import BUDGETS, THEMATIC, UNIT_PLANS
from tracecheck.rules.phrases import document_arguments, item_arguments, related_item
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC307", "target-weaker-than-status", Severity.WARNING, (*BUDGETS, *UNIT_PLANS, *THEMATIC))

_LIMITS = frozenset({"<", "<=", ">", ">="})
_SIGNS = {"up": 1, "down": -1}


def check(corpus: Corpus) -> Iterator[Remark]:
    """Indicators of which it is known which way is better, and goals whose numbers go against their own words."""
    for document in corpus.under_check(*RULE.kinds):
        remarks = list(_on_indicators(corpus, document))
        yield from remarks if len(remarks) <= load_data("rule_thresholds")["collective_most"] else [_for_all(remarks)]
        for goal in corpus.items(document, *GOALS):
            stated = _stated_way(goal.item)
            if _goes_against(goal.item, stated):
                yield _remark(goal, stated or "", "goal")


def _on_indicators(corpus: Corpus, document: PlanDocument) -> Iterator[Remark]:
    for indicator in indicators_of(corpus, document):
        way = better_way(indicator.item.text) or _way_of_goal(corpus, indicator)
        if _goes_against(indicator.item, way) and not _is_meant(corpus, indicator):
            yield _remark(indicator, way or "", "indicator")


def _for_all(remarks: Sequence[Remark]) -> Remark:
    """One remark for many: so many weak targets look like columns in another order than their names say."""
    located = [each.item for each in remarks if each.item is not None]
    return replace(
        remarks[0],
        message_id="TC307.all",
        arguments={**remarks[0].arguments, "count": len(remarks)},
        item=None,
        place=located[0].item.place,
        quote=located[0].item.text,
        related=tuple(related_item(each, "row") for each in located),
        confidence=Confidence.MEDIUM,
        severity=None,
        subject="TC307.all",
        count=len(remarks),
        replaces_items=tuple(each.id for each in located),
    )


def _goes_against(item: Item, way: str | None) -> bool:
    """Whether the target lies on the wrong side of what is measured; one that equals it keeps what there is."""
    start, target = _start(item), item.target
    if start is None or target is None or target.value is None or target.comparator == "change" or way not in _SIGNS:
        return False
    if start < 0 <= target.value:  # a deviation that has a sign is best where it is none
        return False
    return (target.value - start) * _SIGNS[way] < 0


def _start(item: Item) -> float | None:
    """What is measured before the target's year, in the target's unit."""
    target, value = item.target, item.value
    if target is not None and target.baseline is not None:
        return target.baseline
    if target is None or value is None or (value.unit and target.unit and value.unit != target.unit):
        return None
    later = value.year is not None and target.year is not None and value.year >= target.year
    return None if later else value.value


def _start_text(item: Item) -> str | float:
    """The same as printed, with its unit, where it is printed by itself."""
    start, value = _start(item), item.value
    return value.text if value is not None and value.value == start else start or 0.0


def _way_of_goal(corpus: Corpus, indicator: Located) -> str | None:
    """The way that the goal above states for a figure in the same unit."""
    own = indicator.item.target
    for goal in goals_above(corpus, indicator):
        stated = goal.item.target
        if own and stated and stated.unit == own.unit and stated.direction in _SIGNS:
            return stated.direction
    return None


def _stated_way(goal: Item) -> str | None:
    """The way that the word before the numbers tells («skal ned fra …»), for a goal that tells where it starts."""
    if goal.target is None or goal.target.baseline is None:
        return None
    before = re.split(r"\d", normal(goal.text), maxsplit=1)[0]
    last = list(changes().finditer(before))[-1:]
    near = [match for match in last if len(before) - match.end() <= words_for("direction")["reach"]]
    return way_of(near[0].group()) if near else None


def _is_meant(corpus: Corpus, indicator: Located) -> bool:
    """Whether the text asks for no more than what there is, or says why the target is lower."""
    words = [all_words(indicator), *(each.text for each in corpus.statements_under(indicator))]
    known = (*words_for("keep")["words"], *words_for("explained")["words"])
    return any(holds(each, known) for each in words)


def _remark(located: Located, way: str, kind: str) -> Remark:
    """A limit («høyst 6 %») may be meant as one: then for information."""
    item = located.item
    is_limit = kind == "indicator" and item.target is not None and item.target.comparator in _LIMITS
    numbers: dict[str, Argument] = {"target": item.target.text if item.target else "", "start": _start_text(item)}
    return Remark(
        located.document,
        "TC307.limit" if is_limit else f"TC307.goal_{way}" if kind == "goal" else f"TC307.{way}",
        item_arguments(located) | document_arguments(located.document) | numbers,
        located,
        confidence=Confidence.MEDIUM if is_limit else Confidence.HIGH,
        severity=Severity.INFO if is_limit else None,
    )
