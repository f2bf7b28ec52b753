"""Files in the folder that are no documents are passed over, and it is said which and why."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Program
from tracecheck.messages import LANGUAGES, load_catalogue
from tracecheck.resources import load_data, read_text


@pytest.fixture
def plan(folder: Path) -> Path:
    return folder / "Økonomiplan 2026-2029.md"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_program_wrote_into_the_folder_is_not_read_as_plans(
    program: Program, folder: Path, plan: Path, language: str
) -> None:
    spoken = ("--language", language)
    before = program("check", str(folder), *spoken)
    program("inspect", str(plan), "--html", str(folder / "side.html"), *spoken)
    program("inspect", str(plan), "-o", str(folder / "innsyn.txt"), *spoken)
    program("extract", str(plan), "-f", f"text={folder / 'uttrekk.md'}", *spoken)
    program("check", str(folder), "-f", f"text={folder / 'svar.txt'}", "-f", f"json={folder / 'svar.json'}", *spoken)
    (folder / "svar fra powershell.txt").write_bytes((folder / "svar.txt").read_text(encoding="utf-8").encode("utf-16"))
    after = program("check", str(folder), *spoken)
    assert after.out == before.out
    assert after.err.count("\n") == 1
    names = {"side.html", "innsyn.txt", "uttrekk.md", "svar.txt", "svar.json", "svar fra powershell.txt"}
    passed = json.loads(program("check", str(folder), "-f", "json", *spoken).out)["run"]["passed_over"]
    assert {each["key"] for each in passed} == names
    assert "innsyn.txt" in after.err
    assert "6" in after.err
    assert before.err == ""


def test_a_report_that_is_named_is_read_as_asked_for(program: Program, folder: Path, plan: Path) -> None:
    report = folder / "innsyn.txt"
    program("inspect", str(plan), "-o", str(report))
    named = json.loads(program("extract", str(report), "-f", "json").out)
    assert [document["key"] for document in named["documents"]] == ["innsyn.txt"]


def test_json_that_is_no_register_is_told(program: Program, folder: Path, plan: Path) -> None:
    (folder / "annen.json").write_text('{"id": 1}', encoding="utf-8")
    program("extract", str(plan), "-f", f"json={folder / 'register.json'}")
    told = program("check", str(folder)).err
    assert "annen.json (JSON som ikke er i fellesskjemaet)" in told
    assert "register.json (skrevet av tracecheck extract" in told
    plan.unlink()
    (folder / "Samfunnsdel 2024-2036.md").unlink()
    alone = program("check", str(folder))
    assert alone.code == 3
    assert "register.json" in alone.err


def test_an_extract_without_its_tool_is_a_register(program: Program, folder: Path, plan: Path) -> None:
    register = folder / "register.json"
    program("extract", str(plan), "-f", f"json={register}")
    plan.unlink()
    value = json.loads(register.read_text(encoding="utf-8"))
    del value["tool"]
    register.write_text(json.dumps(value), encoding="utf-8")
    done = program("check", str(folder), "-f", "json")
    assert {document["kind"] for document in json.loads(done.out)["documents"]} == {"samfunnsdel", "okonomiplan"}
    assert done.err == ""


def test_the_file_that_the_shell_writes_into_is_no_document(folder: Path) -> None:
    with (folder / "svar.txt").open("wb") as written:
        done = subprocess.run([sys.executable, "-m", "tracecheck", "check", str(folder)], stdout=written, check=False)
    assert done.returncode == 1
    assert "2 dokumenter lest" in (folder / "svar.txt").read_text(encoding="utf-8")


def test_the_marks_that_are_looked_for_are_those_that_are_written() -> None:
    marks = load_data("own_output")
    assert {load_catalogue(language).text("text.made") for language in LANGUAGES} == set(marks["last_lines"])
    assert marks["generator"] in read_text("reports/templates", "inspect.html.j2")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_of_remarks_is_no_document(program: Program, folder: Path, language: str) -> None:
    program("check", str(folder), "-f", f"csv={folder / 'merknader.csv'}", "--language", language)
    passed = json.loads(program("check", str(folder), "-f", "json").out)["run"]["passed_over"]
    assert [each["key"] for each in passed] == ["merknader.csv"]
