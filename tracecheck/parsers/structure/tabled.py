"""The step of the walk for a table: its items stand under the goal above it."""

from dataclasses import replace
from itertools import takewhile

from tracecheck.model.item import Basis, Item, ItemKind, Origin
from tracecheck.model.source import Block, BlockKind, Table
from tracecheck.parsers.lengths import character_limit
from tracecheck.parsers.structure.lists import take_listed
from tracecheck.parsers.structure.scene import Scene
from tracecheck.parsers.structure.sections import Part
from tracecheck.parsers.structure.shapes import is_of_un_titles
from tracecheck.parsers.structure.state import RANKS, Anchor, State
from tracecheck.parsers.structure.units import unit_of
from tracecheck.parsers.tables import TableContext, TableReading, read_table
from tracecheck.parsers.values.money import read_amount_unit

# «Tiltak drift:» right above a table names it.
_LEAD_WORDS = 6
_GOALS = frozenset({ItemKind.GOAL, ItemKind.SUBGOAL, ItemKind.AREA})


def step_table(scene: Scene, state: State, index: int) -> State:
    """The state after table number `index`."""
    block = scene.units[index].block
    if block.table is None or not block.table.cells or is_of_un_titles(block.table):
        return state
    listed = _listed_blocks(block.table)
    if listed:
        return _take_columns(scene, state, listed)
    context = _context(scene, state, index)
    reading = read_table(block, context)
    if state.part is Part.HARD:
        return replace(state, tables=(*state.tables, replace(reading.facts, items=())))
    return _with_reading(state, replace(reading, items=_under_all_listed(state, context.parent, reading.items)))


def _under_all_listed(state: State, above: str | None, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Goals of a table that stands behind a list of goals: they belong to none of these more than to another, and
    stand where the list does. (Which one each of them serves is told by its words, or not at all.)"""
    listed = _listed_last(state)
    if above is None or len(listed) < 2 or listed[-1].id != above:
        return items
    return tuple(
        replace(item, parent=listed[-1].parent) if item.parent == above and item.kind in _GOALS else item
        for item in items
    )


def _listed_last(state: State) -> list[Item]:
    """The goals of the list that was read last, as far as they are of one kind."""
    last = state.items[-1] if state.items else None
    alike = takewhile(
        lambda item: (
            last is not None
            and item.basis is Basis.LIST
            and item.kind in _GOALS
            and (item.kind, item.parent, item.section) == (last.kind, last.parent, last.section)
        ),
        reversed(state.items),
    )
    return list(alike)[::-1]


def _listed_blocks(table: Table) -> list[Block]:
    """The list items of an overview that sets its lists side by side, one column each, without a header."""
    lists = [[block for block in cell.blocks if block.kind is BlockKind.LIST_ITEM] for cell in table.cells]
    beside = [found for cell, found in zip(table.cells, lists, strict=True) if cell.row == table.rows]
    sizes = [len(found) for found in beside]
    if table.header_rows > 1 or table.rows > 2 or len(sizes) < 2 or min(sizes) < 2 or len(sizes) != table.columns:
        return []
    return [block for found in beside for block in found]


def _take_columns(scene: Scene, state: State, blocks: list[Block]) -> State:
    for block in blocks:
        state = take_listed(scene, state, unit_of(block))
    return state


def _context(scene: Scene, state: State, index: int) -> TableContext:
    table = scene.units[index].block.table
    above = [each for each in state.anchors if each.kind is not ItemKind.INDICATOR and not each.tabled]
    factor = read_amount_unit(" ".join((table.caption if table and table.caption else "", _text_before(scene, index))))
    return TableContext(
        document_kind=scene.kind,
        section=state.titles,
        heading=_heading(scene, state, index),
        parent=above[-1].id if above else None,
        parent_kind=above[-1].kind if above else None,
        amount_factor=factor or 1.0,
        year=scene.year,
        previous=state.origin is Origin.PREVIOUS,
        like=state.tables[-1] if state.tables and state.tables[-1].section == state.titles else None,
    )


def _heading(scene: Scene, state: State, index: int) -> str | None:
    table = scene.units[index].block.table
    if table and table.caption:
        return table.caption
    if state.lead and state.lead.stem:
        return state.lead.stem
    before = _text_before(scene, index).strip()
    if before.endswith(":") and len(before.split()) <= _LEAD_WORDS:
        return before
    return state.titles[-1] if state.titles else None


def _text_before(scene: Scene, index: int) -> str:
    before = scene.units[index - 1] if index else None
    return (
        before.text
        if before is not None
        and before.kind is not BlockKind.TABLE
        and len(before.text) < character_limit("above_table")
        else ""
    )


def _with_reading(state: State, reading: TableReading) -> State:
    items = tuple(_placed(state, item) for item in reading.items)
    boxed = _boxed(items)
    anchors = _above(state, items) if boxed is None else (*_above(state, items), _anchor(state, boxed))
    return replace(
        state,
        items=(*state.items, *items),
        anchors=anchors,
        tables=(*state.tables, reading.facts),
        problems=(*state.problems, *reading.problems),
        statements=(*state.statements, *reading.statements),
        lead=None,
        quiet=1,
        last=items[-1].id if items else state.last,
    )


def _boxed(items: tuple[Item, ...]) -> Item | None:
    """The one goal of a table that holds no answer to it, as a box does: what follows may belong to it. What stands
    behind a table of several goals, or of a goal with its measures, belongs to no row of it."""
    goals = [item for item in items if item.kind in _GOALS]
    answered = any(item.kind in {ItemKind.STRATEGY, ItemKind.MEASURE} for item in items)
    return goals[0] if len(goals) == 1 and not answered else None


def _above(state: State, items: tuple[Item, ...]) -> tuple[Anchor, ...]:
    """The items that stay open behind a table: those of a higher rank than any goal in it, and the heading above it."""
    ranks = [(RANKS[item.kind], 0) for item in items if item.kind in _GOALS]
    around = {item.parent for item in items} & {heading.item for heading in state.headings}
    return tuple(each for each in state.anchors if not ranks or each.rank < min(ranks) or each.id in around)


def _anchor(state: State, item: Item) -> Anchor:
    return Anchor(item.id, item.kind, None, state.level, tabled=True)


def _placed(state: State, item: Item) -> Item:
    origin = state.origin if item.origin is Origin.OWN else item.origin
    return replace(item, section=item.section or state.titles, origin=origin, scope=item.scope or state.scope)
