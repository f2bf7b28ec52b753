"""How the families of documents are read: thin modules over one walk."""

from tracecheck.model.plan import DocumentKind, Identity
from tracecheck.model.source import SourceDocument
from tracecheck.parsers.families import agreements, budgets, minutes, plans, reports
from tracecheck.parsers.families.printed import with_printed_decisions
from tracecheck.parsers.identify.kind import sets_rules
from tracecheck.parsers.structure.read import Reading, read_structure
from tracecheck.parsers.structure.scene import Manner

_MANNERS: dict[DocumentKind, Manner] = {
    **plans.MANNERS,
    **budgets.MANNERS,
    **agreements.MANNERS,
    **reports.MANNERS,
    **minutes.MANNERS,
}


def manner_of(kind: DocumentKind) -> Manner:
    """The manner in which documents of this kind are read; unknown kinds are read like plans."""
    return _MANNERS.get(kind, Manner())


def holds_goals(source: SourceDocument, identity: Identity) -> bool:
    """False for kinds that describe and decide nothing, for rules, and for documents that are no Norwegian plan."""
    unknown = identity.kind is DocumentKind.UNKNOWN
    return identity.kind not in plans.WITHOUT_GOALS and not (
        unknown and (identity.language == "en" or sets_rules(source))
    )


def read_family(source: SourceDocument, identity: Identity) -> Reading:
    """Items and passages of a document, read in the manner of its kind."""
    if identity.kind in minutes.MANNERS:
        return minutes.read_minutes(source, identity)
    manner = plans.manner_for(source, manner_of(identity.kind), identity.kind)
    return with_printed_decisions(read_structure(source, identity, manner), source)
