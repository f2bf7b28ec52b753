"""TC704: a samfunnsdel without goals or strategies for public health."""

from collections.abc import Iterator

from tracecheck.model.finding import Confidence, Severity
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.kinds import SAMFUNNSDEL
from tracecheck.rules.laws import is_asked_by_law, law_in_force
from tracecheck.rules.phrases import document_arguments
from tracecheck.rules.plan_sides import can_be_judged, speaks_of
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC704", "no-public-health-goals", Severity.INFO, SAMFUNNSDEL, ("fhl-6",))


def check(corpus: Corpus) -> Iterator[Remark]:
    """What the act asks for has changed with 2026: a plan is told what held on the day that it was adopted on."""
    for document in corpus.under_check(*RULE.kinds):
        if not law_in_force(RULE.law, document) or not can_be_judged(corpus, document):
            continue
        if not speaks_of(corpus, document, "public_health"):
            message = RULE.code if is_asked_by_law("fhl-6", document) else f"{RULE.code}.before"
            arguments = document_arguments(document)
            yield Remark(document, message, arguments, confidence=Confidence.MEDIUM, subject=RULE.code)
