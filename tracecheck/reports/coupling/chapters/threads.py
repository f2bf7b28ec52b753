"""The picture of the chain: each goal a line from where it is set to where it is reported."""

from collections.abc import Iterator

from tracecheck.model.traceability import GoalGroup
from tracecheck.reports.coupling.blocks import Block, Chapter, Heading, Paragraph, Run, said
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.coupling.picture.figures import group_figures, is_too_many
from tracecheck.reports.names import document_title


def chapter(book: Book) -> Chapter:
    """The chapter in words."""
    return Chapter("threads", book.text("threads_chapter.title"), tuple(_blocks(book)))


def _blocks(book: Book) -> Iterator[Block]:
    if not book.trace.groups:
        yield Paragraph(said(book.text("threads_chapter.none")), "lead")
        return
    yield Paragraph(said(book.text("threads_chapter.lead")), "lead")
    if is_too_many(book):
        link = Run(book.text("matrix_chapter.title"), link="matrix")
        told = book.text("threads_chapter.too_many", count=book.room.goals)
        yield Paragraph((Run(f"{told} "), link))
    for group in book.trace.groups:
        if len(book.trace.groups) > 1:
            yield Heading(_title(book, group))
        yield from group_figures(book, group)


def _title(book: Book, group: GoalGroup) -> str:
    document = book.document(group.document)
    return document_title(document, book.catalogue) if document is not None else group.document
