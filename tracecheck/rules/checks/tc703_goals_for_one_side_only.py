"""TC703: a samfunnsdel with goals for the community only, or for the organisation only."""

from collections.abc import Iterator

from tracecheck.model.finding import Confidence, Severity
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.kinds import SAMFUNNSDEL
from tracecheck.rules.laws import is_asked_by_law
from tracecheck.rules.phrases import document_arguments
from tracecheck.rules.plan_sides import can_be_judged, speaks_of
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC703", "goals-for-one-side-only", Severity.INFO, SAMFUNNSDEL, ("pbl-11-2",))

_VARIANTS = {"organisation": RULE.code, "community": f"{RULE.code}.community"}


def check(corpus: Corpus) -> Iterator[Remark]:
    """One word in a goal, a strategy or a heading is enough to be silent on a side."""
    for document in corpus.under_check(*RULE.kinds):
        if not is_asked_by_law("pbl-11-2", document) or not can_be_judged(corpus, document):
            continue
        for side, message in _VARIANTS.items():
            if not speaks_of(corpus, document, side):
                arguments = document_arguments(document)
                yield Remark(document, message, arguments, confidence=Confidence.MEDIUM, subject=message)
