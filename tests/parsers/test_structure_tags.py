"""Goals of the plan above that stand as tags behind the strategies that serve them."""

from pathlib import Path

from tests.parsers.structure_plans import item, plan
from tracecheck.model.item import Origin
from tracecheck.model.plan import DocumentKind

LIST = (
    "# Boligplan for Lia 2025-2030\n\n## Utvalgte mål fra kommuneplanen\n\n"
    "1. Varierte boliger i alle grender\n2. Eldre kan bo hjemme lenger\n3. Levende tettsteder med møteplasser\n\n"
)


def test_prints_behind_a_strategy_are_its_references(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        f"{LIST}## Strategi 1: Flere slags boliger i sentrum\n\nKommunen bruker reguleringsplanene aktivt.\n\n"
        "Mål 1: Varierte boliger i alle grender\n\nMål 3: Levende tettsteder med møteplasser\n\n"
        "## Strategi 2: Fellesskap mellom husene\n\nFelles uterom planlegges tidlig.\n\n"
        "Mål 2: Eldre kan bo hjemme lenger\n",
        DocumentKind.TEMAPLAN,
    )
    first, second = item(document, "Flere slags"), item(document, "Fellesskap")
    assert [each.label for each in first.references] == ["1", "3"]
    assert [each.label for each in second.references] == ["2"]
    assert (first.parent, second.parent) == (None, None)
    assert item(document, "Varierte").origin is Origin.QUOTED


def test_prints_above_their_strategies_are_what_these_stand_under(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        f"{LIST}## Mål 1: Varierte boliger i alle grender\n\n### Strategi 1: Flere slags boliger i sentrum\n\n"
        "## Mål 2: Eldre kan bo hjemme lenger\n\n### Strategi 2: Fellesskap mellom husene\n",
        DocumentKind.TEMAPLAN,
    )
    assert item(document, "Flere slags").references == ()
    assert item(document, "Fellesskap").references == ()
