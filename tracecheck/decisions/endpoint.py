"""An end of a coupling as it is written down when somebody decides."""

from tracecheck.model.decision import Endpoint
from tracecheck.model.item import Deadline, Item, Statement, Target
from tracecheck.model.keys import fingerprint, text_key
from tracecheck.model.plan import DocumentKind, PlanDocument


def endpoint_of(document: PlanDocument, entry: Item | Statement) -> Endpoint:
    """All that is known of an item or a passage, so that it is found again after a move or a change of words."""
    item = entry if isinstance(entry, Item) else None
    return Endpoint(
        document=document.key,
        text=entry.text,
        fingerprint=fingerprint(entry.text),
        item=entry.id,
        kind=item.kind if item else None,
        label=item.label if item else None,
        section=entry.section[-1] if entry.section else None,
        document_kind=None if document.kind is DocumentKind.UNKNOWN else document.kind,
        unit=document.unit,
        municipality=document.municipality,
        year=first_year_of(document),
        stem=item.stem if item else None,
        owner=item.owner if item else None,
        deadline=_beside(item.deadline, item) if item else None,
        target=_beside(item.target, item) if item else None,
    )


def _beside(stated: Deadline | Target | None, item: Item) -> str | None:
    """What stands beside a text, as printed; None where it is the text itself, or a part of it, that says it."""
    return stated.text if stated and text_key(stated.text) not in text_key(item.text) else None


def first_year_of(document: PlanDocument) -> int | None:
    """The year that a document applies to, else the first of its period."""
    period = document.period
    return document.applies_to_year or (period.start if period else None)
