"""What a person has decided about a coupling, in words."""

from collections.abc import Iterator

from tracecheck.messages import Catalogue
from tracecheck.messages.numbers import format_date
from tracecheck.model.decision import AppliedDecision, DecisionState
from tracecheck.reports.evidence import word_change
from tracecheck.reports.look import harmless, shortened

_LONGEST = 200


def decision_line(applied: AppliedDecision, catalogue: Catalogue) -> str:
    """«Bekreftet av controller 12.03.2026, sak 12/26: «Følger av vedtaket». Gjelder til 31.12.2027.»."""
    decision = applied.decision
    said = catalogue.text(
        f"decided.{decision.verdict}",
        by=harmless(decision.by),
        on=format_date(decision.on, catalogue.language),
        reason=shortened(decision.reason, _LONGEST),
    )
    parts = [said]
    if decision.case:
        parts.append(catalogue.text("decided.case", case=harmless(decision.case)))
    if decision.expires:
        parts.append(catalogue.text("decided.expires", expires=format_date(decision.expires, catalogue.language)))
    if decision.replaces:
        parts.append(catalogue.text("decided.replaces", what=shortened(decision.replaces, _LONGEST)))
    if applied.state is not DecisionState.IN_FORCE:
        parts.append(catalogue.text(f"decided.state.{applied.state}"))
    return " ".join(parts)


def change_lines(applied: AppliedDecision, catalogue: Catalogue) -> Iterator[str]:
    """How the words of each end have changed since."""
    for change in applied.changed:
        words = "; ".join(word_change(each, catalogue) for each in change.changes)
        yield catalogue.text(f"decided.changed.{change.end}", words=words)
