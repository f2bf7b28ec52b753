"""The picture of the threads: whole, harmless, readable without colour, the same figures as everywhere."""

import re
from dataclasses import replace

import pytest
from lxml import etree

from tests.traceability.sample_runs import result_of, trace_of
from tracecheck.messages import load_catalogue
from tracecheck.model.traceability import COLUMNS, CellState, GoalRow
from tracecheck.reports.coupling.blocks import Figure
from tracecheck.reports.coupling.book import Book, make_book
from tracecheck.reports.coupling.picture.figures import council_figure, group_figures
from tracecheck.reports.coupling.picture.png import to_png
from tracecheck.reports.coupling.picture.text import fitted, width_of, wrapped
from tracecheck.reports.coupling.states import color, word
from tracecheck.resources import read_text

SVG = "{http://www.w3.org/2000/svg}"
STYLE = ("reports/templates", "report.css")
HOSTILE = "<script>alert(1)</script>&amp;\u202e\x07=cmd|' /C calc'!A0 😀 \ud7ff"


def book_of(name: str, language: str = "nb") -> Book:
    return make_book(result_of(name), trace_of(name), load_catalogue(language))


def with_rows(count: int, text: str | None = None, state: CellState | None = None) -> Book:
    """The book of Lyngmo with so many goals, its own over and over."""
    book = book_of("lyngmo")
    group = next(each for each in book.trace.groups if each.counted)
    rows = [_changed(group.rows[number % len(group.rows)], text, state) for number in range(count)]
    return replace(book, trace=replace(book.trace, groups=(replace(group, rows=tuple(rows)),)))


def _changed(row: GoalRow, text: str | None, state: CellState | None) -> GoalRow:
    cells = {name: replace(cell, state=state or cell.state) for name, cell in row.cells.items()}
    return replace(row, text=text or row.text, cells=cells)


def parsed(svg: str) -> "etree._Element":
    return etree.fromstring(svg.encode())


def thread_figures(book: Book) -> tuple[Figure, ...]:
    """Those of every document."""
    return tuple(figure for group in book.trace.groups for figure in group_figures(book, group))


@pytest.mark.parametrize("name", ["lyngmo", "storvag"])
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_goal_is_a_line_that_links_to_its_own_part(name: str, language: str) -> None:
    book = book_of(name, language)
    links = [a.get("href") for figure in thread_figures(book) for a in parsed(figure.svg).iter(f"{SVG}a")]
    assert links == [f"#{book.anchors[row.goal]}" for row in book.rows()]


def test_the_council_page_has_a_line_for_each_counted_goal_and_an_arrow_for_each_that_comes_to_the_end() -> None:
    book = book_of("lyngmo")
    figure = council_figure(book)
    assert figure is not None
    lines = list(parsed(figure.svg).iter(f"{SVG}a"))
    assert len(lines) == book.trace.counts["goals"]
    arrows = [line for line in lines if any(" l " in (path.get("d") or "") for path in line.iter(f"{SVG}path"))]
    assert len(arrows) == book.trace.counts["reaches"]
    assert f"{book.trace.counts['reaches']} mål kan følges helt fram" in figure.alt
    assert f"Økonomiplan: tett kobling {book.trace.counts['plan.tight']}" in figure.alt
    assert figure.height <= 500


def test_the_words_of_the_picture_count_as_page_one_does() -> None:
    book = book_of("storvag")
    figure = council_figure(book)
    assert figure is not None
    loose = book.trace.counts["reaches.loose"]
    assert loose
    assert f"{book.trace.counts['reaches']} mål kan følges helt fram til et rapportert resultat. " in figure.alt
    assert figure.alt.endswith(f" {loose} av dem bare når løse koblinger regnes med.")


def test_where_no_report_could_be_examined_no_goal_is_said_not_to_come_to_the_end() -> None:
    figure = council_figure(with_rows(5, state=CellState.UNKNOWN))
    assert figure is not None
    assert "Rapport: kan ikke vurderes 5." in figure.alt
    assert "helt fram" not in figure.alt


def test_a_report_without_strategic_goals_has_no_picture() -> None:
    book = book_of("lyngmo")
    empty = replace(book, trace=replace(book.trace, groups=()))
    assert council_figure(empty) is None
    assert thread_figures(empty) == ()


@pytest.mark.parametrize("count", [1, 18, 30, 60, 600, 3000])
def test_any_number_of_goals_fits_pages(count: int) -> None:
    book = with_rows(count)
    council = council_figure(book)
    assert council is not None
    assert council.height <= 500
    figures = thread_figures(book)
    assert all(figure.height <= 900 for figure in figures)
    assert sum(len(figure.svg) for figure in figures) < 1_500_000
    lines = sum(1 for figure in figures for _ in parsed(figure.svg).iter(f"{SVG}a"))
    assert lines == count if count <= 600 else lines <= 20


@pytest.mark.parametrize("count", [1, 10, 18, 19, 36, 37, 90])
def test_the_picture_of_the_council_page_is_read_on_paper(count: int) -> None:
    figure = council_figure(with_rows(count))
    assert figure is not None
    told = re.search(r"chapter:first-of-type .drawing svg { max-height: (\d+)mm", read_text(*STYLE))
    assert told is not None
    millimetres = min(178 / figure.width, int(told[1]) / figure.height)
    sizes = {
        float(each.get("font-size", "0")) for each in parsed(figure.svg).iter(f"{SVG}text") if len(each.text or "") > 2
    }
    assert min(sizes) * millimetres * 72 / 25.4 >= 5.9
    assert 11 * millimetres * 72 / 25.4 >= 6.5


@pytest.mark.parametrize("state", [CellState.MISSING, CellState.JUSTIFIED, CellState.UNKNOWN])
def test_a_band_says_why_it_carries_nothing(state: CellState) -> None:
    figure = council_figure(with_rows(90, state=state))
    assert figure is not None
    texts = {text.text for text in parsed(figure.svg).iter(f"{SVG}text")}
    told = {each for each in CellState if word(each, load_catalogue("nb")) in texts}
    assert told == {state}


def test_many_areas_of_several_plans_are_a_band_a_plan() -> None:
    book = with_rows(90)
    (group,) = book.trace.groups
    areas = [replace(row, area=book.trace.groups[0].rows[at % 17].goal) for at, row in enumerate(group.rows)]
    other = replace(group, document="Økonomiplan 2026-2029 - vedtatt.docx")
    groups = (replace(group, rows=tuple(areas)), replace(other, rows=tuple(areas)))
    figure = council_figure(replace(book, trace=replace(book.trace, groups=groups)))
    assert figure is not None
    assert len(list(parsed(figure.svg).iter(f"{SVG}a"))) == len(groups)


@pytest.mark.parametrize("state", list(CellState))
def test_each_state_has_a_sign_of_its_own_and_its_word_in_the_legend(state: CellState) -> None:
    shown = {each: _shape(each) for each in CellState}
    assert [each for each in CellState if shown[each] == shown[state]] == [state]
    figure = thread_figures(with_rows(1, state=state))[0]
    texts = [text.text for text in parsed(figure.svg).iter(f"{SVG}text")]
    assert word(state, load_catalogue("nb")) in texts


def _shape(state: CellState) -> str:
    """A line in one state, without its colours."""
    figure = thread_figures(with_rows(1, state=state))[0]
    line = next(parsed(figure.svg).iter(f"{SVG}a"))
    bare = etree.tostring(line).decode().replace(color(state), "")
    return bare.partition("</title>")[2]


@pytest.mark.parametrize("state", list(CellState))
def test_signs_stand_out_from_the_page(state: CellState) -> None:
    for ground in ("#ffffff", "#f5f6f8"):
        assert (_light(ground) + 0.05) / (_light(color(state)) + 0.05) >= 4.5


def _light(name: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(name[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("text", [HOSTILE, "W" * 10_000, "\u202e", "ord " * 3000])
def test_what_a_document_says_does_no_harm(text: str) -> None:
    figure = thread_figures(with_rows(3, text))[0]
    root = parsed(figure.svg)
    assert not [each for each in root.iter() if each.tag == f"{SVG}script"]
    assert not [name for each in root.iter() for name in each.attrib if str(name).startswith(("on", "style"))]
    assert "\u202e" not in figure.svg
    assert len(figure.svg) < 12_000
    assert to_png(figure.svg, 300).startswith(b"\x89PNG")


def test_a_png_is_the_same_each_time_and_has_letters() -> None:
    figure = council_figure(book_of("lyngmo"))
    assert figure is not None
    once = to_png(figure.svg, figure.width)
    assert once == to_png(figure.svg, figure.width)
    assert once != to_png(figure.svg.replace("Rapport<", "Rxpport<"), figure.width)


def test_words_end_where_there_is_no_room() -> None:
    assert fitted("Alle har et trygt sted å bo", 12, 500) == "Alle har et trygt sted å bo"
    short = fitted("Alle har et trygt sted å bo", 12, 90)
    assert short.endswith("…")
    assert width_of(short, 12) <= 90
    lines = wrapped("Elevene skal lese, skrive og regne så godt at de har reelle valg videre", 12, 120, 2)
    assert len(lines) == 2
    assert all(width_of(line, 12) <= 120 for line in lines)


def test_columns_stand_in_the_order_of_the_chain() -> None:
    root = parsed(thread_figures(book_of("lyngmo"))[0].svg)
    heads = sorted(
        (float(text.get("x") or 0), text.text)
        for text in root.iter(f"{SVG}text")
        if text.get("text-anchor") == "middle"
    )
    assert [text for _, text in heads][:5] == ["Samfunnsdel", "Økonomiplan", "Enhetsavtale", "Indikator", "Rapport"]
    assert len(COLUMNS) == 4
