"""The coupling report as a workbook and as tables: real numbers, no formula of a document, nothing cut short."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from tests.cli.conftest import OKONOMIPLAN, SAMFUNNSDEL
from tests.reports.results import result_of
from tracecheck.messages import LANGUAGES, load_catalogue
from tracecheck.model.comparison import (
    Alteration,
    Comparison,
    CouplingChange,
    CouplingFate,
    ItemComparison,
    ItemEnd,
    Side,
    ThreadChange,
)
from tracecheck.model.coupling import Relation, ThreadState
from tracecheck.model.item import Amount, Deadline, ItemKind, Target
from tracecheck.model.result import Result
from tracecheck.model.traceability import COLUMNS, Cell, CellState, Since
from tracecheck.reports.coupling.book import Book, make_book
from tracecheck.reports.coupling.states import word
from tracecheck.reports.coupling.workbook import render_csv, render_xlsx
from tracecheck.reports.coupling.workbook.values import cell_text, sheet_name
from tracecheck.resources import load_data
from tracecheck.traceability import trace

HOSTILE = "=1+1 <script> @SUM(A1) \u202egnol\u202c \x07 😀 _x0041_ http://example.org"


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Result:
    return result_of(tmp_path_factory.mktemp("planer"))


@pytest.fixture(scope="module")
def book(result: Result) -> Book:
    return _book(result)


def _book(result: Result, since: Since | None = None, language: str = "nb") -> Book:
    return make_book(result, trace(result, since=since), load_catalogue(language))


def _workbook(book: Book) -> Any:
    return openpyxl.load_workbook(io.BytesIO(render_xlsx(book)))


def _rows(sheet: Any) -> list[dict[str, Any]]:
    """The rows under the head, by the titles of the columns."""
    titles, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(titles, row, strict=True)) for row in rows]


def _with_item(result: Result, **changes: Any) -> Result:
    """The same run; the first measure of the økonomiplan says something else."""
    *before, plan = result.documents
    first = next(item for item in plan.items if item.kind is ItemKind.MEASURE)
    items = tuple(replace(item, **changes) if item is first else item for item in plan.items)
    return replace(result, documents=(*before, replace(plan, items=items)))


def test_the_sheets_stand_in_the_order_that_people_look_for_them(book: Book) -> None:
    assert _workbook(book).sheetnames == [
        "Om", "Matrise", "Tekster i matrisen", "Mål", "Koblinger", "Svar", "Merknader", "Indikatorer", "Beløp",
        "Enheter", "Siden sist",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "sheet", "state"), [("nn", "Koplingar", "Tett kopling"), ("en", "Couplings", "Tight coupling")]
)
def test_words_are_those_of_the_language(result: Result, language: str, sheet: str, state: str) -> None:
    made = _workbook(_book(result, language=language))
    assert sheet in made.sheetnames
    assert state in {cell.value for row in made.worksheets[1].iter_rows() for cell in row}


def test_figures_agree_with_those_of_the_report(book: Book) -> None:
    rows = [row for row in _rows(_workbook(book)["Matrise"]) if row["Telles"] == "ja"]
    titles = dict(zip(COLUMNS, ("Økonomiplan", "Enhet", "Indikator", "Rapport"), strict=True))
    assert len(rows) == book.trace.counts["goals"] > 0
    for column, title in titles.items():
        for state in CellState:
            shown = sum(1 for row in rows if row[title] == word(state, book.catalogue))
            assert shown == book.trace.counts.get(f"{column}.{state}", 0)
    assert sum(1 for row in rows if row["Helt fram"] == "ja") == book.trace.counts["reaches"]


def test_the_first_sheet_says_the_same_figures_and_how_they_are_to_be_understood(book: Book) -> None:
    rows = list(_workbook(book)["Om"].iter_rows(values_only=True))
    figures = {entry: value for topic, entry, value in rows if topic == "Tall"}
    assert figures["Mål som telles"] == book.trace.counts["goals"]
    assert figures["Økonomiplan: Ingen spor"] == book.trace.counts["plan.missing"]
    assert any("ikke sett hva som er gjort" in str(value) for _, _, value in rows)
    assert {entry for topic, entry, _ in rows if topic == "Dokument"} == {each.key for each in book.result.documents}


def test_every_coupling_remark_and_item_is_there(book: Book) -> None:
    made, result = _workbook(book), book.result
    assert len(_rows(made["Koblinger"])) == len(result.linkage.links) > 0
    assert len(_rows(made["Merknader"])) == len(result.findings) > 0
    stated = len(_rows(made["Mål"])) + len(_rows(made["Indikatorer"]))
    assert stated == sum(len(document.items) for document in result.documents)


def test_a_cell_that_the_report_cuts_short_is_whole_here(book: Book) -> None:
    group = book.trace.groups[0]
    row = next(each for each in group.rows if each.cells["plan"].items)
    every = row.cells["plan"].items
    short = replace(
        row, cells={**row.cells, "plan": Cell(row.cells["plan"].state, (), len(every), row.cells["plan"].looked)}
    )
    rows = tuple(short if each is row else each for each in group.rows)
    cut = replace(book, trace=replace(book.trace, groups=(replace(group, rows=rows), *book.trace.groups[1:])))
    assert every
    assert _rows(_workbook(cut)["Tekster i matrisen"]) == _rows(_workbook(book)["Tekster i matrisen"])


def test_every_text_of_the_matrix_has_a_row_of_its_own_with_its_state(book: Book) -> None:
    made = _workbook(book)
    matrix = {row["Nr."]: row for row in _rows(made["Matrise"])}
    rows = _rows(made["Tekster i matrisen"])
    assert len(rows) == sum(len(cell.items) + cell.more for row in book.rows() for cell in row.cells.values()) > 0
    for row in rows:
        assert matrix[row["Nr."]][row["Ledd"]] == row["Tilstand"]
        assert row["Mål"] == matrix[row["Nr."]]["Mål"]
        assert row["Dokument"] in {each.key for each in book.result.documents}


def test_a_state_is_told_by_sign_word_and_fill_and_its_value_is_the_word(book: Book) -> None:
    sheet = _workbook(book)["Matrise"]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value in ("Tett kobling", "Ingen spor")]
    looks = {(cell.value, cell.number_format, cell.fill.fgColor.rgb) for cell in cells}
    assert {(value, form) for value, form, _ in looks} == {
        ("Tett kobling", ';;;"● "@'),
        ("Ingen spor", ';;;"○ "@'),
    }
    assert len({fill for *_, fill in looks}) == 2


def test_a_long_list_beside_the_matrix_makes_no_row_of_it_tall(book: Book) -> None:
    sheet = _workbook(book)["Matrise"]
    heights = [sheet.row_dimensions[number].height for number in range(2, sheet.max_row + 1)]
    assert heights
    assert max(heights) <= 2 * load_data("workbook")["line_height"] + 0.5


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_printed_page_is_one_page_wide_and_can_be_read(result: Result, language: str) -> None:
    data = load_data("workbook")
    for sheet in _workbook(_book(result, language=language)):
        _, _, last, _ = range_boundaries(sheet.print_area.rpartition("!")[2])
        columns = sheet.column_dimensions.values()
        width = sum(each.width for each in columns for number in range(each.min, each.max + 1) if number <= last)
        assert 0 < width <= data["page_width"] + last  # Excel adds a little to each
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)


def test_a_goal_that_looks_like_a_formula_stays_text(result: Result) -> None:
    book = _book(_with_item(result, text=HOSTILE, owner="=cmd|' /C calc'!A0", label="-2+3"))
    made = _workbook(book)
    cells = [cell for sheet in made for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    row = next(row for row in _rows(made["Mål"]) if str(row["Tekst"]).startswith("=1+1"))
    assert row["Tekst"] == "=1+1 <script> @SUM(A1) gnol 😀 _x0041_ http://example.org"
    assert row["Ansvar"] == "=cmd|' /C calc'!A0"


def test_numbers_and_days_are_numbers_and_days(result: Result) -> None:
    changes = {
        "deadline": Deadline("innen 18. juni 2026", "2025", "2026-06-18"),
        "target": Target("94,5 %", ">=", 94.5, "%", 91.0, 2024, 2026),
        "amounts": (Amount(2026, 250000.0, "kr", "operating", "250"),),
    }
    made = _workbook(_book(_with_item(result, **changes)))
    row = next(row for row in _rows(made["Mål"]) if row["Frist (tekst)"] == "innen 18. juni 2026")
    assert (row["Frist fra"], row["Frist til"]) == (2025, datetime(2026, 6, 18))
    assert (row["Måltall"], row["Måltall år"], row["Utgangspunkt"]) == (94.5, 2026, 91)
    assert [row["Beløp"] for row in _rows(made["Beløp"]) if row["Som trykt"] == "250"] == [250000]
    assert all(isinstance(row["Poeng (0–1)"], int | float) for row in _rows(made["Koblinger"]))


def test_a_column_waits_for_the_chief_executive(book: Book) -> None:
    rows = _rows(_workbook(book)["Merknader"])
    assert {row["Kommunedirektørens kommentar"] for row in rows} == {None}


def test_heads_are_frozen_and_rows_can_be_filtered(book: Book) -> None:
    for sheet in _workbook(book):
        assert sheet.freeze_panes.endswith("2")
        assert sheet.print_title_rows == "$1:$1"
        if sheet.max_row > 1 and sheet.title != "Siden sist":
            assert sheet.auto_filter.ref.startswith("A1:")


def test_long_texts_are_cut_with_a_mark() -> None:
    catalogue = load_catalogue("nb")
    most = load_data("workbook")["characters"]
    assert cell_text("a" * most, most, catalogue) == "a" * most
    for text in ("a" * (most + 1), "😀" * most):
        cut = cell_text(text, most, catalogue)
        assert len(cut.encode("utf-16-le")) // 2 <= most
        assert cut.endswith("[forkortet: hele teksten står i dokumentet]")


def test_more_rows_than_a_sheet_holds_go_on_in_the_next(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = _rows(_workbook(book)["Mål"])
    monkeypatch.setitem(load_data("workbook"), "rows", 5)
    made = _workbook(book)
    parts = [_rows(sheet) for sheet in made if sheet.title.startswith("Mål")]
    assert "Mål (2)" in made.sheetnames
    assert max(map(len, parts)) == 4
    assert [row for part in parts for row in part] == whole


def test_names_of_sheets_are_names_that_excel_takes() -> None:
    assert sheet_name("Mål/tiltak: [a]*?", 1, 31) == "Mål tiltak   a"
    assert sheet_name("x" * 40, 12, 31) == "x" * 26 + " (12)"


def test_the_same_report_gives_the_same_bytes(book: Book) -> None:
    assert render_xlsx(book) == render_xlsx(book)


def _end(text: str, number: int, kind: ItemKind = ItemKind.GOAL) -> ItemEnd:
    return ItemEnd(f"Økonomiplan.md#{number}", kind, text)


def _comparison() -> Comparison:
    items = (
        ItemComparison((_end("Vi skal", 1),), (_end("Vi bør", 1),), (Alteration.WEAKENED, Alteration.MOVED)),
        ItemComparison((), (_end("Nytt mål", 2),), (Alteration.NEW,)),
        ItemComparison((_end("Borte", 3),), (), (Alteration.DROPPED,), unexplained=True),
    )
    coupling = CouplingChange(CouplingFate.LOST, _end("Tiltak", 4), _end("Vi bør", 1), Relation.IMPLEMENTS)
    thread = ThreadChange(_end("Vi bør", 1), ThreadState.WHOLE, ThreadState.BROKEN, worse=True)
    return Comparison(Side("2025", 1, 3), Side("2026", 1, 3), (), items, (coupling,), (thread,))


def test_what_changed_since_last_time_stands_row_by_row(result: Result) -> None:
    rows = _rows(_workbook(_book(result, Since(_comparison())))["Siden sist"])
    told = [(row["Hva"], row["Hva er det blitt av det"]) for row in rows]
    assert told == [
        ("Mål, tiltak eller indikator", "svakere, flyttet"),
        ("Mål, tiltak eller indikator", "nytt"),
        ("Mål, tiltak eller indikator", "borte"),
        ("Kobling", "ikke lenger"),
        ("Tråd", "stopper tidligere enn før"),
    ]
    assert rows[0]["Før"] == "Vi skal"
    assert rows[0]["Nå: id"] == "Økonomiplan.md#1"
    assert rows[2]["Uten at vi fant noe vedtak"] == "ja"
    assert len({row["Nøkkel (tracecheck-rapport)"] for row in rows}) == len(rows)


def test_where_nothing_is_compared_the_sheet_says_so(book: Book) -> None:
    assert str(_workbook(book)["Siden sist"]["A2"].value).startswith("Ingenting er sammenlignet")


def test_keys_are_those_of_the_next_workbook_when_a_plan_has_got_more_pages(tmp_path: Path) -> None:
    name = "Samfunnsdel 2024-2036.md"
    before = _book(result_of(tmp_path / "før"))
    longer = {
        name: f"# Forord\n\nOrdføreren ønsker velkommen.\n\n{SAMFUNNSDEL}",
        "Økonomiplan 2026-2029.md": OKONOMIPLAN,
    }
    after = _book(result_of(tmp_path / "etter", longer))
    keys = [
        {row["Nøkkel (tracecheck-rapport)"] for row in _rows(_workbook(each)["Matrise"])} for each in (before, after)
    ]
    assert keys[0] == keys[1]


def _tables(book: Book) -> Iterator[tuple[str, list[list[str]]]]:
    for name, data in render_csv(book).items():
        assert data.startswith(b"\xef\xbb\xbf")
        yield name, list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_tables_have_the_rows_of_the_sheets(book: Book) -> None:
    made = _workbook(book)
    tables = dict(_tables(book))
    assert [f"{name}.csv" for name in made.sheetnames] == list(tables)
    for sheet in made:
        titles = [cell.value for cell in sheet[1]]
        assert tables[f"{sheet.title}.csv"][0] == titles
        assert len(tables[f"{sheet.title}.csv"]) == sheet.max_row


def test_a_table_holds_no_formula(result: Result) -> None:
    book = _book(_with_item(result, text="=1+1", label="@x", owner="+4"))
    cells = [cell for _, rows in _tables(book) for row in rows for cell in row]
    assert "'=1+1" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t"))]


@pytest.mark.parametrize("sign", ["＝", "＋", "－", "＠"])
def test_a_full_width_sign_is_no_formula_either(result: Result, sign: str) -> None:
    cells = [cell for _, rows in _tables(_book(_with_item(result, text=f"{sign}1+1"))) for row in rows for cell in row]
    assert f"'{sign}1+1" in cells
    assert not [cell for cell in cells if cell.startswith(sign)]


def test_numbers_in_a_table_have_the_decimals_of_the_language(result: Result) -> None:
    changed = _with_item(result, target=Target("-0,5 %", "=", -0.5, "%"))
    for language, shown in (("nb", "-0,5"), ("en", "-0.5")):
        assert shown in [cell for _, rows in _tables(_book(changed, language=language)) for row in rows for cell in row]
