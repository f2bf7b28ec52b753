"""TC010: it cannot be told whether the document is adopted, or for which year it is."""

from collections.abc import Iterator

from tracecheck.model.finding import Severity
from tracecheck.model.plan import PlanDocument, Status
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.kinds import NEEDS_STATUS, NEEDS_YEAR
from tracecheck.rules.phrases import document_arguments
from tracecheck.rules.rule import Remark, Rule
from tracecheck.unread import is_unread

RULE = Rule("TC010", "status-or-year-unknown", Severity.WARNING, (*NEEDS_STATUS, *NEEDS_YEAR))


def check(corpus: Corpus) -> Iterator[Remark]:
    """One remark a document, whichever of the two is missing; for information where nothing here hangs on it."""
    for document in corpus.under_check():
        variant = None if is_unread(document) else _variant(document)
        if variant:
            arguments = {"file": document.key, **document_arguments(document)}
            severity = None if _matters(corpus, document, variant) else Severity.INFO
            yield Remark(document, variant, arguments, severity=severity, subject=document.key)


def _matters(corpus: Corpus, document: PlanDocument, variant: str) -> bool:
    """The year chooses what is compared where other documents are here, the status where other versions are."""
    if variant != RULE.code:
        return len(list(corpus.in_chain())) > 1
    return any(document.key in (choice.chosen, *choice.others) for choice in corpus.linkage.versions)


def _variant(document: PlanDocument) -> str | None:
    no_status = document.kind in NEEDS_STATUS and document.status is Status.UNKNOWN
    no_year = document.kind in NEEDS_YEAR and not document.applies_to_year and not document.period
    if no_status and no_year:
        return "TC010.both"
    if no_status:
        return "TC010"
    return "TC010.year" if no_year else None
