"""«I ordinær drift», «innenfor rammen» answer a goal, whichever verb carries them."""

from pathlib import Path

import pytest

from tests.cases.case_documents import FORMATS, checked, codes_about, key, thread
from tests.cases.test_case_grades import HEAD, PLAN, SAMFUNNSDEL, UPPER
from tracecheck.model.coupling import StepState
from tracecheck.model.item import ItemKind

WORDS = (
    "Delmål 2.1 løses innenfor rammen.",
    "Delmål 2.1 løses i ordinær drift.",
    "Delmål 2.1: Innenfor rammen.",
    "Delmål 2.1: Følges opp i ordinær drift.",
)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("words", WORDS)
def test_ordinary_operations_and_the_frame_answer_a_goal(form: str, words: str, tmp_path: Path) -> None:
    result = checked(tmp_path, form, {UPPER: SAMFUNNSDEL, PLAN: f"{HEAD}## Miljø\n\n{words}\n"})
    assert thread(result, key(result, "Matsvinnet")).steps["answered"].state is StepState.STATED
    assert "TC101" not in codes_about(result, "Matsvinnet", UPPER)
    plan = next(each for each in result.documents if each.key.startswith(PLAN))
    assert [each.text for each in plan.items if each.kind in (ItemKind.GOAL, ItemKind.SUBGOAL)] == []
