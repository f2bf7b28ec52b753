"""TC903: a decision that fits nothing in the documents."""

from collections.abc import Iterator

from tracecheck.model.decision import DecisionState, UnusedReason
from tracecheck.model.finding import Severity
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.decided import decision_remark, of_state
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC903", "unused-justification", Severity.INFO)


def check(corpus: Corpus) -> Iterator[Remark]:
    """Silent of decisions about documents that this run did not read."""
    for applied in of_state(corpus, DecisionState.UNUSED):
        if applied.unused is None or applied.unused is UnusedReason.NOT_READ:
            continue
        ends = {"goal": applied.decision.goal, "answer": applied.decision.answer}
        end = ends[applied.unused_end or "goal"] or applied.decision.goal
        found = applied.source if applied.unused_end == "answer" else applied.target
        arguments = {"end": applied.unused_end or "goal", "file": end.document, "found": _document(found)}
        yield decision_remark(corpus, applied, f"TC903.{applied.unused.value}", dict(arguments))


def _document(key: str | None) -> str:
    """The document in which an end was found."""
    return key.rpartition("#")[0] if key else ""
