"""What a document says as a whole, beside its items. One module a fact."""

from tracecheck.model.facts import Facts
from tracecheck.model.plan import DocumentKind
from tracecheck.model.source import SourceDocument
from tracecheck.parsers.facts.citations import citations_of
from tracecheck.parsers.facts.counts import counts_of
from tracecheck.parsers.facts.headings import headings_of
from tracecheck.parsers.facts.list_titles import list_titles_of
from tracecheck.parsers.facts.loose_columns import loose_columns
from tracecheck.parsers.facts.mentions import mentions_of
from tracecheck.parsers.facts.signing import signing_of

__all__ = ["facts_of"]

_SIGNED = frozenset({DocumentKind.ENHETSAVTALE, DocumentKind.LEDERAVTALE})


def facts_of(source: SourceDocument, kind: DocumentKind = DocumentKind.UNKNOWN) -> Facts:
    """The facts in the blocks of a document, without what is about a person; only agreements are asked whether they are
    signed."""
    return Facts(
        headings=headings_of(source.blocks),
        citations=citations_of(source.blocks),
        mentions=(*mentions_of(source.blocks), *loose_columns(source.blocks)),
        counts=counts_of(source.blocks),
        signing=signing_of(source.blocks) if kind in _SIGNED else None,
        list_titles=list_titles_of(source.blocks),
    )
