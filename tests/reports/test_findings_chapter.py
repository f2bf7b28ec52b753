"""Findings in the coupling report: by rule with their law, those that are not told and why, once more by criterion."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from tests.reports.chapter_text import lines, parts, runs, tables, words
from tests.reports.results import result_of as checked
from tests.reports.results import with_findings, with_history
from tests.traceability.sample_runs import NAMES, result_of, trace_of
from tracecheck.messages import LANGUAGES, load_catalogue
from tracecheck.model.finding import Finding
from tracecheck.model.result import Result
from tracecheck.model.suppression import Hidden
from tracecheck.reports.coupling.blocks import Chapter, Pages, Part
from tracecheck.reports.coupling.book import make_book
from tracecheck.reports.coupling.chapters.findings import chapter
from tracecheck.reports.coupling.html import render_html
from tracecheck.reports.coupling.pages import make_pages
from tracecheck.resources import load_data
from tracecheck.traceability import trace

MOST = load_data("traceability")["findings"]["rows"]


def _chapter(result: Result, language: str = "nb") -> Chapter:
    return chapter(make_book(result, trace(result), load_catalogue(language)))


def _sample(name: str, language: str = "nb") -> Chapter:
    return chapter(make_book(result_of(name), trace_of(name), load_catalogue(language)))


def _rules(found: Chapter) -> dict[str, Part]:
    return {part.anchor.removeprefix("rule-"): part for part in parts(found.blocks) if part.anchor.startswith("rule-")}


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_stands_under_its_rule_with_document_words_and_source(name: str) -> None:
    rules = _rules(_sample(name))
    counts = Counter(finding.code for finding in result_of(name).findings)
    assert {code: len(next(tables(part.blocks)).rows) for code, part in rules.items()} == counts
    for code, part in rules.items():
        assert words(part.title).endswith(f"({counts[code]})")
    told = {code: lines(part.blocks) for code, part in rules.items()}
    for finding in result_of(name).findings:
        every = told[finding.code]
        row = next(line for line in every if finding.message in line and (finding.document or "") in line)
        assert finding.remedy is None or finding.remedy in row
        source = (finding.source or "").rstrip(".")
        assert source.casefold() in " ".join(every).casefold()


@pytest.mark.parametrize("name", NAMES)
def test_the_figures_of_the_criteria_are_those_that_were_counted(name: str) -> None:
    found, counted = _sample(name), trace_of(name)
    overview = next(table for table in tables(found.blocks) if table.columns[0].name == "criterion")
    assert [words(row.cells[2]) for row in overview.rows] == [str(len(each.findings)) for each in counted.criteria]
    for row, criterion in zip(overview.rows, counted.criteria, strict=True):
        told = re.findall(r"(\d+) av (\d+)", words(row.cells[1]))
        asked = [each for each in criterion.populations if each.total]
        assert told == [(str(each.met), str(each.total)) for each in asked]
        assert re.findall(r"(\d+) er begrunnet", words(row.cells[1])) == [
            str(each.justified) for each in asked if each.justified
        ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_chapter_can_be_told_in_every_language_and_its_links_lead_somewhere(name: str, language: str) -> None:
    result, counted = result_of(name), trace_of(name)
    pages = make_pages(make_book(result, counted, load_catalogue(language)))
    found = next(each for each in pages.chapters if each.name == "findings")
    anchors = {part.anchor for each in pages.chapters for part in parts(each.blocks)}
    assert {run.link for run in runs(found.blocks) if run.link} <= anchors
    assert not [line for line in lines(found.blocks) if "{" in line]


def test_an_auditor_finds_the_words_behind_each_figure() -> None:
    found = _sample("lyngmo")
    owner = next(part for part in parts(found.blocks) if part.anchor == "criterion-owner")
    told = lines(owner.blocks)
    assert "6 av 14 tiltak i enhetsavtalen og lederavtalen har en ansvarlig." in told
    assert (
        "Nye nettsider for skolen Enhetsavtale Lyngmo skole 2026.docx, tabell 5, rad 9, kolonne 1, under «5 Tiltak»"
        in told
    )
    assert "Tiltak uten ansvarlig (1) TC601" in told
    line = next(part for part in parts(found.blocks) if part.anchor == "criterion-line")
    assert lines(line.blocks)[0].startswith("Kilde: Kommuneloven § 14-4 første ledd; plan- og bygningsloven § 11-1")


def test_the_comment_column_is_there_and_empty() -> None:
    found = [
        table for table in tables(_sample("lyngmo").blocks) if any(each.kind == "comment" for each in table.columns)
    ]
    assert len(found) > 10
    for table in found:
        place = [each.kind for each in table.columns].index("comment")
        assert table.columns[place].title == "Kommunedirektørens kommentar"
        assert {row.cells[place] for row in table.rows} == {()}


def test_the_rows_that_a_remark_stands_for_are_named_beside_it_and_the_rest_counted() -> None:
    rules = _rules(_sample("lyngmo"))
    told = " ".join(lines(rules["TC503"].blocks))
    assert "Gjelder 7 rader: Lønnsoppgjør: 980 000; Korr. pensjon: -140 000; " in told.replace("\xa0", " ")
    without = " ".join(lines(rules["TC602"].blocks))
    assert "Gjelder 6 rader: tiltak «Faste bestillingsrutiner for forbruksvarer» (tabell 2, rad 2)" in without
    result = result_of("lyngmo")
    sum_ = next(each for each in result.findings if each.code == "TC503")
    many = with_findings(result, replace(sum_, count=30, related=sum_.related * 4))
    assert "; og 20 til." in " ".join(lines(_rules(_chapter(many))["TC503"].blocks))


def test_many_findings_of_one_rule_are_cut_and_counted(tmp_path: Path) -> None:
    result = checked(tmp_path / "plans")
    one = result.findings[0]
    many = [replace(one, fingerprint=f"{number:016}", message=f"Merknad {number}") for number in range(MOST + 40)]
    part = _rules(_chapter(with_findings(result, *many)))[one.code]
    assert words(part.title).endswith(f"({MOST + 40})")
    assert len(next(tables(part.blocks)).rows) == MOST
    assert "Og 40 til. Alle står i regnearket." in lines(part.blocks)


def test_what_is_set_aside_known_or_hidden_stands_apart_with_its_reason(tmp_path: Path) -> None:
    result = replace(with_history(checked(tmp_path / "plans")), hidden=Hidden(confidence=2, unchanged=1))
    found = _chapter(result)
    suppressed = next(part for part in parts(found.blocks) if part.anchor == "suppressed")
    told = " ".join(lines(suppressed.blocks))
    assert words(suppressed.title) == "1 merknad er satt til side med begrunnelse"
    assert "Utsatt til 2027 (av controller, sak 45/26, i beslutningsfilen)" in told
    known = next(part for part in parts(found.blocks) if part.anchor == "known")
    assert words(known.title) == "1 merknad var kjent fra før"
    assert "1 merknad i filen passer ikke lenger på noe." in lines(known.blocks)
    assert "2 mindre sikre merknader er ikke vist." in lines(found.blocks)
    assert "1 merknad om noe som ikke er endret, er ikke vist." in lines(found.blocks)
    assert sum(len(next(tables(part.blocks)).rows) for part in _rules(found).values()) == len(result.findings)


def test_a_clean_folder_says_so_and_still_shows_the_criteria() -> None:
    found = _sample("tindefjell")
    assert "Ingen merknader til dokumentene som ble lest." in lines(found.blocks)
    assert len([part for part in parts(found.blocks) if part.anchor.startswith("criterion-")]) == 7


def test_remarks_that_bear_on_no_criterion_are_counted_too() -> None:
    told = [line for line in lines(_sample("lyngmo").blocks) if "ikke til noe kriterium" in line]
    assert len(told) == 1
    assert told[0].startswith("1 merknad ")
    assert told[0].endswith("TC503.")


def test_what_a_document_says_is_words_and_no_more(tmp_path: Path) -> None:
    result = checked(tmp_path / "plans")
    hostile = "<script>alert(1)</script> \u202eomvendt " + "x" * 9000
    finding = replace(result.findings[0], quote=hostile, document=hostile)
    found = _chapter(with_findings(result, finding))
    quoted = next(run for run in runs(found.blocks) if run.quote and "script" in run.text)
    assert len(quoted.text) <= load_data("traceability")["findings"]["quote"]
    page = _page(found)
    assert "<script>alert" not in page
    assert "\u202e" not in page


def test_a_row_costs_little_more_than_its_words(tmp_path: Path) -> None:
    result = checked(tmp_path / "plans")
    one = replace(result.findings[0], code="TC101")
    few, more = (_page(_chapter(with_findings(result, *_rows(one, count)))) for count in (10, 50))
    text = len(one.message) + len(one.remedy or "") + len(one.quote or "") + len(one.document or "")
    assert (len(more) - len(few)) / 40 - text < 400


def _rows(one: Finding, count: int) -> list[Finding]:
    return [replace(one, fingerprint=f"{number:016}") for number in range(count)]


def _page(found: Chapter) -> str:
    return "".join(render_html(Pages("Den røde tråden", "nb", (found,), "Laget med tracecheck.")))


def test_a_rule_of_the_municipalitys_own_is_told_by_its_title(tmp_path: Path) -> None:
    result = checked(tmp_path / "plans")
    own = replace(result.findings[0], code="LK001", slug="maal-har-eier", source="Reglement § 3")
    catalogue = load_catalogue("nb").with_texts({"LK001.title": "Mål skal ha en eier"})
    book = make_book(with_findings(result, own), trace(with_findings(result, own)), catalogue)
    assert words(_rules(chapter(book))["LK001"].title) == "Mål skal ha en eier (1)"
    assert words(_rules(_chapter(with_findings(result, own)))["LK001"].title) == "maal-har-eier (1)"
