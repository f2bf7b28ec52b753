"""The way through this room: who the document is, what is left out, what it holds, how much was not read."""

from dataclasses import dataclass, fields, replace

from tracecheck.model.plan import Identity, PlanDocument
from tracecheck.model.settings import DocumentSettings
from tracecheck.model.source import SourceDocument
from tracecheck.parsers.budget_rows import with_budget_rows
from tracecheck.parsers.comments import suppressions_of
from tracecheck.parsers.common_owner import with_common_owner
from tracecheck.parsers.coverage import coverage_of
from tracecheck.parsers.facts import facts_of
from tracecheck.parsers.families import holds_goals, manner_of, read_family
from tracecheck.parsers.identify import identify
from tracecheck.parsers.personal import without_personal
from tracecheck.parsers.structure.read import Reading
from tracecheck.parsers.vocabulary import speaking


@dataclass(frozen=True, slots=True)
class Parsed:
    """The plan, the document without what is about a person, and what became of its units."""

    plan: PlanDocument
    public: SourceDocument
    reading: Reading


def parse(source: SourceDocument, settings: DocumentSettings) -> Parsed:
    """The plan that a document holds, with the reading that it came of."""
    with speaking(settings.terms):
        return _parse(source, settings)


def _parse(source: SourceDocument, settings: DocumentSettings) -> Parsed:
    identity = identify(source, settings)
    public = replace(source, blocks=without_personal(source.blocks, layered=manner_of(identity.kind).scopes))
    reading = read_family(public, identity) if holds_goals(public, identity) else Reading()
    items = with_common_owner(with_budget_rows(reading.items), source.blocks)
    plan = PlanDocument(
        key=source.key,
        path=source.path,
        sha256=source.sha256,
        format=source.format,
        view=source.view,
        pages=source.pages,
        items=items,
        statements=reading.statements,
        tables=reading.tables,
        problems=(*source.problems, *reading.problems),
        coverage=coverage_of(public.blocks, reading.steps),
        facts=facts_of(public, identity.kind),
        suppressions=suppressions_of(source, items, identity.title),
        **{field.name: getattr(identity, field.name) for field in fields(Identity)},
    )
    return Parsed(plan, public, reading)
