"""The goals behind each number of page one."""

from collections.abc import Iterator

from tracecheck.model.traceability import CellState
from tracecheck.reports.coupling import states
from tracecheck.reports.coupling.blocks import Block, Bullets, Heading, Paragraph, Part, said
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.coupling.front.answer import counted_rows, list_anchor, looked
from tracecheck.reports.coupling.front.words import documents_words, goal_run, say

_BARE = {"goals": "goals", "indicator.bare": "bare", "reaches.tight": "reaches", "reaches.loose": "reaches_loose"}
_STEPS = ("plan", "unit", "target")
_AS_ON_THE_PAGE = ("plan.tight", "unit.tight")
"""Lists that page one leads to by other words than the state's own: «fulgt opp», «tatt inn»."""


def list_blocks(book: Book) -> tuple[Block, ...]:
    """A list for every number, under one heading; none where nothing was counted."""
    if not book.trace.counts["goals"]:
        return ()
    title = Heading(say(book, "lists_title"), anchor="lists")
    return (title, Paragraph(said(say(book, "lists_about")), "note"), *_parts(book))


def _parts(book: Book) -> Iterator[Part]:
    rows = {row.goal: row for row in counted_rows(book)}
    for key in _keys(book):
        goals = book.trace.lists[key]
        entries = tuple((goal_run(rows[goal], book),) for goal in goals[: book.room.listed])
        blocks = (Bullets(entries), *_rest(len(goals) - len(entries), book))
        yield Part(said(_title(key, len(goals), book)), blocks, list_anchor(key), 4, folded=True)


def _rest(left_out: int, book: Book) -> Iterator[Block]:
    if left_out:
        yield Paragraph(said(book.text("report_room.listed", count=left_out)), "note")


def _keys(book: Book) -> Iterator[str]:
    """In the order of page one."""
    wanted = ["goals", *(f"{step}.{state}" for step in _STEPS for state in CellState), *list(_BARE)[1:]]
    yield from (key for key in wanted if book.trace.lists.get(key))


def _title(key: str, number: int, book: Book) -> str:
    if key in _BARE:
        return say(book, f"list.{_BARE[key]}", count=number)
    step, _, name = key.partition(".")
    state = states.word(CellState(name), book.catalogue)
    state = f"{state[:1].lower()}{state[1:]}"
    documents = documents_words(looked(book, step), book) if step != "target" else ""
    if key in _AS_ON_THE_PAGE:
        return say(book, f"list.{step}_{name}", documents=documents, count=number)
    return say(book, f"list.{step}", documents=documents, state=state, count=number)
