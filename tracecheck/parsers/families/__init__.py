"""How the families of documents are read: thin modules over one walk."""

from tracecheck.model.plan import DocumentKind
from tracecheck.parsers.families import agreements, budgets, minutes, plans, reports
from tracecheck.parsers.structure.scene import Manner

_FAMILIES = (plans, budgets, agreements, reports, minutes)


def manner_of(kind: DocumentKind) -> Manner:
    """The manner in which documents of this kind are read; unknown kinds are read like plans."""
    for family in _FAMILIES:
        if kind in family.MANNERS:
            return family.MANNERS[kind]
    return Manner()


def holds_goals(kind: DocumentKind, language: str | None) -> bool:
    """False for kinds that describe and decide nothing, and for documents that are no Norwegian plan at all."""
    return kind not in plans.WITHOUT_GOALS and not (kind is DocumentKind.UNKNOWN and language == "en")
