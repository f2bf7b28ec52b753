"""A goal that is put off is justified in the words of the text; one that is only named is not answered."""

from pathlib import Path

import pytest

from tests.cases.case_documents import FORMATS, checked, codes_about, key, thread
from tests.cases.test_case_grades import HEAD, PLAN, SAMFUNNSDEL, UPPER
from tracecheck.model.coupling import AnswerState, StepState
from tracecheck.model.result import Result

GOAL = "Strendene"
BEGUN = "## Oppvekst\n\nDelmål 1.1 og 1.2 følges opp i timeplanen.\n\n"


def state(result: Result, start: str = GOAL) -> AnswerState:
    """How the økonomiplan answers a goal that it was looked into for."""
    goal = key(result, start, UPPER)
    found = [each.state for each in result.linkage.answers if each.goal == goal and each.document.startswith(PLAN)]
    return found[0] if found else AnswerState.MISSING


def planned(folder: Path, form: str, words: str) -> Result:
    """The samfunnsdel with a plan that says this."""
    return checked(folder, form, {UPPER: SAMFUNNSDEL, PLAN: f"{HEAD}{BEGUN}## Miljø\n\n{words}\n"})


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Strandrydding (delmål 2.2) er satt på vent til staten har avklart tilskuddet.", "satt på vent til staten"),
        ("Delmål 2.2 er utsatt til neste rullering.", "utsatt til neste rullering"),
        ("Delmål 2.2 vert utsett til hausten.", "utsett til hausten"),
        ("Delmål 2.2 gjelder strendene. Dette er lagt på is.", "lagt på is"),
    ],
)
def test_what_is_put_off_is_justified_in_its_own_words(form: str, words: str, reason: str, tmp_path: Path) -> None:
    result = planned(tmp_path, form, words)
    assert state(result) is AnswerState.JUSTIFIED
    step = thread(result, key(result, GOAL, UPPER)).steps["answered"]
    assert step.state is StepState.JUSTIFIED
    assert reason in (step.reason or "")
    assert "TC101" not in codes_about(result, GOAL, UPPER)


def test_a_goal_is_put_off_by_the_name_of_its_subject(tmp_path: Path) -> None:
    result = planned(tmp_path, "md", "Mål om matsvinn følges opp i avfallsplanen fra 2028.")
    assert (state(result, "Matsvinnet"), state(result)) == (AnswerState.JUSTIFIED, AnswerState.MISSING)


@pytest.mark.parametrize(
    "words",
    [
        "Delmål 2.2 er ikke lenger utsatt: vi rydder fem strender i året.",
        "Vi rydder fem strender i året, jf. delmål 2.2. Den nye brannstasjonen er utsatt til 2028.",
        "Strandrydding følges opp fra 2026, jf. delmål 2.2.",
    ],
)
def test_delay_that_is_denied_that_is_over_or_of_something_else_puts_nothing_off(words: str, tmp_path: Path) -> None:
    assert state(planned(tmp_path, "md", words)) is AnswerState.TIGHT


def test_of_two_goals_in_a_passage_the_one_that_is_put_off_is(tmp_path: Path) -> None:
    result = planned(tmp_path, "md", "Delmål 2.1 følges opp med vekter i alle kjøkken. Delmål 2.2 er utsatt til 2028.")
    assert (state(result, "Matsvinnet"), state(result)) == (AnswerState.TIGHT, AnswerState.JUSTIFIED)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "words",
    [
        "Delmål 2.2 er ikke påbegynt.",
        "Delmål 2.2 er ikkje påbyrja.",
        "Delmål 2.1 og 2.2 er omtalt i virksomhetsplanene.",
        "Vi veier maten på sykehjemmet (delmål 2.1). Delmål 2.2 er omtalt i temaplanen.",
    ],
)
def test_a_goal_that_a_plan_only_names_is_not_answered(form: str, words: str, tmp_path: Path) -> None:
    result = planned(tmp_path, form, words)
    assert state(result) is AnswerState.MISSING
    assert thread(result, key(result, GOAL, UPPER)).steps["answered"].state is StepState.MISSING
    (remark,) = [each for each in result.findings if each.code == "TC101" and each.item == key(result, GOAL, UPPER)]
    assert "nevnt i økonomiplanen" in remark.message


@pytest.mark.parametrize("words", ["Delmål 2.2 er ikke påbegynt.", "Delmål 2.2 er ikkje kome i gang."])
def test_a_report_that_says_so_has_told_of_the_goal(words: str, tmp_path: Path) -> None:
    report = f"# Årsrapport 2026\n\nStorvik kommune\n\n## Miljø\n\n{words}\n"
    plan = f"{HEAD}## Miljø\n\nDelmål 2.2 følges opp med fem ryddedager.\n"
    result = checked(tmp_path, "md", {UPPER: SAMFUNNSDEL, PLAN: plan, "Årsrapport 2026": report})
    assert thread(result, key(result, GOAL, UPPER)).steps["reported"].state is StepState.STATED
