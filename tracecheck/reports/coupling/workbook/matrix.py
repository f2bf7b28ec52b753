"""Every strategic goal with what follows it, at one glance: one row a goal. The texts have a sheet of their own."""

from tracecheck.model.traceability import COLUMNS, GoalRow
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.coupling.states import word
from tracecheck.reports.coupling.workbook.carried import goals, reasons
from tracecheck.reports.coupling.workbook.sheet import Row, Sheet, key, spot, yes

TITLES = (
    "number",
    "document",
    "area",
    "label",
    "goal",
    "place",
    "counted",
    *COLUMNS,
    "target",
    "reaches",
    "thread",
    "broken_at",
    "weakest",
    "reason",
    "id",
    "key",
)


def sheet(book: Book) -> Sheet:
    """The matrix."""
    return Sheet("matrix", TITLES, tuple(_row(number, row, counted, book) for number, row, counted in goals(book)))


def _row(number: int, row: GoalRow, counted: bool, book: Book) -> Row:
    end = book.end(row.goal)
    return (
        number,
        row.document,
        book.words(row.area) if row.area else None,
        row.label,
        row.text,
        spot(end.place if end else None, book),
        yes(book, counted),
        *(word(row.cells[column].state, book.catalogue) for column in COLUMNS),
        word(row.target, book.catalogue),
        yes(book, row.reaches),
        book.text(f"thread.{row.state}"),
        _step(row.broken_at, book),
        _step(row.weakest, book),
        "\n".join(dict.fromkeys(reasons(row, book).values())) or None,
        row.goal,
        key("goal", row.document, row.text),
    )


def _step(name: str | None, book: Book) -> str | None:
    if name is None:
        return None
    return book.text(f"step.{name}") if book.catalogue.has(f"step.{name}") else name
