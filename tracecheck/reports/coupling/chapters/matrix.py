"""The same as a table, with filters for what is missing, and what is put off with a reason in a table of its own."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tracecheck.model.traceability import COLUMNS, Cell, CellState, GoalGroup, GoalRow
from tracecheck.reports.coupling import put_off
from tracecheck.reports.coupling.blocks import (
    Block,
    Chapter,
    Column,
    Filter,
    Heading,
    Paragraph,
    Row,
    Run,
    Runs,
    Table,
    said,
)
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.coupling.picture.draw import ending
from tracecheck.reports.coupling.states import word
from tracecheck.reports.lists import listed
from tracecheck.reports.look import shortened
from tracecheck.reports.names import document_title
from tracecheck.resources import load_data
from tracecheck.rules.phrases import unquoted

_CARRIED = (CellState.TIGHT, CellState.LOOSE, CellState.CONFIRMED)
# What a hole is put off by: its words, and where they stand or who decided it.
_Reason = tuple[Runs, Runs]


def chapter(book: Book) -> Chapter:
    """The chapter in words."""
    return Chapter("matrix", book.text("matrix_chapter.title"), tuple(_blocks(book)))


def tags_of(row: GoalRow) -> tuple[str, ...]:
    """The filters that show a row: hole (in any column), hole-plan …, loose (nothing weaker), reaches, justified."""
    states = {name: cell.state for name, cell in row.cells.items()}
    holes = tuple(f"hole-{name}" for name in COLUMNS if states[name] is CellState.MISSING)
    every = set(states.values())
    loose = CellState.LOOSE in every and every.isdisjoint({CellState.MISSING, CellState.CONFLICTING})
    more = (
        ("hole", bool(holes)),
        ("loose", loose),
        ("conflicting", CellState.CONFLICTING in every),
        ("justified", CellState.JUSTIFIED in every),
        ("unknown", CellState.UNKNOWN in every),
        ("reaches", row.reaches),
    )
    return (*holes, *(tag for tag, holds in more if holds))


_FILTERS = ("hole", *(f"hole-{name}" for name in COLUMNS), "loose", "conflicting", "justified", "unknown", "reaches")
_IF_ANY = ("conflicting", "unknown")


def _blocks(book: Book) -> Iterator[Block]:
    if not book.trace.groups:
        yield Paragraph(said(book.text("matrix_chapter.none")), "lead")
        return
    yield Paragraph(said(book.text("matrix_chapter.lead")), "lead")
    if len(book.room.rowed) < book.room.goals:
        shown = book.text("report_room.rowed", goals=book.room.goals, shown=len(book.room.rowed))
        yield Paragraph(said(shown), "told")
    for number, group in enumerate(_with_room(book), 1):
        if len(book.trace.groups) > 1:
            yield Heading(_title(book, group))
        yield _table(book, group, f"matrix-{number}")
        justified = tuple(_justified(book, group.rows))
        if justified:
            yield _reasons(book, group, justified, f"justified-{number}")


def _with_room(book: Book) -> Iterator[GoalGroup]:
    """The documents with the goals that there is room for."""
    for group in book.trace.groups:
        rows = tuple(row for row in group.rows if row.goal in book.room.rowed)
        if rows:
            yield replace(group, rows=rows)


def _title(book: Book, group: GoalGroup) -> str:
    document = book.document(group.document)
    return document_title(document, book.catalogue) if document is not None else group.document


def _table(book: Book, group: GoalGroup, anchor: str) -> Table:
    rows = tuple(_row(book, row) for row in group.rows)
    titles = [(name, book.text(f"threads_chapter.column.{name}")) for name in COLUMNS]
    return Table(
        columns=(
            Column(book.text("matrix_chapter.goal"), "row_head", 3.0, "goal"),
            *(Column(title, "state", 1.3, name) for name, title in titles),
            Column(book.text("matrix_chapter.thread"), "text", 1.5, "thread"),
        ),
        rows=rows,
        caption=book.text("matrix_chapter.caption", document=_title(book, group), count=len(rows)),
        filters=tuple(_filters(book, rows)),
        anchor=anchor,
    )


def _filters(book: Book, rows: Sequence[Row]) -> Iterator[Filter]:
    yield Filter("", book.text("matrix_chapter.filter.all"), len(rows))
    for tag in _FILTERS:
        count = sum(tag in row.tags for row in rows)
        if count or tag not in _IF_ANY:
            yield Filter(tag, book.text(f"matrix_chapter.filter.{tag}"), count)


def _row(book: Book, row: GoalRow) -> Row:
    states = (_state(book, row, name, row.cells[name]) for name in COLUMNS)
    anchor = None if row.goal in book.room.told else book.anchors[row.goal]
    return Row((_goal(book, row), *states, said(ending(book, row))), tags_of(row), anchor)


def _goal(book: Book, row: GoalRow) -> Runs:
    text = shortened(unquoted(row.text), int(load_data("traceability")["matrix"]["goal"]))
    label = f"{shortened(row.label, 40)}: " if row.label else ""
    return said(f"{label}{text}", link=book.anchors[row.goal] if row.goal in book.room.told else None)


def _state(book: Book, row: GoalRow, name: str, cell: Cell) -> Runs:
    runs: Runs = (Run(word(cell.state, book.catalogue), state=cell.state),)
    if name == "indicator" and row.measures_itself:
        runs = (*runs, Run(", "), Run(book.text("matrix_chapter.own_measure"), soft=True))
    if name == "indicator" and cell.state in _CARRIED and row.target not in _CARRIED:
        return (*runs, Run(", "), Run(book.text("matrix_chapter.no_target"), soft=True))
    return runs


def _reasons(book: Book, group: GoalGroup, rows: tuple[Row, ...], anchor: str) -> Table:
    names = ("goal", "step", "reason", "where")
    kinds, widths = ("row_head", "text", "text", "text"), (3.0, 1.5, 3.0, 2.5)
    return Table(
        columns=tuple(
            Column(book.text(f"matrix_chapter.{name}"), kind, width, name)
            for name, kind, width in zip(names, kinds, widths, strict=True)
        ),
        rows=rows,
        caption=book.text("matrix_chapter.justified", document=_title(book, group)),
        anchor=anchor,
    )


def _justified(book: Book, rows: Iterable[GoalRow]) -> Iterator[Row]:
    """The holes that somebody has given a reason for; columns with one reason share a line."""
    for row in rows:
        steps: dict[_Reason, list[str]] = {}
        for name in COLUMNS:
            cell = row.cells[name]
            if cell.state is CellState.JUSTIFIED:
                why = put_off.reason(cell, book), put_off.resting_on(cell, book)
                steps.setdefault(why, []).append(book.text(f"threads_chapter.column.{name}"))
        for (words, where), names in steps.items():
            yield Row((_goal(book, row), said(listed(names, book.catalogue)), words, where), ("justified",))
