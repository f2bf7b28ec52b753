"""The year printed in a goal of the kommuneplan is known, and its infinitives inherit it with their stem."""

from pathlib import Path

import pytest

from tests.cases.case_documents import FORMATS, checked, item
from tests.cases.test_case_kommuneplan_branch import INFINITIVES, LAYOUTS, MAIN, NAME, SUBGOAL
from tracecheck.model.item import Item


def _year(goal: Item) -> int | None:
    """The last year that a goal is for, wherever it is kept."""
    deadline = goal.deadline.end if goal.deadline else None
    period = goal.period.end if goal.period else None
    target = goal.target.year if goal.target else None
    return int(deadline[:4]) if deadline else period or target


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_year_of_a_goal_is_known(form: str, layout: str, tmp_path: Path) -> None:
    result = checked(tmp_path, form, {NAME: LAYOUTS[layout]})
    assert {text: _year(item(result, text)) for text in (*MAIN, SUBGOAL)} == dict.fromkeys((*MAIN, SUBGOAL), 2020)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_five_infinitives_inherit_the_year(form: str, layout: str, tmp_path: Path) -> None:
    result = checked(tmp_path, form, {NAME: LAYOUTS[layout]})
    assert {text: _year(item(result, text)) for text in INFINITIVES} == dict.fromkeys(INFINITIVES, 2020)
