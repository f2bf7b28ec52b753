"""The red threads as pictures: each goal a line from where it is set to where it is reported."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from tracecheck.model.plan import DocumentKind
from tracecheck.model.traceability import COLUMNS, CellState, GoalGroup, GoalRow
from tracecheck.reports.coupling.blocks import Figure, clean
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.coupling.picture.bands import band_line, empty_state
from tracecheck.reports.coupling.picture.draw import (
    Band,
    Frame,
    Line,
    Picture,
    Words,
    frame_of,
    goal_line,
    heads,
    legend,
)
from tracecheck.reports.coupling.picture.text import fitted
from tracecheck.reports.coupling.states import word
from tracecheck.reports.lists import listed
from tracecheck.reports.templates import render_template
from tracecheck.resources import load_data
from tracecheck.rules.phrases import unquoted
from tracecheck.traceability.rows import is_tight

_NOT_EXAMINED = (CellState.UNKNOWN, CellState.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Section:
    """Goals that stand together in their document, under an area or a heading («» where there is none)."""

    title: str
    rows: tuple[GoalRow, ...]


@dataclass(slots=True)
class _Sheet:
    """What has been laid out so far, and where the next row begins."""

    y: float
    words: list[Words] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


def council_figure(book: Book) -> Figure | None:
    """The counted goals as lines, small enough for half a page; bands by area where they are many; None where there are
    none."""
    groups = [group for group in book.trace.groups if group.counted]
    rows = [row for group in groups for row in group.rows]
    sizes = _sizes("council")
    if not rows:
        return None
    if len(rows) > sizes["most_lines"]:
        return _banded(book, groups)
    panels = _panels(rows, sizes)
    width, label = _panel(panels, sizes)
    sheet, bottom = _Sheet(0.0), 0.0
    for number, part in enumerate(panels):
        sheet.y = sizes["head"]
        frame = frame_of(sizes, number * width, width, label)
        sheet.words.extend(heads(_heads(book, groups), frame, sheet.y - 8))
        _add_lines(book, sheet, part, frame)
        bottom = max(bottom, sheet.y)
    caption = book.text("threads_chapter.caption")
    return _figure(book, replace(sheet, y=bottom), rows, caption, width=int(width * len(panels)))


def group_figures(book: Book, group: GoalGroup) -> tuple[Figure, ...]:
    """Every goal of a document as a line, a page's worth to a picture; bands by area where the report has very many."""
    return (_banded(book, [group]),) if is_too_many(book) else tuple(_of_group(book, group))


def is_too_many(book: Book) -> bool:
    """Whether there are more goals than lines are drawn of."""
    return sum(len(group.rows) for group in book.trace.groups) > book.room.drawn


def sections_of(book: Book, group: GoalGroup) -> list[Section]:
    """The goals of a document by their areas, in its order."""
    named = [(_section(book, row), row) for row in group.rows]
    found = [
        Section(title, tuple(row for _, row in every)) for title, every in groupby(named, key=lambda each: each[0])
    ]
    return found if len(found) > 1 else [Section("", group.rows)]


def _section(book: Book, row: GoalRow) -> str:
    """The area above a goal; failing that, the heading that it stands under."""
    if row.area:
        name = clean(unquoted(book.words(row.area))).strip()
        end = book.end(row.area)
        return f"{clean(end.label)}: {name}" if end and end.label else name
    end = book.end(row.goal)
    return clean(end.place.path[-1]).strip() if end and end.place.path else ""


def _of_group(book: Book, group: GoalGroup) -> Iterator[Figure]:
    sizes = _sizes("threads")
    frame = frame_of(sizes, 0.0, sizes["width"], sizes["label"], lines=2)
    pages = list(_paged(sections_of(book, group), int(sizes["rows_a_figure"])))
    for number, page in enumerate(pages, 1):
        sheet = _Sheet(sizes["head"])
        sheet.words.extend(heads(_heads(book, [group]), frame, sheet.y - 8))
        for section in page:
            _add_title(sheet, section.title, frame, sizes)
            _add_lines(book, sheet, section.rows, frame)
        rows = [row for section in page for row in section.rows]
        caption = book.text("threads_chapter.of", document=clean(group.document), number=number, total=len(pages))
        how = book.text("threads_chapter.caption")
        yield _figure(book, sheet, rows, f"{caption} {how}" if len(pages) > 1 else how, width=int(sizes["width"]))


def _paged(sections: Iterable[Section], most: int) -> Iterator[list[Section]]:
    """Sections by pages; a section that has no room left begins a new one, and goes on where it is longer than that."""
    page: list[Section] = []
    used = 0
    for section in sections:
        for start in range(0, len(section.rows), most):
            part = Section(section.title, section.rows[start : start + most])
            if page and used + len(part.rows) + 1 > most:
                yield page
                page, used = [], 0
            page.append(part)
            used += len(part.rows) + 1
    if page:
        yield page


def _add_title(sheet: _Sheet, title: str, frame: Frame, sizes: dict[str, Any]) -> None:
    if title:
        size = frame.text
        said = fitted(title, size, sizes["width"] - 24, bold=True)
        sheet.words.append(Words(said, 6.0, round(sheet.y + sizes["group"] - 8, 1), size, bold=True))
        sheet.y += sizes["group"]


def _add_lines(book: Book, sheet: _Sheet, rows: Iterable[GoalRow], frame: Frame) -> None:
    for number, row in enumerate(rows):
        _tint(sheet, number, frame)
        sheet.lines.append(goal_line(book, row, frame, sheet.y))
        sheet.y += frame.row


def _tint(sheet: _Sheet, number: int, frame: Frame) -> None:
    if number % 2 == 0 and frame.left == 0:
        sheet.bands.append(Band(sheet.y, frame.row))


def _banded(book: Book, groups: Sequence[GoalGroup]) -> Figure:
    sizes = _sizes("council")
    frame = replace(frame_of(sizes, 0.0, sizes["width"], sizes["label"]), row=float(sizes["band"]))
    shown = _few(book, _bands_of(book, groups, int(sizes["most_bands"])), int(sizes["most_bands"]))
    sheet = _Sheet(sizes["head"])
    sheet.words.extend(heads(_heads(book, groups), frame, sheet.y - 8))
    for number, section in enumerate(shown):
        _tint(sheet, number, frame)
        title = section.title or book.text("threads_chapter.all_goals")
        sheet.lines.append(band_line(book, title, section.rows, frame, sheet.y))
        sheet.y += frame.row
    rows = [row for section in shown for row in section.rows]
    empty = {empty_state(section.rows, column) for section in shown for column in COLUMNS}
    caption = book.text("threads_chapter.band_caption")
    return _figure(
        book, sheet, rows, caption, width=int(sizes["width"]), signs=[each for each in CellState if each in empty]
    )


def _bands_of(book: Book, groups: Sequence[GoalGroup], most: int) -> list[Section]:
    """A band an area; a band a document where several documents have more areas than there is room for."""
    sections = [section for group in groups for section in sections_of(book, group)]
    if len(groups) == 1 or len(sections) <= most:
        return sections
    return [Section(_document_name(book, group.document), group.rows) for group in groups]


def _document_name(book: Book, key: str) -> str:
    document = book.document(key)
    return clean(document.title or key) if document is not None else clean(key)


def _few(book: Book, sections: Sequence[Section], most: int) -> list[Section]:
    """At most so many; what is more shares the last."""
    if len(sections) <= most:
        return list(sections)
    rest = sections[most - 1 :]
    title = book.text("threads_chapter.other_areas", count=len(rest))
    return [*sections[: most - 1], Section(title, tuple(row for section in rest for row in section.rows))]


def _panels(rows: Sequence[GoalRow], sizes: dict[str, Any]) -> list[Sequence[GoalRow]]:
    if len(rows) <= sizes["one_panel"]:
        return [rows]
    half = (len(rows) + 1) // 2
    return [rows[:half], rows[half:]]


def _panel(panels: Sequence[object], sizes: dict[str, Any]) -> tuple[float, float]:
    """The width of a panel, and of the labels in it."""
    if len(panels) == 1:
        return sizes["width"], sizes["label"]
    return sizes["panel_width"], sizes["panel_label"]


def _heads(book: Book, groups: Iterable[GoalGroup]) -> list[str]:
    """The titles of the columns; the first is the kind of the documents that set the goals."""
    kinds = {document.kind for group in groups if (document := book.document(group.document)) is not None}
    first = book.text("threads_chapter.head.goal")
    if len(kinds) == 1 and not kinds & {DocumentKind.OKONOMIPLAN}:
        kind = next(iter(kinds))
        short = f"threads_chapter.head.{kind}"
        first = book.text(short if book.catalogue.has(short) else f"document_kind.{kind}")
        first = first[:1].upper() + first[1:]
    return [first, *(book.text(f"threads_chapter.head.{name}") for name in COLUMNS)]


def _figure(
    book: Book,
    sheet: _Sheet,
    rows: Sequence[GoalRow],
    caption: str,
    *,
    width: int,
    signs: Sequence[CellState] | None = None,
) -> Figure:
    states = _states(rows) if signs is None else signs
    arrow = signs is None and any(row.reaches for row in rows)
    entries, end = legend(book, states, arrow, sheet.y + 8, width)
    name = book.text("threads_chapter.name", count=len(rows))
    height = int(end + 6)
    picture = Picture(name, width, height, tuple(sheet.words), tuple(sheet.bands), tuple(sheet.lines), entries)
    svg = render_template("threads.svg.j2", raw={}, picture=picture)
    return Figure(svg, width, height, _alt(book, name, rows), caption)


def _alt(book: Book, name: str, rows: Sequence[GoalRow]) -> str:
    """What the picture shows, in words: each column with its figures, and how many come to the end."""
    said = [f"{name}."]
    for column in COLUMNS:
        counts = Counter(row.cells[column].state for row in rows)
        told = [f"{word(state, book.catalogue).lower()} {counts[state]}" for state in CellState if counts[state]]
        said.append(f"{book.text(f'threads_chapter.column.{column}')}: {listed(told, book.catalogue)}.")
    return " ".join([*said, *_ends(book, rows)])


def _ends(book: Book, rows: Sequence[GoalRow]) -> Iterator[str]:
    """How many come to the end, and how many of these by loose couplings; nothing where no report could be examined."""
    if all(row.cells["report"].state in _NOT_EXAMINED for row in rows):
        return
    reaching = [row for row in rows if row.reaches]
    yield book.text("threads_chapter.alt_reaches", count=len(reaching))
    if loose := sum(not is_tight(row) for row in reaching):
        yield book.text("threads_chapter.alt_loose", count=loose)


def _states(rows: Iterable[GoalRow]) -> list[CellState]:
    here = {cell.state for row in rows for cell in row.cells.values()}
    return [state for state in CellState if state in here]


def _sizes(name: str) -> dict[str, Any]:
    sizes: dict[str, Any] = load_data("picture")[name]
    return sizes
