"""Headings with codes («F1 Hamn»), each with its goal as the sentence right below."""

from pathlib import Path

import pytest

from tests.parsers.structure_plans import plan
from tracecheck.model.item import ItemKind

HEAD = "# Kommuneplanens samfunnsdel 2025–2037\n\nHavsund kommune\n\n## Satsingsområde F: Sjø\n\n"


@pytest.mark.parametrize("verb", ["Havna skal være åpen for alle båter.", "Hamna skal vere open for alle båtar."])
def test_the_sentence_below_is_the_goal_with_the_code(verb: str, tmp_path: Path) -> None:
    text = f"{HEAD}### F1 Hamn\n\n{verb}\n\n### F2 Fiske\n\nFiskeriet skal gi arbeid hele året.\n"
    goals = [each for each in plan(tmp_path, text).items if each.kind is ItemKind.GOAL]
    assert [(each.label, each.text) for each in goals] == [("F1", verb), ("F2", "Fiskeriet skal gi arbeid hele året.")]


@pytest.mark.parametrize(
    "body",
    [
        "### F1 Hamn\n\nHavna skal være åpen for alle båter.\n",
        "### F1 Hamn\n\nHavna ble bygd i 1921.\n\n### F2 Fiske\n\nFiskeriet ga 40 årsverk.\n",
        "### Hamn\n\nHavna skal være åpen for alle båter.\n\n### Fiske\n\nFiskeriet skal gi arbeid.\n",
    ],
    ids=["one code is no series", "what was is no goal", "no codes"],
)
def test_other_sentences_below_headings_are_no_goals_by_that(body: str, tmp_path: Path) -> None:
    assert not [each for each in plan(tmp_path, HEAD + body).items if each.label in ("F1", "F2")]


@pytest.mark.parametrize("first", ["Barn lærer å svømme", "Barn i Havsund lærer å svømme innen 4. trinn"])
def test_coded_headings_under_the_word_for_goals_are_goals_side_by_side(first: str, tmp_path: Path) -> None:
    text = (
        f"{HEAD}### Hva vi vil oppnå\n\n#### O1 {first}\n\nIndikator: Andel som kan svømme 200 meter\n\n"
        "#### O2 Flere ungdommer har en sommerjobb\n\nIndikator: Sommerjobber for ungdom\n"
    )
    found = plan(tmp_path, text).items
    goals = [(each.label, each.kind, each.parent) for each in found if each.label in ("O1", "O2")]
    (area,) = [each.id for each in found if each.kind is ItemKind.AREA]
    assert goals == [("O1", ItemKind.GOAL, area), ("O2", ItemKind.GOAL, area)]
