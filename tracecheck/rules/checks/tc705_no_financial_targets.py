"""TC705: no trace of the financial targets that the council is to adopt."""

from collections.abc import Iterator

from tracecheck.model.finding import Confidence, Severity
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.indicators import holds, words_for
from tracecheck.rules.kinds import BUDGETS, ECONOMIC, REPORTS
from tracecheck.rules.laws import is_asked_by_law
from tracecheck.rules.phrases import document_arguments
from tracecheck.rules.rule import Remark, Rule
from tracecheck.rules.topics import is_silent_on, speaks_of

RULE = Rule("TC705", "no-financial-targets", Severity.INFO, ECONOMIC, ("koml-14-2-c",))


_MAY_TELL = (*BUDGETS, *REPORTS, DocumentKind.VEDTAK, DocumentKind.SAKSFRAMLEGG, DocumentKind.UNKNOWN)


def check(corpus: Corpus) -> Iterator[Remark]:
    """They need not stand in the økonomiplan: silent where any budget, report, case or decision that is here speaks of
    them, or sets one as a goal or indicator. A plan with no word on the economy of the municipality as a whole is a
    part of one."""
    telling = [document for document in corpus.documents if document.kind in _MAY_TELL]
    if any(_tells(document) for document in telling):
        return
    for document in corpus.under_check(*RULE.kinds):
        is_whole = speaks_of(document, "whole_economy")
        if is_whole and is_asked_by_law("koml-14-2-c", document) and is_silent_on(document, "financial_targets"):
            yield Remark(document, RULE.code, document_arguments(document), confidence=Confidence.MEDIUM)


def _tells(document: PlanDocument) -> bool:
    words = words_for("finance")["words"]
    set_here = any(item.target is not None and holds(item.text, words) for item in document.items)
    return set_here or speaks_of(document, "financial_targets")
