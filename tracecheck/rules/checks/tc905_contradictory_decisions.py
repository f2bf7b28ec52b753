"""TC905: two decisions that cannot both stand."""

from collections.abc import Iterator

from tracecheck.model.decision import DecisionState
from tracecheck.model.finding import Severity
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.decided import decision_remark, of_state
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC905", "contradictory-decisions", Severity.WARNING)


def check(corpus: Corpus) -> Iterator[Remark]:
    """One remark a pair of decisions, at the one that stands further down."""
    every = corpus.linkage.decisions
    numbers = {id(each): number for number, each in enumerate(every)}
    for applied in of_state(corpus, DecisionState.CONTRADICTED):
        for other in (every[each].decision for each in applied.against if each < numbers[id(applied)]):
            arguments = {"other_verdict": other.verdict.value, "other_on": other.on, "other_line": other.line or 0}
            yield decision_remark(corpus, applied, "TC905", dict(arguments), (other,))
