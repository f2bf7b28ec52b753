"""Who stands under whom: areas, goals in headings, strategies that answer a row of delmål together."""

from pathlib import Path

import pytest

from tests.parsers.structure_plans import above, item, plan, texts
from tracecheck.model.item import Basis, ItemKind

AREA, GOAL, SUBGOAL, STRATEGY = ItemKind.AREA, ItemKind.GOAL, ItemKind.SUBGOAL, ItemKind.STRATEGY


def test_a_statement_behind_a_label_in_a_heading_is_the_goal(tmp_path: Path) -> None:
    document = plan(
        tmp_path, "# Skole\n\n### Mål: Flere fagfolk søker seg til oss\n\n- Lønna skal være god\n- Styrke fagmiljøet\n"
    )
    assert texts(document, GOAL) == ["Flere fagfolk søker seg til oss"]
    assert item(document, "Flere fagfolk").basis is Basis.HEADING
    assert above(document, "Styrke fagmiljøet") == "Flere fagfolk søker seg til oss"


def test_a_goal_without_a_verb_in_a_heading_is_known_by_its_strategies(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Helse\n\n### Mål: Bygdene er rustet for kriser\n\n#### Strategiar\n\n- Øve kvart år saman med politiet\n",
    )
    assert texts(document, GOAL) == ["Bygdene er rustet for kriser"]
    assert above(document, "Øve kvart år") == "Bygdene er rustet for kriser"


def test_a_topic_behind_a_label_in_a_heading_is_no_goal(tmp_path: Path) -> None:
    document = plan(tmp_path, "# Mål\n\n### Mål: Klima og natur\n\n- Lia er uten utslipp i 2030\n- Myrene er vernet\n")
    assert texts(document, GOAL) == ["Lia er uten utslipp i 2030", "Myrene er vernet"]


@pytest.mark.parametrize("heading", ["Satsingsområder", "Våre satsingsområde", "4 Innsatsområder"])
def test_short_headings_under_satsingsomrader_are_areas_of_their_goals(heading: str, tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        f"# {heading}\n\n## Levende bygder\n\nBygda er i endring.\n\n### Mål\n\n- Folk blir boende\n\n"
        "## Grønn omstilling\n\nMål: Utslippene går ned\n\n## Slik leser du planen\n\nHvert område har mål.\n",
    )
    assert texts(document, AREA) == ["Levende bygder", "Grønn omstilling"]
    assert above(document, "Folk blir") == "Levende bygder"
    assert above(document, "Utslippene") == "Grønn omstilling"


DELMAL = (
    "Delmål:\n\n- Barn er trygge på skoleveien\n- Eldre er trygge i trafikken\n\n",
    "### Delmål\n\n1. Barn er trygge på skoleveien\n2. Eldre er trygge i trafikken\n\n",
    "Delmål 1.1: Barn er trygge på skoleveien\n\nDelmål 1.2: Eldre er trygge i trafikken\n\n",
)
STRATEGIES = ("Strategier:\n\n", "### Slik gjør vi det\n\n", "Lia kommune skal:\n\n")


@pytest.mark.parametrize("delmal", DELMAL)
@pytest.mark.parametrize("label", STRATEGIES)
def test_strategies_after_a_row_of_delmal_answer_the_goal_above(delmal: str, label: str, tmp_path: Path) -> None:
    text = f"# Trygghet\n\n## Hovedmål 1: Lia er trygt\n\n{delmal}{label}- Bygge gangveier\n- Styrke politiet\n"
    document = plan(tmp_path, text)
    assert len(texts(document, SUBGOAL)) == 2
    assert [above(document, each) for each in ("Bygge", "Styrke")] == ["Lia er trygt", "Lia er trygt"]


def test_strategies_between_delmal_answer_the_delmal_above_them(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Trygghet\n\n## Hovedmål 1: Lia er trygt\n\nDelmål 1.1: Barn er trygge\n\n"
        "Strategier:\n\n- Bygge gangveier\n\n"
        "Delmål 1.2: Eldre er trygge\n\nStrategier:\n\n- Strø fortauene hver morgen\n",
    )
    assert above(document, "Bygge") == "Barn er trygge"
    assert above(document, "Strø") == "Eldre er trygge"


def test_a_delmal_that_is_a_heading_is_answered_beside_its_label(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Satsingsområde 1: Oppvekst\n\n## Hovedmål 1: Barn vokser opp trygt i bygda\n\n## Skolen\n\n"
        "### Slik vil vi ha det\n\n#### Delmål 1.1: Alle elever skal ha det trygt\n\n"
        "### Slik gjør vi det\n\n- Følger opp alle meldinger\n\n## Hjemmet\n\n"
        "### Slik vil vi ha det\n\n#### Delmål 1.2: Familier skal få hjelp tidlig\n\n"
        "### Slik gjør vi det\n\n- Gir alle ett telefonnummer\n",
    )
    assert above(document, "Følger opp") == "Alle elever skal ha det trygt"
    assert above(document, "Gir alle") == "Familier skal få hjelp tidlig"


def test_several_delmal_that_are_headings_are_answered_together(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Satsingsområde 1: Oppvekst\n\n## Hovedmål 1: Barn vokser opp trygt i bygda\n\n### Delmål\n\n"
        "#### Delmål 1.1: Alle elever skal ha det trygt\n\n#### Delmål 1.2: Familier skal få hjelp tidlig\n\n"
        "### Strategier\n\n- Følger opp alle meldinger\n",
    )
    assert above(document, "Følger opp") == "Barn vokser opp trygt i bygda"


def test_a_number_with_no_words_behind_it_is_no_goal(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# 4 Mål\n\nMål 4.1 Det bygges flere boliger i sentrum\n\nTiltak\n\n4.1.1\n\n- Kjøpe tomter ved stasjonen\n",
    )
    assert all(each.text for each in document.items)
