"""One goal as a line of the picture: where it runs, how it looks, where it ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracecheck.model.traceability import COLUMNS, CellState, GoalRow
from tracecheck.reports.coupling.states import color
from tracecheck.resources import load_data

CARRIED = frozenset({CellState.TIGHT, CellState.LOOSE, CellState.CONFIRMED})
_DRAWN = CARRIED | {CellState.CONFLICTING, CellState.JUSTIFIED}
_TWIN_APART = 1.9


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
    """A goal's line: strokes below, signs above them; `arrow` is where it comes out at the end, None where it does not."""

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
        state = states[number]
        if state in _DRAWN:
            yield from strokes_of(state, xs[start] + radius, xs[number] - radius, y)
            start = number
        elif state is not CellState.NOT_APPLICABLE:
            if state is CellState.MISSING and states[start] in _DRAWN and start == number - 1:
                yield from strokes_of(states[start], xs[start] + radius, (xs[start] + 2 * xs[number]) / 3 - radius, y)
            start = number


def strokes_of(state: CellState, x1: float, x2: float, y: float) -> Iterator[Stroke]:
    """A line in the look of a state; twin lines are two."""
    look = load_data("picture")["line"][state.value]
    apart = _TWIN_APART if look["twin"] else 0.0
    for offset in (-apart, apart) if apart else (0.0,):
        yield Stroke(round(x1, 1), round(x2, 1), round(y + offset, 1), color(state), look["width"], look["dash"])
