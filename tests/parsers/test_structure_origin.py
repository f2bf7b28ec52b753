"""Whose goals they are: this plan's, those of the plan before, those of a plan above; and goals in running text."""

from pathlib import Path

import pytest

from tests.parsers.structure_plans import plan
from tracecheck.model.item import Basis, Origin
from tracecheck.model.plan import DocumentKind

TEMAPLAN = DocumentKind.TEMAPLAN
GOALS = "- Flere barn skal sykle til skolen\n- Ingen skal være alene\n"


@pytest.mark.parametrize(
    "heading",
    [
        "Evaluering av forrige plan",
        "Mål i forrige planperiode",
        "Måloppnåelse i perioden 2016-2019",
        "Status for tiltak i planen 2016-2019",
        "Status på målene i gjeldende plan",
        "Hva har vi oppnådd siden sist?",
        "Kva har vi oppnådd i førre planperiode",
        "Erfaringer fra forrige plan",
        "Oppfølging av forrige handlingsplan",
        "Mål frå førre plan",
    ],
)
def test_goals_of_the_plan_before_are_told_apart(heading: str, tmp_path: Path) -> None:
    text = f"# Temaplan 2024-2027\n\n## {heading}\n\n### Mål\n\n{GOALS}\n## Mål for perioden\n\n- Et mål skal nås\n"
    document = plan(tmp_path, text, TEMAPLAN)
    assert [item.origin for item in document.items] == [Origin.PREVIOUS, Origin.PREVIOUS, Origin.OWN]


@pytest.mark.parametrize(
    "heading",
    [
        "Mål i kommuneplanen",
        "Hovedmål fra samfunnsdelen",
        "Kommuneplanens samfunnsmål",
        "Mål frå økonomiplanen",
        "Fylkeskommunens mål",
    ],
)
def test_goals_printed_from_a_plan_above_are_quoted(heading: str, tmp_path: Path) -> None:
    text = f"# Temaplan 2024-2027\n\n## {heading}\n\n{GOALS}\n## Mål\n\n- Et eget mål skal nås\n"
    document = plan(tmp_path, text, TEMAPLAN)
    assert [item.origin for item in document.items] == [Origin.QUOTED, Origin.QUOTED, Origin.OWN]


def _told(folder: Path, sentence: str) -> list[tuple[str, Origin]]:
    text = f"# Temaplan 2024-2027\n\n## 4 Oppvekst\n\nKommunen har mange tjenester. {sentence} Det krever innsats.\n"
    document = plan(folder, text, TEMAPLAN)
    assert all(item.basis is Basis.PROSE for item in document.items)
    return [(item.text, item.origin) for item in document.items]


@pytest.mark.parametrize(
    ("sentence", "goal"),
    [
        ("Det er et mål at flere skal sykle til skolen.", "flere skal sykle til skolen"),
        ("Det er eit mål at fleire skal sykle til skulen.", "fleire skal sykle til skulen"),
        ("Kommunen har som mål å halvere ventetiden innen 2030.", "halvere ventetiden innen 2030"),
        ("Vi har en målsetting om å være røykfrie innen 2030.", "være røykfrie innen 2030"),
        ("Kommunens målsetting er å bygge 200 boliger i året.", "bygge 200 boliger i året"),
        ("Målet er å videreutvikle dette tjenestetilbudet.", "videreutvikle dette tjenestetilbudet"),
        ("Overordna mål for næringslivet er å utvikle bygda sine fortrinn.", "utvikle bygda sine fortrinn"),
        ("Målet for folkehelsearbeidet er derfor at flere skal ha det godt.", "flere skal ha det godt"),
    ],
)
def test_goals_in_running_text(sentence: str, goal: str, tmp_path: Path) -> None:
    assert _told(tmp_path, sentence) == [(goal, Origin.OWN)]


@pytest.mark.parametrize(
    "sentence",
    [
        "I forrige plan var målet å halvere ventetiden for alle.",
        "I førre planperiode var det eit mål at fleire skulle sykle.",
        "Regjeringens mål er at alle skal ha et trygt hjem.",
        "Stortinget har vedtatt at målet er å redusere utslippene med 55 prosent.",
        "Formålet med loven er å sikre gode tjenester til alle.",
        "Helsedirektoratets mål er å redusere saltinntaket i befolkningen.",
        "Det er et nasjonalt mål at alle får hjelp raskt.",
        "FN har satt som mål å utrydde fattigdom innen 2030.",
        "Målet med undersøkelsen er å måle trivsel blant elevene.",
        "Målet er å lage en kommunal plan for å redusere utslippene.",
    ],
)
def test_goals_of_others_and_of_then_in_running_text_are_none(sentence: str, tmp_path: Path) -> None:
    assert _told(tmp_path, sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "I kommuneplanen er det satt som mål at ingen skal stå utenfor.",
        "Fylkeskommunen har som mål at ingen skal stå utenfor.",
    ],
)
def test_goals_told_from_above_in_running_text_are_quoted(sentence: str, tmp_path: Path) -> None:
    assert _told(tmp_path, sentence) == [("ingen skal stå utenfor", Origin.QUOTED)]


@pytest.mark.parametrize("label", ["Mål fra samfunnsdelen", "Mål frå kommuneplanen", "Hovedmål fra samfunnsdelen"])
def test_a_label_that_tells_the_plan_above_makes_the_goal_quoted(label: str, tmp_path: Path) -> None:
    text = f"# Økonomiplan 2026–2029\n\n## Havn\n\n{label}: Kaia skal være åpen for alle\n\nTiltak:\n\n- Rekkverk\n"
    goal, measure = plan(tmp_path, text, DocumentKind.OKONOMIPLAN).items
    assert (goal.text, goal.origin) == ("Kaia skal være åpen for alle", Origin.QUOTED)
    assert (measure.origin, measure.parent) == (Origin.OWN, goal.id)


@pytest.mark.parametrize("label", ["Mål", "Mål for havna", "Mål i perioden"])
def test_a_label_that_tells_no_other_plan_makes_the_goal_the_plans_own(label: str, tmp_path: Path) -> None:
    text = f"# Økonomiplan 2026–2029\n\n## Havn\n\n{label}: Kaia skal være åpen for alle\n\nTiltak:\n\n- Rekkverk\n"
    assert plan(tmp_path, text, DocumentKind.OKONOMIPLAN).items[0].origin is Origin.OWN
