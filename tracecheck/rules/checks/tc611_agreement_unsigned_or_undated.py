"""TC611: an agreement that does not tell when it was made, or whether it is signed."""

from collections.abc import Iterator

from tracecheck.model.finding import Confidence, Severity
from tracecheck.model.plan import PlanDocument, Status
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.kinds import AGREEMENTS
from tracecheck.rules.phrases import document_arguments
from tracecheck.rules.rule import Remark, Rule
from tracecheck.unread import is_unread

RULE = Rule("TC611", "agreement-unsigned-or-undated", Severity.INFO, AGREEMENTS)

_NOT_YET = frozenset({Status.DRAFT, Status.HEARING, Status.PROPOSAL, Status.RECOMMENDATION})


def check(corpus: Corpus) -> Iterator[Remark]:
    """A draft need not be signed, and a day that the text tells is enough."""
    for document in corpus.under_check(*AGREEMENTS):
        dated = bool(document.adopted and document.adopted.date)
        read = document.facts is not None and not is_unread(document)
        if read and document.status not in _NOT_YET and not dated:
            yield from _unsigned(document)


def _unsigned(document: PlanDocument) -> Iterator[Remark]:
    signing = document.facts.signing if document.facts else None
    if signing is None:
        yield Remark(document, RULE.code, document_arguments(document), confidence=Confidence.MEDIUM)
    elif not signing.dated:
        yield Remark(
            document,
            "TC611.undated",
            document_arguments(document),
            place=signing.place,
            confidence=Confidence.MEDIUM,
        )
