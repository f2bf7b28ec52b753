"""TC901: a person decided on a coupling, and the words of one end have changed since."""

from collections.abc import Iterator

from tracecheck.model.coupling import WordChange
from tracecheck.model.decision import AppliedDecision, DecisionState, EndChange, Verdict
from tracecheck.model.finding import Severity
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.decided import decision_remark, of_state
from tracecheck.rules.phrases import quoted
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC901", "suspect-link", Severity.WARNING)

_GRAVEST = ("number", "modal", "deadline", "owner", "scope", "wording", "editorial")


def check(corpus: Corpus) -> Iterator[Remark]:
    """One remark an end that has changed in more than its spelling, with the changes word by word, gravest first."""
    for applied in of_state(corpus, DecisionState.SUSPECT):
        for change in applied.changed:
            if any(each.change != "editorial" for each in change.changes):
                yield _remark(corpus, applied, change)


def _remark(corpus: Corpus, applied: AppliedDecision, change: EndChange) -> Remark:
    ordered = sorted(change.changes, key=lambda each: _GRAVEST.index(each.change))
    verdict = applied.decision.verdict
    variant = "TC901" if verdict is Verdict.CONFIRM else f"TC901.{verdict.value}"
    return decision_remark(
        corpus,
        applied,
        variant,
        {
            "end": change.end,
            "classes": ", ".join(dict.fromkeys(each.change for each in ordered)),
            "words": "; ".join(map(_words, ordered)),
            "before": quoted(change.before),
            "now": quoted(change.after),
        },
    )


def _words(change: WordChange) -> str:
    """«skal» → «bør»; what only came or went with + or −."""
    if change.before and change.after:
        return f"«{change.before}» → «{change.after}»"
    return f"+ «{change.after}»" if change.after else f"− «{change.before}»"
