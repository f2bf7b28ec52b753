"""What stands above a goal under another heading is not the goal's description; numbered lines below `##` are goals."""

from pathlib import Path

import pytest

from tests.parsers.structure_plans import above, item, plan, texts
from tracecheck.model.item import ItemKind

FRONT = "Storvik kommune. Vedtatt av kommunestyret 13.06.2024, sak 41/24."


@pytest.mark.parametrize(
    "text",
    [
        f"# Samfunnsdel\n\n{FRONT}\n\n## Mål\n\n1.1 Alle barn har det godt\n",
        f"# Samfunnsdel\n\n{FRONT}\n\nHovedmål 1: Alle barn har det godt\n",
        f"{FRONT}\n\nHovedmål 1: Alle barn har det godt\n",
        "# Om barn\n\nDette kapittelet handler om alle barn i kommunen.\n\n## Hovedmål 1: Alle barn har det godt\n",
    ],
)
def test_front_matter_and_introductions_above_another_heading_describe_no_goal(text: str, tmp_path: Path) -> None:
    assert item(plan(tmp_path, text), "Alle barn har det godt").description is None


def test_an_introduction_under_the_same_heading_leads_into_its_first_goal(tmp_path: Path) -> None:
    intro = "Barn i Storvik vokser opp i mange små bygder langs fjorden."
    document = plan(tmp_path, f"# Oppvekst\n\n{intro}\n\nHovedmål 1: Alle barn har det godt\n")
    assert item(document, "Alle barn har det godt").description == intro


def test_numbered_paragraphs_below_a_marked_heading_of_goals_are_goals(tmp_path: Path) -> None:
    text = "# Samfunnsdel\n\n## Mål\n\n1.1 Alle barn skal trives på skolen\n\n1.2 Alle eldre bor trygt\n\n## Annet\n"
    document = plan(tmp_path, text)
    assert texts(document, ItemKind.GOAL) == ["Alle barn skal trives på skolen", "Alle eldre bor trygt"]
    assert [each.label for each in document.items] == ["1.1", "1.2"]
    assert document.problems == ()


def test_numbered_lines_with_text_below_stay_headings_of_the_marked_chapter(tmp_path: Path) -> None:
    head = "# Samfunnsdel\n\n## Mål\n\n1.1 Oppvekst\n\n"
    text = f"{head}Mål: Alle barn skal trives på skolen\n\n1.2 Eldre\n\n- Alle bor trygt\n"
    document = plan(tmp_path, text)
    assert item(document, "Alle barn").section == ("Samfunnsdel", "Mål", "1.1 Oppvekst")
    assert item(document, "Alle bor").section == ("Samfunnsdel", "Mål", "1.2 Eldre")


def test_a_delmal_stands_under_the_hovedmal_of_its_number_though_the_area_has_that_number_too(tmp_path: Path) -> None:
    text = (
        "# Satsingsområder\n\n1. Oppvekst\n2. Miljø\n\n# Satsingsområde 1: Oppvekst\n\n"
        "## Hovedmål 1: Alle barn har det godt\n\n## Skole\n\n### Delmål 1.1: Alle elever skal ha en venn\n"
    )
    assert above(plan(tmp_path, text), "Alle elever") == "Alle barn har det godt"
