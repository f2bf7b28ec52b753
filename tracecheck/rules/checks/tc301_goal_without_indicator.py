"""TC301: a goal of result with neither indicator, target nor sign."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from tracecheck.model.finding import Severity
from tracecheck.model.item import ItemKind
from tracecheck.rules.answers import asked_once, is_lawfully_answered, is_leaf_goal, same_goal, supporters
from tracecheck.rules.collective import remarks_on
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.goal_texts import full_text
from tracecheck.rules.goal_words import has_yardstick
from tracecheck.rules.kinds import AGREEMENTS, BUDGETS, ECONOMIC, SAMFUNNSDEL
from tracecheck.rules.rule import Remark, Rule

RULE = Rule(
    "TC301",
    "goal-without-indicator",
    Severity.WARNING,
    (*ECONOMIC, *AGREEMENTS, *SAMFUNNSDEL),
    supersedes=("TC201", "TC209"),
)

_MEASURING = frozenset({ItemKind.INDICATOR, ItemKind.RESULT})
_NOT_MEASURED = frozenset({"direction", "value", "activity"})


def check(corpus: Corpus) -> Iterator[Remark]:
    """A samfunnsdel is asked only where no økonomiplan is here to measure for it, and then for information."""
    measured = asked_once(corpus, partial(is_measured, corpus))
    for document in corpus.under_check(*RULE.kinds):
        is_strategic = document.kind in SAMFUNNSDEL
        if is_strategic and any(corpus.in_chain(*BUDGETS)):
            continue
        goals = [goal for goal in corpus.items(document, *GOALS, own=False) if _is_for_numbers(corpus, goal)]
        lacking = [goal for goal in goals if not measured(goal)]
        for remark in remarks_on(lacking, goals, RULE.code):
            yield replace(remark, severity=Severity.INFO if is_strategic else None)


def _is_for_numbers(corpus: Corpus, goal: Located) -> bool:
    return is_leaf_goal(corpus, goal) and goal.item.goal_type not in _NOT_MEASURED


def is_measured(corpus: Corpus, goal: Located) -> bool:
    """Whether the goal, or the goal that it prints again, has a target of its own, in whatever words, or an indicator
    anywhere."""
    printed = same_goal(corpus, goal)
    if any(
        each.item.target or has_yardstick(full_text(each)) or is_lawfully_answered(corpus, each) for each in printed
    ):
        return True
    return any(each.item.target or each.item.kind in _MEASURING for each in supporters(corpus, goal))
