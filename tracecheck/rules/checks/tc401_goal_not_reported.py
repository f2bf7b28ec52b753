"""TC401: a goal of the plan adopted for the year, of which the annual report says nothing."""

from collections.abc import Iterator

from tracecheck.model.finding import Severity
from tracecheck.model.plan import PlanDocument
from tracecheck.rules.answers import is_leaf_goal, same_goal, supporters
from tracecheck.rules.checked import first_year
from tracecheck.rules.collective import is_collective
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.kinds import ANNUAL_REPORTS, ECONOMIC
from tracecheck.rules.phrases import document_arguments, item_arguments, related_item
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC401", "goal-not-reported", Severity.WARNING, ANNUAL_REPORTS)


def check(corpus: Corpus) -> Iterator[Remark]:
    """A report answers the plan adopted for its year; a year without its plan here is not judged."""
    for report in corpus.under_check(*ANNUAL_REPORTS):
        for plan in corpus.in_chain(*ECONOMIC):
            goals = list(_goals(corpus, plan)) if first_year(plan) == report.applies_to_year else []
            lacking = [goal for goal in goals if not _is_reported(corpus, goal, report)]
            yield from _remarks(report, plan, lacking, len(goals))


def _goals(corpus: Corpus, plan: PlanDocument) -> Iterator[Located]:
    for goal in corpus.items(plan, *GOALS, own=False):
        if is_leaf_goal(corpus, goal):
            yield goal


def _is_reported(corpus: Corpus, goal: Located, report: PlanDocument) -> bool:
    """Reported itself, or through a measure or an indicator of it, here or where the goal is printed."""
    prefix = f"{report.key}#"
    ends = [*same_goal(corpus, goal), *supporters(corpus, goal)]
    return any(link.source.startswith(prefix) for each in ends for link in corpus.links_to(each.id))


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
