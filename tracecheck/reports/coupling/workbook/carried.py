"""What carries a cell of the matrix, all of it: the cell itself keeps the first few."""

from tracecheck.model.traceability import GoalRow
from tracecheck.reports.coupling.book import Book

_STEPS = {"indicator": "indicator", "report": "reported"}


def carriers(row: GoalRow, column: str, book: Book) -> tuple[str, ...]:
    """Full ids, those of the cell first. A cell that leaves none out is complete as it is."""
    cell = row.cells[column]
    if not cell.more:
        return cell.items
    every = _of_step(row, column, book) if column in _STEPS else _of_answers(row, cell.looked, book)
    return tuple(dict.fromkeys((*cell.items, *every)))[: len(cell.items) + cell.more]


def _of_answers(row: GoalRow, looked: tuple[str, ...], book: Book) -> list[str]:
    return [each for answer in book.corpus.said_to(row.goal) if answer.document in looked for each in answer.sources]


def _of_step(row: GoalRow, column: str, book: Book) -> list[str]:
    thread = book.corpus.thread(row.goal)
    step = thread.steps.get(_STEPS[column]) if thread is not None else None
    links = (*step.shallow, *step.deep) if step is not None else ()
    return [link.partition(" -> ")[0] for link in links]
