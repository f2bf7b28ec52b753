"""The matrix says the same as the picture and the figures; its filters show what they count; reasons stand apart."""

from dataclasses import replace

import pytest

from tests.reports.test_thread_picture import HOSTILE, book_of, with_rows
from tracecheck.model.traceability import COLUMNS, Cell, CellState
from tracecheck.reports.coupling.blocks import Heading, Row, Table
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.coupling.chapters import goals, matrix, threads
from tracecheck.reports.coupling.picture.figures import sections_of
from tracecheck.reports.coupling.states import word
from tracecheck.reports.coupling.workbook import carried


def tables(book: Book) -> list[Table]:
    return [block for block in matrix.chapter(book).blocks if isinstance(block, Table)]


def text(row: Row, column: int) -> str:
    return "".join(run.text for run in row.cells[column])


def test_each_goal_has_a_row_with_its_states_in_words_and_a_link_to_its_part() -> None:
    book = book_of("lyngmo")
    table = tables(book)[0]
    for row, goal in zip(table.rows, book.rows(), strict=True):
        assert row.cells[0][0].link == book.anchors[goal.goal]
        assert [run.state for cell in row.cells[1:5] for run in cell[:1]] == [
            goal.cells[each].state for each in COLUMNS
        ]
        words = [word(goal.cells[each].state, book.catalogue) for each in COLUMNS]
        assert [row.cells[number][0].text for number in range(1, 5)] == words


@pytest.mark.parametrize("name", ["lyngmo", "storvag"])
def test_filters_show_as_many_rows_as_they_say_and_agree_with_the_figures(name: str) -> None:
    book = book_of(name, "nn")
    counts: dict[str, int] = {}
    for group, table in zip(book.trace.groups, (each for each in tables(book) if each.filters), strict=True):
        for choice in table.filters:
            assert choice.count == sum(not choice.tag or choice.tag in row.tags for row in table.rows)
            if group.counted:
                counts[choice.tag] = counts.get(choice.tag, 0) + choice.count
    for column in COLUMNS:
        assert counts[f"hole-{column}"] == book.trace.counts.get(f"{column}.missing", 0)
    assert counts["reaches"] == book.trace.counts["reaches"]


def test_what_is_put_off_is_no_hole_and_has_its_reason_and_place_in_a_table_of_its_own() -> None:
    table, reasons = tables(book_of("lyngmo"))
    put_off = next(row for row in table.rows if "2.2" in text(row, 0))
    assert put_off.tags == ("justified",)
    told = next(row for row in reasons.rows if "2.5" in text(row, 0))
    assert text(told, 1) == "Økonomiplan, Indikator og Rapport"
    assert text(told, 2) == "«følges opp fra 2028»"
    assert text(told, 3).startswith("Økonomiplan 2026-2029 - vedtatt.docx, ")


def test_a_row_that_is_loose_and_nothing_weaker_is_found_by_its_own_filter() -> None:
    row = next(with_rows(1, state=CellState.LOOSE).rows())
    assert "loose" in matrix.tags_of(row)
    worse = replace(row, cells={**row.cells, "unit": replace(row.cells["unit"], state=CellState.MISSING)})
    assert matrix.tags_of(worse)[:2] == ("hole-unit", "hole")
    assert "loose" not in matrix.tags_of(worse)


def test_an_indicator_without_a_target_is_told_beside_it() -> None:
    book = with_rows(1, state=CellState.TIGHT)
    group = book.trace.groups[0]
    bare = replace(group, rows=(replace(group.rows[0], target=CellState.MISSING),))
    table = tables(replace(book, trace=replace(book.trace, groups=(bare,))))[0]
    assert text(table.rows[0], 3) == "Tett kobling, uten måltall"


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_several_strategic_documents_have_a_table_and_a_picture_each(language: str) -> None:
    book = book_of("storvag", language)
    assert len([each for each in tables(book) if each.filters]) == len(book.trace.groups) == 2
    assert sum(isinstance(each, Heading) for each in threads.chapter(book).blocks) == 2
    anchors = [each.anchor for each in tables(book)]
    assert len(anchors) == len(set(anchors))


def test_goals_without_an_area_stand_under_their_heading() -> None:
    book = book_of("storvag")
    titles = [section.title for section in sections_of(book, next(each for each in book.trace.groups if each.counted))]
    assert len(titles) > 2
    assert all(titles)


def test_nothing_to_tell_is_said_in_words() -> None:
    book = book_of("lyngmo")
    empty = replace(book, trace=replace(book.trace, groups=()))
    for chapter in (matrix.chapter(empty), threads.chapter(empty)):
        assert len(chapter.blocks) == 1


def test_a_long_or_hostile_goal_is_cut_and_one_line() -> None:
    for words in (HOSTILE * 200, "W" * 10_000):
        for row in tables(with_rows(2, words))[0].rows:
            assert len(text(row, 0)) < 320
            assert "\u202e" not in text(row, 0)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_goal_that_names_its_own_level_is_not_shown_as_its_own_indicator(language: str) -> None:
    book = with_rows(1, state=CellState.TIGHT)
    book = replace(book, catalogue=book_of("lyngmo", language).catalogue)
    group = book.trace.groups[0]
    row = group.rows[0]
    itself = replace(row, cells={**row.cells, "indicator": Cell(CellState.TIGHT, (row.goal,))})
    told = replace(book, trace=replace(book.trace, groups=(replace(group, rows=(itself,)),)))
    words = book.text("matrix_chapter.own_measure")
    assert words in text(tables(told)[0].rows[0], 3)
    assert words not in text(tables(book)[0].rows[0], 3)
    assert [line[4] for line in carried.sheet(told).rows if line[8] == row.goal] == [words]
    assert words in repr(goals.chapter(told).blocks)
