"""Two near-duplicate wordings of one service's goals, spellings of then and now, and numbers that disagree."""

from pathlib import Path

import pytest

from tests.cases.case_documents import FORMATS, checked, document, findings, grades, item, key, links_of, texts
from tracecheck.model.coupling import EvidenceKind, Grade
from tracecheck.model.finding import Severity
from tracecheck.model.item import ItemKind
from tracecheck.model.plan import DocumentKind, Status

ECONOMIC = """# Handlings- og økonomiplan 2014-2017

Storvik kommune. Vedtatt av bystyret 12.12.2013, sak 120/13.

## Botiltak

Mål for tjenesten:

- {}
"""
AGREEMENT = """# Enhetsavtale 2014 for Botjenesten

Storvik kommune

## Mål for enheten

- {}
"""
MAIN = "Botjenesten skal sikre beboerne et godt liv i egen bolig"
FIVE = (
    "gi et tilpasset tilbud til hver beboer",
    "styrke samarbeidet med pårørende og verger",
    "legge til rette for aktive dager",
    "rekruttere nok fagfolk",
    "bruke de tildelte midlene godt",
)
OTHER_MAIN = "Botjenesten skal sikre beboerne gode liv i egen bolig"
OTHER_FIVE = (
    "gi et tilpasset tilbud til hver av beboerne",
    "styrke samarbeidet med de pårørende og verger",
    "legge til rette for aktive dager",
    "rekruttere nok fagfolk",
    "bruke tildelte midler godt",
)
PLAN, UNIT = "Økonomiplan 2014-2017", "Enhetsavtale 2014 Botjenesten"


def _sentence(main: str, five: tuple[str, ...]) -> str:
    return f"{main} ved {', '.join(f'å {each}' for each in five[:-1])} og å {five[-1]}."


@pytest.fixture(params=FORMATS, scope="module")
def form(request: pytest.FixtureRequest) -> str:
    """The file format."""
    return str(request.param)


def test_one_sentence_with_a_main_goal_and_five_infinitives_is_split(form: str, tmp_path: Path) -> None:
    result = checked(tmp_path, form, {PLAN: ECONOMIC.format(_sentence(MAIN, FIVE))})
    assert texts(result, ItemKind.GOAL) == [MAIN]
    assert texts(result, ItemKind.SUBGOAL) == list(FIVE)
    main = item(result, MAIN)
    assert {item(result, each).parent for each in FIVE} == {main.id}
    assert {item(result, each).stem for each in FIVE} == {MAIN}


def test_the_two_wordings_are_recognised_as_the_same_goals(form: str, tmp_path: Path) -> None:
    documents = {
        PLAN: ECONOMIC.format(_sentence(MAIN, FIVE)),
        UNIT: AGREEMENT.format(_sentence(OTHER_MAIN, OTHER_FIVE)),
    }
    result = checked(tmp_path, form, documents)
    assert texts(result, ItemKind.SUBGOAL, UNIT) == list(OTHER_FIVE)
    pairs = zip((OTHER_MAIN, *OTHER_FIVE), (MAIN, *FIVE), strict=True)
    expected = {key(result, lower, UNIT): key(result, upper, PLAN) for lower, upper in pairs}
    plan = document(result, PLAN).key
    assert {
        source: [link.target for link in links_of(result, source) if link.target.startswith(plan)]
        for source in expected
    } == {source: [target] for source, target in expected.items()}


def test_the_same_goals_as_a_list_are_recognised_too(form: str, tmp_path: Path) -> None:
    listed = f"# Enhetsavtale 2014 for Botjenesten\n\nStorvik kommune\n\n## Mål for enheten\n\n{MAIN} ved å:\n\n"
    listed += "\n".join(f"- {each}" for each in FIVE) + "\n"
    result = checked(tmp_path, form, {PLAN: ECONOMIC.format(_sentence(MAIN, FIVE)), UNIT: listed})
    plan = document(result, PLAN).key
    for each in FIVE:
        targets = [link.target for link in links_of(result, key(result, each, UNIT)) if link.target.startswith(plan)]
        assert targets == [key(result, each, PLAN)]


SAMFUNNSDEL = """# Kommuneplanens samfunnsdel 2012–2024

Storvik kommune. Vedtatt av bystyret 14.06.2012, sak 60/12.

## Styring

Hovedmål 1. Storvik er en veldrevet kommune.

Delmål 1.1 Rådmannen sørger for tett kopling mellom mål og budsjett.

Delmål 1.2 Bystyret får årlig melding om resultatene.
"""
LATER = """# Handlings- og økonomiplan 2014-2017

Storvik kommune. Vedtatt av kommunestyret 12.12.2013, sak 120/13.

## Styring

### Delmål 1.1 «Kommunedirektøren sørger for tett kobling mellom mål og budsjett.»

| Tiltak | Ansvar | Frist | Kostnad (i 1000 kr) |
|---|---|---|---|
| Ny mal for budsjettet | Økonomisjefen | 2014 | 100 |

### Delmål 1.2 «Kommunestyret får årlig melding om resultatene.»

| Tiltak | Ansvar | Frist | Kostnad (i 1000 kr) |
|---|---|---|---|
| Resultathefte til alle representanter | Kommunikasjon | 2015 | 60 |
"""
SPELLINGS = {"1.1": ("Rådmannen sørger", "Kommunedirektøren sørger"), "1.2": ("Bystyret får", "Kommunestyret får")}


@pytest.mark.parametrize("number", SPELLINGS)
def test_spellings_of_then_and_now_are_the_same_goal(form: str, number: str, tmp_path: Path) -> None:
    result = checked(tmp_path, form, {"Samfunnsdel 2012-2024": SAMFUNNSDEL, PLAN: LATER})
    then, now = SPELLINGS[number]
    (coupling,) = links_of(result, key(result, now, PLAN))
    assert (coupling.target, coupling.grade) == (key(result, then, "Samfunnsdel"), Grade.TIGHT)
    assert EvidenceKind.QUOTATION in {each.kind for each in coupling.evidence}
    assert findings(result, "TC101", "TC702") == []


CHANGES = {
    "kopling/kobling": ("Kommunen har tett {} mellom mål og budsjett.", "kopling", "kobling"),
    "kobling/kopling": ("Kommunen har tett {} mellom mål og budsjett.", "kobling", "kopling"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_spellings_of_then_and_now_are_no_change_of_a_goal(form: str, change: str, tmp_path: Path) -> None:
    """A quotation in the newer spelling or with the newer name is at most for information."""
    goal, then, now = CHANGES[change]
    strategic = SAMFUNNSDEL.partition("Delmål 1.1")[0] + f"Delmål 1.1 {goal.format(then)}\n"
    economic = LATER.partition("### Delmål 1.2")[0]
    economic = economic.replace("Kommunedirektøren sørger for tett kobling mellom mål og budsjett.", goal.format(now))
    result = checked(tmp_path, form, {"Samfunnsdel 2012-2024": strategic, PLAN: economic})
    assert grades(result, key(result, goal.format(then)[:15], "Samfunnsdel")) >= {Grade.TIGHT}
    assert {finding.severity for finding in findings(result, "TC107")} <= {Severity.INFO}


@pytest.mark.parametrize("body", ["bystyret", "kommunestyret", "Bystyret", "Kommunestyret"])
def test_both_councils_adopt(form: str, body: str, tmp_path: Path) -> None:
    result = checked(tmp_path, form, {PLAN: LATER.replace("Vedtatt av kommunestyret", f"Vedtatt av {body}")})
    found = document(result, PLAN)
    assert found.status is Status.ADOPTED
    assert found.adopted is not None
    assert (found.adopted.date, found.adopted.case) == ("2013-12-12", "120/13")


@pytest.mark.parametrize("council", ["Bystyret", "Kommunestyret"])
@pytest.mark.parametrize("head", ["rådmannen", "kommunedirektøren", "administrasjonssjefen"])
def test_both_councils_ask_the_administration_by_either_name(
    form: str, council: str, head: str, tmp_path: Path
) -> None:
    text = f"""# Saksprotokoll

Storvik {council.lower().removesuffix("t")} 12.03.2013, sak 31/13: Kobling mellom mål og budsjett

## Vedtak

1. {council} ber {head} legge fram en sak om styringssystemet innen 1. september 2013.
2. {head.capitalize()} bes melde om arbeidet i årsrapporten.
"""
    result = checked(tmp_path, form, {"Saksprotokoll sak 31-13": text})
    assert document(result, "Saksprotokoll").kind is DocumentKind.VEDTAK
    orders = [each for each in document(result, "Saksprotokoll").items if each.kind is ItemKind.ORDER]
    assert [each.text.split()[0] for each in orders] == [council, head.capitalize()]
    assert {each.decision.adopted for each in orders if each.decision} == {True}


def test_an_order_is_answered_under_the_newer_name(form: str, tmp_path: Path) -> None:
    asked = """# Saksprotokoll

Storvik bystyre 12.03.2013, sak 31/13: Bibliotekene

## Vedtak

1. Rådmannen bes legge fram en plan for kopling mellom skolebibliotek og folkebibliotek.
2. Rådmannen bes utrede lengre åpningstid i svømmehallen.
"""
    told = """# Årsrapport 2014

Storvik kommune

## Kultur

Kommunedirektøren la fram en plan for kobling mellom skolebibliotek og folkebibliotek i mai.
"""
    result = checked(tmp_path, form, {"Saksprotokoll sak 31-13": asked, "Årsrapport 2014": told})
    assert grades(result, key(result, "Rådmannen bes legge fram")) == {Grade.LOOSE}
    assert grades(result, key(result, "Rådmannen bes utrede")) == set()


def test_numbers_that_disagree_in_a_text_are_neither_goals_nor_targets(form: str, tmp_path: Path) -> None:
    text = """# Kommuneplanens samfunnsdel 2012–2024

Storvik kommune. Vedtatt av bystyret 14.06.2012, sak 60/12.

## Om kommunen

Storvik kommune har 192 enheter og om lag 12 000 ansatte.

## Organisering

De 193 enhetene har til sammen 13 000 ansatte, og hver enhet har en leder.

## Mål

Hovedmål 1. Storvik er en god arbeidsgiver.
"""
    result = checked(tmp_path, form, {"Samfunnsdel 2012-2024": text})
    goals = [each for each in result.documents[0].items if each.kind is not ItemKind.STATISTIC]
    assert [each.text.rstrip(".") for each in goals] == ["Storvik er en god arbeidsgiver"]
    assert goals[0].target is None
    assert findings(result, "TC306", "TC503") == []
    assert {finding.severity for finding in findings(result)} <= {Severity.INFO}
