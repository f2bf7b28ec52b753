"""Blocks → plan in the common schema. Knows municipalities, not formats."""

from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.model.settings import DocumentSettings
from tracecheck.model.source import SourceDocument
from tracecheck.parsers.families import holds_goals, manner_of
from tracecheck.parsers.structure.read import Reading, read_structure


def parse_document(source: SourceDocument, settings: DocumentSettings = DocumentSettings()) -> PlanDocument:
    """The plan that a document holds: what it is, its items with parents, its passages, what could not be read."""
    kind = settings.kind or DocumentKind.UNKNOWN
    reading = read_structure(source, kind, manner_of(kind)) if holds_goals(kind, None) else Reading()
    return PlanDocument(
        key=source.key,
        path=source.path,
        sha256=source.sha256,
        format=source.format,
        kind=kind,
        view=source.view,
        pages=source.pages,
        items=reading.items,
        statements=reading.statements,
        tables=reading.tables,
        problems=(*source.problems, *reading.problems),
    )
