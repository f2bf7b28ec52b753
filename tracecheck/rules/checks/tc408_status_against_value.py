"""TC408: «nådd» where the value misses the target, or the other way round."""

from collections.abc import Iterator

from tracecheck.model.finding import Argument, Confidence, Severity
from tracecheck.rules.attainment import Outcome, attainment_of, is_measured, outcome_of, promised
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.kinds import REPORTS
from tracecheck.rules.phrases import document_arguments, item_arguments, related_item
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC408", "status-against-value", Severity.ERROR, REPORTS, supersedes=("TC405",))


def check(corpus: Corpus) -> Iterator[Remark]:
    """An error only where target and baseline, or the target's own words, say which way is better."""
    for report in corpus.under_check(*RULE.kinds):
        for result in corpus.items(report, own=False):
            outcome = outcome_of(corpus, result) if is_measured(result) else None
            said = attainment_of(result)
            if outcome and said in ("reached", "missed") and outcome.met is not (said == "reached"):
                yield _remark(corpus, result, outcome)


def _remark(corpus: Corpus, result: Located, outcome: Outcome) -> Remark:
    figures: dict[str, Argument] = {
        "status": result.item.status_text or "",
        "value": outcome.value,
        "target": outcome.target,
    }
    variant = "met" if outcome.met else "missed"
    return Remark(
        result.document,
        f"TC408.{variant}" if outcome.certain else f"TC408.maybe_{variant}",
        item_arguments(result) | document_arguments(result.document) | figures,
        result,
        related=tuple(related_item(upper, "source") for upper in promised(corpus, result)),
        confidence=Confidence.HIGH if outcome.certain else Confidence.MEDIUM,
        severity=None if outcome.certain else Severity.WARNING,
    )
