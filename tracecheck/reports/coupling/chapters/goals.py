"""Each strategic goal: its thread, its weakest step, the quotes side by side, what came near."""

from tracecheck.reports.coupling.blocks import Chapter
from tracecheck.reports.coupling.book import Book


def chapter(book: Book) -> Chapter:
    """The chapter in words."""
    return Chapter("goals", book.text("goals_chapter.title"), ())
