"""`tracecheck report`, as somebody uses it who wants to pass on what was found."""

import json
import os
import sys
import webbrowser
from pathlib import Path

import pytest

from tests.cli.conftest import Program
from tracecheck.cli import main

NAME = "Koblingsrapport Lyngmo kommune 2026.html"


def _files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_folder_and_nothing_else_gives_one_page_in_the_folder_one_is_in(
    program: Program, folder: Path, tmp_path: Path
) -> None:
    here = tmp_path / "her"
    here.mkdir()
    done = program("report", str(folder), cwd=here)
    assert done.code == 0, done.err
    assert _files(here) == {NAME}
    html = (here / NAME).read_text(encoding="utf-8")
    assert html.startswith("<!doctype html>")
    assert "Alle har et trygt sted å bo" in html
    assert "1 har ingen spor" in " ".join(done.out.split())
    assert NAME in done.err
    assert "-f docx" in done.err
    assert "-f xlsx" in done.err


def test_findings_are_no_failure_of_a_report_unless_somebody_says_so(inside: Program, folder: Path) -> None:
    assert inside("check", str(folder)).code == 1
    assert inside("report", str(folder), cwd=folder).code == 0
    assert inside("report", str(folder), "--fail-on", "info", cwd=folder).code == 1


def test_no_warnings_at_all_is_a_limit_as_in_check(inside: Program, folder: Path) -> None:
    limit = ("--max-warnings", "0")
    assert inside("check", str(folder), *limit).code == 1
    assert inside("report", str(folder), *limit, cwd=folder).code == 1


def test_an_incomplete_answer_is_told_and_the_report_is_written_all_the_same(inside: Program, folder: Path) -> None:
    (folder / "Årsberetning 2025.docx").write_bytes(b"PK\x03\x04 no document")
    done = inside("report", str(folder), cwd=folder)
    assert done.code == 3
    assert NAME in _files(folder)


def test_the_report_of_the_last_run_is_no_document_of_the_next(program: Program, folder: Path) -> None:
    program("report", str(folder), "-f", "html", "-f", "docx", cwd=folder)
    before = (folder / NAME).read_bytes()
    assert len(_files(folder)) == 4
    done = program("report", str(folder), "-f", "html", "-f", "docx", cwd=folder)
    assert done.code == 0
    assert "skrevet av tracecheck" in done.err
    assert (folder / NAME).read_bytes() == before
    checked = program("check", str(folder), "-f", "json")
    assert [each["key"] for each in json.loads(checked.out)["documents"]] == [
        "Samfunnsdel 2024-2036.md",
        "Økonomiplan 2026-2029.md",
    ]


def test_a_document_is_never_written_over(inside: Program, folder: Path) -> None:
    source = folder / "Samfunnsdel 2024-2036.html"
    source.write_text("<h1>Samfunnsdel 2024-2036</h1><p>Delmål 1.1 Alle har et trygt sted å bo.</p>", encoding="utf-8")
    before = source.read_bytes()
    done = inside("report", str(folder), "-o", str(source))
    assert done.code == 2
    assert "aldri overskrevet" in done.err
    assert source.read_bytes() == before


def test_a_file_of_somebody_else_with_the_usual_name_stays(inside: Program, folder: Path, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("mine notater", encoding="utf-8")
    done = inside("report", str(folder), cwd=tmp_path)
    assert done.code == 2
    assert "ikke skrevet av tracecheck" in done.err
    assert (tmp_path / NAME).read_text(encoding="utf-8") == "mine notater"


def test_nothing_is_written_when_one_of_the_files_may_not_be(inside: Program, folder: Path, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("mine notater", encoding="utf-8")
    done = inside("report", str(folder), "-f", "docx", "-f", "html", cwd=tmp_path)
    assert done.code == 2
    assert _files(tmp_path) == {NAME, folder.name}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["-o", "rapport.odt"], ".docx"),
        (["-f", "word"], "html, docx, pdf, xlsx, csv"),
        (["-f", "html="], "uten filnavn"),
        (["-f", "html=a.html", "-f", "docx=a.html"], "samme sted"),
        (["--template", "mal.docx"], "-f docx"),
        (["-f", "docx", "--template", "finnes-ikke.docx"], "finnes-ikke.docx"),
        (["--today", "i går"], "2026-06-18"),
        (["--select", "TC9999"], "TC9999"),
    ],
)
def test_a_mistake_is_told_before_anything_is_read(
    inside: Program, folder: Path, arguments: list[str], says: str
) -> None:
    before = _files(folder)
    done = inside("report", str(folder), *arguments, cwd=folder)
    assert done.code == 2
    assert says in done.err
    assert _files(folder) == before


def test_an_empty_folder_and_a_folder_that_is_not_there_are_told(inside: Program, tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    assert inside("report", "tom", cwd=tmp_path).code == 3
    gone = inside("report", "borte", cwd=tmp_path)
    assert gone.code == 2
    assert "borte" in gone.err
    assert _files(tmp_path) == {"tom"}


@pytest.mark.parametrize(
    ("asked", "meant"),
    [("XLSX", "xlsx"), ("word", "docx"), ("Excel", "xlsx"), (".pdf", "pdf"), ("htlm", "html"), ("regneark", "xlsx")],
)
def test_a_format_by_another_name_gets_the_one_that_was_meant(
    inside: Program, folder: Path, asked: str, meant: str
) -> None:
    done = inside("report", str(folder), "-f", asked, cwd=folder)
    assert done.code == 2
    assert f"Mente du «{meant}»?" in done.err


def test_two_formats_at_one_place_are_told_with_formats_that_a_report_has(inside: Program, folder: Path) -> None:
    done = inside("report", str(folder), "-f", "html=a.html", "-f", "docx=a.html", cwd=folder)
    assert "-f html=rapport.html -f docx=rapport.docx" in done.err
    assert "sarif" not in done.err


def test_tables_get_a_folder_of_their_own_among_other_files(inside: Program, folder: Path, tmp_path: Path) -> None:
    assert inside("report", str(folder), "-f", f"csv={folder}", cwd=tmp_path).code == 0
    made = [path for path in folder.iterdir() if path.is_dir()]
    assert [path.name for path in made] == ["Koblingsrapport Lyngmo kommune 2026 (CSV)"]
    assert not list(folder.glob("*.csv"))
    for _ in range(2):  # a folder of nothing but tables is theirs, the second time too
        assert inside("report", str(folder), "-f", f"csv={tmp_path / 'tabeller'}", cwd=tmp_path).code == 0
        assert {path.suffix for path in (tmp_path / "tabeller").iterdir()} == {".csv"}


def test_tables_where_a_file_has_the_name_of_their_folder_are_told(
    inside: Program, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "opptatt").write_text("", encoding="utf-8")
    done = inside("report", str(folder), "-f", f"csv={tmp_path / 'opptatt'}", cwd=tmp_path)
    assert done.code == 2
    assert "det finnes en fil med det navnet" in done.err


def test_the_ending_of_the_file_says_the_format(inside: Program, folder: Path, tmp_path: Path) -> None:
    assert inside("report", str(folder), "-o", "a.htm", cwd=tmp_path).code == 0
    assert inside("report", str(folder), "-o", "b.DOCX", cwd=tmp_path).code == 0
    assert (tmp_path / "a.htm").read_bytes().startswith(b"<!doctype html>")
    assert (tmp_path / "b.DOCX").read_bytes().startswith(b"PK")


def test_a_folder_as_output_gets_every_format_under_its_usual_name(
    inside: Program, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "ut").mkdir()
    every = ["-f", "html", "-f", "docx", "-f", "xlsx", "-f", "csv"]
    done = inside("report", str(folder), "-o", "ut", *every, cwd=tmp_path)
    assert done.code == 0
    stem = NAME.removesuffix(".html")
    assert _files(tmp_path / "ut") == {f"{stem}.html", f"{stem}.docx", f"{stem}.xlsx", f"{stem} (CSV)"}
    tables = list((tmp_path / "ut" / f"{stem} (CSV)").iterdir())
    assert {path.suffix for path in tables} == {".csv"}
    assert inside("check", "ut", cwd=tmp_path).code == 3  # nothing of it is a document


def test_a_folder_that_cannot_be_written_to_is_told(inside: Program, folder: Path, tmp_path: Path) -> None:
    done = inside("report", str(folder), "-o", str(tmp_path / "ikke" / "her.html"))
    assert done.code == 2
    assert "her.html" in done.err


def test_title_and_occasion_stand_at_the_top_whatever_is_in_them(inside: Program, folder: Path) -> None:
    inside("report", str(folder), "--to", "Til <kommunestyret> 18. juni", "--title", "Vår tråd", cwd=folder)
    html = (folder / NAME).read_text(encoding="utf-8")
    assert "<h1>Vår tråd</h1>" in html
    assert '<p class="subtitle">Til &lt;kommunestyret&gt; 18. juni</p>' in html


@pytest.mark.parametrize(("language", "word"), [("nn", "Innhald"), ("en", "Contents")])
def test_the_report_is_in_the_language_that_was_asked_for(
    inside: Program, folder: Path, language: str, word: str
) -> None:
    inside("report", str(folder), "-o", "ut.html", "--language", language, cwd=folder)
    html = (folder / "ut.html").read_text(encoding="utf-8")
    assert f'<html lang="{language}">' in html
    assert f">{word}</h2>" in html


def test_what_changed_since_another_folder_is_asked_of_that_folder(
    inside: Program, folder: Path, tmp_path: Path
) -> None:
    old = tmp_path / "i fjor"
    old.mkdir()
    plan = (folder / "Økonomiplan 2026-2029.md").read_text(encoding="utf-8")
    (old / "Økonomiplan 2026-2029.md").write_text(plan.replace("Innføre miljøteam", "Avvikle miljøteam"), "utf-8")
    (old / "Samfunnsdel 2024-2036.md").write_bytes((folder / "Samfunnsdel 2024-2036.md").read_bytes())
    assert inside("report", str(folder), "--since", str(old), cwd=tmp_path).code == 0
    gone = inside("report", str(folder), "--since", "forrige", cwd=tmp_path)
    assert gone.code == 2
    assert "forrige" in gone.err


def test_what_is_no_earlier_edition_is_refused_and_nothing_is_written(
    inside: Program, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "tull.json").write_text('{"a": 1}', encoding="utf-8")
    inside("report", str(folder), "-o", "i fjor.html", cwd=tmp_path)
    for name, says in (("tull.json", "ingenting i «tull.json» kunne leses"), ("i fjor.html", "skrevet av tracecheck")):
        done = inside("report", str(folder), "-o", "ny.html", "--since", name, cwd=tmp_path)
        assert (done.code, says in done.err) == (2, True)
        assert not (tmp_path / "ny.html").exists()


def test_quiet_leaves_the_screen_to_others(inside: Program, folder: Path) -> None:
    done = inside("report", str(folder), "-qq", cwd=folder)
    assert (done.code, done.out, done.err) == (0, "", "")


def test_two_runs_write_the_same_bytes(inside: Program, folder: Path, tmp_path: Path) -> None:
    pages = []
    for _ in range(2):
        inside("report", str(folder), "-o", "ut.html", "--today", "2026-06-18", cwd=tmp_path)
        pages.append((tmp_path / "ut.html").read_bytes())
    assert pages[0] == pages[1]


def test_open_shows_the_page_and_a_machine_without_a_screen_is_no_error(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    shown: list[str] = []

    def without_screen(url: str) -> bool:
        shown.append(url)
        raise OSError("no screen")

    monkeypatch.setattr(webbrowser, "open", without_screen)
    monkeypatch.setattr(sys, "argv", ["tracecheck", "report", str(folder), "--open", "--jobs", "0"])
    monkeypatch.chdir(folder)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 0
    assert shown == [(folder / NAME).as_uri()]


@pytest.mark.skipif(os.name == "nt", reason="names of files as on Unix")
def test_a_municipality_with_a_hostile_name_names_no_other_place(inside: Program, folder: Path) -> None:
    for path in folder.glob("*.md"):
        path.write_text(path.read_text(encoding="utf-8").replace("Lyngmo", "../../Lyng\u202emo/"), encoding="utf-8")
    inside("report", str(folder), cwd=folder)
    written = _files(folder) - {"Samfunnsdel 2024-2036.md", "Økonomiplan 2026-2029.md"}
    assert len(written) == 1
    assert "\u202e" not in written.pop()


def test_plans_of_two_municipalities_are_no_report_and_it_is_said_which_files_are_whose(
    inside: Program, folder: Path
) -> None:
    other = (
        "# Kommuneplanens samfunnsdel 2022–2034\n\nSandsund kommune. Vedtatt 16.06.2022.\n\n- Delmål 1.1: Godt liv\n"
    )
    (folder / "Samfunnsdel Sandsund.md").write_text(other, encoding="utf-8")
    done = inside("report", str(folder), cwd=folder)
    said = " ".join(done.err.split())
    assert done.code == 2
    assert "Lyngmo kommune (" in said
    assert "Sandsund kommune (Samfunnsdel Sandsund.md)" in said
    assert "municipality" in said
    assert NAME not in _files(folder)
    settings = '[documents."Samfunnsdel Sandsund.md"]\nmunicipality = "Lyngmo kommune"\n'
    (folder / "tracecheck.toml").write_text(settings, encoding="utf-8")
    assert inside("report", str(folder), cwd=folder).code == 0


def test_a_plan_of_a_neighbour_beside_the_municipalitys_own_is_no_other_municipality(
    inside: Program, folder: Path
) -> None:
    plan = "# Temaplan for buss 2025–2030\n\nSandsund kommune. Vedtatt 16.06.2025.\n\n- Delmål 1: Flere tar bussen\n"
    (folder / "Temaplan kollektivtransport.md").write_text(plan, encoding="utf-8")
    assert inside("report", str(folder), cwd=folder).code == 0


def test_several_formats_go_to_a_folder_that_is_still_to_be_made(inside: Program, folder: Path, tmp_path: Path) -> None:
    there = tmp_path / "saker" / "juni"
    done = inside("report", str(folder), "-o", f"{there}/", "-f", "html", "-f", "csv")
    assert done.code == 0, done.err
    assert _files(there) == {NAME, NAME.replace(".html", " (CSV)")}


def test_a_report_that_somebody_has_written_a_comment_in_is_not_written_over(
    inside: Program, folder: Path, tmp_path: Path
) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "sak.xlsx"
    for _ in range(2):  # one that nobody has saved since is made anew
        assert inside("report", str(folder), "-o", str(path)).code == 0
    book = load_workbook(path)
    book["Merknader"].cell(30, 5).value = "Følges opp i boligplanen"
    book.save(path)
    kept = path.read_bytes()
    done = inside("report", str(folder), "-o", str(path))
    assert done.code == 2
    assert "Noen kan ha skrevet i den" in done.err
    assert path.read_bytes() == kept
