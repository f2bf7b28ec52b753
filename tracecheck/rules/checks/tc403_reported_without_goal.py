"""TC403: reported with a status or a value, and no goal of the year's plan that it belongs to."""

from collections.abc import Iterator

from tracecheck.model.finding import Confidence, Severity
from tracecheck.model.item import Item
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data
from tracecheck.rules.answers import ancestors
from tracecheck.rules.attainment import is_measured
from tracecheck.rules.checked import first_year
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.kinds import BUDGETS, REPORTS, UNIT_LEVEL
from tracecheck.rules.phrases import document_arguments, item_arguments, related_item
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC403", "reported-without-goal", Severity.INFO, REPORTS, supersedes=("TC302",))

_SHOWN = 5


def check(corpus: Corpus) -> Iterator[Remark]:
    """One remark a report, and only where the plan for its year is here and the report follows it up elsewhere."""
    for report in corpus.under_check(*REPORTS):
        told = [each for each in corpus.items(report) if _is_result(each)]
        free = [each for each in told if not _is_coupled(corpus, each)]
        plans = [plan for plan in corpus.in_chain(*BUDGETS, *UNIT_LEVEL) if _is_its_plan(plan, report)]
        without = [each for each in free if not _is_ordered(each.item)]
        if plans and without and 2 * len(free) < len(told):
            yield _remark(report, plans[0], without, len(told))


def _is_result(located: Located) -> bool:
    """A goal or an indicator with a status, or with a value and a target: a bare figure is a statistic."""
    item = located.item
    if item.kind in GOALS:
        return bool(item.status_text or item.value)
    return is_measured(located) and bool(item.status_text or (item.value and item.target))


def _is_coupled(corpus: Corpus, located: Located) -> bool:
    return any(corpus.links_from(each.id) for each in ancestors(corpus, located))


def _is_its_plan(plan: PlanDocument, report: PlanDocument) -> bool:
    """The plan for the year; for a unit's report the unit's own."""
    same = not report.unit or plan.kind in BUDGETS or text_key(plan.unit or "") == text_key(report.unit)
    of_unit = plan.kind not in BUDGETS
    if of_unit and not report.unit:
        return False
    return same and first_year(plan) == report.applies_to_year and bool(plan.items)


def _is_ordered(item: Item) -> bool:
    """What law, or every report, tells of anyway."""
    said = " ".join((item.text, *item.section)).casefold()
    return any(word in said for word in load_data("reporting")["ordered"]["words"])


def _remark(report: PlanDocument, plan: PlanDocument, without: list[Located], of: int) -> Remark:
    first = without[0]
    documents = document_arguments(report) | document_arguments(plan, "plan_")
    return Remark(
        report,
        RULE.code,
        {"count": len(without), "total": of, **item_arguments(first), **documents},
        first if len(without) == 1 else None,
        place=first.item.place,
        quote=first.item.text,
        related=tuple(related_item(each, "row") for each in without[:_SHOWN]),
        subject=f"{RULE.code} {' '.join(text_key(each.item.text) for each in without)}",
        count=len(without),
        confidence=Confidence.MEDIUM,
        replaces_items=tuple(each.id for each in without),
    )
