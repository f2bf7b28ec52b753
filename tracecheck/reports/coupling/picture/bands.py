"""Many goals in one picture: a band an area, as broad as the share of its goals that come so far."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tracecheck.model.traceability import COLUMNS, CellState, GoalRow
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.coupling.picture.draw import Frame, Line, Words
from tracecheck.reports.coupling.picture.lines import CARRIED, Station, Stroke, Track, station
from tracecheck.reports.coupling.picture.text import fitted
from tracecheck.reports.coupling.states import color

_BROADEST = 9.0
_THINNEST = 1.6
_ROOM = 16.0
"""How broad a band is, of all goals and of the fewest; what it leaves free beside each number."""


def band_line(book: Book, name: str, rows: Sequence[GoalRow], frame: Frame, y: float) -> Line:
    """The goals of an area as one band in its row: how many there are, and how many each column carries."""
    middle = y + frame.row / 2
    counts = [len(rows), *(_carried(rows, column) for column in COLUMNS)]
    empty = [empty_state(rows, column) for column in COLUMNS]
    label = Words(fitted(name, frame.text, frame.label - 12), frame.left + 6, middle + frame.text * 0.35, frame.text)
    words = (label, *_numbers(counts, frame, middle))
    track = Track(tuple(_strokes(counts, frame, middle)), tuple(_stations(empty, frame, middle)))
    said = [
        f"{book.text(f'threads_chapter.column.{column}')}: {n}" for column, n in zip(COLUMNS, counts[1:], strict=True)
    ]
    title = book.text("threads_chapter.band", count=len(rows), name=name, columns=", ".join(said))
    anchor = next((book.anchors[row.goal] for row in rows if row.goal in book.anchors), "matrix")
    return Line(anchor, title, y, frame.row, words, track)


def empty_state(rows: Sequence[GoalRow], column: str) -> CellState | None:
    """The sign of a column that carries none of the goals: without a trace where one of them is, else what most of them
    have; None where the column carries any."""
    states = Counter(row.cells[column].state for row in rows)
    if states.keys() & CARRIED:
        return None
    return CellState.MISSING if CellState.MISSING in states else max(states, key=lambda each: (states[each], each))


def _carried(rows: Sequence[GoalRow], column: str) -> int:
    return sum(row.cells[column].state in CARRIED for row in rows)


def _numbers(counts: Sequence[int], frame: Frame, middle: float) -> Iterator[Words]:
    size = frame.text - 0.5
    for count, x in zip(counts, frame.xs, strict=True):
        if count:
            yield Words(str(count), x, round(middle + size * 0.35, 1), size, bold=True, anchor="middle")


def _strokes(counts: Sequence[int], frame: Frame, middle: float) -> Iterator[Stroke]:
    for number in range(1, len(counts)):
        if counts[number]:
            broad = max(_THINNEST, _BROADEST * counts[number] / counts[0])
            x1, x2 = frame.xs[number - 1] + _ROOM, frame.xs[number] - _ROOM
            yield Stroke(x1, x2, round(middle, 1), color(CellState.TIGHT), round(broad, 1))


def _stations(empty: Sequence[CellState | None], frame: Frame, middle: float) -> Iterator[Station]:
    for state, x in zip(empty, frame.xs[1:], strict=True):
        if state is not None:
            yield station(state, x, round(middle, 1), frame.radius)
