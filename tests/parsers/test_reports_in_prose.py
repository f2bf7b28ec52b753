"""Reports that tell goal by goal in sentences: what is the goal, and what is said of how it went."""

from pathlib import Path

import pytest

from tests.parsers.structure_plans import item, plan
from tracecheck.model.item import ItemKind
from tracecheck.model.plan import DocumentKind, PlanDocument


def report(folder: Path, text: str) -> PlanDocument:
    return plan(folder, f"# Årsrapport 2025\n\nLyngmo kommune\n\n{text}\n", DocumentKind.ARSRAPPORT, "arsrapport.md")


@pytest.mark.parametrize(
    "line",
    [
        "**Delmål 1.1 Elevene har det trygt på skolen.** 91 prosent svarer ja. Målet var 90 prosent. Status: oppnådd.",
        "Delmål 1.1 Elevene har det trygt på skolen. 91 prosent svarer ja. Målet var 90 prosent. Status: oppnådd.",
    ],
)
def test_the_goal_ends_where_its_result_begins(tmp_path: Path, line: str) -> None:
    goal = item(report(tmp_path, line), "Elevene")
    assert goal.text == "Elevene har det trygt på skolen."
    assert goal.description == "91 prosent svarer ja. Målet var 90 prosent."
    assert goal.status_text == "oppnådd"


def test_a_level_behind_a_result_is_no_goal_of_its_own(tmp_path: Path) -> None:
    document = report(
        tmp_path, "**Delmål 2.1 Flere klarer seg hjemme.** Uten tjeneste etter tre måneder: 57 prosent. "
        "Mål: 55 prosent. Status: oppnådd.",
    )  # fmt: skip
    assert [each.text for each in document.items] == ["Flere klarer seg hjemme."]
    assert document.items[0].status_text == "oppnådd"


def test_two_sentences_that_both_say_what_shall_be_stay_together(tmp_path: Path) -> None:
    document = report(tmp_path, "Mål 1: Alle elever skal trives. Ingen skal grue seg til skoledagen.")
    assert document.items[0].text == "Alle elever skal trives. Ingen skal grue seg til skoledagen."


@pytest.mark.parametrize(
    "line",
    [
        "Målet om at alle skal kunne svømme er nådd: 98 prosent kan svømme.",
        "Målet om flere i hel stilling er ikke nådd: 54 prosent har hel stilling.",
        "Målet om leseglede vart ikkje nådd: Biblioteket har færre utlån.",
    ],
)
def test_what_tells_of_a_goal_sets_none(tmp_path: Path, line: str) -> None:
    assert not report(tmp_path, f"## Oppvekst\n\n{line}").items


def test_the_status_of_a_row_is_said_of_what_was_measured(tmp_path: Path) -> None:
    document = report(
        tmp_path,
        "| Mål | Indikator | Mål 2025 | Resultat 2025 | Status |\n|---|---|---|---|---|\n"
        "| 1.1 Elevene trives på skolen | Elever som trives | 90 % | 84 % | Nådd |\n"
        "| | Elever med en venn | 95 % | 94 % | Ikke nådd |",
    )
    measured = [each for each in document.items if each.value is not None]
    assert [(each.text, each.status_text) for each in measured] == [
        ("Elever som trives", "Nådd"),
        ("Elever med en venn", "Ikke nådd"),
    ]


def test_a_report_has_results_in_its_summary(tmp_path: Path) -> None:
    table = (
        "## Oppsummering\n\n| Mål | Status |\n|---|---|\n| 1.1 Elevene trives | Ikke nådd |\n| 1.2 Flere leser | Nådd |"
    )
    results = [each for each in report(tmp_path, table).items if each.kind is ItemKind.RESULT]
    assert [(each.label, each.status_text) for each in results] == [("1.1", "Ikke nådd"), ("1.2", "Nådd")]
