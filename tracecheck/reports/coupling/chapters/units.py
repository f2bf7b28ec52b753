"""Each unit: what it is expected to answer, what it answers, what is missing, its støtte."""

from collections.abc import Iterator, Sequence

from tracecheck.model.traceability import UnitGoal, UnitPage
from tracecheck.reports.coupling import states
from tracecheck.reports.coupling.blocks import (
    Block,
    Bullets,
    Chapter,
    Column,
    Paragraph,
    Part,
    Row,
    Run,
    Runs,
    Table,
    said,
)
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.look import harmless, shortened
from tracecheck.resources import load_data


def chapter(book: Book) -> Chapter:
    """The chapter in words: a part a unit, in alphabetical order."""
    return Chapter("units", book.text("units_chapter.title"), tuple(_blocks(book)))


def _blocks(book: Book) -> Iterator[Block]:
    if not book.trace.units:
        yield Paragraph(said(book.text("units_chapter.none")), "lead")
        return
    yield Paragraph(said(book.text("units_chapter.lead")), "lead")
    yield Paragraph(said(book.text("units_chapter.about")), "note")
    for number, page in enumerate(book.trace.units, 1):
        yield _part(page, f"unit-{number}", book)


def _part(page: UnitPage, anchor: str, book: Book) -> Part:
    blocks = (
        *_head(page, book),
        *_expected(page, book),
        *_listed(
            book.text("units_chapter.possible"), [_possible(each, book) for each in page.possible], "others", book
        ),
        *_listed(book.text("units_chapter.others"), [_other(each, book) for each in page.others], "others", book),
        *_listed(book.text("units_chapter.unlinked"), [_own(each, book) for each in page.unlinked], "unlinked", book),
        *_support(page, book),
    )
    return Part(said(harmless(page.name)), blocks, anchor)


def _head(page: UnitPage, book: Book) -> Iterator[Block]:
    """The documents of the unit, and how its goals are answered."""
    names = ", ".join(book.catalogue.quoted(harmless(key)) for key in page.documents)
    read = book.text("units_chapter.read", names=names) if names else book.text("units_chapter.unread")
    yield Paragraph(said(read))
    if not page.expected:
        yield Paragraph(said(book.text("units_chapter.nothing")))
        return
    parts = ", ".join(book.text(f"units_chapter.part.{key}", count=n) for key, n in page.counts.items() if n)
    yield Paragraph(said(book.text("units_chapter.counts", count=len(page.expected), parts=parts), strong=True))


def _expected(page: UnitPage, book: Book) -> Iterator[Block]:
    if not page.expected:
        return
    most = _most("goals", book)
    columns = (
        Column(book.text("units_chapter.goal"), "row_head", 3.0),
        Column(book.text("units_chapter.why"), "text", 2.0),
        Column(book.text("units_chapter.state"), "state", 1.2),
        Column(book.text("units_chapter.answer"), "text", 3.0),
    )
    rows = tuple(_row(each, book) for each in page.expected[:most])
    yield Table(columns, rows, book.text("units_chapter.expected", name=harmless(page.name)))
    yield from _rest(len(page.expected) - most, book)


def _row(each: UnitGoal, book: Book) -> Row:
    state = states.word(each.state, book.catalogue)
    words = shortened(each.words or "", _length("words"))
    why = book.text(f"units_chapter.expectation.{each.expectation}", words=words)
    answer = _answers(each, book) or said(book.text("units_chapter.no_answer"))
    return Row((_goal(each.goal, book), said(why), (Run(state, state=each.state),), answer))


def _goal(goal: str, book: Book) -> Runs:
    return (Run(book.name(goal, _length("name")), link=book.anchors.get(goal)), Run(" ", soft=True), *book.source(goal))


def _answers(each: UnitGoal, book: Book) -> Runs:
    """The best that answers, with its place, and how many more there are."""
    items = [item for item in each.items if book.end(item) is not None]
    if not items:
        return ()
    runs = [Run(book.name(items[0], _length("name"))), Run(" ", soft=True), *book.source(items[0])]
    if len(items) > 1:
        runs.append(Run("; " + book.text("goals_chapter.more", count=len(items) - 1), soft=True))
    return tuple(runs)


def _possible(each: UnitGoal, book: Book) -> Runs:
    words = shortened(each.words or "", _length("words"))
    why = book.text("units_chapter.words", words=words) if words else book.text("units_chapter.near")
    return (*_goal(each.goal, book), Run(f" – {why}", soft=True))


def _other(each: UnitGoal, book: Book) -> Runs:
    state = states.word(each.state, book.catalogue).lower()
    return (*_goal(each.goal, book), Run(f" – {state}: "), *_answers(each, book))


def _own(goal: str, book: Book) -> Runs:
    return (Run(book.name(goal, _length("name"))), Run(" ", soft=True), *book.source(goal))


def _listed(title: str, items: Sequence[Runs], name: str, book: Book) -> Iterator[Block]:
    if items:
        most = _most(name, book)
        yield Paragraph(said(f"{title}:", strong=True))
        yield Bullets(tuple(items[:most]))
        yield from _rest(len(items) - most, book)


def _support(page: UnitPage, book: Book) -> Iterator[Block]:
    rows = []
    most = _most("support", book)
    for key in page.support[:most]:
        located = book.corpus.item(key)
        if located is not None and located.item.support:
            rows.append(Row((_own(key, book), said(shortened(located.item.support, _length("name"))))))
    if rows:
        columns = (
            Column(book.text("units_chapter.support_what"), "row_head", 3.0),
            Column(book.text("units_chapter.support_from"), "text", 2.0),
        )
        yield Table(columns, tuple(rows), book.text("units_chapter.support"))
        yield from _rest(len(page.support) - most, book)


def _rest(count: int, book: Book) -> Iterator[Block]:
    if count > 0:
        yield Paragraph(said(book.text("units_chapter.more", count=count)), "note")


def _most(name: str, book: Book) -> int:
    return min(_length(name), book.room.unit_lines)


def _length(name: str) -> int:
    return int(load_data("traceability")["unit"][name])
