"""Agreements of leaders and units as the studies describe them: goals in five layers, three goals of three threads."""

from pathlib import Path

import pytest

from tests.cases.case_documents import (
    FORMATS,
    checked,
    codes_about,
    findings,
    item,
    key,
    links_of,
    texts,
)
from tracecheck.model.codec import to_json
from tracecheck.model.coupling import EvidenceKind, Grade
from tracecheck.model.item import ItemKind
from tracecheck.model.plan import DocumentKind
from tracecheck.model.result import Result

LEADER = "Lederavtale Elvebakken helsehus 2013-2014"
UNIT = "Enhetsavtale Solbakken skole 2013-2014"
TABLE = "| Resultatmål | Mål for enheten | Tiltak | Støtte |\n|---|---|---|---|\n"
LAYERS = (
    (
        "Mål for hele kommunen",
        (
            (
                "Sykefraværet i kommunen skal ned",
                "Helsehuset har lavere fravær enn året før",
                "Samtale tidlig",
                "Personal",
            ),
            ("Kommunen holder sine rammer", "Helsehuset går i balanse", "Vikarplan hver måned", "Økonomi"),
            ("Brukerne er fornøyde", "Pårørende får svar samme dag", "Fast telefontid", "Kommunikasjon"),
            ("Kommunen har dyktige medarbeidere", "Alle nye får fadder", "Fadderordning", "Personal"),
            ("Tjenestene er lett å finne", "Nettsidene er à jour", "Redaktør i hver avdeling", "IT"),
        ),
    ),
    (
        "Mål for området helse og velferd",
        (
            ("Flere klarer seg hjemme", "Opptrening i eget hjem", "Treningsrunder", "Fysioterapien"),
            (
                "Korttidsplasser brukes til det de er ment for",
                "Opphold under tre uker",
                "Ukentlig møte",
                "Tildelingskontoret",
            ),
            ("Pasientene får rett medisin", "Gjennomgang ved innkomst", "Legevisitt", "Apoteket"),
            ("Overgangene er trygge", "Melding samme dag", "Sjekkliste", "Sykehuset"),
            ("Området deler kunnskap", "Fagdag to ganger i året", "Felles kalender", "Fagkontoret"),
        ),
    ),
    (
        "Mål for tjenesten",
        (
            ("Måltidene er gode", "Varm mat midt på dagen", "Ny meny", "Kjøkkenet"),
            ("Dagene har innhold", "Aktivitet hver dag", "Ukeplan", "Frivillige"),
            ("Rommene er trygge", "Fallrisiko vurderes", "Sjekkrunde", "Ergoterapien"),
            ("Pårørende er med", "Samtale etter en uke", "Mal for samtalen", "Pårørendeskolen"),
        ),
    ),
    (
        "Mål for enheten",
        (
            ("Natten er rolig", "Færre flyttinger etter klokka 22", "Romplan", "Vaktleder"),
            ("Ingen venter på hjelp", "Svar på signal innen fem minutter", "Nytt varslingsanlegg", "Teknisk"),
            ("Lærlingene består", "Fire lærlinger", "Veileder på hver vakt", "Skolen"),
            ("Alle kjenner planene", "Planene gjennomgås på personalmøte", "Årshjul", "Stab"),
        ),
    ),
)
OWN_DEVELOPMENT = """## 3.5 Mål for lederens egen utvikling

| Resultatmål | Mål for enheten | Tiltak | Støtte |
|---|---|---|---|
| Bli tryggere i vanskelige samtaler | Øve én gang i måneden | Kollegaveiledning | Lederskolen |
| Delegere mer | Gi fra seg vaktplanen | Ny arbeidsdeling | Nærmeste leder |
"""
ANNEXES = """# 4 Vedlegg

- Budsjett og regnskap
- Medarbeiderundersøkelse
- Brukerundersøkelse
"""


def _lederavtale() -> str:
    parts = ["# Lederavtale 2013–2014 for Elvebakken helsehus\n\nStorvik kommune\n\n# 3 Mål\n"]
    for number, (title, rows) in enumerate(LAYERS, 1):
        body = "\n".join("| " + " | ".join(row) + " |" for row in rows)
        parts.append(f"## 3.{number} {title}\n\n{TABLE}{body}\n")
    return "\n".join([*parts, OWN_DEVELOPMENT, ANNEXES])


ROWS = [row for _, rows in LAYERS for row in rows]
# A measure that says how often has no need of a date.
RHYTHMS = ("hver måned", "Ukentlig")
THREE_GOALS = """# Enhetsavtale 2013–2014 for Solbakken skole

Storvik kommune. Avtalen gjelder skoleårene 2013 og 2014.

## Mål for enheten

1. Sykefraværet ved enheten skal ikke overstige 9 % i 2013-2014.
2. Enheten skal legge til rette for et godt læringsmiljø.
3. Bedre folkehelse gjennom minst ett nytt samhandlingstiltak med frivillige organisasjoner.
"""
_RESULT_GOALS = (
    (
        "Sykefraværet skal ikke overstige 9 % i 2013-2014",
        "Sykefraværet ved skolen skal ikke overstige 7,5 % i 2013-2014",
        "Samtale innen fire dager",
        "Bedriftshelsetjenesten",
    ),
    (
        "Legge til rette for et godt læringsmiljø",
        "Elevene arbeider i ro og blir sett",
        "Nettverk for rektorene, med rapport hvert halvår",
        "Fagkontoret, 40 000 kr",
    ),
    (
        "Bedre folkehelse",
        "Minst ett nytt samhandlingstiltak med frivillige organisasjoner",
        "Avtale med idrettslaget om skolegården",
        "Frivilligsentralen",
    ),
)
WITH_MEASURES = (
    "# Enhetsavtale 2013–2014 for Solbakken skole\n\nStorvik kommune\n\n## Mål for enheten\n\n"
    + TABLE
    + "".join("| " + " | ".join(row) + " |\n" for row in _RESULT_GOALS)
)


@pytest.fixture(params=FORMATS, scope="module")
def form(request: pytest.FixtureRequest) -> str:
    """The file format."""
    return str(request.param)


@pytest.fixture(scope="module")
def leader(form: str, tmp_path_factory: pytest.TempPathFactory) -> Result:
    """A lederavtale of eighteen goals in four layers, and two of the leader's own."""
    return checked(tmp_path_factory.mktemp("plans"), form, {LEADER: _lederavtale()})


@pytest.fixture(scope="module")
def unit(form: str, tmp_path_factory: pytest.TempPathFactory) -> Result:
    """The three goals with their measures."""
    return checked(tmp_path_factory.mktemp("plans"), form, {UNIT: WITH_MEASURES})


def test_the_lederavtale_is_known(leader: Result) -> None:
    found = leader.documents[0]
    assert found.kind is DocumentKind.LEDERAVTALE
    assert found.period is not None
    assert (found.period.start, found.period.end) == (2013, 2014)


def test_every_row_gives_result_goal_unit_goal_and_measure(leader: Result) -> None:
    goals = [each.text for each in leader.documents[0].items if each.kind in (ItemKind.GOAL, ItemKind.SUBGOAL)]
    assert sorted(goals) == sorted([text for row in ROWS for text in row[:2]])
    assert texts(leader, ItemKind.MEASURE) == [row[2] for row in ROWS]


def test_the_columns_are_the_layers_of_a_row(leader: Result) -> None:
    by_id = {each.id: each.text for each in leader.documents[0].items}
    for above, own, measure, support in ROWS:
        parent = item(leader, own).parent
        assert parent is not None
        assert by_id[parent] == above
        found = [each for each in leader.documents[0].items if each.text == measure and each.parent]
        assert own in {by_id[each.parent] for each in found if each.parent}
        assert support in {each.support for each in (*found, item(leader, own))}


def test_the_rows_of_the_table_are_tight_couplings(leader: Result) -> None:
    (coupling,) = links_of(leader, key(leader, "Opptrening i eget hjem"))
    assert coupling.target == key(leader, "Flere klarer seg hjemme")
    assert coupling.grade is Grade.TIGHT
    assert {each.kind for each in coupling.evidence} == {EvidenceKind.STRUCTURE}


def test_scopes_are_the_layers(leader: Result) -> None:
    assert {each.scope for each in leader.documents[0].items} == {"kommune", "omrade", "tjeneste", "enhet"}
    for scope, (_, rows) in zip(("kommune", "omrade", "tjeneste", "enhet"), LAYERS, strict=True):
        assert {item(leader, row[1]).scope for row in rows} == {scope}


def test_nothing_is_invented_for_columns_that_are_not_there(leader: Result) -> None:
    items = leader.documents[0].items
    assert all(each.owner is None and each.deadline is None and not each.amounts for each in items)
    assert all(each.value is None and each.status_text is None for each in items)
    assert not [each for each in items if each.kind in (ItemKind.INDICATOR, ItemKind.RESULT)]
    assert leader.run.complete


def test_what_the_table_has_no_column_for_is_what_the_rules_report(leader: Result) -> None:
    codes = {finding.code for finding in findings(leader)}
    assert {"TC301", "TC601", "TC602"} <= codes
    assert not codes & {"TC121", "TC122", "TC005"}


def test_a_column_that_is_missing_is_one_finding(leader: Result) -> None:
    timed = [measure for _, _, measure, _ in ROWS if any(word in measure for word in RHYTHMS)]
    for code, lacking in (("TC601", len(ROWS)), ("TC602", len(ROWS) - len(timed))):
        (finding,) = findings(leader, code)
        assert finding.count == lacking


def test_a_leaders_own_development_is_never_stored_linted_or_reported(leader: Result) -> None:
    said = str(to_json(leader)).casefold()
    for words in (
        "vanskelige samtaler",
        "øve én gang",
        "kollegaveiledning",
        "delegere mer",
        "vaktplanen",
        "lederskolen",
    ):
        assert words not in said
    assert all(each.scope != "leder" for each in leader.documents[0].items)


def test_annexes_are_no_goals(leader: Result) -> None:
    everything = [each.text for each in leader.documents[0].items]
    assert not {"Budsjett og regnskap", "Medarbeiderundersøkelse", "Brukerundersøkelse"} & set(everything)


def test_sick_leave_with_a_target_of_its_own_gives_no_finding(unit: Result) -> None:
    common, own = item(unit, "Sykefraværet skal ikke"), item(unit, "Sykefraværet ved skolen")
    assert common.target is not None
    assert (common.target.comparator, common.target.value, common.target.unit) == ("<=", 9.0, "%")
    assert own.target is not None
    assert (own.target.comparator, own.target.value, own.target.unit) == ("<=", 7.5, "%")
    assert codes_about(unit, "Sykefraværet skal ikke") == set()
    assert codes_about(unit, "Sykefraværet ved skolen") == set()
    assert findings(unit, "TC306") == []


def test_a_units_own_target_for_the_common_goal_is_no_second_number_for_the_same(form: str, tmp_path: Path) -> None:
    other = WITH_MEASURES.replace("Solbakken skole", "Myra skole").replace("7,5 %", "8,2 %")
    result = checked(tmp_path, form, {UNIT: WITH_MEASURES, "Enhetsavtale Myra skole 2013-2014": other})
    assert findings(result, "TC306") == []


def test_a_good_learning_environment_has_measure_and_support_but_no_indicator(unit: Result) -> None:
    assert item(unit, "Nettverk for rektorene").parent == item(unit, "Elevene arbeider").id
    reported = codes_about(unit, "Elevene arbeider") | codes_about(unit, "Legge til rette")
    assert reported & {"TC301"}
    assert "TC121" not in reported


@pytest.mark.parametrize("words", ["Sykefraværet", "Minst ett nytt", "Bedre folkehelse"])
def test_only_the_learning_environment_lacks_an_indicator(unit: Result, words: str) -> None:
    about = {finding.item for finding in findings(unit, "TC301")}
    ids = {f"{unit.documents[0].key}#{each.id}" for each in unit.documents[0].items if each.text.startswith(words)}
    assert ids
    assert not about & ids
    assert all(finding.count == 1 for finding in findings(unit, "TC301"))


def test_an_activity_that_is_counted_is_known_as_one(unit: Result) -> None:
    found = item(unit, "Minst ett nytt samhandlingstiltak")
    assert found.goal_type == "activity"


def test_the_couplings_of_all_three_are_graded_by_their_own_evidence(unit: Result) -> None:
    for upper, lower in (
        ("Sykefraværet skal ikke", "Sykefraværet ved skolen"),
        ("Legge til rette", "Elevene arbeider"),
        ("Bedre folkehelse", "Minst ett nytt"),
    ):
        (coupling,) = links_of(unit, key(unit, lower))
        assert (coupling.target, coupling.grade) == (key(unit, upper), Grade.TIGHT)


def test_three_goals_in_a_list_differ_in_what_is_reported(form: str, tmp_path: Path) -> None:
    result = checked(tmp_path, form, {UNIT: THREE_GOALS})
    assert codes_about(result, "Sykefraværet") == set()
    assert codes_about(result, "Enheten skal legge") == {"TC301"}
    assert "TC301" not in codes_about(result, "Bedre folkehelse")
    assert item(result, "Bedre folkehelse").goal_type == "activity"
    assert {each.scope for each in result.documents[0].items} == {"enhet"}


OWN_HEADINGS = (
    "Lederens egen utvikling",
    "Leiarens eiga utvikling",
    "Mål for egen lederutvikling",
    "Personlige utviklingsmål",
)


@pytest.mark.parametrize("heading", OWN_HEADINGS)
def test_own_development_is_left_out_whatever_its_heading(form: str, heading: str, tmp_path: Path) -> None:
    rows = "| " + " | ".join(ROWS[-1]) + " |\n"
    text = f"# Lederavtale 2013–2014 for Elvebakken helsehus\n\n## Mål for enheten\n\n{TABLE}{rows}\n"
    listed = f"{text}## {heading}\n\n- Bli tryggere i vanskelige samtaler\n- Delegere mer\n"
    tabled = text + OWN_DEVELOPMENT.replace("3.5 Mål for lederens egen utvikling", heading)
    for own in (listed, tabled):
        said = str(to_json(checked(tmp_path, form, {LEADER: own})))
        assert ROWS[-1][0] in said
        assert not [words for words in ("vanskelige samtaler", "Delegere mer", "Øve én gang") if words in said]
