"""Which goals the rules about wording look at: those that a document itself sets, each wording once."""

from collections.abc import Iterator

from tracecheck.model.item import Basis
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument
from tracecheck.rules.answers import is_leaf_goal
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.kinds import BUDGETS, STRATEGIC, UNIT_LEVEL

WITH_GOALS = (*STRATEGIC, *BUDGETS, *UNIT_LEVEL)
_NOT_A_STATE = frozenset({"direction", "value"})


def written_goals(corpus: Corpus, document: PlanDocument) -> Iterator[Located]:
    """The document's own goals as it prints them, each wording once; what prose tells in passing is no wording of a
    goal."""
    seen: set[str] = set()
    for goal in corpus.items(document, *GOALS):
        key = text_key(full_text(goal))
        if key not in seen and (goal.item.basis is not Basis.PROSE or goal.item.label):
            seen.add(key)
            yield goal


def goals_of_result(corpus: Corpus, document: PlanDocument) -> list[Located]:
    """Of these the leaf goals that are meant as a state to reach, not as a direction or a value."""
    goals = written_goals(corpus, document)
    return [goal for goal in goals if goal.item.goal_type not in _NOT_A_STATE and is_leaf_goal(corpus, goal)]


def full_text(goal: Located) -> str:
    """The goal with its lead-in («Kommunen skal:»)."""
    return f"{goal.item.stem or ''} {goal.item.text}".strip()
