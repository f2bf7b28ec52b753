"""A document's blocks → items, passages and problems, with final ids."""

from dataclasses import dataclass

from tracecheck.model.plan import DocumentKind, Item, Statement, TableFacts
from tracecheck.model.source import Problem, SourceDocument
from tracecheck.parsers.items import give_ids
from tracecheck.parsers.structure.details import detail
from tracecheck.parsers.structure.merge import merge_repeated
from tracecheck.parsers.structure.scene import Manner, Scene
from tracecheck.parsers.structure.units import units_of
from tracecheck.parsers.structure.walk import walk


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from the structure of a document."""

    items: tuple[Item, ...] = ()
    statements: tuple[Statement, ...] = ()
    tables: tuple[TableFacts, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_structure(source: SourceDocument, kind: DocumentKind, manner: Manner) -> Reading:
    """Items and passages of a document of this kind."""
    state = walk(Scene(units_of(source.blocks), manner, kind))
    items, statements = merge_repeated(state.items, state.statements)
    blocks = {block.index: block for block in source.blocks}
    items, statements = give_ids(tuple(detail(item, blocks) for item in items), statements)
    return Reading(items, statements, (), state.problems)
