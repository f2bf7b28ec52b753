"""A plan that goes through the plan before it, point by point, and says where each is taken up."""

from pathlib import Path

import pytest

from tests.parsers.structure_plans import plan
from tracecheck.linker import link
from tracecheck.model.item import Origin
from tracecheck.model.plan import DocumentKind
from tracecheck.model.settings import LinkSettings

HEAD = (
    "# Idrettsplan 2024–2035\n\nPlanen gjelder 2024–2035.\n\n# Strategier\n\n## Satsingsområde 1: Anlegg\n\n"
    "Kommunen vil:\n\n- Rehabilitere svømmehallen i sentrum\n- Ruste opp lysløypene i alle grender\n\n"
)
POINTS = (
    "- Nye lokaler for dans og turn\n\nDette følges opp i kulepunkt 1 under satsingsområde 1.\n\n"
    "### Vedlikehold av turløyper\n\nI idrettsplanen blir dette fulgt opp under strekpunkt 2 under satsingsområde 1.\n"
)


@pytest.mark.parametrize(
    "heading", ["Oppfølging av Handlingsprogram for idrett 2018–2023", "Oppfølgjing av idrettsplan 2016-2023"]
)
def test_points_of_an_older_plan_are_answered_by_what_is_said_to_follow_them_up(tmp_path: Path, heading: str) -> None:
    document = plan(tmp_path, f"{HEAD}# Vedlegg til saken\n\n## {heading}\n\n{POINTS}", DocumentKind.KOMMUNEDELPLAN)
    texts = {f"{document.key}#{each.id}": each.text for each in document.items}
    assert [each.text for each in document.items if each.origin is Origin.PREVIOUS] == [
        "Nye lokaler for dans og turn",
        "Vedlikehold av turløyper",
    ]
    links = link((document,), LinkSettings()).links
    assert {(texts[each.source], texts[each.target]) for each in links} >= {
        ("Rehabilitere svømmehallen i sentrum", "Nye lokaler for dans og turn"),
        ("Ruste opp lysløypene i alle grender", "Vedlikehold av turløyper"),
    }


@pytest.mark.parametrize("heading", ["Oppfølging av samfunnsdelen 2024–2035", "Oppfølging av arbeidet"])
def test_a_plan_that_is_followed_up_and_does_not_lie_before_is_none_of_those(tmp_path: Path, heading: str) -> None:
    document = plan(tmp_path, f"{HEAD}# Vedlegg til saken\n\n## {heading}\n\n{POINTS}", DocumentKind.KOMMUNEDELPLAN)
    assert not [each for each in document.items if each.origin is Origin.PREVIOUS]
