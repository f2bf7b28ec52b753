"""The same as a table, with filters for what is missing."""

from tracecheck.reports.coupling.blocks import Chapter
from tracecheck.reports.coupling.book import Book


def chapter(book: Book) -> Chapter:
    """The chapter in words."""
    return Chapter("matrix", book.text("matrix_chapter.title"), ())
