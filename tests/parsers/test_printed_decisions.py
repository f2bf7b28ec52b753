"""A plan that prints the decision it answers: the points are orders; its own goals stay its own."""

from pathlib import Path

import pytest

from tests.parsers.structure_plans import item, plan, texts
from tracecheck.model.item import ItemKind, Origin
from tracecheck.model.plan import DocumentKind

POINTS = (
    "1. Kommunestyret tar planen til orientering og vedtar at arbeidet skal ha disse målene:\n"
    "    a) Lyngmo skal være en trygg kommune for barn og unge.\n    b) Tjenestene skal utvikles sammen med brukerne.\n"
    "2. Kommunestyret ber kommunedirektøren gå i dialog med nabokommunene om felles krisesenter.\n\n"
)
GOALS = "## 1.5 Mål\n\n- Hovedmål 1: Lyngmo skal være en trygg kommune for barn og unge.\n"


@pytest.mark.parametrize(
    "heading",
    [
        "Protokoll fra kommunestyrets møte 12.06.2025, sak 45/25",
        "Vedtak i kommunestyret 12.06.2025, sak 45/25",
        "Heradsstyret sitt vedtak 12.06.2025, sak 45/25",
    ],
)
def test_points_of_a_decision_that_a_plan_prints_are_orders_from_above(tmp_path: Path, heading: str) -> None:
    text = f"# 1 Bakgrunn\n\n## 1.2 {heading}\n\n{POINTS}## 1.3 Arbeidet med planen\n\n- Møte i mai\n\n{GOALS}"
    document = plan(tmp_path, text, DocumentKind.HANDLINGSPLAN)
    orders = [each for each in document.items if each.kind is ItemKind.ORDER]
    assert [each.decision.point for each in orders if each.decision] == ["1", "1a", "1b", "2"]
    assert {each.origin for each in orders} == {Origin.QUOTED}
    dialogue = item(document, "Kommunestyret ber").decision
    assert dialogue is not None
    assert (dialogue.adopted, dialogue.case, dialogue.date) == (True, "45/25", "2025-06-12")
    assert texts(document, ItemKind.GOAL) == ["Lyngmo skal være en trygg kommune for barn og unge."]
    assert len({each.id for each in document.items}) == len(document.items)


@pytest.mark.parametrize("heading", ["Vedtak i kommunestyret", "Protokoll for måling av luft", "Arbeidet med planen"])
def test_a_chapter_that_names_no_decision_holds_no_orders(tmp_path: Path, heading: str) -> None:
    document = plan(tmp_path, f"# 1 Bakgrunn\n\n## 1.2 {heading}\n\n{POINTS}{GOALS}", DocumentKind.HANDLINGSPLAN)
    assert texts(document, ItemKind.ORDER) == []
