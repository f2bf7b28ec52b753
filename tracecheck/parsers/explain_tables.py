"""How a table was read: its columns, and what came of each row."""

from tracecheck.model.item import Item
from tracecheck.model.plan import PlanDocument, TableFacts
from tracecheck.model.source import Block, Table
from tracecheck.model.trace import RowTrace, TableTrace
from tracecheck.parsers.tables.grid import grid_rows
from tracecheck.parsers.tables.records import Row
from tracecheck.parsers.tables.texts import cell_text


def trace_table(block: Block, original: Block, plan: PlanDocument) -> TableTrace | None:
    """The table of a block as it was read into the plan; None for a block without a table."""
    table = block.table
    if table is None:
        return None
    facts = next((each for each in plan.tables if each.number == table.number), None)
    blocks = {inner.index for cell in table.cells for inner in cell.blocks}
    items = [item for item in plan.items if item.place.block in blocks]
    return TableTrace(
        number=table.number,
        role=facts.role if facts is not None else ("lists" if items else "other"),
        headers=facts.headers if facts is not None else (),
        roles=facts.columns if facts is not None else (),
        rows=_rows(table, facts, items),
        unpaired=_unpaired(table, plan),
        hidden_rows=(original.table.rows if original.table is not None else table.rows) - table.rows,
    )


def _unpaired(table: Table, plan: PlanDocument) -> int:
    told = (each.arguments for each in plan.problems if each.code == "TC005")
    return sum(int(each["count"]) for each in told if each["table"] == table.number)


def _rows(table: Table, facts: TableFacts | None, items: list[Item]) -> tuple[RowTrace, ...]:
    found = {item.place.cell.row for item in items if item.place.cell is not None}
    headers = {text for text in (facts.headers if facts is not None else ()) if text}
    traced = []
    for row in grid_rows(table):
        text = " | ".join(_texts(row))
        kind = "item" if row.number in found else ("header" if _is_header(row, headers) else "none")
        traced.append(RowTrace(row.number, kind, text))
    return tuple(each for each in traced if each.text)


def _is_header(row: Row, headers: set[str]) -> bool:
    """All that the row says is part of the names of columns."""
    texts = _texts(row)
    return bool(texts) and bool(headers) and all(any(text in header for header in headers) for text in texts)


def _texts(row: Row) -> list[str]:
    return [" ".join(text.split()) for column in range(len(row.cells)) if (text := cell_text(row.own(column)))]
