"""TC201: a goal that nobody can say was reached."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from tracecheck.model.finding import Confidence, Severity
from tracecheck.rules.answers import asked_once
from tracecheck.rules.checked import still_mendable
from tracecheck.rules.checks.tc301_goal_without_indicator import is_measured
from tracecheck.rules.collective import remarks_on
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.goal_texts import full_text, goals_of_result
from tracecheck.rules.goal_words import names_a_year, says_how_much
from tracecheck.rules.kinds import AGREEMENTS, ECONOMIC, THEMATIC
from tracecheck.rules.rule import Remark, Rule

RULE = Rule(
    "TC201", "goal-not-measurable", Severity.WARNING, (*ECONOMIC, *AGREEMENTS, *THEMATIC), supersedes=("TC209",)
)


def check(corpus: Corpus) -> Iterator[Remark]:
    """Goals of result that have neither number, share, something counted, date nor indicator; whether a sentence can be
    answered with yes or no is a reader's judgement, so that the remark says that something may be missing."""
    measured = asked_once(corpus, partial(is_measured, corpus))
    for document in still_mendable(corpus, *RULE.kinds):
        goals = goals_of_result(corpus, document)
        lacking = [goal for goal in goals if not (says_itself(goal) or measured(goal))]
        for remark in remarks_on(lacking, goals, RULE.code):
            severity = Severity.INFO if document.kind in THEMATIC else None
            yield replace(remark, severity=severity, confidence=Confidence.MEDIUM)


def says_itself(goal: Located) -> bool:
    """Whether the goal's own words say when or how much."""
    return _says_when(goal) or says_how_much(full_text(goal))


def _says_when(goal: Located) -> bool:
    """With a date it can be said on that day whether it is so."""
    dated = goal.item.deadline is not None and not goal.item.deadline.open_ended
    return dated or names_a_year(full_text(goal))
