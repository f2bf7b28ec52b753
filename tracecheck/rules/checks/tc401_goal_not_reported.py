"""TC401: a goal of the plan adopted for the year, of which the annual report says nothing."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from tracecheck.model.coupling import AnswerState
from tracecheck.model.finding import Severity
from tracecheck.model.item import Origin
from tracecheck.model.plan import PlanDocument
from tracecheck.rules.answers import asked_once, is_leaf_goal, same_goal
from tracecheck.rules.checked import first_year
from tracecheck.rules.collective import is_collective
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.kinds import ANNUAL_REPORTS, ECONOMIC
from tracecheck.rules.phrases import document_arguments, item_arguments, related_item
from tracecheck.rules.rule import Remark, Rule
from tracecheck.rules.unanswered import answer_of

RULE = Rule("TC401", "goal-not-reported", Severity.WARNING, ANNUAL_REPORTS)


def check(corpus: Corpus) -> Iterator[Remark]:
    """A report answers the plan adopted for its year; a year without its plan here is not judged."""
    for report in corpus.under_check(*ANNUAL_REPORTS):
        for plan in corpus.in_chain(*ECONOMIC):
            goals = list(_goals(corpus, plan)) if first_year(plan) == report.applies_to_year else []
            told = asked_once(corpus, partial(_is_told_of, corpus, report))
            lacking = [goal for goal in goals if not _is_reported(corpus, goal, report, told)]
            yield from _remarks(report, plan, lacking, len(goals))


def _goals(corpus: Corpus, plan: PlanDocument) -> Iterator[Located]:
    for goal in corpus.items(plan, *GOALS, own=False):
        if is_leaf_goal(corpus, goal):
            yield goal


def _is_reported(corpus: Corpus, goal: Located, report: PlanDocument, told: Callable[[Located], bool | None]) -> bool:
    """Reported itself or through what follows it up; a goal printed from a plan above, by that goal."""
    by_origin = told(goal)
    return _tells(corpus, report, [goal]) if by_origin is None else by_origin


def _is_told_of(corpus: Corpus, report: PlanDocument, goal: Located) -> bool | None:
    """Whether a report tells of a goal where it is a plan's own; None where it is nowhere."""
    printed = [each for each in same_goal(corpus, goal) if each.item.origin is Origin.OWN]
    return _tells(corpus, report, printed) if printed else None


def _tells(corpus: Corpus, report: PlanDocument, goals: Iterable[Located]) -> bool:
    answers = [answer for each in goals if (answer := answer_of(corpus, each, report)) is not None]
    return not answers or any(answer.state is not AnswerState.MISSING for answer in answers)


def _remarks(report: PlanDocument, plan: PlanDocument, lacking: list[Located], of: int) -> Iterator[Remark]:
    documents = document_arguments(report, "report_") | document_arguments(plan)
    documents["year"] = report.applies_to_year or ""
    if is_collective(len(lacking), of):
        arguments = {"count": len(lacking), "total": of, **item_arguments(lacking[0]), **documents}
        related = tuple(related_item(goal, "row") for goal in lacking[:5])
        ids = tuple(goal.id for goal in lacking)
        yield Remark(
            report, "TC401.all", arguments, related=related, subject=plan.key, count=len(lacking), replaces_items=ids
        )
        return
    for goal in lacking:
        yield Remark(report, RULE.code, item_arguments(goal) | documents, goal, related=(related_item(goal, "source"),))
