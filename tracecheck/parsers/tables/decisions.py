"""Tables that follow up cases: «Sak | Vedtak | Status». Their rows speak of decisions made before and are no goals."""

from dataclasses import replace

from tracecheck.model.item import Reference, Statement
from tracecheck.model.source import Cell
from tracecheck.parsers.tables.records import LEVELS, Column, Layout, Row, TableContext
from tracecheck.parsers.tables.texts import cell_place, cell_text, filled
from tracecheck.parsers.values.cases import find_cases
from tracecheck.parsers.values.follow_up import find_follow_up
from tracecheck.resources import load_data

_ITEMS = (*LEVELS, "indicator")


def with_cases(layout: Layout) -> Layout:
    """The layout where a column is one of case numbers only when most of its cells hold one."""
    wrong = [column for column in layout.with_role("case") if not _holds_cases(column, layout.rows)]
    return layout.without(*wrong)


def _holds_cases(column: Column, rows: tuple[Row, ...]) -> bool:
    cells = [row.cells[column.index] for row in rows if row.kind == "data" and filled(row.cells[column.index])]
    share = load_data("columns")["limits"]["form_share"]
    return bool(cells) and sum(bool(cases_of(cell)) for cell in cells) >= share * len(cells)


def cases_of(cell: Cell | None) -> tuple[Reference, ...]:
    """The cases that a cell names, «186/08 punkt 2» as well as «sak 186/08»; the text has the point with it."""
    text = cell_text(cell)
    word = load_data("cases")["words"]["case"][0]
    numbers = [number for _, _, number in find_cases(text) or find_cases(f"{word} {text}")]
    place = cell_place(cell) if cell is not None else None
    return tuple(Reference(text, case=number, place=place) for number in numbers)


def follows_up(layout: Layout) -> bool:
    """The table has case numbers, and no column that is named for goals, measures or indicators."""
    return layout.has("case") and not any(column.sure and column.role in _ITEMS for column in layout.columns)


def read_follow_up(layout: Layout, rows: tuple[Row, ...], context: TableContext) -> tuple[Statement, ...]:
    """One passage for each row that names a case."""
    found = (_statement(layout, row, context) for row in rows if row.kind == "data")
    return tuple(each for each in found if each is not None)


def _statement(layout: Layout, row: Row, context: TableContext) -> Statement | None:
    references = [each for column in layout.with_role("case") for each in cases_of(row.cells[column.index])]
    cells = [cell for cell in row.cells if cell is not None and filled(cell)]
    if not references:
        return None
    text = " – ".join(cell_text(cell) for cell in cells)
    place = cell_place(cells[0])
    block = place.block if place.block is not None else 0
    follow_up = find_follow_up(text)
    return Statement(
        id=f"s@{block}:0",
        text=text,
        place=place,
        section=context.section,
        parent=context.parent,
        references=tuple(references),
        follow_up=replace(follow_up, place=place) if follow_up else None,
    )
