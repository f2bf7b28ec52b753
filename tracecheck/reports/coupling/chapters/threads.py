"""The picture of the chain: each goal a line from where it is set to where it is reported."""

from tracecheck.reports.coupling.blocks import Chapter
from tracecheck.reports.coupling.book import Book


def chapter(book: Book) -> Chapter:
    """The chapter in words."""
    return Chapter("threads", book.text("threads_chapter.title"), ())
