"""A document's blocks → items, passages and problems, with final ids."""

from dataclasses import dataclass, field, replace

from tracecheck.model.item import Item, Statement
from tracecheck.model.plan import Identity, TableFacts
from tracecheck.model.source import Problem, SourceDocument
from tracecheck.parsers.items import final_ids, numbered, with_ids, with_words
from tracecheck.parsers.structure.attributes import take_attributes
from tracecheck.parsers.structure.behind import take_behind
from tracecheck.parsers.structure.coordinated import split_coordinated
from tracecheck.parsers.structure.details import detail, with_inherited_years
from tracecheck.parsers.structure.empty import empty_sections
from tracecheck.parsers.structure.measured_lines import take_measured
from tracecheck.parsers.structure.merge import mark_restated, merge_repeated
from tracecheck.parsers.structure.pointers import (
    follow_codes,
    read_codes,
    read_rows_of_labels,
    serve_named_goal,
    stand_under_number,
)
from tracecheck.parsers.structure.scene import Manner, Scene
from tracecheck.parsers.structure.steps import Step
from tracecheck.parsers.structure.units import units_of
from tracecheck.parsers.structure.walk import walk


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from the structure of a document.

    `steps` say what became of each unit, in order; their ids are provisional, and `ids` has the final ones.
    """

    items: tuple[Item, ...] = ()
    statements: tuple[Statement, ...] = ()
    tables: tuple[TableFacts, ...] = ()
    problems: tuple[Problem, ...] = ()
    steps: tuple[Step, ...] = ()
    ids: dict[str, str] = field(default_factory=dict)


def read_structure(source: SourceDocument, identity: Identity, manner: Manner) -> Reading:
    """Items and passages of a document, read in this manner."""
    units = units_of(source.blocks)
    state, steps = walk(Scene(units, manner, identity.kind, identity.applies_to_year, identity.period))
    blocks = {block.index: block for block in source.blocks}
    pointed = serve_named_goal(stand_under_number(follow_codes(read_codes(read_rows_of_labels(state.items)))))
    owned = take_behind(tuple(take_attributes(take_measured(item)) for item in pointed), blocks)
    parts = split_coordinated(mark_restated(owned), blocks)
    merged, statements = merge_repeated(parts, state.statements)
    items = with_words(merged)
    empty = empty_sections(units, state.items, state.tables)
    ids = final_ids(items)
    named = with_ids(with_inherited_years(tuple(detail(item, blocks) for item in items)), ids)
    passages = numbered(statements, ids)
    return Reading(named, passages, _renamed(state.tables, ids), (*state.problems, *empty), steps, ids)


def _renamed(tables: tuple[TableFacts, ...], ids: dict[str, str]) -> tuple[TableFacts, ...]:
    """The facts of tables, items under their final ids."""
    return tuple(replace(facts, items=tuple(ids[item] for item in facts.items if item in ids)) for facts in tables)
