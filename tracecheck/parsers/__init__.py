"""Blocks → plan in the common schema. Knows municipalities, not formats."""

from dataclasses import fields, replace

from tracecheck.model.plan import Identity, PlanDocument
from tracecheck.model.settings import DocumentSettings
from tracecheck.model.source import SourceDocument

__all__ = ["parse_document"]

_NOTHING_SAID = DocumentSettings()


def parse_document(source: SourceDocument, settings: DocumentSettings = _NOTHING_SAID) -> PlanDocument:
    """The plan that a document holds: what it is, its items with parents, its passages, what could not be read."""
    from tracecheck.parsers.common_owner import with_common_owner
    from tracecheck.parsers.families import holds_goals, manner_of, read_family
    from tracecheck.parsers.identify import identify
    from tracecheck.parsers.personal import without_personal
    from tracecheck.parsers.structure.read import Reading

    identity = identify(source, settings)
    public = replace(source, blocks=without_personal(source.blocks, layered=manner_of(identity.kind).scopes))
    reading = read_family(public, identity) if holds_goals(identity.kind, identity.language) else Reading()
    return PlanDocument(
        key=source.key,
        path=source.path,
        sha256=source.sha256,
        format=source.format,
        view=source.view,
        pages=source.pages,
        items=with_common_owner(reading.items, source.blocks),
        statements=reading.statements,
        tables=reading.tables,
        problems=(*source.problems, *reading.problems),
        **{field.name: getattr(identity, field.name) for field in fields(Identity)},
    )
