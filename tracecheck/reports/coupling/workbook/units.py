"""Each unit with the goals that it is expected to answer, or answers."""

from collections.abc import Iterator

from tracecheck.model.traceability import UnitGoal, UnitPage
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.coupling.states import word
from tracecheck.reports.coupling.workbook.sheet import Row, Sheet, key, names

_TITLES = ("unit_name", "goal", "state", "expectation", "words", "answers", "document", "id", "key")


def sheet(book: Book) -> Sheet:
    """The units by name, each with its goals in the order of the report."""
    return Sheet("units", _TITLES, tuple(_rows(book)))


def _rows(book: Book) -> Iterator[Row]:
    for unit in book.trace.units:
        for goal in unit.goals:
            yield _row(unit, goal, book.text(f"workbook.expectation.{goal.expectation}"), book)
        for goal in unit.others:
            yield _row(unit, goal, None, book)


def _row(unit: UnitPage, goal: UnitGoal, expected: str | None, book: Book) -> Row:
    return (
        unit.name,
        book.words(goal.goal),
        word(goal.state, book.catalogue),
        expected,
        goal.words,
        names(goal.items, book) or None,
        "\n".join(unit.documents) or None,
        goal.goal,
        key(unit.name, goal.goal.rpartition("#")[0], book.words(goal.goal)),
    )
