"""One page for the council: what was read, the short answer, what is without trace, what to ask for."""

from tracecheck.reports.coupling.blocks import Chapter
from tracecheck.reports.coupling.book import Book


def chapter(book: Book) -> Chapter:
    """The chapter in words."""
    return Chapter("council", book.text("council_chapter.title"), ())


def title(book: Book) -> str:
    """«Den røde tråden i Lyngmo kommune 2026»."""
    return book.text("council_chapter.title")
