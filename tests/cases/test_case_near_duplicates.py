"""One service's goals in two near-duplicate wordings in one document."""

from pathlib import Path

import pytest

from tests.cases.case_documents import FORMATS, checked, links_of, texts
from tests.cases.test_case_wording import AGREEMENT, ECONOMIC, FIVE, MAIN, OTHER_FIVE, OTHER_MAIN, PLAN, UNIT, _sentence
from tracecheck.model.coupling import Relation
from tracecheck.model.item import ItemKind


@pytest.mark.parametrize("form", FORMATS)
def test_two_wordings_in_one_document_are_the_same_goals(form: str, tmp_path: Path) -> None:
    """A goal that is worded again is no item of its own, or it restates the first."""
    text = ECONOMIC.format(_sentence(MAIN, FIVE))
    text += f"\n## Helse\n\nMål for tjenesten:\n\n- {_sentence(OTHER_MAIN, OTHER_FIVE)}\n"
    result = checked(tmp_path, form, {PLAN: text})
    plan = result.documents[0]
    first = {each.text: f"{plan.key}#{each.id}" for each in plan.items if each.text in (MAIN, *FIVE)}
    again = {each.text: f"{plan.key}#{each.id}" for each in plan.items if each.text not in (MAIN, *FIVE)}
    assert len(first) == 6
    for lower, upper in zip((OTHER_MAIN, *OTHER_FIVE), (MAIN, *FIVE), strict=True):
        if lower in again:
            same = {link.target for link in links_of(result, again[lower]) if link.relation is Relation.RESTATES}
            same |= {
                link.source
                for link in result.linkage.links
                if link.target == again[lower] and link.relation is Relation.RESTATES
            }
            assert first[upper] in same, lower


@pytest.mark.parametrize("form", FORMATS)
def test_the_sentence_as_a_paragraph_under_a_heading_of_goals_is_split(form: str, tmp_path: Path) -> None:
    result = checked(tmp_path, form, {UNIT: AGREEMENT.replace("- {}", "{}").format(_sentence(MAIN, FIVE))})
    assert texts(result, ItemKind.GOAL) == [MAIN]
    assert texts(result, ItemKind.SUBGOAL) == list(FIVE)
