"""TC701: a kommuneplan that says nothing of how it is followed up."""

from collections.abc import Iterator

from tracecheck.model.finding import Confidence, Severity
from tracecheck.model.plan import DocumentKind as K
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.kinds import BUDGETS, SAMFUNNSDEL
from tracecheck.rules.laws import is_asked_by_law
from tracecheck.rules.phrases import document_arguments
from tracecheck.rules.rule import Remark, Rule
from tracecheck.rules.topics import is_silent_on

RULE = Rule("TC701", "no-action-part", Severity.WARNING, SAMFUNNSDEL, ("pbl-11-1-4",))

_ACTION_PARTS = (*BUDGETS, K.HANDLINGSPLAN)


def check(corpus: Corpus) -> Iterator[Remark]:
    """Silent where a document that is or may be the action part is here, and where the plan names one: the action part
    may be the økonomiplan, and need not stand in the same document. A plan that is checked alone is told for
    information: nobody knows what stands beside it."""
    if any(corpus.in_chain(*_ACTION_PARTS)):
        return
    is_alone = len(list(corpus.in_chain())) == 1
    for document in corpus.under_check(*RULE.kinds):
        if is_asked_by_law("pbl-11-1-4", document) and is_silent_on(document, "action_part"):
            arguments = document_arguments(document)
            severity = Severity.INFO if is_alone else None
            yield Remark(document, RULE.code, arguments, confidence=Confidence.MEDIUM, severity=severity)
