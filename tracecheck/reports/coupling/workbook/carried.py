"""The texts behind the matrix: what carries each of its cells, and why a step is put off; one row a text."""

from collections.abc import Iterator

from tracecheck.model.traceability import Cell, CellState, GoalRow
from tracecheck.reports.coupling import put_off
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.coupling.states import word
from tracecheck.reports.coupling.workbook.sheet import Row, Sheet, key, spot

_STEPS = {"indicator": "indicator", "report": "reported"}
_TITLES = ("number", "goal", "step", "state", "text", "document", "place", "id", "source_id", "key")


def sheet(book: Book) -> Sheet:
    """Goals by their number in the matrix, the steps in its order; nothing is left out."""
    rows = (row for number, goal, _ in goals(book) for row in _rows(number, goal, book))
    return Sheet("carried", _TITLES, tuple(rows))


def goals(book: Book) -> Iterator[tuple[int, GoalRow, bool]]:
    """Every goal with its number in the matrix, and whether it is counted."""
    every = ((row, group.counted) for group in book.trace.groups for row in group.rows)
    return ((number, row, counted) for number, (row, counted) in enumerate(every, 1))


def reasons(row: GoalRow, book: Book) -> dict[str, str]:
    """By column: the words that put the step off, and in brackets where they stand or who decided it."""
    return {column: _reason(cell, book) for column, cell in row.cells.items() if cell.state is CellState.JUSTIFIED}


def carriers(row: GoalRow, column: str, book: Book) -> tuple[str, ...]:
    """What carries a cell, all of it (the cell keeps the first few): full ids, those of the cell first."""
    cell = row.cells[column]
    if not cell.more:
        return cell.items
    every = _of_step(row, column, book) if column in _STEPS else _of_answers(row, cell.looked, book)
    return tuple(dict.fromkeys((*cell.items, *every)))[: len(cell.items) + cell.more]


def _rows(number: int, row: GoalRow, book: Book) -> Iterator[Row]:
    why = reasons(row, book)
    for column, cell in row.cells.items():
        head = (number, row.text, book.text(f"workbook.column.{column}"), word(cell.state, book.catalogue))
        if column in why:
            yield (*head, why[column], None, None, row.goal, None, key(row.document, row.text, column, why[column]))
        for each in carriers(row, column, book):
            end = book.end(each)
            place = spot(end.place, book) if end else None
            document = each.rpartition("#")[0]
            known = key(row.document, row.text, column, document, book.words(each))
            own = column == "indicator" and row.measures_itself
            text = book.text("matrix_chapter.own_measure") if own else book.name(each)
            yield (*head, text, document, place, row.goal, each, known)


def _reason(cell: Cell, book: Book) -> str:
    source = "".join(run.text for run in put_off.resting_on(cell, book))
    return f"{cell.reason} ({source})" if cell.reason else source


def _of_answers(row: GoalRow, looked: tuple[str, ...], book: Book) -> list[str]:
    return [each for answer in book.corpus.said_to(row.goal) if answer.document in looked for each in answer.sources]


def _of_step(row: GoalRow, column: str, book: Book) -> list[str]:
    thread = book.corpus.thread(row.goal)
    step = thread.steps.get(_STEPS[column]) if thread is not None else None
    links = (*step.shallow, *step.deep) if step is not None else ()
    return [link.partition(" -> ")[0] for link in links]
