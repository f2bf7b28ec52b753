"""One goal as a line of the picture: where it runs, how it looks, where it ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracecheck.model.traceability import COLUMNS, CellState, GoalRow
from tracecheck.reports.coupling.states import color
from tracecheck.resources import load_data

CARRIED = frozenset({CellState.TIGHT, CellState.LOOSE, CellState.CONFIRMED})
_DRAWN = CARRIED | {CellState.CONFLICTING, CellState.JUSTIFIED}
_TWIN_APART = 1.9
_OPEN = 9.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight piece of a line, left to right."""

    x1: float
    x2: float
    y: float
    color: str
    width: float
    dash: str = ""


@dataclass(frozen=True, slots=True)
class Station:
    """The sign of a state in its column."""

    x: float
    y: float
    radius: float
    state: str
    color: str


@dataclass(frozen=True, slots=True)
class Track:
    """A goal's line: strokes below, signs above them; `arrow` is where it comes out at the end, if it does."""

    strokes: tuple[Stroke, ...]
    stations: tuple[Station, ...]
    arrow: float | None = None


def track_of(row: GoalRow, xs: Sequence[float], y: float, radius: float) -> Track:
    """The line of a goal through its columns; `xs` are the middles of the goal's own column and of COLUMNS."""
    states = (CellState.TIGHT, *(row.cells[name].state for name in COLUMNS))
    strokes = tuple(_strokes(states, xs, y, radius))
    stations = tuple(station(state, x, y, radius) for state, x in zip(states[1:], xs[1:], strict=True))
    return Track(strokes, stations, xs[-1] + radius if row.reaches else None)


def station(state: CellState, x: float, y: float, radius: float) -> Station:
    """The sign of a state."""
    return Station(x, y, radius, state.value, color(state))


def _strokes(states: Sequence[CellState], xs: Sequence[float], y: float, radius: float) -> Iterator[Stroke]:
    """From each sign to the next that is there; where the next is missing the line ends in the open, between them."""
    start = 0
    for number in range(1, len(states)):
        state, begin = states[number], xs[start] + radius + (0.0 if states[start] in _DRAWN else _OPEN)
        if state is CellState.NOT_APPLICABLE:
            continue
        if state in _DRAWN:
            yield from strokes_of(state, begin, xs[number] - radius, y)
        elif state is CellState.MISSING and states[start] in _DRAWN:
            yield from strokes_of(states[start], begin, xs[number] - radius - 2 * _OPEN, y)
        start = number


def strokes_of(state: CellState, x1: float, x2: float, y: float) -> Iterator[Stroke]:
    """A line in the look of a state; twin lines are two."""
    look = load_data("picture")["line"][state.value]
    apart = _TWIN_APART if look["twin"] else 0.0
    for offset in (-apart, apart) if apart else (0.0,):
        yield Stroke(round(x1, 1), round(x2, 1), round(y + offset, 1), color(state), look["width"], look["dash"])
