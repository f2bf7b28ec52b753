"""The picture of the threads, laid out: columns, lines, legend; filled into `templates/threads.svg.j2`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracecheck.model.coupling import ThreadState
from tracecheck.model.traceability import COLUMNS, CellState, GoalRow
from tracecheck.reports.coupling.blocks import clean
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.coupling.picture.lines import Station, Stroke, Track, station, strokes_of, track_of
from tracecheck.reports.coupling.picture.text import fitted, width_of, wrapped
from tracecheck.reports.coupling.states import word
from tracecheck.rules.phrases import label_number, unquoted

_TITLE = 300
_EDGE = 6.0
_NO_PLAN = (CellState.MISSING, CellState.JUSTIFIED)
_WITHOUT_LINE = frozenset({CellState.MISSING, CellState.NOT_APPLICABLE, CellState.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Words:
    """Words in the picture; `y` is their base line."""

    text: str
    x: float
    y: float
    size: float
    bold: bool = False
    soft: bool = False
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Band:
    """A tinted band behind a row."""

    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Line:
    """A goal's row: it links to the goal's part; `title` is what a pointer over it is told."""

    anchor: str
    title: str
    y: float
    height: float
    words: tuple[Words, ...]
    track: Track
    arrow: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the legend."""

    text: str
    x: float
    y: float
    size: float
    strokes: tuple[Stroke, ...] = ()
    station: Station | None = None
    arrow: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """All that the template draws."""

    name: str
    width: int
    height: int
    words: tuple[Words, ...] = ()
    bands: tuple[Band, ...] = ()
    lines: tuple[Line, ...] = ()
    legend: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a panel stands and how its rows are set: `left` its edge, `xs` the middles of its columns, `note` where the
    note behind a line begins (None without one)."""

    left: float
    label: float
    row: float
    text: float
    radius: float
    xs: tuple[float, ...]
    note: float | None = None
    note_room: float = 0.0
    lines: int = 1


def frame_of(sizes: Mapping[str, float], left: float, width: float, label: float, lines: int = 1) -> Frame:
    """The frame of a panel of a width: the columns stand evenly between the label and the note."""
    note = sizes.get("note", 0.0)
    first, last = left + label + 24, left + width - note - (16 if note else 30)
    apart = (last - first) / len(COLUMNS)
    xs = tuple(round(first + apart * number, 1) for number in range(len(COLUMNS) + 1))
    begin = round(last + 24, 1) if note else None
    return Frame(left, label, sizes["row"], sizes["text"], sizes["radius"], xs, begin, note - 12, lines)


def heads(titles: Sequence[str], frame: Frame, y: float) -> Iterator[Words]:
    """The titles of the columns, every second one higher where they are narrow."""
    apart = frame.xs[1] - frame.xs[0]
    size = frame.text - 1
    narrow = any(width_of(title, size, True) > apart - 3 for title in titles)
    for number, (title, x) in enumerate(zip(titles, frame.xs, strict=True)):
        yield Words(title, x, y - (size + 2 if narrow and number % 2 else 0), size, bold=True, anchor="middle")


def goal_line(book: Book, row: GoalRow, frame: Frame, y: float) -> Line:
    """One goal in its row, which begins at `y`."""
    middle = round(y + frame.row / 2, 1)
    track = track_of(row, frame.xs, middle, frame.radius)
    words = (*_label(row, frame, middle), *_note(book, row, frame, middle))
    arrow = arrow_at(track.arrow + 2, middle, frame.radius) if track.arrow is not None else ""
    return Line(book.anchors[row.goal], title_of(book, row), y, frame.row, words, track, arrow)


def title_of(book: Book, row: GoalRow) -> str:
    """«Delmål 2.3 «…». Økonomiplan: tett kobling. …»."""
    return " ".join([f"{_name(book, row)}.", *(f"{said}." for said in said_states(book, row))])


def said_states(book: Book, row: GoalRow) -> Iterator[str]:
    """Each column with its state in words."""
    for name in COLUMNS:
        yield f"{book.text(f'threads_chapter.column.{name}')}: {word(row.cells[name].state, book.catalogue).lower()}"


def _name(book: Book, row: GoalRow) -> str:
    name = book.name(row.goal, _TITLE)
    return clean(name[:1].upper() + name[1:])


def _label(row: GoalRow, frame: Frame, middle: float) -> Iterator[Words]:
    number = clean(label_number(row.label))
    size = frame.text
    start = frame.left + 6
    if number:
        yield Words(fitted(number, size, 44, bold=True), start, round(middle + size * 0.35, 1), size, bold=True)
    indent = start + (max(30.0, width_of(number, size, True) + 8) if number else 0)
    room = frame.left + frame.label - indent
    said = wrapped(unquoted(row.text), size, room, frame.lines)
    yield from _stacked(said, indent, middle, size)


def _stacked(lines: Sequence[str], x: float, middle: float, size: float, soft: bool = False) -> Iterator[Words]:
    """Lines of words around a middle."""
    step = size * 1.22
    first = middle + size * 0.35 - step * (len(lines) - 1) / 2
    for number, text in enumerate(lines):
        yield Words(text, round(x, 1), round(first + step * number, 1), size, soft=soft)


def _note(book: Book, row: GoalRow, frame: Frame, middle: float) -> Iterator[Words]:
    if frame.note is not None:
        size = frame.text - 1
        yield from _stacked(wrapped(ending(book, row), size, frame.note_room, 2), frame.note, middle, size)


def ending(book: Book, row: GoalRow) -> str:
    """«Brutt ved frist»: where the line comes out, or why it does not."""
    step = book.text(f"step.{row.broken_at}") if row.broken_at else ""
    said = book.text(f"threads_chapter.ending.{_ending(row)}", step=step)
    return said[:1].upper() + said[1:]


def _ending(row: GoalRow) -> str:
    if row.reaches:
        return "reaches"
    if row.state not in (ThreadState.WHOLE, ThreadState.CONFIRMED):
        return row.state.value
    if row.cells["plan"].state in _NO_PLAN:
        return f"plan_{row.cells['plan'].state.value}"
    return "report_justified" if row.cells["report"].state is CellState.JUSTIFIED else "no_report"


def arrow_at(x: float, y: float, radius: float) -> str:
    """A small arrow to the right, its foot at `x`."""
    length = round(radius * 1.5, 1)
    return f"M {round(x, 1)} {round(y - radius, 1)} l {length} {radius} l -{length} {radius} Z"


def legend(
    book: Book, states: Sequence[CellState], arrow: bool, top: float, width: float
) -> tuple[tuple[Entry, ...], float]:
    """The entries of the legend in as many rows as they need, and where it ends."""
    entries: list[Entry] = []
    x, y, size = _EDGE, top + 10, 11.0
    told: list[tuple[CellState | None, str]] = [(state, word(state, book.catalogue)) for state in states]
    if arrow:
        told.append((None, book.text("threads_chapter.arrow")))
    for state, text in told:
        room = 44 + width_of(text, size) + 16
        if x + room > width and x > _EDGE:
            x, y = _EDGE, y + 19
        entries.append(_entry(state, text, round(x, 1), y, size))
        x += room
    return tuple(entries), y + 12 if entries else top


def _entry(state: CellState | None, text: str, x: float, y: float, size: float) -> Entry:
    base = round(y + size * 0.35, 1)
    if state is None:
        return Entry(text, x + 40, base, size, arrow=arrow_at(x + 24, y, 5.0))
    leading = () if state in _WITHOUT_LINE else tuple(strokes_of(state, x, x + 25, y))
    if state is CellState.MISSING:
        leading = tuple(strokes_of(CellState.TIGHT, x, x + 14, y))
    return Entry(text, x + 40, base, size, leading, station(state, x + 30, y, 5.0))
