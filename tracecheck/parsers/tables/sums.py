"""Printed sums against the rows above them."""

import re
from dataclasses import dataclass, replace

from tracecheck.model.plan import SumCheck
from tracecheck.parsers.tables.amounts import cell_amounts, factor_of, named_kind
from tracecheck.parsers.tables.kinds import has_cue, is_of_which
from tracecheck.parsers.tables.records import Column, Layout, Row, TableContext
from tracecheck.parsers.tables.rows import label_text
from tracecheck.parsers.tables.texts import cell_place, cell_text
from tracecheck.resources import load_data

_DECIMALS = re.compile(r",(\d+)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A number of a column with the name of its row; `clear` when it was read without doubt."""

    label: str
    value: float
    clear: bool
    step: float
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Above:
    """What stands above a printed sum: rows since the sum before, sums before, all rows.

    `after_sum` is true right below another sum, where `since` still holds the rows of that one.
    """

    since: tuple[Entry, ...] = ()
    sums: tuple[Entry, ...] = ()
    rows: tuple[Entry, ...] = ()
    after_sum: bool = False


def sum_checks(layout: Layout, rows: tuple[Row, ...], context: TableContext) -> tuple[SumCheck, ...]:
    """One check for each printed sum of each column of amounts, matching or not."""
    if all(row.kind != "sum" for row in rows):
        return ()
    factor = factor_of(layout, context)
    columns = layout.with_role("amount", "actual", "cost", "total", "variance")
    return tuple(check for column in columns for check in _column_checks(layout, column, rows, factor))


def _column_checks(layout: Layout, column: Column, rows: tuple[Row, ...], factor: float) -> list[SumCheck]:
    checks: list[SumCheck] = []
    above = Above()
    for row in rows:
        entries = _entries(row, column, factor)
        if row.kind == "sum":
            check = _check(layout, column, row, entries[0], above) if len(entries) == 1 else None
            checks += [check] if check else []
            above = replace(above, sums=above.sums + entries, after_sum=True)
        elif row.kind == "header" and above.after_sum:
            above = Above()
        elif is_of_which(row):
            above = _with_doubt(above)
        elif entries:
            since = entries if above.after_sum else above.since + entries
            above = replace(above, since=since, rows=above.rows + entries, after_sum=False)
    return checks


def _with_doubt(above: Above) -> Above:
    """A «herav» row may or may not be in the row before it."""
    doubtful = tuple(replace(entry, clear=False) for entry in above.since[-1:])
    return replace(above, since=above.since[:-1] + doubtful, rows=above.rows[:-1] + doubtful)


def _entries(row: Row, column: Column, factor: float) -> tuple[Entry, ...]:
    """The numbers of a cell; a cell of words counts as nothing, but not without doubt."""
    cell = row.own(column.index)
    text = cell_text(cell)
    if not text:
        return ()
    amounts = cell_amounts(cell, factor, column.year)
    if not amounts:
        return (Entry(label_text(row), 0.0, False, factor),)
    decimals = _DECIMALS.search(text)
    step = factor * 10 ** -(len(decimals[1]) if decimals else 0)
    clear = len(amounts) == 1 and amounts[0].kind is None and not _is_signed(row)
    return tuple(Entry(label_text(row), amount.value, clear, step, amount.kind) for amount in amounts)


def _is_net(row: Row) -> bool:
    return has_cue(label_text(row), load_data("cells")["money"]["net"])


def _is_signed(row: Row) -> bool:
    """Whether a row's words leave it open if its number is to be added or taken away."""
    data = load_data("cells")["money"]
    return has_cue(label_text(row), [*data["income"], *data["net"]])


def _check(layout: Layout, column: Column, row: Row, printed: Entry, above: Above) -> SumCheck | None:
    """The reading of the rows that fits the printed sum, else the rows since the last sum.

    A net result, a sum right below another and a table whose columns were guessed leave too much open to call a sum
    wrong: there it counts when it fits. A sum that names the kind of its rows («Sum drift (D)») is compared with those,
    wherever it stands.
    """
    kind = _summed_kind(above, printed)
    tried = [entries for entries in _readings(above, kind) if len(entries) > (0 if kind else 1)]
    shorter = _trailing(above) if kind is None else []
    fitting = next((each for each in [*tried, *shorter] if _total(each, printed.value) is not None), None)
    open_to_doubt = (above.after_sum and kind is None) or _is_net(row) or not layout.table.ruled
    if not tried or (fitting is None and open_to_doubt):
        return None
    used = fitting or tried[0]
    total = _total(used, printed.value)
    total = sum(entry.value for entry in used) if total is None else total
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


def _summed_kind(above: Above, printed: Entry) -> str | None:
    """The kind of rows that a sum says it adds up, where rows tell their kinds."""
    told = any(entry.kind for entry in above.rows)
    return (printed.kind or named_kind(printed.label)) if told else None


def _readings(above: Above, kind: str | None) -> list[tuple[Entry, ...]]:
    """What a sum may add up, likeliest first: its rows, its rows of one kind, the sums before it, all rows."""
    if kind is not None:
        return [tuple(entry for entry in entries if entry.kind == kind) for entries in (above.since, above.rows)]
    found: list[tuple[Entry, ...]] = []
    for entries in (above.since, above.rows):
        found.append(entries)
        kinds = sorted({entry.kind for entry in entries if entry.kind})
        found += [tuple(entry for entry in entries if entry.kind == kind) for kind in kinds if len(kinds) > 1]
        found.append(above.sums)
    found += [above.sums[-count:] + above.since for count in (1, 2) if len(above.sums) >= count]
    return [*found, above.sums + above.since]


def _trailing(above: Above) -> list[tuple[Entry, ...]]:
    """The last rows and the last sums alone: above them may stand rows of another part, whose heading has no number."""
    parts = (above.since, above.sums)
    return [
        entries[-count:] for entries in parts for count in range(1, len(entries) + 1) if any(e.value for e in entries)
    ]


def _total(entries: tuple[Entry, ...], printed: float) -> float | None:
    """What the rows add up to, if that is the printed sum: all of them, or expenses less income."""
    totals = (sum(entry.value for entry in entries), _signed_total(entries))
    return next((each for each in totals if each is not None and abs(each - printed) <= _tolerance(entries)), None)


def _tolerance(entries: tuple[Entry, ...]) -> float:
    """Half a printed unit for each rounded number, the sum itself included."""
    return 0.5 * max(entry.step for entry in entries) * (len(entries) + 1)


def _signed_total(entries: tuple[Entry, ...]) -> float | None:
    """Expenses less income, where rows of both kinds are printed without signs."""
    income = load_data("cells")["money"]["income"]
    gains = [entry.value for entry in entries if has_cue(entry.label, income)]
    if not gains or len(gains) == len(entries):
        return None
    return sum(entry.value for entry in entries) - 2 * sum(gains)


def _is_certain(layout: Layout, used: tuple[Entry, ...], printed: Entry, row: Row) -> bool:
    """Every row and sign read without doubt, in a ruled table on one page, with no hidden subtotal among them."""
    clear = all(entry.clear for entry in used) and printed.clear and not _is_signed(row)
    return clear and layout.table.ruled and not layout.table.continues and not _hides_subtotal(used)


def _hides_subtotal(entries: tuple[Entry, ...]) -> bool:
    """A row that is the sum of two or more rows right above or below it, without a word for a sum."""
    values = [entry.value for entry in entries]
    for index, value in enumerate(values):
        for others in (values[:index][::-1], values[index + 1 :]):
            sums = [sum(others[:count]) for count in range(2, len(others) + 1)]
            if value and any(abs(total - value) < 0.5 * entries[index].step for total in sums):
                return True
    return False
