"""TC121: a goal that no measure serves and no lawful answer covers."""

from collections.abc import Iterator
from functools import partial

from tracecheck.model.finding import Severity
from tracecheck.model.item import ItemKind
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
from tracecheck.rules.collective import is_collective, remarks_on
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.kinds import AGREEMENTS, ECONOMIC, THEMATIC
from tracecheck.rules.problems import unpaired_items
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC121", "goal-without-measure", Severity.WARNING, (*ECONOMIC, *THEMATIC, *AGREEMENTS))

_SERVES = SERVING | {ItemKind.BUDGET_LINE}


def check(corpus: Corpus) -> Iterator[Remark]:
    """Leaf goals, those printed again from a plan above too: in an økonomiplan that is how goals stand."""
    served = asked_once(corpus, partial(is_served, corpus))
    for document in corpus.under_check(*RULE.kinds):
        goals = [goal for goal in corpus.items(document, *GOALS, own=False) if _is_for_measures(corpus, goal)]
        unpaired = unpaired_items(document)
        asked = [goal for goal in goals if goal.item.id not in unpaired and not goal.item.support]
        lacking = [goal for goal in asked if not served(goal)]
        if _ties_measures_to_goals(corpus, document):
            yield from remarks_on(lacking, goals, RULE.code)


def _is_for_measures(corpus: Corpus, goal: Located) -> bool:
    return is_leaf_goal(corpus, goal) and goal.item.goal_type != "value"


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
