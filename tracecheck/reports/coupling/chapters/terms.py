"""One word for several levels, several words for one."""

from tracecheck.reports.coupling.blocks import Chapter
from tracecheck.reports.coupling.book import Book


def chapter(book: Book) -> Chapter:
    """The chapter in words."""
    return Chapter("terms", book.text("terms_chapter.title"), ())
