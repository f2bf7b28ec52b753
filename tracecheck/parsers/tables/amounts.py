"""Money and posts in cells: years as columns, (I) and (D), «i 1000 kr»."""

import re
from dataclasses import replace

from tracecheck.model.item import Amount
from tracecheck.model.source import Cell
from tracecheck.parsers.tables.guess import is_numeric
from tracecheck.parsers.tables.kinds import has_cue
from tracecheck.parsers.tables.records import Column, Layout, Row, TableContext
from tracecheck.parsers.tables.texts import cell_text, parts
from tracecheck.parsers.values.money import find_amounts, read_amount_cell, read_amount_unit
from tracecheck.resources import load_data

_AFTER_MARK = re.compile(r"(?<=\([ID]\))\s*(?=\S)")
_IN_BRACKETS = re.compile(r"\(([^()]+)\)")
_NUMBER_FIRST = re.compile(r"[-−–(]?\d{1,3}(?:[ .]?\d{3})*(?:,\d+)?\)?(?=[,;]?\s+[^\W\d])")


def factor_of(layout: Layout, context: TableContext) -> float:
    """Kroner for each printed unit: from a header, else the caption, else the text above."""
    headers = " ".join(column.header for column in layout.columns)
    bracketed = " ".join(f"i {inside}" for inside in _IN_BRACKETS.findall(headers))
    read = (read_amount_unit(text) for text in (headers, bracketed, layout.caption))
    return next((factor for factor in read if factor), context.amount_factor)


def row_amounts(layout: Layout, row: Row, context: TableContext) -> tuple[Amount, ...]:
    """The planned amounts of a row: columns of years, else the column of costs."""
    factor = factor_of(layout, context)
    years = layout.with_role("amount")
    found = [each for column in years for each in money_in(layout, column, row.own(column.index), factor)]
    costs = () if found else layout.with_role("cost", "funding", "total")
    found += [each for column in costs for each in money_in(layout, column, row.cells[column.index], factor)]
    return tuple(found)


def money_in(layout: Layout, column: Column, cell: Cell | None, factor: float = 1000.0) -> list[Amount]:
    """The amounts of one cell of a column of amounts or costs."""
    read = _column_amounts if column.role == "amount" else _cost
    return read(layout, column, cell, factor)


def _column_amounts(layout: Layout, column: Column, cell: Cell | None, factor: float) -> list[Amount]:
    return [_with_kind(amount, layout, column) for amount in cell_amounts(cell, factor, column.year)]


def cell_amounts(cell: Cell | None, factor: float, year: int | None) -> list[Amount]:
    """The amounts of a cell in kr, in the order of print."""
    read = [read_amount_cell(text, factor, year) for text in _amount_texts(cell)]
    return [amount for amount in read if amount is not None]


def _amount_texts(cell: Cell | None) -> list[str]:
    """The amounts of a cell; after «(I)» or «(D)» a new one may follow, or words."""
    if cell is None:
        return []
    found = [text for part in parts(cell) for text in _AFTER_MARK.split(part)]
    whole = cell_text(cell)
    return [whole] if len(found) > 1 and "(" not in whole and is_numeric(whole) else found


def _with_kind(amount: Amount, layout: Layout, column: Column) -> Amount:
    if amount.kind is not None:
        return amount
    kinds = (named_kind(text) for text in (column.header, layout.caption))
    return replace(amount, kind=next(filter(None, kinds), None))


def in_group(amounts: tuple[Amount, ...], group: str, layout: Layout) -> tuple[Amount, ...]:
    """Amounts below a row that names their kind («Investeringer»): nearer than the caption, not than the cell."""
    kind, told_above = named_kind(group), named_kind(layout.caption)
    if kind is None:
        return amounts
    return tuple(replace(each, kind=kind) if each.kind in (None, told_above) else each for each in amounts)


def named_kind(text: str) -> str | None:
    """investment or operating, when words name one of them alone."""
    kinds = load_data("cells")["amount_kinds"]
    found = [str(kind) for kind, cues in kinds.items() if has_cue(text, cues)]
    return found[0] if len(found) == 1 else None


def _cost(layout: Layout, column: Column, cell: Cell | None, factor: float) -> list[Amount]:
    """Amounts in a column of costs: in words with their unit, or a number of the table's unit, words behind it."""
    text = cell_text(cell)
    if not text:
        return []
    named = list(find_amounts(text)) or _leading(text, factor, column.year)
    dated = [replace(amount, year=amount.year or column.year) for amount in named]
    kind = named_kind(text)
    return [replace(amount, kind=kind) if kind else _with_kind(amount, layout, column) for amount in dated]


def _leading(text: str, factor: float, year: int | None) -> list[Amount]:
    """A bare number, or one before words where the table says what a number is worth («1 450, investering»)."""
    whole = read_amount_cell(text, factor, year) if is_numeric(text) else None
    match = _NUMBER_FIRST.match(text)
    if whole is None and match is not None and factor != 1.0:
        whole = read_amount_cell(match.group(), factor, year)
    return [whole] if whole is not None else []
