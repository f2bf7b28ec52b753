"""Findings by rule with their law, and once more by audit criterion."""

from tracecheck.reports.coupling.blocks import Chapter
from tracecheck.reports.coupling.book import Book


def chapter(book: Book) -> Chapter:
    """The chapter in words."""
    return Chapter("findings", book.text("findings_chapter.title"), ())
