"""`tracecheck inspect` as a user runs it: why was this not read?"""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import Program
from tests.hostile.pdf_files import page_of, pdf, stream
from tests.readers.pdf_building import PdfBuilder
from tracecheck.resources import read_text

PLAN = """\
# Samfunnsdel for Fjordvik 2026-2038

## Bakgrunn

- Alle skal ha et trygt sted å bo

## Mål

Mål 1. Alle barn har en trygg barndom.
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A samfunnsdel whose goal stands in the wrong part."""
    path = tmp_path / "Samfunnsdel.md"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_a_goal_that_is_missing_is_found_with_the_reason_and_what_to_do(program: Program, plan: Path) -> None:
    done = program("inspect", str(plan), "--find", "trygt sted å bo")
    said = " ".join(done.out.split())
    assert done.code == 0
    assert "1 sted med «trygt sted å bo»" in said
    assert "Ikke lest: står under «Bakgrunn», som leses som bakgrunn" in said
    assert "skriv «Mål:» foran" in said
    assert "Alle barn har en trygg barndom" not in said


def test_the_whole_document_is_shown_heading_by_heading(program: Program, plan: Path) -> None:
    said = program("inspect", str(plan)).out
    assert said.index("Bakgrunn\n") < said.index("Mål\n") < said.index("mål 1 «Alle barn har en trygg barndom.»")
    assert "\x1b" not in said


def test_json_fits_the_schema_and_holds_only_what_was_asked_for(program: Program, plan: Path) -> None:
    value = json.loads(program("inspect", str(plan), "-f", "json", "--find", "trygg barndom").out)
    Draft202012Validator(json.loads(read_text("schemas", "trace.schema.json"))).validate(value)
    assert [unit["fate"] for unit in value["units"]] == ["announces", "item"]
    assert value["plan"]["coverage"]["unread"] == 0


def test_a_page_with_pictures_is_written_and_its_size_said(program: Program, tmp_path: Path) -> None:
    builder = PdfBuilder()
    builder.text(60, 80, "Mål", 20, font="Helvetica-Bold")
    builder.text(60, 120, "Mål 1. Alle barn har en trygg barndom")
    source, page = tmp_path / "plan.pdf", tmp_path / "plan.html"
    source.write_bytes(builder.data())
    done = program("inspect", str(source), "--html", str(page))
    assert done.code == 0
    assert done.out == ""
    assert "plan.html (" in done.err
    assert "kB)" in done.err
    assert page.read_text(encoding="utf-8").count("data:image/png;base64,") == 1
    assert program("inspect", str(source), "--page", "3").code == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--pages", "fem"], "--pages skrives som 3 eller 3-5"),
        (["--page", "2"], "har ikke sider"),
        (["-o", "Samfunnsdel.md"], "aldri overskrevet"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_changed(
    program: Program, plan: Path, arguments: list[str], said: str
) -> None:
    done = program("inspect", plan.name, *arguments, cwd=plan.parent)
    assert done.code == 2
    assert said in done.err
    assert plan.read_text(encoding="utf-8") == PLAN


def test_a_folder_and_a_register_are_pointed_elsewhere(program: Program, plan: Path) -> None:
    register = plan.parent / "register.json"
    register.write_text('{"documents": [{"path": "Register", "kind": "register", "items": []}]}', encoding="utf-8")
    assert "ett dokument om gangen" in program("inspect", str(plan.parent)).err
    assert "tracecheck extract" in program("inspect", str(register)).err


@pytest.mark.parametrize(("text", "said"), [("[]", "ikke i fellesskjemaet"), ("{", "ikke gyldig JSON")])
def test_json_that_is_no_register_is_not_called_one(program: Program, tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "annen.json").write_text(text, encoding="utf-8")
    done = program("inspect", str(tmp_path / "annen.json"))
    assert (done.code, said in done.out, done.err) == (3, True, "")


def test_a_file_that_cannot_be_read_says_why_and_ends_as_incomplete(program: Program, tmp_path: Path) -> None:
    broken = tmp_path / "plan.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing")
    done = program("inspect", str(broken))
    assert done.code == 3
    assert "Merk:" in done.out
    assert "ikke noe å vise" in done.out


def test_a_table_without_rows_is_told_as_one(program: Program, tmp_path: Path) -> None:
    (tmp_path / "Temaplan 2026.md").write_text(
        "# Temaplan for kultur 2026-2029\n\n## Mål\n\n| Mål | Tiltak |\n|---|---|\n| | |\n", encoding="utf-8"
    )
    shown = " ".join(program("inspect", str(tmp_path / "Temaplan 2026.md")).out.split())
    assert "kolonnene sier hva tabellen inneholder, men ingen rad i den ga noe" in shown
    assert "ingen kolonneoverskrift sier" not in shown


def test_a_scan_is_shown_as_the_picture_that_it_is_with_what_can_be_done(program: Program, tmp_path: Path) -> None:
    picture = stream(
        b"\0" * 16, b"/Type/XObject/Subtype/Image/Width 4/Height 4/BitsPerComponent 8/ColorSpace/DeviceGray"
    )
    page = page_of(stream(b"q 595 0 0 842 0 0 cm /I Do Q"), b"/XObject<</I 6 0 R>>")
    (tmp_path / "skannet.pdf").write_bytes(pdf({**page, 6: picture}))
    assert "tracecheck ocr" in program("inspect", str(tmp_path / "skannet.pdf")).out
    program("inspect", str(tmp_path / "skannet.pdf"), "--html", str(tmp_path / "side.html"))
    shown = (tmp_path / "side.html").read_text(encoding="utf-8")
    assert "tracecheck ocr" in shown
    assert shown.count("data:image/png") == 1


def test_what_was_not_read_is_said_under_the_document_in_extract_and_check(program: Program, tmp_path: Path) -> None:
    told = "Bygdene har hatt butikk og skole i mange år, og folk er glade i stedet sitt. " * 4
    text = f"{PLAN}\n## Strategier for bygdene\n\n{told}\n"
    (tmp_path / "Samfunnsdel.md").write_text(text, encoding="utf-8")
    for command in ("extract", "check"):
        said = " ".join(program(command, str(tmp_path / "Samfunnsdel.md")).out.split())
        assert "% av teksten i målkapitlene ga ingen mål (linje 13)" in said
