"""One word for several levels, several words for one."""

from collections.abc import Iterator

from tracecheck.model.item import ItemKind
from tracecheck.model.traceability import TermGroup, TermUse
from tracecheck.reports.coupling.blocks import (
    Block,
    Chapter,
    Column,
    Heading,
    Paragraph,
    Part,
    Row,
    Run,
    Runs,
    Table,
    said,
)
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.lists import listed
from tracecheck.reports.look import harmless, shortened
from tracecheck.resources import load_data

_COLUMNS = (
    ("word", "row_head", 1.0),
    ("level", "text", 1.3),
    ("count", "number", 0.6),
    ("document", "text", 1.8),
    ("first", "text", 3.0),
)


def chapter(book: Book) -> Chapter:
    """The chapter in words."""
    return Chapter("terms", book.text("terms_chapter.title"), tuple(_blocks(book)))


def _blocks(book: Book) -> Iterator[Block]:
    groups = book.trace.terms
    if not groups:
        yield Paragraph(said(book.text("terms_chapter.none")), "lead")
        return
    yield Paragraph(said(book.text("terms_chapter.lead")), "lead")
    for name, advice in (("one_word", "advice"), ("one_level", "advice_level")):
        parts = [(number, group) for number, group in enumerate(groups, 1) if bool(group.word) == (name == "one_word")]
        if parts:
            yield Heading(book.text(f"terms_chapter.{name}"))
            yield Paragraph(said(book.text(f"terms_chapter.{advice}")))
            yield from (_part(group, number, book) for number, group in parts)


def _part(group: TermGroup, number: int, book: Book) -> Part:
    columns = tuple(
        Column(book.text(f"terms_chapter.column.{name}"), kind, width, name) for name, kind, width in _COLUMNS
    )
    rows = tuple(Row(_cells(use, group, book)) for use in group.uses)
    return Part(said(_title(group, book)), (Table(columns, rows, _caption(group, book)),), f"term-{number}", 4)


def _title(group: TermGroup, book: Book) -> str:
    if group.word:
        return book.text("terms_chapter.word", word=harmless(group.word))
    words = [
        book.text("terms_chapter.word", word=harmless(word)) for word in dict.fromkeys(use.word for use in group.uses)
    ]
    form = "level_lower" if group.kind is ItemKind.SUBGOAL else "level"
    level = (group.kind or ItemKind.GOAL).value
    return book.text(f"terms_chapter.{form}", level=level, words=listed(words, book.catalogue))


def _caption(group: TermGroup, book: Book) -> str:
    if group.word:
        return book.text("terms_chapter.caption_word", word=harmless(group.word))
    return book.text("terms_chapter.caption_level")


def _cells(use: TermUse, group: TermGroup, book: Book) -> tuple[Runs, ...]:
    """Word, level, how often, document, and the first text that is called so with its place."""
    length = int(load_data("traceability")["findings"]["quote"])
    quoted = Run(shortened(book.words(use.first), length), quote=True, link=book.anchors.get(use.first))
    return (
        said(harmless(use.word)),
        said(book.text(f"terms_chapter.stands_for.{_level(use, group)}")),
        said(str(use.count)),
        said(harmless(use.document)),
        (quoted, Run(" "), *book.source(use.first)),
    )


def _level(use: TermUse, group: TermGroup) -> str:
    """A goal beside those that stand under another one is told as one that stands over them."""
    kinds = {each.kind for each in group.uses}
    return "goal_upper" if use.kind is ItemKind.GOAL and ItemKind.SUBGOAL in kinds else use.kind.value
