"""`tracecheck template`: a draft agreement that a unit fills in, and that is read back as its agreement."""

import json
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner, Result

from tests.cli.conftest import OKONOMIPLAN, SAMFUNNSDEL
from tests.reports.word_order import word_faults
from tracecheck.cli.app import Program
from tracecheck.discover import find_documents
from tracecheck.messages import LANGUAGES, load_catalogue
from tracecheck.model.coupling import AnswerState
from tracecheck.model.item import ItemKind, Origin
from tracecheck.model.result import PassedOver
from tracecheck.model.result import Result as Found
from tracecheck.model.settings import Settings
from tracecheck.readers.drafts import is_unfilled_draft
from tracecheck.reading import ReadingOptions
from tracecheck.reports.json_result import dump, result_value
from tracecheck.run import Request, check

AGREEMENT = """\
# Enhetsavtale 2025 – Lyngmo skole

Lyngmo kommune. Gjelder 2025.

## Mål for enheten

| Mål fra økonomiplanen | Mål for enheten | Tiltak |
|---|---|---|
| Delmål 1.1 Alle elever har et trygt skolemiljø. | Ingen går alene | Trivselsledere |
"""
MINUTES = """\
# Saksprotokoll kommunestyret 18.06.2025, sak 45/25

Vedtak:

1. Kommunedirektøren bes legge fram en sak om leksehjelp ved Lyngmo skole innen våren 2026.
"""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FILLED = {
    "Mål for enheten": "Ingen elever går alene i friminuttene",
    "Tiltak": "Trivselsledere på alle trinn",
    "Støtte": "PPT",
    "Indikator": "Andel elever som har noen å være sammen med",
    "Måltall": "95 %",
    "Frist": "31.12.2026",
    "Ansvarlig": "Rektor",
}


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "planer"
    folder.mkdir()
    for name, text in {
        "Samfunnsdel 2024-2036.md": SAMFUNNSDEL,
        "Økonomiplan 2026-2029.md": OKONOMIPLAN,
        "Enhetsavtale Lyngmo skole 2025.md": AGREEMENT,
        "Saksprotokoll sak 45-25.md": MINUTES,
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def run(*arguments: str | Path, language: str = "nb") -> Result:
    environment = {"TRACECHECK_JOBS": "0", "NO_COLOR": "1", "COLUMNS": "100", "TRACECHECK_LANGUAGE": language}
    program = Program(load_catalogue(language))
    return CliRunner().invoke(program, ["template", *map(str, arguments), "--no-cache"], env=environment)


def draft(plans: Path, unit: str = "Lyngmo skole") -> Path:
    path = plans.parent / "avtale.docx"
    done = run(unit, plans, "-o", path)
    assert done.exit_code == 0, done.output
    return path


def read(*paths: Path) -> Found:
    request = Request(find_documents(paths), Settings(), reading=ReadingOptions(0))
    return check(request, load_catalogue("nb"), lambda *_: None)


def heads(table: Any) -> list[str]:
    return [cell.text for cell in table.rows[0].cells]


def test_the_draft_has_the_goals_with_their_source_and_empty_columns(plans: Path) -> None:
    table = docx.Document(str(draft(plans))).tables[0]
    assert heads(table) == ["Mål fra planene", "Hentet fra", *FILLED]
    first = [cell.text for cell in table.rows[1].cells]
    assert first[0] == "Delmål 1.1 Alle elever har et trygt skolemiljø."
    assert first[1] == "Kommuneplanens samfunnsdel 2024-2036, linje 9"
    assert set(first[2:]) == {""}
    assert len(table.rows) == 2  # the goal about a place to live is not expected of a school


def test_word_finds_nothing_to_mend_in_it(plans: Path) -> None:
    assert word_faults(draft(plans).read_bytes()) == []


def test_it_says_what_was_written_and_what_to_do_next(plans: Path) -> None:
    said = run("lyngmo SKOLE", plans, "-o", plans.parent / "a.docx").stderr
    assert "1 mål som enheten er ventet å svare på" in said
    assert "tracecheck check" in said


def test_a_word_reader_finds_headings_repeated_heads_language_and_a_title_of_each_table(plans: Path) -> None:
    document = docx.Document(str(draft(plans)))
    styles = [each.style.name for each in document.paragraphs if each.style is not None]
    assert styles[0] == "Title"
    assert "Heading 1" in styles
    for table in document.tables:
        assert table.rows[0]._tr.find(f".//{W}tblHeader") is not None
        assert table._tbl.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val")
    section = document.sections[-1]
    assert section.page_width > section.page_height  # type: ignore[operator]
    assert document.styles.element.find(f".//{W}lang").get(f"{W}val") == "nb-NO"


def test_the_same_draft_has_the_same_bytes_and_no_day(plans: Path) -> None:
    first = draft(plans).read_bytes()
    (plans.parent / "avtale.docx").unlink()
    assert draft(plans).read_bytes() == first
    with zipfile.ZipFile(BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_order_of_the_council_without_an_answer_is_there(plans: Path) -> None:
    tables = docx.Document(str(draft(plans))).tables
    last = [cell.text for cell in tables[-1].rows[1].cells]
    assert "leksehjelp ved Lyngmo skole" in last[0]
    assert "sak 45/25" in last[1]


def figures(found: Found) -> dict[str, Any]:
    """Everything that is counted, without the word on what was passed over."""
    told = json.loads(dump(result_value(found)))
    del told["run"]["passed_over"]
    return told  # type: ignore[no-any-return]


def test_a_draft_that_nobody_has_filled_in_changes_no_figure_and_is_told_of(plans: Path) -> None:
    before = figures(read(plans))
    draft(plans).rename(plans / "Avtale Lyngmo skole 2026.docx")
    with_draft = read(plans)
    assert figures(with_draft) == before
    assert with_draft.run.passed_over == (PassedOver("Avtale Lyngmo skole 2026.docx", "draft"),)
    for language in LANGUAGES:
        assert load_catalogue(language).text("passed_over.draft")


def test_a_draft_saved_again_as_it_is_stays_a_draft(plans: Path) -> None:
    path = draft(plans)
    document = docx.Document(str(path))
    for paragraph in document.paragraphs:  # as programs do: the same words in other pieces
        for run_ in paragraph.runs:
            half = len(run_.text) // 2
            paragraph.add_run(run_.text[half:])
            run_.text = run_.text[:half]
    pieces = [paragraph for paragraph in document.paragraphs if len(paragraph.runs) == 2]
    assert pieces
    document.save(str(plans / "Utkast.docx"))
    assert is_unfilled_draft(plans / "Utkast.docx")


def test_a_single_word_in_a_cell_makes_a_draft_a_document(plans: Path) -> None:
    path = draft(plans)
    document = docx.Document(str(path))
    document.tables[0].rows[1].cells[-1].text = "Rektor"
    document.save(str(path))
    assert not is_unfilled_draft(path)


def test_a_draft_that_is_named_is_read_and_has_no_goals_of_the_unit_and_answers_nothing(plans: Path) -> None:
    path = draft(plans)
    (plans / "Enhetsavtale Lyngmo skole 2025.md").unlink()
    result = read(plans, path.rename(plans / "Utkast.docx"))
    found = next(each for each in result.documents if each.key == "Utkast.docx")
    assert found.unit == "Lyngmo skole"
    assert [item for item in found.items if item.origin is Origin.OWN] == []
    said = [each for each in result.linkage.answers if each.document == "Utkast.docx"]
    assert {each.state for each in said} <= {AnswerState.MISSING}


def test_a_filled_draft_is_read_as_the_agreement_of_the_unit_with_tight_couplings(plans: Path) -> None:
    path = draft(plans)
    document = docx.Document(str(path))
    table = document.tables[0]
    for head, cell in zip(heads(table), table.rows[1].cells, strict=True):
        if head in FILLED:
            cell.paragraphs[0].add_run(FILLED[head])
    (plans / "Enhetsavtale Lyngmo skole 2025.md").unlink()
    document.save(str(plans / "Avtale.docx"))
    result = read(plans)
    found = next(each for each in result.documents if each.key == "Avtale.docx")
    assert (found.kind, found.unit, found.applies_to_year) == ("enhetsavtale", "Lyngmo skole", 2026)
    goals = [item for item in found.items if item.kind is ItemKind.GOAL and item.origin is Origin.OWN]
    assert [goal.text for goal in goals] == [FILLED["Mål for enheten"]]
    measure = next(item for item in found.items if item.kind is ItemKind.MEASURE)
    assert (measure.owner, measure.support) == ("Rektor", "PPT")
    said = [each for each in result.linkage.answers if each.document == "Avtale.docx"]
    assert AnswerState.TIGHT in {each.state for each in said}


def test_a_unit_that_is_not_known_gets_the_nearest_names_and_the_list(plans: Path) -> None:
    done = run("Lyngmo skule", plans, "-o", plans.parent / "a.docx")
    assert done.exit_code == 2
    assert "Fant ingen enhet som heter «Lyngmo skule»." in done.stderr
    assert "Mente du «Lyngmo skole»?" in done.stderr
    assert not (plans.parent / "a.docx").exists()


def test_a_unit_of_the_list_needs_no_agreement(plans: Path) -> None:
    (plans / "tracecheck.toml").write_text(
        '[[organisation.units]]\nname = "Moen oppvekstsenter"\nservices = ["grunnskole"]\nshort = ["Moen"]\n',
        encoding="utf-8",
    )
    path = draft(plans, "Moen")
    assert docx.Document(str(path)).paragraphs[0].text == "Enhetsavtale 2026 – Moen oppvekstsenter"
    assert len(docx.Document(str(path)).tables[0].rows) == 2


def test_a_file_that_is_there_and_a_document_that_was_read_are_never_written_over(plans: Path) -> None:
    path = draft(plans)
    before = path.read_bytes()
    done = run("Lyngmo skole", plans, "-o", path)
    assert (done.exit_code, path.read_bytes()) == (2, before)
    assert "finnes fra før" in done.stderr
    source = plans / "Avtale.docx"
    path.rename(source)
    assert run("Lyngmo skole", plans, "-o", source).exit_code == 2
    assert source.read_bytes() == before
    assert "slutter på .docx" in " ".join(run("Lyngmo skole", plans, "-o", plans.parent / "a.pdf").stderr.split())


def test_hostile_words_of_a_plan_do_no_harm(plans: Path) -> None:
    evil = "Alle elever <script>alert(1)</script> \u202e\x07=cmd|'/c calc'!A1 😀 " + "lærer mer " * 1000
    text = SAMFUNNSDEL + f"\nDelmål 1.3 {evil}\n"
    (plans / "Samfunnsdel 2024-2036.md").write_text(text, encoding="utf-8")
    cell = docx.Document(str(draft(plans))).tables[0].rows[-1].cells[0].text
    assert "<script>alert(1)</script>" in cell
    assert "\u202e" not in cell
    assert len(cell) < 1500


def test_plans_without_goals_are_told(tmp_path: Path) -> None:
    (tmp_path / "Saksprotokoll sak 45-25.md").write_text(MINUTES, encoding="utf-8")
    done = run("Lyngmo skole", tmp_path, "-o", tmp_path / "a.docx")
    assert done.exit_code == 2
    assert "Legg samfunnsdelen eller økonomiplanen i mappen." in " ".join(done.stderr.split())


def test_for_a_reader_of_english_the_agreement_is_norwegian(plans: Path) -> None:
    path = plans.parent / "a.docx"
    done = run("Lyngmo skole", plans, "-o", path, language="en")
    assert "It is written in Norwegian" in done.stderr
    assert heads(docx.Document(str(path)).tables[0])[0] == "Mål fra planene"


def test_a_plan_that_could_not_be_read_is_told_with_the_exit_code(plans: Path) -> None:
    (plans / "Boligplan.docx").write_bytes(b"PK\x03\x04 no document")
    done = run("Lyngmo skole", plans, "-o", plans.parent / "a.docx")
    assert done.exit_code == 3
    assert "Boligplan.docx" in done.stderr
