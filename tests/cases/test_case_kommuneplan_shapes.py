"""The branch of the kommuneplan in other shapes of print."""

from pathlib import Path

import pytest

from tests.cases.case_documents import FORMATS, checked, item, key, links_to, texts
from tests.cases.test_case_kommuneplan_branch import HEAD, INFINITIVES, MAIN, NAME, SUBGOAL, VISION
from tracecheck.model.coupling import Grade
from tracecheck.model.item import ItemKind, Origin

LIST = "\n".join(f"- {each}" for each in MAIN)
CHILDREN = "\n".join(f"- {each}" for each in INFINITIVES)


@pytest.fixture(params=FORMATS)
def form(request: pytest.FixtureRequest) -> str:
    """The file format."""
    return str(request.param)


@pytest.mark.parametrize("lead", ["Kommuneplanen har fire hovedmål:", "Samfunnsdelen har fire hovedmål:"])
def test_a_plan_that_names_itself_sets_its_own_goals(form: str, lead: str, tmp_path: Path) -> None:
    result = checked(tmp_path, form, {NAME: f"{HEAD}{VISION}# Hovedmål\n\n{lead}\n\n{LIST}\n"})
    assert texts(result, ItemKind.GOAL) == list(MAIN)
    assert {item(result, each).origin for each in MAIN} == {Origin.OWN}
    assert {each.item for each in result.linkage.threads} == {key(result, each) for each in MAIN}


def test_the_stem_may_stand_in_the_paragraph_of_the_delmal(form: str, tmp_path: Path) -> None:
    text = f"{HEAD}# Hovedmål 4: {MAIN[3]}\n\nDelmål 4.2: {SUBGOAL}. Kommunen vil:\n\n{CHILDREN}\n"
    result = checked(tmp_path, form, {NAME: text})
    assert [each.rstrip(".") for each in texts(result, ItemKind.SUBGOAL)] == [SUBGOAL]
    assert [item(result, each).stem for each in INFINITIVES] == ["Kommunen vil:"] * 5
    assert {link.grade for link in links_to(result, key(result, SUBGOAL))} == {Grade.TIGHT}
    assert len(links_to(result, key(result, SUBGOAL))) == 5


def test_a_vision_in_a_sentence_is_what_stands_in_the_quotation_marks(form: str, tmp_path: Path) -> None:
    result = checked(tmp_path, form, {NAME: f"{HEAD}# Visjon\n\nVisjonen er «store lille Trondheim».\n"})
    assert [each.strip("«».").casefold() for each in texts(result, ItemKind.VISION)] == ["store lille trondheim"]


@pytest.mark.parametrize("stem", ["Kommunen vil:", "Kommunen vil"])
def test_the_delmal_may_be_a_numbered_paragraph(form: str, stem: str, tmp_path: Path) -> None:
    children = "\n".join(f"- {each}" for each in INFINITIVES)
    text = f"{HEAD}# Hovedmål 4: {MAIN[3]}\n\n4.2 {SUBGOAL}\n\n{stem}\n\n{children}\n"
    result = checked(tmp_path, form, {NAME: text})
    assert [item(result, each).stem for each in INFINITIVES] == [stem] * 5
    assert {link.grade for link in links_to(result, key(result, SUBGOAL))} == {Grade.TIGHT}
    assert len(result.linkage.links) == 6
