"""Each unit: what it is expected to answer, what it answers, what is missing, its støtte."""

from tracecheck.reports.coupling.blocks import Chapter
from tracecheck.reports.coupling.book import Book


def chapter(book: Book) -> Chapter:
    """The chapter in words."""
    return Chapter("units", book.text("units_chapter.title"), ())
