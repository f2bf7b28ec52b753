"""A planner's year: a draft in Word is checked and mended, adopted with changes, and followed by next year's draft."""

from pathlib import Path
from typing import Any

import pytest

from tests.stories import word
from tests.stories.conftest import Checked, Program

DRAFTED = "Økonomiplan 2027-2030 - utkast.docx"
ADOPTED = "Økonomiplan 2027-2030 - vedtatt.docx"
NEXT = "Økonomiplan 2028-2031 - utkast.docx"
GOAL = "Elevene på 4. trinn skal lese med flyt og glede"
ANSWER = "tracecheck: ignorer TC301 – vedtatt i sak 45/26"
BASELINE = "tracecheck.baseline.toml"
NEW_ROW = (
    "B3 Flere barn skal gå til skolen (delmål 1.1)",
    "Trygge skoleveier",
    "Teknisk sjef",
    "31.12.2028",
    "Ikke beregnet",
)
# What the council changed: a weaker target, and a measure of its own.
CHANGES = (
    ("Kommunedirektørens utkast, 12.10.2026", "Vedtatt av kommunestyret 10.12.2026, sak 88/26"),
    ("til 5,0 % i 2030", "til 6,0 % i 2030"),
    ("5,0 %", "6,0 %"),
)
NEXT_YEAR = (
    ("Vedtatt av kommunestyret 10.12.2026, sak 88/26", "Kommunedirektørens utkast, 11.10.2027"),
    ("Mål 2027", "Mål 2028"),
    ("Mål 2030", "Mål 2031"),
    ("Kostnad 2027", "Kostnad 2028"),
    ("til 6,0 % i 2030", "til 7,0 % i 2031"),
    ("til 90 % i 2030", "til 90 % i 2031"),
    (".2027", ".2028"),
    ("Alle elever skal oppleve", "Elevene bør oppleve"),
)
DECISIONS = """
[[suppression]]
rules = ["TC301"]
text = "Elevene på 4. trinn skal lese med flyt og glede (delmål 1.2)"
reason = "Målet er en retning, vedtatt uten måltall"
by = "kommunedirektøren"
date = 2026-12-10
case = "45/26"
"""
AUTUMN = ("--today", "2026-10-20")


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """The folder that the planner works in: the samfunnsdel in force, and the draft of the økonomiplan."""
    folder = tmp_path / "Økonomiplan høsten 2026"
    folder.mkdir()
    word.write(folder / "Kommuneplanens samfunnsdel 2024-2036.docx", word.text("samfunnsdel"))
    word.write(folder / DRAFTED, word.text("okonomiplan-utkast"))
    return folder


def urgent(result: dict[str, Any], codes_of: str = "findings") -> list[str]:
    """The codes of what is not for information only."""
    return sorted(each["code"] for each in result[codes_of] if each["severity"] != "info")


def words(text: str) -> str:
    """The printed text without its line ends."""
    return " ".join(text.split())


def answered(folder: Path) -> None:
    """The draft with the answer to the remark on its goal, and what it costs written in."""
    word.comment(folder / DRAFTED, GOAL, ANSWER)
    word.replace(folder / DRAFTED, "Ikke beregnet", "Innenfor rammen")


@pytest.fixture
def adopted(plans: Path, program: Program) -> Path:
    """The folder after the council has met: the plan as it was adopted lies beside the draft. Its comments are taken
    out, so the answer stands in the file of decisions; the baseline is of the draft."""
    answered(plans)
    program("baseline", "write", *AUTUMN, cwd=plans)
    word.without_comments(plans / DRAFTED, to=plans / ADOPTED)
    for old, new in CHANGES:
        word.replace(plans / ADOPTED, old, new)
    word.row(
        plans / ADOPTED,
        "Hverdagsrehabilitering",
        "M1",
        "Sommerjobb for ungdom",
        "Nav-leder",
        "15.06.2027",
        "200, friske midler",
    )
    (plans / "tracecheck.decisions.toml").write_text(DECISIONS, encoding="utf-8")
    return plans


def test_the_draft_is_checked_answered_and_mended(plans: Path, program: Program, run_check: Checked) -> None:
    code, result = run_check(plans, *AUTUMN)
    assert (code, urgent(result)) == (1, ["TC101", "TC301", "TC501"])
    assert [each["status"] for each in result["documents"]] == ["adopted", "draft"]

    word.comment(plans / DRAFTED, GOAL, ANSWER)
    code, result = run_check(plans, *AUTUMN)
    assert (code, urgent(result), urgent(result, "suppressed")) == (1, ["TC101", "TC501"], ["TC301"])
    said = result["suppressed"][0]["justification"]
    assert (said["reason"], said["case"]) == ("vedtatt i sak 45/26", "45/26")
    shown = words(program("check", ".", "-v", *AUTUMN, cwd=plans).out)
    assert "Satt til side: 1 merknad" in shown
    assert GOAL in shown
    assert "vedtatt i sak 45/26" in shown

    word.replace(plans / DRAFTED, "Ikke beregnet", "Innenfor rammen")
    code, result = run_check(plans, *AUTUMN)
    assert (code, urgent(result)) == (1, ["TC101"])


def test_the_baseline_keeps_quiet_on_what_is_known_and_is_made_smaller(
    plans: Path, program: Program, run_check: Checked
) -> None:
    answered(plans)
    assert program("baseline", "write", *AUTUMN, cwd=plans).code == 0
    assert (plans / BASELINE).is_file()
    code, result = run_check(plans, *AUTUMN)
    assert (code, urgent(result)) == (0, [])
    assert "1 kjent merknad" in words(program("check", ".", *AUTUMN, cwd=plans).out)

    word.row(plans / DRAFTED, "Leseløft", *NEW_ROW)
    code, result = run_check(plans, *AUTUMN)
    assert (code, urgent(result)) == (1, ["TC301", "TC501"])
    assert all("B3" in each["message"] or "skoleveier" in each["message"] for each in result["findings"])


def test_what_is_mended_is_taken_out_of_the_baseline(plans: Path, program: Program, run_check: Checked) -> None:
    answered(plans)
    program("baseline", "write", *AUTUMN, cwd=plans)
    word.paragraph_after(plans / DRAFTED, "Delmål 2.1", "Delmål 2.2 følges opp i ordinær drift gjennom boligkontoret.")
    done = program("check", ".", *AUTUMN, cwd=plans)
    assert done.code == 0
    assert "1 av 1 kjente merknader er borte" in words(done.out)
    assert program("check", ".", *AUTUMN, cwd=plans, CI="true").code == 1
    before = (plans / BASELINE).read_text(encoding="utf-8")
    assert program("baseline", "prune", *AUTUMN, cwd=plans).code == 0
    after = (plans / BASELINE).read_text(encoding="utf-8")
    assert (before.count("TC101"), after.count("TC101")) == (1, 0)
    assert program("check", ".", *AUTUMN, cwd=plans, CI="true").code == 0


def test_what_the_council_changed_is_told(adopted: Path, program: Program) -> None:
    done = program("compare", DRAFTED, ADOPTED, "--today", "2026-12-15", cwd=adopted)
    shown = words(done.out)
    assert "svakere: måltall «5 %» → «6 %»" in shown
    assert "Sommerjobb for ungdom" in shown
    assert "Leseløft" not in shown


def test_the_adopted_plan_counts_and_what_was_known_stays_known(adopted: Path, run_check: Checked) -> None:
    code, result = run_check(adopted, "--today", "2026-12-15")
    assert (code, urgent(result)) == (0, [])
    assert [each["code"] for each in result["suppressed"]] == ["TC301"]
    assert "TC009" in [each["code"] for each in result["findings"]]


def test_next_years_draft_is_held_against_the_adopted_plan(adopted: Path, program: Program, run_check: Checked) -> None:
    word.replace(adopted / ADOPTED, "2027–2030", "2028–2031", to=adopted / NEXT)
    for old, new in NEXT_YEAR:
        word.replace(adopted / NEXT, old, new)
    done = program("compare", ADOPTED, NEXT, "--today", "2027-10-20", cwd=adopted)
    shown = words(done.out)
    assert "Svakere enn før: 1 mål." in shown
    assert "svakere: måltall «6 %» → «7 %»" in shown
    assert "frist flyttet med utgaven" in shown
    assert "Sterkere" not in shown
    code, result = run_check(adopted, "--focus", NEXT, "--today", "2027-10-20")
    assert (code, urgent(result), urgent(result, "suppressed")) == (1, ["TC107"], ["TC301"])
    assert "«Alle elever skal» er blitt til «Elevene bør»" in result["findings"][0]["message"]
