"""The council case in other shapes: letters with full stops, «bokstav d», a table, the council by its name."""

from pathlib import Path

import pytest

from tests.cases.case_documents import FORMATS, checked, findings, grades, item, key
from tests.cases.test_case_council import CASE, FOLLOW_UP, MINUTES, POINTS, REPORT, SUBPOINTS
from tracecheck.model.coupling import Grade
from tracecheck.model.result import Result

DOTTED = MINUTES
for letter in SUBPOINTS:
    DOTTED = DOTTED.replace(f"    {letter}) ", f"    {letter}. ")


TABLE = """# Økonomiplan 2010-2013

Storvik kommune. Vedtatt av bystyret 17.12.2009, sak 140/09.

## Oppfølging av bystyrets vedtak

| Sak | Vedtak | Status |
|---|---|---|
| 186/08 punkt 2 d | Mål for sykefravær i lederavtalene | Alle avtaler er endret |
| 186/08 punkt 5 | Melding om sykefraværet | Tas inn i tertialrapportene |
"""


@pytest.fixture(params=FORMATS)
def form(request: pytest.FixtureRequest) -> str:
    """The file format."""
    return str(request.param)


def test_letters_with_full_stops_are_subpoints(form: str, tmp_path: Path) -> None:
    result = checked(tmp_path, form, {CASE: DOTTED, REPORT: FOLLOW_UP})
    second = item(result, POINTS["2"])
    assert [item(result, start).parent for start in SUBPOINTS.values()] == [second.id] * 6
    assert grades(result, key(result, SUBPOINTS["d"])) == {Grade.TIGHT}


@pytest.mark.parametrize("words", ["punkt 2 bokstav d,", "pkt. 2 bokstav d,"])
def test_the_letter_is_found_however_it_is_written(form: str, words: str, tmp_path: Path) -> None:
    result = checked(tmp_path, form, {CASE: MINUTES, REPORT: FOLLOW_UP.replace("punkt 2 d,", words)})
    assert grades(result, key(result, SUBPOINTS["d"])) == {Grade.TIGHT}


NARROWED = FOLLOW_UP.replace("gjennomføres hvert år i skoler", "er gjennomført i skoler")


def _plain(folder: Path, form: str) -> Result:
    return checked(folder, form, {CASE: MINUTES, REPORT: NARROWED})


def test_a_table_of_follow_up_answers_the_points_that_it_names(form: str, tmp_path: Path) -> None:
    result = checked(tmp_path, form, {CASE: MINUTES, "Økonomiplan 2010-2013": TABLE})
    assert grades(result, key(result, SUBPOINTS["d"])) == {Grade.TIGHT}
    assert grades(result, key(result, POINTS["5"])) == {Grade.TIGHT}


def test_a_narrowed_answer_is_an_answer_that_is_loose(form: str, tmp_path: Path) -> None:
    result = _plain(tmp_path, form)
    assert grades(result, key(result, POINTS["4"])) == {Grade.LOOSE}
    assert key(result, POINTS["4"]) not in {finding.item for finding in findings(result, "TC118")}


def test_the_message_names_the_council_as_the_minutes_do(form: str, tmp_path: Path) -> None:
    for finding in findings(_plain(tmp_path, form), "TC118"):
        assert finding.message.startswith("Bystyret vedtok")
