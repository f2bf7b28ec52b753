"""A sheet as rows of values, for XLSX and CSV alike."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from tracecheck.messages.places import place_code, render_place_code
from tracecheck.model.keys import fingerprint
from tracecheck.model.source import Place
from tracecheck.reports.coupling.book import Book

Value = str | int | float | date | None
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """`name` is its key; `columns` are keys of titles (`workbook.column.*`); each row has a value for each column.

    Numbers are numbers, days are days; a text is as the document has it. Where there are no rows, `note` says why.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""


Maker = Callable[[Book], Sheet]


def yes(book: Book, value: bool) -> str:
    """«ja» or «nei»."""
    return book.text("workbook.yes" if value else "workbook.no")


def day(text: str | None) -> date | str | None:
    """An ISO date as a day; a year or a year-month stays what it is: no day is made up."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text) if len(text) == len("2026-06-18") else text
    except ValueError:
        return text


def spot(place: Place | None, book: Book) -> str:
    """«s. 31»."""
    return render_place_code(place_code(place), book.catalogue.texts)


def names(ids: Iterable[str], book: Book) -> str:
    """Every text with its document and place, a line each."""
    return "\n".join(f"{book.name(each)} ({_source(each, book)})" for each in ids)


def _source(full_id: str, book: Book) -> str:
    return "".join(run.text for run in book.source(full_id))


def key(*parts: str) -> str:
    """A key that the same row has in another workbook: made of words, never of page or number."""
    return fingerprint(*parts)
