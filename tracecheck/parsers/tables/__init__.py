"""Tables to items: columns named by their headers (`data/columns.toml`), rows read by what their columns are for."""

from dataclasses import replace

from tracecheck.model.item import Item, ItemKind
from tracecheck.model.keys import text_key
from tracecheck.model.plan import TableFacts
from tracecheck.model.source import Block, Place, Problem, Table
from tracecheck.parsers.tables.build import Builder
from tracecheck.parsers.tables.centred import uncentred
from tracecheck.parsers.tables.decisions import follows_up, read_follow_up, with_cases
from tracecheck.parsers.tables.foreign import is_calendar, is_foreign
from tracecheck.parsers.tables.header import lay_out
from tracecheck.parsers.tables.kinds import GOAL_ROLES, register_role, table_role
from tracecheck.parsers.tables.levels import Register, find_register, roles_of
from tracecheck.parsers.tables.money import budget_lines, text_column
from tracecheck.parsers.tables.parts import parts
from tracecheck.parsers.tables.records import LEVELS, Column, Layout, Row, TableContext, TableReading
from tracecheck.parsers.tables.rows import sorted_rows
from tracecheck.parsers.tables.series import is_series, series_items
from tracecheck.parsers.tables.sums import sum_checks
from tracecheck.parsers.tables.texts import cell_place, filled
from tracecheck.parsers.tables.tidy import single_rows
from tracecheck.parsers.tables.unpaired import unpaired_rows
from tracecheck.resources import load_data

__all__ = ["TableContext", "TableReading", "read_table"]


def read_table(block: Block, context: TableContext) -> TableReading:
    """The goals, measures, indicators, results or budget lines of a table block.

    A table that is only a layout, or whose columns say nothing, has role `other` and no items. Raises ValueError
    when the block has no table.
    """
    if block.table is None:
        raise ValueError(f"block {block.index} is no table")
    first, *further = parts(block.table)
    reading = _read_part(block, first, context)
    for part in further:
        reading = _joined(reading, _read_part(block, part, _under(reading, context)))
    return reading


def _under(above: TableReading, context: TableContext) -> TableContext:
    """What the document says around the rows below a second header: they stand under the one goal above it."""
    goals = [item for item in above.items if item.kind in (ItemKind.GOAL, ItemKind.SUBGOAL)]
    if len(goals) != 1:
        return context
    return replace(context, parent=goals[0].id, parent_kind=goals[0].kind)


def _joined(above: TableReading, below: TableReading) -> TableReading:
    """Two parts of a table as one; the columns are the last, which a table on the next page goes on with."""
    facts = replace(
        below.facts if below.items or not above.items else above.facts,
        rows=above.facts.rows + below.facts.rows,
        items=above.facts.items + below.facts.items,
        sums=above.facts.sums + below.facts.sums,
    )
    return TableReading(
        above.items + below.items, facts, above.problems + below.problems, above.statements + below.statements
    )


def _read_part(block: Block, table: Table, context: TableContext) -> TableReading:
    """What comes of a table with one header."""
    layout = with_cases(lay_out(table, context))
    foreign = is_foreign(table) or is_calendar(layout, context)
    register = None if foreign else find_register(layout)
    if register is not None:
        role = register_role(roles_of(register, layout), context)
        layout = register.layout(layout, role="text")
    else:
        role = "other" if foreign or follows_up(layout) else table_role(layout, context)
        layout = _with_subject(layout, role)
    rows = sorted_rows(layout)
    items, problems = _items(layout, rows, role, context, register)
    facts = TableFacts(
        number=table.number,
        role=role,
        columns=tuple(column.role for column in layout.columns),
        headers=tuple(column.header for column in layout.columns),
        rows=sum(1 for row in rows if row.kind == "data"),
        items=tuple(item.id for item in items),
        section=context.section,
        place=block.place,
        sums=sum_checks(layout, rows, context) if role in ("money", "measures") else (),
    )
    statements = read_follow_up(layout, rows, context) if follows_up(layout) else ()
    return TableReading(items, facts, problems, statements)


def _with_subject(layout: Layout, role: str) -> Layout:
    """The first column of words is what a table without a named subject is about; statistics have no money,
    and money has no goals of its own."""
    if role == "money" and not layout.has("measure"):
        return replace(layout, columns=tuple(map(_as_reference, layout.columns)))
    if role == "statistics":
        counted = tuple(replace(each, role="value") if each.role == "amount" else each for each in layout.columns)
        layout = replace(layout, columns=counted)
    if role == "measures":
        layout = replace(layout, columns=_who_and_when(layout))
    subject = {"indicators": "indicator", "results": "indicator", "statistics": "indicator", "measures": "measure"}
    index = text_column(layout)
    if role not in subject or index is None or layout.has("indicator", *LEVELS[1:]):
        return layout
    return replace(layout, columns=_renamed(layout.columns, index, subject[role]))


def _who_and_when(layout: Layout) -> tuple[Column, ...]:
    """The columns of a table of measures: years tell when, and municipalities who, where nothing else does."""
    data = load_data("columns")["beside_measures"]
    dated, owned = layout.has("deadline"), layout.has("owner")
    columns = layout.columns
    if not dated:
        columns = tuple(replace(each, role="deadline") if each.role == data["deadline"] else each for each in columns)
    if not owned:
        names = {text_key(name) for name in data["owners"]}
        columns = tuple(replace(each, role="owner") if text_key(each.header) in names else each for each in columns)
    return columns


def _as_reference(column: Column) -> Column:
    """Goals beside money are printed elsewhere."""
    return replace(column, role="reference") if column.role in GOAL_ROLES else column


def _renamed(columns: tuple[Column, ...], index: int, role: str) -> tuple[Column, ...]:
    return tuple(replace(column, role=role) if column.index == index else column for column in columns)


def _items(
    layout: Layout, rows: tuple[Row, ...], role: str, context: TableContext, register: Register | None
) -> tuple[tuple[Item, ...], tuple[Problem, ...]]:
    if role == "other":
        return (), ()
    if register is not None:
        builder = Builder(layout, context, role)
        builder.read_register(rows, register)
        return tuple(builder.items.values()), ()
    if role == "money":
        return budget_lines(layout, rows, context), ()
    if role == "statistics" and is_series(layout):
        return series_items(layout, context), ()
    if role in ("statistics", "indicators"):
        rows = single_rows(layout, rows)
    ordered, unsure = uncentred(rows, layout)
    unpaired = unpaired_rows(layout.table.number, [_place(row) for row in rows[:unsure]])
    builder = Builder(layout, context, role)
    builder.read(ordered)
    return tuple(builder.items.values()), (*builder.problems, *unpaired)


def _place(row: Row) -> Place | None:
    """The place of the first words of a row."""
    return next((cell_place(cell) for cell in row.cells if cell is not None and filled(cell)), None)
