"""What the council can ask for: plain questions made of what was found."""

from collections.abc import Iterator, Sequence

from tracecheck.model.traceability import CellState, GoalRow
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.coupling.front.answer import count, counted_rows, missing_rows
from tracecheck.reports.coupling.front.clarify import arguments_of, first_of
from tracecheck.reports.coupling.front.reading import absent_columns, absent_name
from tracecheck.reports.coupling.front.since import news_text
from tracecheck.reports.coupling.front.words import PART, council_words, goal_words, most, number_word, say
from tracecheck.reports.lists import listed
from tracecheck.reports.look import shortened


def ask_texts(book: Book) -> list[str]:
    """At most so many that they fit the page, most important first; empty where nothing was found to ask about."""
    found = [*_missing(book), *_findings(book), *_since(book), *_unreported(book), *_loose(book)]
    found += [*_unread(book), *_absent(book)]
    return list(dict.fromkeys(found))[: most("ask", "told")]


def ask_lead(book: Book) -> str:
    """«Kommunestyret kan be kommunedirektøren om»; other words where there is nothing to ask for."""
    return say(book, "part.ask" if ask_texts(book) else "part.ask_nothing", body=council_words(book))


def _missing(book: Book) -> Iterator[str]:
    rows, column = missing_rows(book), book.trace.overview.column
    if rows and column in ("plan", "unit"):
        yield _of_goals("ask.missing" if column == "plan" else "ask.missing_unit", rows, book)


def _of_goals(message: str, rows: Sequence[GoalRow], book: Book) -> str:
    """A question about goals: one by its words, more by their number."""
    name = book.catalogue.quoted(goal_words(rows[0].label, rows[0].text))
    return say(book, message, count=len(rows), number=number_word(len(rows), book), name=name)


def _unreported(book: Book) -> Iterator[str]:
    """The goals of which the reports say nothing; those that no plan takes up have been asked about."""
    asked = {row.goal for row in missing_rows(book)} if book.trace.overview.column == "plan" else set()
    unreported = [row for row in counted_rows(book) if row.cells["report"].state is CellState.MISSING]
    rows = [row for row in unreported if row.goal not in asked]
    if rows:
        yield _of_goals("ask.unreported", rows, book)


def _findings(book: Book) -> Iterator[str]:
    for each in book.trace.overview.clarify:
        finding = first_of(each, book)
        message = f"{PART}.ask.{finding.code}"
        if book.catalogue.has(message):
            number = len(each.findings) + each.more
            told = {**arguments_of(finding, book), "count": number, "number": number_word(number, book)}
            yield book.text(message, **told)


def _since(book: Book) -> Iterator[str]:
    """What is gone, and of which no decision was found."""
    for news in book.trace.since.news if book.trace.since else ():
        if book.catalogue.has(f"{PART}.ask.{news.kind}"):
            yield news_text(news, book, "ask")


def _loose(book: Book) -> Iterator[str]:
    loose = count(book, "plan.loose") + count(book, "unit.loose")
    if loose:
        yield say(book, "ask.loose", count=loose)


def _unread(book: Book) -> Iterator[str]:
    unread = book.trace.overview.unread
    if unread:
        yield say(book, "ask.unread", count=len(unread))


def _absent(book: Book) -> Iterator[str]:
    if not book.trace.counts["goals"]:
        only_prose = bool(book.trace.overview.prose)
        yield say(book, "ask.set_out" if only_prose else "ask.absent", documents=say(book, "ask.absent_goals"))
        return
    columns, units = absent_columns(book), book.trace.overview.units_absent
    absent = [say(book, f"ask.absent_{absent_name(column, book)}") for column in columns]
    if units and "unit" not in columns:
        number, name = number_word(len(units), book), shortened(units[0], 60)
        absent.append(say(book, "ask.absent_units", count=len(units), number=number, names=name))
    if absent:
        yield say(book, "ask.absent", documents=listed(absent, book.catalogue))
