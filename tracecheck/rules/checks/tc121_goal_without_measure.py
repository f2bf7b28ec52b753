"""TC121: a goal that no measure serves and no lawful answer covers."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial

from tracecheck.model.finding import Confidence, Severity
from tracecheck.model.item import Basis, Item, ItemKind
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data
from tracecheck.rules.answers import (
    SERVING,
    asked_once,
    is_lawfully_answered,
    is_leaf_goal,
    same_goal,
    serves_a_goal,
    serves_its_plan,
    supporters,
)
from tracecheck.rules.checks.tc205_activity_as_goal import task_in
from tracecheck.rules.collective import is_collective, remarks_on
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.kinds import AGREEMENTS, ECONOMIC, THEMATIC
from tracecheck.rules.problems import unpaired_items
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC121", "goal-without-measure", Severity.WARNING, (*ECONOMIC, *THEMATIC, *AGREEMENTS))

_CHAPTER = re.compile(r"\b(?:del|hoved|hovud)?mål (?P<number>\d{1,2})\b", re.IGNORECASE)
# What measures goals stands between them and parts none.
_BETWEEN = frozenset({ItemKind.INDICATOR, ItemKind.RESULT, ItemKind.STATISTIC})
_SERVES = SERVING | {ItemKind.BUDGET_LINE}


def check(corpus: Corpus) -> Iterator[Remark]:
    """Leaf goals, those printed again from a plan above too: in an økonomiplan that is how goals stand. A goal that is
    itself a task needs no other."""
    served = asked_once(corpus, partial(is_served, corpus))
    for document in corpus.under_check(*RULE.kinds):
        goals = [goal for goal in corpus.items(document, *GOALS, own=False) if _is_for_measures(corpus, goal)]
        unpaired = unpaired_items(document)
        asked = [goal for goal in goals if goal.item.id not in unpaired and not goal.item.support]
        together = _answered_together(document, [goal.item.id for goal in goals if served(goal)])
        lacking = [goal for goal in asked if goal.item.id not in together and not (served(goal) or task_in(goal))]
        if _ties_measures_to_goals(corpus, document):
            yield from (
                _sure_or_not(remark, len(lacking), len(goals)) for remark in remarks_on(lacking, goals, RULE.code)
            )


def _sure_or_not(remark: Remark, lacking: int, of: int) -> Remark:
    """Where hardly any goal has a measure in a plan of measures, they are ordered in a way that was not understood."""
    if remark.item is not None or lacking < of * load_data("rule_thresholds")["hardly_any_share"]:
        return remark
    return replace(remark, message_id=f"{RULE.code}.unsure", confidence=Confidence.LOW, severity=Severity.INFO)


def _is_for_measures(corpus: Corpus, goal: Located) -> bool:
    return is_leaf_goal(corpus, goal) and goal.item.goal_type != "value"


def _answered_together(document: PlanDocument, served: Collection[str]) -> frozenset[str]:
    """Goals that stand one after the other in one chapter, the last of them with measures: what follows answers all.
    Not where each has a heading, a name («Delmål 1.2») or a cell for measures of its own."""
    apart = {item for table in document.tables if "measure" in table.columns for item in table.items}
    together = set(_answered_by_chapter(document))
    row: list[Item] = []
    for item in document.items:
        if item.kind in _BETWEEN:
            continue
        in_row = item.kind in GOALS and item.id not in apart and not _is_named(item)
        row = [*(row if _goes_on(row, item) else []), item] if in_row else []
        together |= {each.id for each in row} if item.id in served else set()
    return frozenset(together)


def _goes_on(row: Sequence[Item], item: Item) -> bool:
    return bool(row) and (row[-1].section, row[-1].parent, row[-1].kind) == (item.section, item.parent, item.kind)


def _answered_by_chapter(document: PlanDocument) -> Iterator[str]:
    """Goals without numbers of their own that chapters of measures count: «Delmål 2: Bolig» is of the second."""
    counted = {
        int(found["number"])
        for item in document.items
        if item.kind is ItemKind.MEASURE
        for heading in item.section
        if (found := _CHAPTER.search(heading))
    }
    numbers: dict[tuple[tuple[str, ...], str | None], int] = {}
    for item in document.items:
        if item.kind in GOALS and not item.label:
            place = (item.section, item.parent)
            numbers[place] = numbers.get(place, 0) + 1
            if numbers[place] in counted:
                yield item.id


def _is_named(item: Item) -> bool:
    return item.basis is Basis.HEADING or any(map(str.isalpha, item.label or ""))


def _ties_measures_to_goals(corpus: Corpus, document: PlanDocument) -> bool:
    """A document with no measures has them elsewhere; one whose measures name no goals is told so by TC122, and one
    that orders them by something else than its own goals, such as chapters of the plan above, ties them to that."""
    measures = list(corpus.items(document, ItemKind.MEASURE))
    lacking = [measure for measure in measures if not serves_a_goal(corpus, measure)]
    if not measures or is_collective(len(lacking), len(measures)):
        return False
    tied = sum(1 for each in measures if serves_its_plan(corpus, each))
    return bool(tied >= load_data("rule_thresholds")["tied_share"] * len(measures))


def is_served(corpus: Corpus, goal: Located) -> bool:
    """Whether a measure, a strategy or support stands under the goal or couples to it, or the text answers lawfully."""
    if any(is_lawfully_answered(corpus, each) for each in same_goal(corpus, goal)):
        return True
    return any(each.item.kind in _SERVES or each.item.support for each in supporters(corpus, goal))
