"""The sheets in their order."""

from tracecheck.reports.coupling.book import Book
from tracecheck.reports.coupling.workbook import about, couplings, items, matrix, remarks, since, units
from tracecheck.reports.coupling.workbook.sheet import Maker, Sheet

_MAKERS: tuple[Maker, ...] = (
    matrix.sheet,
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
    others = tuple(make(book) for make in _MAKERS)
    return (about.sheet(book, others), *others)
