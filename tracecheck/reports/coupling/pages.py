"""The chapters in their order: the whole report in words, for every format."""

from collections.abc import Callable
from dataclasses import replace

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
from tracecheck.reports.coupling.front.lists import list_blocks


def _matrix(book: Book) -> Chapter:
    """The matrix, and after it the goals behind each number of page one."""
    made = matrix.chapter(book)
    return replace(made, blocks=(*made.blocks, *list_blocks(book)))


CHAPTERS: tuple[Callable[[Book], Chapter], ...] = (
    council.chapter,
    threads.chapter,
    _matrix,
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
