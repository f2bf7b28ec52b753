"""Why documents were taken for what they are, and which remarks are set aside: what `-v` shows besides."""

from collections.abc import Iterator, Sequence

from tracecheck.messages import Catalogue
from tracecheck.messages.numbers import format_date
from tracecheck.model.plan import DocumentKind, PlanDocument, Reason, Status
from tracecheck.model.result import Result
from tracecheck.model.suppression import Suppressed
from tracecheck.reports.look import Look, harmless, shortened
from tracecheck.unread import is_unread

_SHOWN = 3
_QUOTED = 80


def reason_lines(document: PlanDocument, catalogue: Catalogue, look: Look, indent: int = 4) -> Iterator[str]:
    """What was read of a document: kind, status and year, each with the words that say so."""
    if is_unread(document):
        return
    told = (
        ("kind", catalogue.text(f"document_kind.{document.kind}"), document.kind_reasons),
        ("status", catalogue.text(f"status.{document.status}"), document.status_reasons),
        ("year", str(document.applies_to_year or ""), document.year_reasons),
    )
    for name, value, reasons in told:
        if value and _is_known(name, document):
            yield look.wrap(_told(name, value, reasons, catalogue), indent, hanging=2)


def _is_known(name: str, document: PlanDocument) -> bool:
    if name == "kind":
        return document.kind is not DocumentKind.UNKNOWN
    return name != "status" or document.status is not Status.UNKNOWN


def _told(name: str, value: str, reasons: Sequence[Reason], catalogue: Catalogue) -> str:
    head = catalogue.text(f"reasons.{name}", value=value)
    if not reasons:
        return head
    strongest = sorted(reasons, key=lambda each: -each.weight)
    quoted = dict.fromkeys(_reason(each, catalogue) for each in strongest)
    return catalogue.text("reasons.because", said=head, reasons="; ".join(list(quoted)[:_SHOWN]))


def _reason(reason: Reason, catalogue: Catalogue) -> str:
    """«tittelen: «Økonomiplan 2026–2029»»; the words alone for a sign that has no name."""
    cue = f"reasons.cue.{reason.cue}"
    where = catalogue.text(cue) if catalogue.has(cue) else ""
    if reason.cue in _WITHOUT_WORDS:
        return where
    words = catalogue.quoted(shortened(reason.text, _QUOTED))
    return f"{where}: {words}" if where else words


_WITHOUT_WORDS = ("configuration", "kind")
"""What they quote is the name of a value in the settings, not words that stand in the document."""


def set_aside_lines(result: Result, catalogue: Catalogue, look: Look) -> Iterator[str]:
    """The remarks that are suppressed, each with the reason that somebody gave."""
    if not result.suppressed:
        return
    yield look.style(catalogue.text("reasons.set_aside"), "bold")
    for each in result.suppressed:
        yield look.wrap(_suppressed(each, catalogue), indent=2, hanging=2)
    yield ""


def _suppressed(suppressed: Suppressed, catalogue: Catalogue) -> str:
    finding, why = suppressed.finding, suppressed.justification
    where = harmless(finding.document or "")
    said = f"{finding.code}  {where}: {harmless(finding.message)}"
    details = (
        why.reason,
        why.case and why.case not in (why.reason or "") and catalogue.text("reasons.case", case=why.case),
        why.by,
        _until(why.expires, catalogue),
    )
    return catalogue.text(
        "reasons.suppressed", said=said, reasons=", ".join(harmless(each) for each in details if each)
    )


def _until(expires: str | None, catalogue: Catalogue) -> str | None:
    return catalogue.text("reasons.until", date=format_date(expires, catalogue.language)) if expires else None
