"""The sheets in their order."""

from dataclasses import replace

from tracecheck.reports.coupling.book import Book
from tracecheck.reports.coupling.workbook import about, carried, couplings, items, matrix, remarks, since, units
from tracecheck.reports.coupling.workbook.sheet import Maker, Sheet
from tracecheck.resources import load_data

_MAKERS: tuple[Maker, ...] = (
    matrix.sheet,
    carried.sheet,
    items.goals,
    couplings.couplings,
    couplings.answers,
    remarks.sheet,
    items.indicators,
    items.amounts,
    units.sheet,
    since.sheet,
)


def make_sheets(book: Book) -> tuple[Sheet, ...]:
    """What this is, and every other sheet."""
    others = tuple(_arranged(make(book)) for make in _MAKERS)
    return (about.sheet(book, others), *others)


def _arranged(sheet: Sheet) -> Sheet:
    """The columns that people read first, and that are printed, stand first; those for filters and programs after."""
    first = [sheet.columns.index(name) for name in load_data("workbook")["printed"][sheet.name]]
    order = [*first, *(number for number in range(len(sheet.columns)) if number not in first)]
    rows = tuple(tuple(row[number] for number in order) for row in sheet.rows)
    return replace(sheet, columns=tuple(sheet.columns[number] for number in order), rows=rows)
