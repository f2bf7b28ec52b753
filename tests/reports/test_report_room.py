"""A report of very many goals and units: small enough to open and to print, and it says where the rest stands."""

import re
from dataclasses import replace
from functools import cache

import pytest

from tests.linker.plans_of_lyngmo import D, K, item, plan, run, samfunnsdel
from tests.reports.chapter_text import parts, tables, words
from tests.traceability.sample_runs import result_of, trace_of
from tracecheck.messages import load_catalogue
from tracecheck.model.coupling import Answer, AnswerState, Candidate, Relation, ThreadState
from tracecheck.model.result import Result, Run
from tracecheck.model.traceability import (
    COLUMNS,
    Cell,
    CellState,
    Expectation,
    GoalGroup,
    GoalRow,
    Traceability,
    UnitGoal,
    UnitPage,
)
from tracecheck.reports.coupling.blocks import Block, Paragraph
from tracecheck.reports.coupling.book import Book, fitted, make_book
from tracecheck.reports.coupling.chapters import goals, matrix, units
from tracecheck.reports.coupling.html import render_html
from tracecheck.reports.coupling.pages import make_pages
from tracecheck.reports.coupling.room import room_of
from tracecheck.reports.coupling.workbook.couplings import answers
from tracecheck.reports.coupling.workbook.matrix import sheet

LONG = "Alle innbyggere skal ha et trygt sted å bo, med møteplasser og tjenester som de har bruk for, " * 4
MEGABYTES = 10_000_000


def row(document: str, number: int, state: ThreadState = ThreadState.BROKEN) -> GoalRow:
    near = (Candidate(f"{document}#{number}", f"{document}#{number}", Relation.ANSWERS, rank=1, score=0.5),) * 2
    cell = Cell(CellState.MISSING, looked=("okonomiplan.docx",), nearest=near)
    return GoalRow(f"{document}#{number}", document, K.GOAL, LONG, dict.fromkeys(COLUMNS, cell), state, str(number))


@cache
def book_of(documents: int, goals: int, units: int = 0) -> Book:
    """Plans of so many long goals each, every one without a trace; units that are expected to answer fifty of them."""
    keys = [f"Temaplan {number}.docx" for number in range(1, documents + 1)]
    plans = [plan(key, D.TEMAPLAN, *(item(str(n), K.GOAL, LONG) for n in range(goals))) for key in keys]
    groups = tuple(GoalGroup(key, tuple(row(key, number) for number in range(goals))) for key in keys)
    asked = tuple(UnitGoal(each.goal, Expectation.SCOPE, CellState.MISSING, "bo") for each in groups[0].rows[:50])
    pages = tuple(UnitPage(f"Enhet {number:04}", (), asked) for number in range(units))
    first = run(samfunnsdel())
    lists = {key: tuple(each.goal for group in groups for each in group.rows) for key in ("goals", "plan.missing")}
    counts = {"reaches": 0, **{key: len(found) for key, found in lists.items()}}
    told = Traceability(groups, pages, counts=counts, lists=lists)
    return make_book(Result(Run(), tuple(plans), first, ()), told, load_catalogue("nb"))


def page(book: Book) -> str:
    return "".join(render_html(make_pages(book)))


def told(blocks: tuple[Block, ...]) -> str:
    return " ".join(words(each.runs) for each in blocks if isinstance(each, Paragraph))


@pytest.mark.parametrize("shape", [(1, 10_000), (1, 300, 1_000)])
def test_a_page_is_at_most_ten_megabytes_whatever_is_in_it(shape: tuple[int, ...]) -> None:
    made = page(book_of(*shape))
    assert len(made.encode()) <= MEGABYTES
    ids = set(re.findall(r' id="([^"]+)"', made))
    assert set(re.findall(r'href="#([^"]+)"', made)) <= ids


def test_a_page_of_a_municipality_as_they_are_leaves_nothing_out() -> None:
    book = make_book(result_of("lyngmo"), trace_of("lyngmo"), load_catalogue("nb"))
    every = {each.goal for each in book.rows()}
    for room in (book.room, fitted(book, "word").room):
        assert (room.told, room.rowed, room.goals) == (every, every, len(every))
        assert room.drawn >= room.goals
    assert "tracecheck report -f xlsx" not in told(matrix.chapter(book).blocks) + told(goals.chapter(book).blocks)


def test_what_is_left_out_is_told_with_the_place_where_it_stands() -> None:
    book = book_of(40, 250)
    one_by_one, in_rows = goals.chapter(book), matrix.chapter(book)
    shown = len(list(parts(one_by_one.blocks)))
    rows = sum(len(each.rows) for each in tables(in_rows.blocks))
    assert (shown, rows) == (len(book.room.told), len(book.room.rowed))
    for chapter, count in ((one_by_one, "1200"), (in_rows, "3000")):
        said = re.sub(r"\s", "", told(chapter.blocks))
        assert "10000mål." in said
        assert f"{count}avdem" in said
        assert "tracecheckreport-fxlsx" in said


def test_the_workbook_has_every_goal() -> None:
    book = book_of(40, 250)
    assert len(sheet(book).rows) == 10_000


def test_every_document_has_its_share_and_broken_threads_go_first() -> None:
    whole = tuple(row("A", number, ThreadState.WHOLE) for number in range(5_000))
    groups = (GoalGroup("A", (*whole, row("A", 5_000))), GoalGroup("B", (row("B", 0),), counted=False))
    room = room_of(Traceability(groups), "word")
    assert "A#5000" in room.told
    assert "B#0" not in room.rowed
    even = book_of(40, 250).room
    assert {len([each for each in even.rowed if each.startswith(f"Temaplan {n}.")]) for n in range(1, 41)} == {75}


def test_a_document_is_shorter_than_a_page() -> None:
    book = book_of(40, 250)
    word = fitted(book, "word")
    assert len(word.room.told) < len(book.room.told)
    assert len(list(parts(goals.chapter(word).blocks))) == len(word.room.told) <= 200


def test_units_share_the_room_alike_and_none_is_left_out() -> None:
    book = book_of(1, 300, 1_000)
    made = [each for each in parts(units.chapter(book).blocks) if each.anchor.startswith("unit-")]
    assert len(made) == 1_000
    assert {len(table.rows) for table in tables(made)} == {book.room.unit_lines} == {3}
    assert "47" in told(made[0].blocks)


def test_documents_without_a_trace_share_a_row_only_where_they_are_very_many() -> None:
    near = (Candidate("x#1", "y", Relation.ANSWERS, rank=1, score=0.4),)
    few = [name for name in _documents(_answered(10, near)) if name.startswith("avtale ")]
    assert len(few) == 10
    many = [name for name in _documents(_answered(30_000, near)) if "avtale " in name]
    assert len(many) <= 151
    named = {name for each in many for name in each.split("\n")}
    assert {f"avtale {number}" for number in range(30_000)} <= named


def _documents(book: Book) -> list[str]:
    return [str(each[1]) for each in answers(book).rows]


def _answered(count: int, near: tuple[Candidate, ...]) -> Book:
    """The book of one goal of Lyngmo with so many answers that say nothing, and one that has a text that comes near."""
    result, (group, *_) = result_of("lyngmo"), trace_of("lyngmo").groups
    goal = group.rows[0].goal
    bare = [Answer(goal, f"avtale {number}", AnswerState.MISSING) for number in range(count)]
    linkage = replace(result.linkage, answers=(Answer(goal, "nær", AnswerState.MISSING, nearest=near), *bare))
    changed = replace(result, linkage=linkage)
    one = replace(trace_of("lyngmo"), groups=(replace(group, rows=group.rows[:1]),))
    return make_book(changed, one, load_catalogue("nb"))
