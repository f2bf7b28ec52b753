"""Every strategic goal with what follows it: one row a goal, no text left out."""

from tracecheck.model.traceability import COLUMNS, Cell, CellState, GoalRow
from tracecheck.reports.coupling import put_off
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.coupling.states import word
from tracecheck.reports.coupling.workbook.carried import carriers
from tracecheck.reports.coupling.workbook.sheet import Row, Sheet, key, names, spot, yes

_TEXTS = tuple(f"{column}_texts" for column in COLUMNS)
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
    *_TEXTS,
    "reason",
    "id",
    "key",
)


def sheet(book: Book) -> Sheet:
    """The matrix."""
    goals = [(row, group.counted) for group in book.trace.groups for row in group.rows]
    return Sheet(
        "matrix", TITLES, tuple(_row(number, row, counted, book) for number, (row, counted) in enumerate(goals, 1))
    )


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
        *(names(carriers(row, column, book), book) or None for column in COLUMNS),
        "\n".join(_reasons(row, book)) or None,
        row.goal,
        key("goal", row.document, row.text),
    )


def _step(name: str | None, book: Book) -> str | None:
    if name is None:
        return None
    return book.text(f"step.{name}") if book.catalogue.has(f"step.{name}") else name


def _reasons(row: GoalRow, book: Book) -> list[str]:
    """The words that put a step off, and in brackets where they stand or who decided it."""
    justified = (cell for cell in row.cells.values() if cell.state is CellState.JUSTIFIED)
    return list(dict.fromkeys(_reason(cell, book) for cell in justified))


def _reason(cell: Cell, book: Book) -> str:
    source = "".join(run.text for run in put_off.resting_on(cell, book))
    return f"{cell.reason} ({source})" if cell.reason else source
