"""TC402: an indicator of the plan for the year, of which the report has no value."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tracecheck.linker.similarity.tokens import terms_of
from tracecheck.model.coupling import AnswerState
from tracecheck.model.finding import Argument, Confidence, Severity
from tracecheck.model.item import ItemKind, Statement
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.resources import load_data
from tracecheck.rules.checked import first_year
from tracecheck.rules.collective import is_collective
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.kinds import BUDGETS, REPORTS
from tracecheck.rules.passages import Passages, make_passages
from tracecheck.rules.phrases import document_arguments, item_arguments, related_item
from tracecheck.rules.rule import Remark, Rule
from tracecheck.unread import is_unread

RULE = Rule("TC402", "indicator-not-reported", Severity.WARNING, REPORTS)


@dataclass(frozen=True, slots=True)
class _Lacking:
    """An indicator without a value, and the row of the report that names it, if there is one."""

    promised: Located
    row: Located | None


def check(corpus: Corpus) -> Iterator[Remark]:
    """In a tertial report for information: what is measured once a year has no value in it."""
    for report in corpus.under_check(*REPORTS):
        if is_unread(report) or not (report.items or report.statements):
            continue
        for plan in corpus.in_chain(*BUDGETS):
            indicators = list(_promised(corpus, plan, report)) if first_year(plan) == report.applies_to_year else []
            told = make_passages(_passages(report) if indicators else ())
            lacking = [each for one in indicators for each in _lacking(corpus, one, report, told)]
            severity = Severity.INFO if report.kind is DocumentKind.TERTIALRAPPORT else None
            for remark in _remarks(report, plan, lacking, len(indicators)):
                yield replace(remark, severity=severity)


def _promised(corpus: Corpus, plan: PlanDocument, report: PlanDocument) -> Iterator[Located]:
    """Those with a target for the year of the report, or for no year, under goals that the report tells of: a goal that
    it does not mention is TC401's, with its indicators. What the årsbudsjett has again from the plan is asked once."""
    for indicator in corpus.items(plan, ItemKind.INDICATOR):
        target = indicator.item.target
        due = target is not None and target.year in (None, report.applies_to_year)
        if due and _is_goal_told(corpus, indicator, report) and not _is_again(corpus, indicator):
            yield indicator


def _is_again(corpus: Corpus, indicator: Located) -> bool:
    uppers = (corpus.item(link.target) for link in corpus.links_from(indicator.id))
    return any(each.document.kind in BUDGETS and each.item.kind is ItemKind.INDICATOR for each in uppers if each)


def _is_goal_told(corpus: Corpus, indicator: Located, report: PlanDocument) -> bool:
    goal = corpus.item(f"{indicator.document.key}#{indicator.item.parent}") if indicator.item.parent else None
    answer = corpus.answer_in(goal.id, report.key) if goal and goal.item.kind in GOALS else None
    return answer is None or answer.state is not AnswerState.MISSING


def _passages(report: PlanDocument) -> Iterator[frozenset[str]]:
    """The words of each passage and each row that has a figure: there an indicator may be told of in its own way."""
    texts = [each.text for each in report.statements]
    texts += [f"{each.text} {each.description or ''} {each.value.text if each.value else ''}" for each in report.items]
    return (_terms(text) for text in texts if re.search(r"\d", text))


def _terms(text: str) -> frozenset[str]:
    return frozenset(word for word in terms_of(text) if not word.isdigit())


def _lacking(corpus: Corpus, indicator: Located, report: PlanDocument, told: Passages) -> Iterator[_Lacking]:
    sources = [corpus.item(link.source) for link in corpus.links_to(indicator.id)]
    rows = [each for each in sources if each is not None and each.document.key == report.key]
    if any(each.item.value or each.item.amounts for each in rows) or _is_told(indicator, told):
        return
    if not any(each.item.description or each.item.follow_up for each in rows) and not _is_named(
        corpus, indicator, report
    ):
        yield _Lacking(indicator, rows[0] if rows else None)


def _is_told(indicator: Located, told: Passages) -> bool:
    """Whether most of its words stand in one passage with a figure."""
    own = _terms(indicator.item.text) - frozenset(load_data("indicator_words")["ignored"])
    return told.tell(own, float(load_data("rule_thresholds")["told_share"]))


def _is_named(corpus: Corpus, indicator: Located, report: PlanDocument) -> bool:
    """Whether a passage is coupled to it: that the measuring was put off, say."""
    sources = (link.source for link in corpus.links_to(indicator.id) if link.source.startswith(f"{report.key}#"))
    return any(isinstance(corpus.entry(each), Statement) for each in sources)


def _remarks(report: PlanDocument, plan: PlanDocument, lacking: list[_Lacking], of: int) -> Iterator[Remark]:
    documents = document_arguments(report, "report_") | document_arguments(plan)
    documents["year"] = report.applies_to_year or ""
    if is_collective(len(lacking), of):
        yield _for_all(report, plan, [each.promised for each in lacking], of, documents)
        return
    for each in lacking:
        yield Remark(
            report,
            "TC402.empty" if each.row else RULE.code,
            item_arguments(each.promised) | documents,
            each.row or each.promised,
            place=each.row.item.place if each.row else None,
            related=(related_item(each.promised, "source"),),
            confidence=Confidence.HIGH if each.row else Confidence.MEDIUM,
            subject=each.promised.item.text,
        )


def _for_all(
    report: PlanDocument, plan: PlanDocument, lacking: list[Located], of: int, documents: dict[str, Argument]
) -> Remark:
    return Remark(
        report,
        "TC402.all",
        {"count": len(lacking), "total": of, **item_arguments(lacking[0]), **documents},
        related=tuple(related_item(each, "row") for each in lacking[:5]),
        subject=plan.key,
        count=len(lacking),
        replaces_items=tuple(each.id for each in lacking),
        confidence=Confidence.MEDIUM,
    )
