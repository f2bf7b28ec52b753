"""Figures count the steps: «3 of 4 delmål are taken up in the økonomiplan»."""

from pathlib import Path

import pytest

from tests.cases.case_documents import FORMATS, checked
from tests.cases.test_case_years import ADOPTED, NAMES, SAMFUNNSDEL
from tracecheck.model.result import StepCount


def _step(folder: Path, form: str) -> StepCount:
    result = checked(folder, form, dict(zip(NAMES[:2], (SAMFUNNSDEL, ADOPTED), strict=True)))
    (step,) = [each for each in result.summary.steps if each.lower == "okonomiplan"]
    return step


@pytest.mark.parametrize("form", FORMATS)
def test_a_hovedmal_whose_delmal_are_taken_up_is_not_counted_as_without_trace(form: str, tmp_path: Path) -> None:
    assert _step(tmp_path, form).missing == 1


@pytest.mark.parametrize("form", FORMATS)
def test_figures_count_the_delmal_that_are_taken_up(form: str, tmp_path: Path) -> None:
    step = _step(tmp_path, form)
    assert (step.total, step.tight, step.loose, step.justified) == (4, 3, 0, 0)
