"""TC902: a decision has expired, and changes nothing any more."""

from collections.abc import Iterator

from tracecheck.model.decision import DecisionState, Verdict
from tracecheck.model.finding import Severity
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.decided import decision_remark, of_state
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC902", "expired-justification", Severity.WARNING)


def check(corpus: Corpus) -> Iterator[Remark]:
    """Of every verdict: a justified gap is a gap again, a confirmed coupling is what the text says."""
    for applied in of_state(corpus, DecisionState.EXPIRED):
        verdict = applied.decision.verdict
        variant = "TC902" if verdict is Verdict.JUSTIFY else f"TC902.{verdict.value}"
        yield decision_remark(corpus, applied, variant, {"expires": applied.decision.expires or ""})
