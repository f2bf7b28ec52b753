"""Of the three goals of a unit agreement, the thread of the first states both indicator and target."""

from pathlib import Path

import pytest

from tests.cases.case_documents import FORMATS, checked, key, thread
from tests.cases.test_case_agreements import THREE_GOALS, UNIT, WITH_MEASURES
from tracecheck.model.coupling import StepState


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("text", "start"), [(WITH_MEASURES, "Sykefraværet ved skolen"), (THREE_GOALS, "Sykefraværet ved enheten")]
)
def test_a_goal_that_names_what_is_measured_and_its_level_states_indicator_and_target(
    form: str, text: str, start: str, tmp_path: Path
) -> None:
    result = checked(tmp_path, form, {UNIT: text})
    steps = thread(result, key(result, start)).steps
    assert (steps["indicator"].state, steps["target"].state) == (StepState.STATED, StepState.STATED)
