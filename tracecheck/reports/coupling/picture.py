"""The red threads as pictures: each goal a line from where it is set to where it is reported."""

from collections.abc import Iterable, Sequence
from typing import Any

from tracecheck.model.traceability import CellState, GoalRow
from tracecheck.reports.coupling.blocks import Figure
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.coupling.picture_draw import (
    Band,
    Frame,
    Picture,
    Sheet,
    frame_of,
    goal_line,
    heads,
    legend,
)
from tracecheck.reports.templates import render_template
from tracecheck.resources import load_data

_HEADS = ("goal", "plan", "unit", "indicator", "report")


def council_figure(book: Book) -> Figure | None:
    """The counted goals as lines, small enough for half a page; None where there are none."""
    rows = [row for group in book.trace.groups if group.counted for row in group.rows]
    if not rows:
        return None
    sizes = _sizes("council")
    panels = _panels(rows, sizes)
    sheet, bottom = Sheet(), 0.0
    width = sizes["width"] / len(panels)
    for number, part in enumerate(panels):
        frame = frame_of(sizes, number * width, width)
        bottom = max(bottom, _panel(book, sheet, part, frame, sizes["head"]))
    return _figure(book, sheet, rows, int(sizes["width"]), bottom)


def thread_figures(book: Book) -> tuple[Figure, ...]:
    """Every goal as a line, a page's worth to a picture."""
    return ()


def _panels(rows: Sequence[GoalRow], sizes: dict[str, Any]) -> list[Sequence[GoalRow]]:
    if len(rows) <= sizes["one_panel"]:
        return [rows]
    half = (len(rows) + 1) // 2
    return [rows[:half], rows[half:]]


def _panel(book: Book, sheet: Sheet, rows: Iterable[GoalRow], frame: Frame, head: float) -> float:
    titles = [book.text(f"threads_chapter.head.{name}") for name in _HEADS]
    sheet.words.extend(heads(titles, frame, head - 8))
    y = head
    for number, row in enumerate(rows):
        if number % 2 == 0 and frame.left == 0:
            sheet.bands.append(Band(y, frame.row))
        sheet.lines.append(goal_line(book, row, frame, y))
        y += frame.row
    return y


def _figure(book: Book, sheet: Sheet, rows: Sequence[GoalRow], width: int, bottom: float) -> Figure:
    entries, end = legend(book, _states(rows), any(row.reaches for row in rows), bottom + 8, width)
    name = book.text("threads_chapter.name", count=len(rows))
    height = int(end + 4)
    picture = Picture(name, width, height, tuple(sheet.words), tuple(sheet.bands), tuple(sheet.lines), tuple(entries))
    svg = render_template("threads.svg.j2", raw={}, picture=picture)
    return Figure(svg, width, height, name, book.text("threads_chapter.caption"))


def _states(rows: Iterable[GoalRow]) -> list[CellState]:
    here = {cell.state for row in rows for cell in row.cells.values()}
    return [state for state in CellState if state in here]


def _sizes(name: str) -> dict[str, Any]:
    sizes: dict[str, Any] = load_data("picture")[name]
    return sizes
