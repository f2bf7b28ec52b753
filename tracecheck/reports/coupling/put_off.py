"""Why a step is put off, in words: the reason, and where it stands or who decided it, when, in which case."""

from tracecheck.messages.numbers import format_date
from tracecheck.model.traceability import Cell
from tracecheck.reports.coupling.blocks import Run, Runs, said
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.look import shortened
from tracecheck.resources import load_data


def reason(cell: Cell, book: Book) -> Runs:
    """The words that put it off, as a quotation; none where only a document is silent."""
    if not cell.reason:
        return ()
    return (Run(book.catalogue.quoted(shortened(cell.reason, _longest("quote"))), quote=True),)


def resting_on(cell: Cell, book: Book) -> Runs:
    """The decisions of persons that it rests on, else document and place of the words."""
    if cell.decisions:
        return said("; ".join(_decided(number, book) for number in cell.decisions))
    return book.source(cell.items[0]) if cell.items else said(book.text("put_off.no_place"), soft=True)


def _decided(number: int, book: Book) -> str:
    """Who decided (a role), when, in which case, and until when it holds."""
    decision = book.corpus.linkage.decisions[number].decision
    language = book.catalogue.language
    who = shortened(decision.by, _longest("role"))
    parts = [book.text("put_off.person", who=who, date=format_date(decision.on, language))]
    if decision.case:
        parts.append(book.text("put_off.case", case=shortened(decision.case, _longest("case"))))
    if decision.expires:
        parts.append(book.text("put_off.until", date=format_date(decision.expires, language)))
    return ", ".join(parts)


def _longest(name: str) -> int:
    return int(load_data("traceability")["put_off"][name])
