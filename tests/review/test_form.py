"""The form for a colleague without a terminal: out, filled in as people and spreadsheets do, and in again."""

import csv
import datetime
import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.linker.plans_of_lyngmo import K, enhetsavtale, item, samfunnsdel
from tests.review.test_session import NB, TODAY, _plans, make_result
from tracecheck.messages import LANGUAGES, Catalogue, load_catalogue
from tracecheck.model.decision import Verdict
from tracecheck.model.plan import DocumentKind
from tracecheck.model.review import DoubtKind
from tracecheck.reading.own import is_own_output
from tracecheck.review.form import COLUMNS, make_form
from tracecheck.review.form_read import FormError, read_form
from tracecheck.review.form_take import Filling, Taken, take_form
from tracecheck.review.form_write import form_bytes
from tracecheck.review.queue import make_queue
from tracecheck.review.show import candidate_end
from tracecheck.trail.web import Web

Fill = Callable[[list[dict[str, str]]], None]
TITLES = {name: NB.text(f"review.column.{name}") for name in COLUMNS}


def _export(web: Web, path: Path, words: Catalogue = NB) -> Path:
    path.write_bytes(form_bytes(make_form(make_queue(web), web, words), path, words))
    return path


def _fill_csv(path: Path, fill: Fill, encoding: str = "utf-8-sig", delimiter: str = ";") -> Path:
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), delimiter=";"))
    named = [dict(zip(COLUMNS, row, strict=True)) for row in rows[1:]]
    fill(named)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([rows[0], *([row.get(name, "") for name in COLUMNS] for row in named)])
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def _take(path: Path, web: Web, by: str | None = "controller") -> Taken:
    return take_form(read_form(path), Filling(TODAY, "Lest og vurdert", by), web)


def _set(row: dict[str, str], **texts: str) -> None:
    row.update(texts)


@pytest.fixture
def web() -> Web:
    return make_result(_plans())


def test_an_empty_form_says_nothing(web: Web, tmp_path: Path) -> None:
    for name in ("skjema.csv", "skjema.xlsx"):
        taken = _take(_export(web, tmp_path / name), web)
        assert (taken.answers, taken.problems, taken.left) == ((), (), len(make_queue(web)))


def test_csv_filled_in_with_the_words_and_dates_people_use(web: Web, tmp_path: Path) -> None:
    def fill(rows: list[dict[str, str]]) -> None:
        _set(
            rows[0],
            verdict="Begrunn",
            reason="Utsatt til neste plan",
            case="sak 12/26",
            expires="31.12.2027",
            by="rådmann",
        )
        _set(rows[-1], verdict="PEK TIL ", point="delmål 2.1")

    taken = _take(_fill_csv(_export(web, tmp_path / "s.csv"), fill), web)
    assert taken.problems == ()
    gap, pointed = (each.decisions[0] for each in taken.answers)
    assert (gap.verdict, gap.by, gap.case, gap.expires) == (Verdict.JUSTIFY, "rådmann", "sak 12/26", "2027-12-31")
    assert (pointed.verdict, pointed.goal.item, pointed.by) == (Verdict.CONFIRM, "2.1", "controller")


@pytest.mark.parametrize(("encoding", "delimiter"), [("utf-8", ","), ("cp1252", ";"), ("utf-16", "\t")])
def test_csv_as_other_programs_save_it(web: Web, tmp_path: Path, encoding: str, delimiter: str) -> None:
    def fill(rows: list[dict[str, str]]) -> None:
        rows.reverse()
        rows.insert(1, {})
        _set(rows[-1], verdict="grunngje", reason="Følgt opp på annan måte")

    path = _fill_csv(_export(web, tmp_path / "s.csv"), fill, encoding, delimiter)
    (answer,) = _take(path, web).answers
    assert answer.decisions[0].reason == "Følgt opp på annan måte"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_in_any_language_quotes_as_the_language_does_and_is_read_back(
    web: Web, tmp_path: Path, language: str
) -> None:
    def fill(rows: list[dict[str, str]]) -> None:
        assert {row["goal"][-1] for row in rows if row["goal"]} == {words.quoted("")[-1]}
        _set(rows[0], verdict="begrunn", reason="Utsatt")

    words = load_catalogue(language)
    taken = _take(_fill_csv(_export(web, tmp_path / "s.csv", words), fill), web)
    assert (len(taken.answers), taken.problems) == (1, ())


def test_a_workbook_filled_in_sorted_anew_with_a_column_of_its_own(web: Web, tmp_path: Path) -> None:
    path = _export(web, tmp_path / "s.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    row = 2
    sheet.cell(row, COLUMNS.index("verdict") + 1).value = "begrunn"
    sheet.cell(row, COLUMNS.index("reason") + 1).value = "Utsatt"
    expires = sheet.cell(row, COLUMNS.index("expires") + 1)
    expires.value, expires.number_format = datetime.datetime(2027, 12, 31), "dd.mm.yyyy"
    sheet.insert_cols(3)
    sheet.cell(1, 3).value = "mine notater"
    sheet.insert_rows(2)
    book.save(path)
    taken = _take(path, web)
    assert taken.problems == ()
    (answer,) = taken.answers
    assert (answer.decisions[0].verdict, answer.decisions[0].expires) == (Verdict.JUSTIFY, "2027-12-31")


def test_verdicts_are_chosen_from_a_list_and_the_key_is_out_of_sight(web: Web, tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(_export(web, tmp_path / "s.xlsx")).worksheets[0]
    (rule,) = sheet.data_validations.dataValidation
    assert rule.formula1 == '"bekreft,avvis,pek til,begrunn,eget mål"'
    assert sheet.column_dimensions[openpyxl.utils.get_column_letter(len(COLUMNS))].hidden
    assert [cell.value for cell in sheet[1]] == list(TITLES.values())


@pytest.mark.parametrize("start", ["=1+1", "+47 22", "-1 %", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_a_goal_that_looks_like_a_formula_stays_text(start: str, tmp_path: Path) -> None:
    agreement = enhetsavtale(item("l1", K.GOAL, f"{start} flere elever"))
    web = make_result((samfunnsdel(), *_plans()[1:2], agreement))
    book = openpyxl.load_workbook(_export(web, tmp_path / "s.xlsx"))
    assert all(cell.data_type != "f" for row in book.worksheets[0].iter_rows() for cell in row)
    text = _export(web, tmp_path / "s.csv").read_text(encoding="utf-8-sig")
    fields = [field for row in csv.reader(io.StringIO(text, newline=""), delimiter=";") for field in row]
    assert not any(field.startswith(("=", "+", "-", "@")) for field in fields)
    assert any(start in field for field in fields)


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        ({"verdict": "kanskje"}, "review.row.verdict"),
        ({"verdict": "begrunn"}, "review.row.reason"),
        ({"verdict": "begrunn", "reason": "x", "expires": "en dag"}, "review.row.date"),
        ({"verdict": "begrunn", "reason": "x", "expires": "1.1.2020"}, "review.row.past"),
        ({"verdict": "begrunn", "reason": "x", "case": "2026-12-01"}, "review.row.case"),
        ({"verdict": "bekreft"}, "review.row.no_pair"),
        ({"verdict": "pek til"}, "review.row.no_point"),
        ({"verdict": "pek til", "point": "romfart"}, "review.row.point_gone"),
        ({"verdict": "bekreft", "key": "ødelagt"}, "review.row.key"),
        ({"verdict": "bekreft", "key": "[]"}, "review.row.key"),
    ],
)
def test_a_bad_row_is_told_with_its_number_and_the_others_are_taken(
    web: Web, tmp_path: Path, texts: dict[str, str], told: str
) -> None:
    def fill(rows: list[dict[str, str]]) -> None:
        _set(rows[0], **texts)
        _set(rows[1], verdict="begrunn", reason="Utsatt")

    taken = _take(_fill_csv(_export(web, tmp_path / "s.csv"), fill), web)
    assert [(each.row, each.message_id) for each in taken.problems] == [(2, told)]
    assert len(taken.answers) == 1
    assert NB.text(told, **taken.problems[0].arguments)


def test_nobody_to_ask_is_told(web: Web, tmp_path: Path) -> None:
    path = _fill_csv(_export(web, tmp_path / "s.csv"), lambda rows: _set(rows[0], verdict="begrunn", reason="Utsatt"))
    assert [each.message_id for each in _take(path, web, by=None).problems] == ["review.row.by"]


def test_a_text_that_has_changed_since_is_not_decided_on_unseen(web: Web, tmp_path: Path) -> None:
    path = _export(web, tmp_path / "s.csv")
    queue = make_queue(web)
    place = [each.kind for each in queue].index(DoubtKind.PARENTLESS)
    _fill_csv(path, lambda rows: _set(rows[place], verdict="pek til", point="2.1"))
    changed = make_result((*_plans()[:2], enhetsavtale(item("l1", K.GOAL, "Færre elever begynner med fransk"))))
    (problem,) = _take(path, changed).problems
    assert problem.message_id == "review.row.changed"
    assert "Færre" in str(problem.arguments["text"])


def test_a_row_whose_texts_are_not_those_of_its_key_is_refused_with_its_number(web: Web, tmp_path: Path) -> None:
    def sort_without_the_key(rows: list[dict[str, str]]) -> None:
        rows[0]["goal"], rows[1]["goal"] = rows[1]["goal"], rows[0]["goal"]
        for row in rows[:2]:
            _set(row, verdict="begrunn", reason="Tas neste år")

    taken = _take(_fill_csv(_export(web, tmp_path / "s.csv"), sort_without_the_key), web)
    assert [(each.row, each.message_id) for each in taken.problems] == [
        (2, "review.row.other_text"),
        (3, "review.row.other_text"),
    ]
    assert taken.answers == ()


def test_an_answer_that_was_typed_into_a_row_without_one_is_refused(web: Web, tmp_path: Path) -> None:
    path = _fill_csv(
        _export(web, tmp_path / "s.csv"), lambda rows: _set(rows[0], answer="Ny lysløype", verdict="pek til", point="1")
    )
    assert [each.message_id for each in _take(path, web).problems] == ["review.row.other_text"]


def test_a_pointer_beside_another_verdict_is_not_thrown_away(web: Web, tmp_path: Path) -> None:
    path = _fill_csv(
        _export(web, tmp_path / "s.csv"), lambda rows: _set(rows[0], verdict="begrunn", reason="Utsatt", point="3.1")
    )
    assert [each.message_id for each in _take(path, web).problems] == ["review.row.point_beside"]


@pytest.mark.parametrize("typed", ["1", "Kandidat 1", "kandidat 1: mål «et eller annet»", "nr. 1", "1.0"])
def test_a_candidate_is_named_as_its_column_is(web: Web, tmp_path: Path, typed: str) -> None:
    queue = make_queue(web)
    place = next(number for number, each in enumerate(queue) if each.candidates)
    path = _fill_csv(_export(web, tmp_path / "s.csv"), lambda rows: _set(rows[place], verdict="pek til", point=typed))
    (answer,) = _take(path, web).answers
    said = answer.decisions[-1]
    ends = {f"{end.document}#{end.item}" for end in (said.goal, said.answer) if end}
    assert candidate_end(queue[place], queue[place].candidates[0]) in ends


def test_a_goal_of_the_same_plan_is_no_answer_in_the_plan_below(web: Web, tmp_path: Path) -> None:
    (place, *_) = (n for n, each in enumerate(make_queue(web)) if each.level is DocumentKind.OKONOMIPLAN)
    path = _fill_csv(
        _export(web, tmp_path / "s.csv"), lambda rows: _set(rows[place], verdict="pek til", point="delmål 2.1")
    )
    (problem,) = _take(path, web).problems
    assert (problem.message_id, problem.arguments["document"]) == ("review.row.point_elsewhere", "samfunnsdel.docx")


def test_a_row_about_a_goal_without_a_parent_takes_own_goal_and_says_so_of_other_words(
    web: Web, tmp_path: Path
) -> None:
    place = [each.kind for each in make_queue(web)].index(DoubtKind.PARENTLESS)
    path = _fill_csv(_export(web, tmp_path / "s.csv"), lambda rows: _set(rows[place], verdict="Eget mål"))
    (answer,) = _take(path, web).answers
    assert [(each.verdict, each.goal.item) for each in answer.decisions] == [(Verdict.OWN, "l1")]
    for verdict in ("avvis", "begrunn"):
        path = _export(web, tmp_path / f"{verdict}.csv")
        _fill_csv(path, lambda rows, said=verdict: _set(rows[place], verdict=said, reason="x"))
        assert [each.message_id for each in _take(path, web).problems] == ["review.row.no_parent"]
    path = _fill_csv(_export(web, tmp_path / "t.csv"), lambda rows: _set(rows[0], verdict="eget mål"))
    assert [each.message_id for each in _take(path, web).problems] == ["review.row.not_own"]


def test_another_file_is_no_form(tmp_path: Path) -> None:
    other = tmp_path / "mål.csv"
    other.write_text("nr;mål;tiltak\n1;Trygt;Gjerde\n", encoding="utf-8")
    with pytest.raises(FormError):
        read_form(other)


def test_a_form_beside_the_documents_is_not_read_as_a_plan(web: Web, tmp_path: Path) -> None:
    assert is_own_output(_export(web, tmp_path / "s.csv"))
    assert is_own_output(_export(web, tmp_path / "s.xlsx"))
    book = openpyxl.Workbook()
    book.save(tmp_path / "plan.xlsx")
    assert not is_own_output(tmp_path / "plan.xlsx")


@pytest.mark.parametrize("above", ["sep=\r\n", "sep=;\r\n", "Fylt ut av Kari, se på rad 3\r\n"])
def test_lines_above_the_titles_do_not_hide_the_form(web: Web, tmp_path: Path, above: str) -> None:
    path = _fill_csv(_export(web, tmp_path / "s.csv"), lambda rows: _set(rows[0], verdict="g"))
    path.write_bytes(above.encode() + path.read_bytes())
    rows = read_form(path)
    assert len(rows) == len(make_queue(web))
    assert rows[0].texts["verdict"] == "g"
    assert rows[0].number == 3


def test_a_line_that_only_begins_to_say_what_separates_is_no_form(tmp_path: Path) -> None:
    path = tmp_path / "s.csv"
    path.write_text("sep=", encoding="utf-8")
    with pytest.raises(FormError) as caught:
        read_form(path)
    assert caught.value.message_id == "review.error.no_form"
