"""Copies that are nearly verbatim, and copies whose sub-goals are copies too."""

from pathlib import Path

import pytest

from tests.cases.case_documents import FORMATS, checked, codes_about, document, findings, key, links_of
from tests.cases.test_case_three_goals import AGREEMENT as THREE
from tests.cases.test_case_three_goals import BUDGET
from tests.cases.test_case_wording import AGREEMENT, ECONOMIC, PLAN, UNIT, _sentence
from tracecheck.model.coupling import Grade
from tracecheck.model.result import Result

MAIN = "Botjenesten skal sikre beboerne et godt liv i egen bolig"
FIVE = (
    "gi et tilpasset tilbud",
    "styrke samarbeidet med pårørende",
    "legge til rette for aktive dager",
    "rekruttere nok fagfolk",
    "bruke midlene godt",
)
OTHER_FIVE = (
    "gi et tilpasset tilbud til hver enkelt",
    "styrke samarbeidet med de pårørende",
    "legge til rette for aktive dager",
    "rekruttere nok fagfolk",
    "bruke midlene på en god måte",
)


def _two(folder: Path, form: str, five: tuple[str, ...]) -> Result:
    economic, agreement = ECONOMIC.format(_sentence(MAIN, FIVE)), AGREEMENT.format(_sentence(MAIN, five))
    return checked(folder, form, {PLAN: economic, UNIT: agreement})


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("number", range(5))
def test_a_goal_that_stands_in_the_same_list_in_nearly_the_same_words_is_the_same(
    form: str, number: int, tmp_path: Path
) -> None:
    result = _two(tmp_path, form, OTHER_FIVE)
    plan = document(result, PLAN).key
    above = [link.target for link in links_of(result, key(result, OTHER_FIVE[number], UNIT)) if plan in link.target]
    assert above == [key(result, FIVE[number], PLAN)]


@pytest.mark.parametrize("form", FORMATS)
def test_a_copied_goal_whose_sub_goals_are_copied_with_it_has_nothing_local(form: str, tmp_path: Path) -> None:
    result = _two(tmp_path, form, FIVE)
    plan = document(result, PLAN).key
    for text in (MAIN, *FIVE):
        above = [link for link in links_of(result, key(result, text, UNIT)) if link.target.startswith(plan)]
        assert {link.grade for link in above} == {Grade.LOOSE}, text


@pytest.mark.parametrize("form", FORMATS)
def test_a_units_own_target_is_no_copy_though_the_number_is_the_common_one(form: str, tmp_path: Path) -> None:
    learning = "Skolen skal være et godt sted å lære for alle elever."
    agreement = THREE.format(school="Vika", level="9", learning=learning)
    result = checked(tmp_path, form, {"Økonomiplan 2013-2016": BUDGET, "Enhetsavtale Vika skole": agreement})
    assert codes_about(result, "Sykefraværet ved Vika") == set()


@pytest.mark.parametrize("form", FORMATS)
def test_word_for_word_is_said_only_of_what_is_word_for_word(form: str, tmp_path: Path) -> None:
    result = _two(tmp_path, form, OTHER_FIVE)
    near = [each for each in findings(result, "TC106") if each.item == key(result, OTHER_FIVE[1], UNIT)]
    assert [each.message for each in near if "ord for ord" in each.message] == []
