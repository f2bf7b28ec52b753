"""The chapters in their order: the whole report in words, for every format."""

from collections.abc import Callable

from tracecheck.reports.coupling.blocks import Chapter, Pages
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.coupling.chapters import (
    council,
    findings,
    goals,
    matrix,
    method,
    terms,
    threads,
    units,
)

CHAPTERS: tuple[Callable[[Book], Chapter], ...] = (
    council.chapter,
    threads.chapter,
    matrix.chapter,
    goals.chapter,
    units.chapter,
    terms.chapter,
    findings.chapter,
    method.chapter,
)


def make_pages(book: Book) -> Pages:
    """The report of a book, in the language of its catalogue."""
    return Pages(
        title=book.occasion.title or council.title(book),
        language=book.catalogue.language,
        chapters=tuple(chapter(book) for chapter in CHAPTERS),
        made=book.text("text.made"),
        subtitle=book.occasion.subtitle,
    )
