"""Remarks that are set aside with a reason: in the file of decisions, and as comments in the documents themselves."""

import json
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.cli.conftest import Program

GOAL = "Delmål 1.2 Alle har et trygt sted å bo."
SAMFUNNSDEL = "Samfunnsdel 2024-2036.md"


def result(program: Program, folder: Path, *options: str) -> dict[str, Any]:
    return json.loads(program("check", str(folder), "-f", "json", *options).out)


def codes(findings: list[dict[str, Any]]) -> list[str]:
    return sorted(each["code"] for each in findings)


def comment(folder: Path, text: str) -> None:
    path = folder / SAMFUNNSDEL
    path.write_text(path.read_text(encoding="utf-8").replace(GOAL, f"<!-- {text} -->\n{GOAL}"), encoding="utf-8")


def test_a_comment_with_a_reason_sets_a_remark_aside(program: Program, folder: Path) -> None:
    assert "TC101" in codes(result(program, folder)["findings"])
    comment(folder, "tracecheck: ignorer TC101 – følges opp i boligplanen, sak 45/26")
    found = result(program, folder)
    assert "TC101" not in codes(found["findings"])
    assert codes(found["suppressed"]) == ["TC101"]
    said = found["suppressed"][0]["justification"]
    assert (said["reason"], said["case"]) == ("følges opp i boligplanen, sak 45/26", "45/26")
    assert "Satt til side: 1 merknad" in " ".join(program("check", str(folder)).out.split())


def test_the_exit_code_is_of_what_remains(program: Program, folder: Path) -> None:
    assert program("check", str(folder)).code == 1
    comment(folder, "tracecheck: sjå bort frå TC101 – teke opp i bustadplanen")
    assert program("check", str(folder)).code == 0
    assert program("check", str(folder), "--without-suppressions").code == 1


def test_the_last_day_decides(program: Program, folder: Path) -> None:
    comment(folder, "tracecheck: ignorer TC101 – tas opp i boligplanen, ut 2026")
    assert "TC101" not in codes(result(program, folder, "--today", "2026-12-31")["findings"])
    late = codes(result(program, folder, "--today", "2027-01-01")["findings"])
    assert {"TC101", "TC902"} <= set(late)


def test_the_file_of_decisions_can_set_a_remark_aside(program: Program, folder: Path) -> None:
    (folder / "tracecheck.decisions.toml").write_text(
        '[[suppression]]\nrules = ["TC101"]\ntext = "Alle har et trygt sted å bo"\nreason = "Tas i boligplanen"\n'
        'by = "kommunedirektøren"\ncase = "45/26"\nexpires = 2027-12-31\n',
        encoding="utf-8",
    )
    found = result(program, folder, "--today", "2026-06-01")
    assert codes(found["suppressed"]) == ["TC101"]
    assert found["suppressed"][0]["justification"]["line"] == 1
    assert found["run"]["decisions"] == "tracecheck.decisions.toml"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[[suppression]]\nrules = ["TC101"]\nreason = "x"\n', "linje 1: unntaket sier ikke hva det gjelder"),
        ('[[suppression]]\nrule = ["TC101"]\ntext = "x"\n', "«rules»?"),
        ('[[suppression]]\nrules = "TC101"\ntext = "x"\n', "linje 2: «rules» skal være en liste"),
        ('[[suppression]]\nrules = ["TC101"]\ntext = "x"\nexpires = "2026-02-31"\n', "linje 4"),
    ],
)
def test_mistakes_in_the_file_are_told_with_their_line(program: Program, folder: Path, text: str, words: str) -> None:
    (folder / "tracecheck.decisions.toml").write_text(text, encoding="utf-8")
    done = program("check", str(folder))
    assert done.code == 2
    assert words in done.err


def test_a_word_comment_on_a_goal_sets_its_remark_aside(program: Program, folder: Path) -> None:
    word = docx.Document()
    word.add_heading("Kommuneplanens samfunnsdel 2024-2036", 0)
    word.add_paragraph("Lyngmo kommune. Vedtatt av kommunestyret 13.06.2024, sak 41/24.")
    word.add_heading("1 Trygg oppvekst", 1)
    word.add_paragraph("Hovedmål 1. Lyngmo er en trygg kommune å vokse opp i.")
    word.add_paragraph("Delmål 1.1 Alle elever har et trygt skolemiljø.")
    goal = word.add_paragraph(GOAL)
    word.add_comment(
        goal.runs, "tracecheck: ignorer TC101 – vedtatt i sak 45/26", author="Kari Nordmann", initials="KN"
    )
    (folder / SAMFUNNSDEL).unlink()
    word.save(str(folder / "Samfunnsdel 2024-2036.docx"))
    done = program("check", str(folder), "-f", "json")
    assert codes(json.loads(done.out)["suppressed"]) == ["TC101"]
    assert "Nordmann" not in done.out


def test_less_certain_remarks_are_hidden_and_counted(program: Program, folder: Path) -> None:
    every = result(program, folder)["findings"]
    shown = result(program, folder, "--min-confidence", "high")
    unsure = [each for each in every if each["confidence"] != "high"]
    assert all(each["confidence"] == "high" for each in shown["findings"])
    assert shown["hidden"]["confidence"] == len(unsure)
    assert len(shown["findings"]) == len(every) - len(unsure)


def test_an_unread_document_cannot_be_silenced(program: Program, folder: Path) -> None:
    name = "Årsberetning 2025.docx"
    (folder / name).write_bytes(b"not a document")
    (folder / "tracecheck.decisions.toml").write_text(
        f'[[suppression]]\nrules = ["TC0", "TC001"]\ndocument = "{name}"\nreason = "Vi vet om det"\n', encoding="utf-8"
    )
    found = result(program, folder)
    assert {"TC001", "TC904"} <= set(codes(found["findings"]))
    assert found["run"]["exit_code"] == 3
