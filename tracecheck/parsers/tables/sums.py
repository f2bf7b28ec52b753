"""Printed sums against the rows above them."""

import re
from dataclasses import dataclass

from tracecheck.model.plan import SumCheck
from tracecheck.parsers.tables.amounts import factor_of
from tracecheck.parsers.tables.guess import is_numeric
from tracecheck.parsers.tables.kinds import has_cue, is_of_which
from tracecheck.parsers.tables.records import Column, Layout, Row, TableContext
from tracecheck.parsers.tables.rows import label_text
from tracecheck.parsers.tables.texts import cell_place, cell_text
from tracecheck.parsers.values.money import read_amount_cell
from tracecheck.resources import load_data

_DECIMALS = re.compile(r",(\d+)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A number of a column with the name of its row; `clear` when it was read without doubt."""

    label: str
    value: float
    clear: bool
    step: float


def sum_checks(layout: Layout, rows: tuple[Row, ...], context: TableContext) -> tuple[SumCheck, ...]:
    """One check for each printed sum of each column of amounts, matching or not."""
    factor = factor_of(layout, context)
    columns = layout.with_role("amount", "actual", "cost", "total", "variance")
    return tuple(check for column in columns for check in _column_checks(layout, column, rows, factor))


def _column_checks(layout: Layout, column: Column, rows: tuple[Row, ...], factor: float) -> list[SumCheck]:
    checks: list[SumCheck] = []
    since: list[Entry] = []
    all_rows: list[Entry] = []
    subtotals: list[Entry] = []
    for row in rows:
        entry = _entry(row, column, factor)
        if row.kind == "sum":
            if entry is not None:
                check = _check(layout, column, row, entry, (since, subtotals, all_rows))
                checks += [check] if check else []
                subtotals.append(entry)
            since = []
        elif entry is not None and not is_of_which(row):
            since.append(entry)
            all_rows.append(entry)
        elif is_of_which(row) and since:
            since[-1] = _doubtful(since[-1])
    return checks


def _doubtful(entry: Entry) -> Entry:
    return Entry(entry.label, entry.value, False, entry.step)


def _entry(row: Row, column: Column, factor: float) -> Entry | None:
    text = cell_text(row.own(column.index))
    if not text:
        return None
    amount = read_amount_cell(text, factor) if is_numeric(text) else None
    if amount is None:
        return Entry(label_text(row), 0.0, False, factor)
    decimals = _DECIMALS.search(text)
    step = factor * 10 ** -(len(decimals[1]) if decimals else 0)
    return Entry(label_text(row), amount.value, amount.kind is None and not _is_signed(row), step)


def _is_signed(row: Row) -> bool:
    """Whether a row's words leave it open if its number is to be added or taken away."""
    data = load_data("cells")["money"]
    return has_cue(label_text(row), [*data["income"], *data["net"]])


def _check(
    layout: Layout, column: Column, row: Row, printed: Entry, candidates: tuple[list[Entry], ...]
) -> SumCheck | None:
    """The reading of the rows that fits the printed sum, else the rows since the last sum."""
    tried = [entries for entries in candidates if len(entries) > 1]
    if not tried:
        return None
    fitting = next((entries for entries in tried if _fits(entries, printed.value)), None)
    used = fitting or tried[0]
    total = sum(entry.value for entry in used)
    signed = _signed_total(used)
    if fitting is None and signed is not None and abs(signed - printed.value) <= _tolerance(used):
        total = signed
    cell = row.own(column.index)
    return SumCheck(
        place=cell_place(cell) if cell else cell_place(layout.table.cells[0]),
        table=layout.table.number,
        column=column.header,
        printed=round(printed.value, 2),
        computed=round(total, 2),
        rows=tuple((entry.label, round(entry.value, 2)) for entry in used),
        certain=_is_certain(layout, used, printed, row),
        tolerance=round(_tolerance(used), 4),
    )


def _fits(entries: list[Entry], printed: float) -> bool:
    return abs(sum(entry.value for entry in entries) - printed) <= _tolerance(entries)


def _tolerance(entries: list[Entry]) -> float:
    """Half a printed unit for each rounded number, the sum itself included."""
    return 0.5 * max(entry.step for entry in entries) * (len(entries) + 1)


def _signed_total(entries: list[Entry]) -> float | None:
    """Expenses less income, where rows of both kinds are printed without signs."""
    income = load_data("cells")["money"]["income"]
    gains = [entry.value for entry in entries if has_cue(entry.label, income)]
    if not gains or len(gains) == len(entries):
        return None
    return sum(entry.value for entry in entries) - 2 * sum(gains)


def _is_certain(layout: Layout, used: list[Entry], printed: Entry, row: Row) -> bool:
    """Every row and sign read without doubt, in a ruled table on one page, with no hidden subtotal among them."""
    clear = all(entry.clear for entry in used) and printed.clear and not _is_signed(row)
    return clear and layout.table.ruled and not layout.table.continues and not _hides_subtotal(used)


def _hides_subtotal(entries: list[Entry]) -> bool:
    """A row that is the sum of two or more rows right above or below it, without a word for a sum."""
    values = [entry.value for entry in entries]
    for index, value in enumerate(values):
        for others in (values[:index][::-1], values[index + 1 :]):
            total = 0.0
            for count, other in enumerate(others, 1):
                total += other
                if count > 1 and value and abs(total - value) < 0.5 * entries[index].step:
                    return True
    return False
