"""What was read, with which version and settings, how to repeat it, and how it can be wrong."""

from tracecheck.reports.coupling.blocks import Chapter
from tracecheck.reports.coupling.book import Book


def chapter(book: Book) -> Chapter:
    """The chapter in words."""
    return Chapter("method", book.text("method_chapter.title"), ())
