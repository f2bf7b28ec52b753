"""The first sheet: what this is, how the figures are to be understood, what was read, and what was counted."""

from collections.abc import Iterator, Sequence

from tracecheck.model.traceability import COLUMNS, CellState
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.coupling.states import line, sign, word
from tracecheck.reports.coupling.workbook.sheet import Row, Sheet
from tracecheck.reports.names import document_line

_TITLES = ("topic", "entry", "note")


def sheet(book: Book, others: Sequence[Sheet]) -> Sheet:
    """Words first, then the figures of the report, the sheets, the documents with their hashes."""
    return Sheet("about", _TITLES, (*_words(book), *_figures(book), *_sheets(others, book), *_documents(book)))


def _words(book: Book) -> Iterator[Row]:
    names = {name: book.text(f"workbook.sheet.{name}") for name in ("matrix", "remarks")}
    if book.occasion.subtitle:
        yield book.text("workbook.about.subtitle"), book.occasion.subtitle, None
    yield _text("what", book)
    yield _text("figures", book)
    yield _text("counted", book, sheet=names["matrix"])
    yield _text("empty", book)
    yield _text("comment", book, sheet=names["remarks"])
    if not book.result.run.complete:
        yield _text("incomplete", book)
    for state in CellState:
        shown = f"{sign(state)} {word(state, book.catalogue)}"
        yield book.text("workbook.about.state"), shown, line(state, book.catalogue)


def _text(name: str, book: Book, **arguments: str) -> Row:
    return book.text(f"workbook.about.{name}"), None, book.text(f"workbook.about.{name}_text", **arguments)


def _figures(book: Book) -> Iterator[Row]:
    """Every figure of the short answer, as it was counted for all formats."""
    counts, title = book.trace.counts, book.text("workbook.about.count")
    yield title, book.text("workbook.about.goals"), counts.get("goals", 0)
    for column in COLUMNS:
        for state in CellState:
            if f"{column}.{state}" in counts:
                said = book.text(
                    "workbook.about.in_column",
                    column=book.text(f"workbook.column.{column}"),
                    state=word(state, book.catalogue),
                )
                yield title, said, counts[f"{column}.{state}"]
    for state in CellState:
        if f"target.{state}" in counts:
            shown = book.text("workbook.about.target", state=word(state, book.catalogue))
            yield title, shown, counts[f"target.{state}"]
    yield title, book.text("workbook.about.reaches"), counts.get("reaches", 0)


def _sheets(others: Sequence[Sheet], book: Book) -> Iterator[Row]:
    for each in others:
        shown = each.note or book.text("workbook.about.rows", count=len(each.rows))
        yield book.text("workbook.about.sheet"), book.text(f"workbook.sheet.{each.name}"), shown


def _documents(book: Book) -> Iterator[Row]:
    for document in book.result.documents:
        told = document_line(document, book.catalogue)
        hashed = f"{told}\nSHA-256 {document.sha256}" if document.sha256 else told
        yield book.text("workbook.about.document"), document.key, hashed
