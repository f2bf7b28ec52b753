"""Tables of money: lines of a budget, and measures listed by their amounts alone."""

from dataclasses import replace

from tracecheck.model.item import Basis, Item, ItemKind, Origin
from tracecheck.parsers.tables.amounts import in_group, row_amounts
from tracecheck.parsers.tables.attributes import references_of
from tracecheck.parsers.tables.guess import numeric_share
from tracecheck.parsers.tables.kinds import is_of_which
from tracecheck.parsers.tables.records import Layout, Row, TableContext
from tracecheck.parsers.tables.texts import filled, pieces


def budget_lines(layout: Layout, rows: tuple[Row, ...], context: TableContext) -> tuple[Item, ...]:
    """One line for each row with a name and an amount; sums and «herav» rows are none."""
    column = text_column(layout)
    if column is None:
        return ()
    found: list[Item] = []
    section = context.section
    for row in rows:
        statements = pieces(row.own(column), split_paragraphs=False)
        if row.kind == "group" and statements:
            section = (*context.section, statements[0].text)
        elif row.kind == "data" and statements and not is_of_which(row):
            piece = statements[0]
            amounts = in_group(row_amounts(layout, row, context), " ".join(section[len(context.section) :]), layout)
            line = Item(piece.id, ItemKind.BUDGET_LINE, piece.text, piece.label, section=section, place=piece.place)
            own = Origin.PREVIOUS if context.previous else Origin.OWN
            named = references_of(layout, row)
            line = replace(
                line, basis=Basis.TABLE, amounts=amounts, parent=context.parent, origin=own, references=named
            )
            found += [line] if amounts else []
    return tuple(found)


def text_column(layout: Layout) -> int | None:
    """The first column of words."""
    for column in layout.columns:
        own = [row for row in layout.rows if filled(row.own(column.index))]
        if own and numeric_share(column.index, layout.rows) < 0.5 and column.role not in ("number", "account"):
            return column.index
    return None
