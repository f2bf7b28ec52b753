"""The one branch of a kommuneplan that the studies print: vision, four hovedmål, delmål 4.2 and its five infinitives.

The goals above share no content word with their five sub-goals, and one of these has a word of another hovedmål.
"""

from pathlib import Path

import pytest

from tests.cases.case_documents import FORMATS, checked, codes_about, findings, grades, item, key, links_of, links_to
from tracecheck.model.coupling import EvidenceKind, Grade, Relation
from tracecheck.model.item import ItemKind, Origin
from tracecheck.model.result import Result

HEAD = """# Kommuneplanens samfunnsdel 2010–2020

Trondheim kommune. Vedtatt av bystyret 25.06.2009, sak 71/09.

"""
VISION = """# Visjon

«Store lille Trondheim»

"""
MAIN = (
    "I 2020 er Trondheim en internasjonalt anerkjent teknologi- og kunnskapsby",
    "I 2020 er Trondheim en bærekraftig by, der det er lett å leve miljøvennlig",
    "I 2020 er Trondheim en inkluderende og mangfoldig by",
    "I 2020 er Trondheim kommune en aktiv samfunnsutvikler og attraktiv arbeidsgiver",
)
SUBGOAL = "I 2020 skal Trondheim kommune ha styrket sin posisjon som attraktiv arbeidsgiver"
INFINITIVES = (
    "aktivt ta i bruk ny kunnskap og ny teknologi",
    "gi lederne rom for å prøve ut nye løsninger",
    "rekruttere bredt og holde på erfarne medarbeidere",
    "legge arbeidet til rette gjennom hele yrkeslivet",
    "dele gode eksempler på tvers av enhetene",
)
BRANCH = f"## Delmål 4.2 {SUBGOAL}\n\nKommunen vil:\n\n" + "\n".join(f"- {each}" for each in INFINITIVES) + "\n"
UNDER_ITS_GOAL = (
    HEAD + VISION + "\n\n".join(f"# Hovedmål {n}: {text}" for n, text in enumerate(MAIN, 1)) + "\n\n" + BRANCH
)
LISTED_FIRST = HEAD + VISION + "# Hovedmål\n\n" + "\n".join(f"{n}. {text}" for n, text in enumerate(MAIN, 1))
APART = LISTED_FIRST + "\n\n# Kommunen som arbeidsgiver\n\n" + BRANCH
LAYOUTS = {"under its hovedmål": UNDER_ITS_GOAL, "hovedmål in a list before": APART}
NAME = "Kommuneplan 2010-2020"

ECONOMIC = """# Handlings- og økonomiplan 2010-2013

Trondheim kommune. Vedtatt av bystyret 17.12.2009, sak 140/09.

## Organisasjon

### Delmål 4.2 «I 2020 skal Trondheim kommune ha styrket sin posisjon som attraktiv arbeidsgiver»

| Tiltak | Ansvar | Frist | Kostnad (i 1000 kr) |
|---|---|---|---|
| Lærlingplasser i alle bydeler | Personaltjenesten | 2011 | 900 |
| Traineeordning for ingeniører | Byteknikk | 2012 | 1 400 |
"""


@pytest.fixture(params=FORMATS, scope="module")
def form(request: pytest.FixtureRequest) -> str:
    """The file format."""
    return str(request.param)


@pytest.fixture(params=LAYOUTS, ids=list(LAYOUTS), scope="module")
def result(request: pytest.FixtureRequest, form: str, tmp_path_factory: pytest.TempPathFactory) -> Result:
    """The plan alone, in each layout and format."""
    return checked(tmp_path_factory.mktemp("plans"), form, {NAME: LAYOUTS[request.param]})


def test_all_eleven_are_extracted_with_their_levels(result: Result) -> None:
    levels = [(each.kind, each.text.strip("«».")) for each in result.documents[0].items]
    assert len(levels) == 11
    assert levels[0] == (ItemKind.VISION, "Store lille Trondheim")
    assert [text for kind, text in levels if kind is ItemKind.GOAL] == list(MAIN)
    assert (ItemKind.SUBGOAL, SUBGOAL) in levels
    assert [text for _, text in levels[-5:]] == list(INFINITIVES)
    assert {each.origin for each in result.documents[0].items} == {Origin.OWN}


def test_the_five_infinitives_stand_on_one_level_below_the_delmal(result: Result) -> None:
    children = [item(result, text) for text in INFINITIVES]
    assert {each.kind for each in children} == {ItemKind.STRATEGY}
    assert {each.parent for each in children} == {item(result, SUBGOAL).id}


@pytest.mark.parametrize("text", INFINITIVES)
def test_an_infinitive_inherits_the_stem(result: Result, text: str) -> None:
    assert item(result, text).stem == "Kommunen vil:"


def test_five_structural_couplings_to_the_delmal(result: Result) -> None:
    goal = key(result, SUBGOAL)
    couplings = links_to(result, goal)
    assert {link.source for link in couplings} == {key(result, text) for text in INFINITIVES}
    assert {(link.grade, link.relation) for link in couplings} == {(Grade.TIGHT, Relation.REFINES)}
    for link in couplings:
        assert [each.kind for each in link.evidence] == [EvidenceKind.STRUCTURE]
        assert SUBGOAL in link.evidence[0].text


def test_no_coupling_is_rated_by_words(result: Result) -> None:
    kinds = {each.kind for link in result.linkage.links for each in link.evidence}
    assert kinds <= {EvidenceKind.STRUCTURE}
    assert {link.basis for link in result.linkage.links} == {"text"}


def test_the_accidental_word_ties_no_infinitive_to_another_hovedmal(result: Result) -> None:
    assert links_to(result, key(result, MAIN[0])) == []
    assert [link.target for link in links_of(result, key(result, INFINITIVES[0]))] == [key(result, SUBGOAL)]


def test_a_sixth_coupling_where_the_delmal_stands_under_its_hovedmal(form: str, tmp_path: Path) -> None:
    result = checked(tmp_path, form, {NAME: UNDER_ITS_GOAL})
    (sixth,) = links_of(result, key(result, SUBGOAL))
    assert (sixth.target, sixth.grade) == (key(result, MAIN[3]), Grade.TIGHT)
    assert len(result.linkage.links) == 6


def test_a_number_whose_level_above_is_not_printed_is_loose(form: str, tmp_path: Path) -> None:
    text = HEAD + f"# Hovedmål\n\nHovedmål 4: {MAIN[3]}\n\n# Delmål\n\n4.2.1 Alle enheter skal ha en lærling.\n\n"
    text += "4.2.2 Lederne skal få veiledning.\n"
    result = checked(tmp_path, form, {NAME: text})
    (coupling,) = links_of(result, key(result, "Alle enheter skal ha en lærling"))
    assert (coupling.target, coupling.grade) == (key(result, MAIN[3]), Grade.LOOSE)


def test_a_written_reference_that_resolves_is_tight(form: str, tmp_path: Path) -> None:
    economic = ECONOMIC.replace(
        "### Delmål 4.2 «I 2020 skal Trondheim kommune ha styrket sin posisjon som attraktiv arbeidsgiver»",
        "### Mål 1: Flere fagfolk søker seg til oss (jf. delmål 4.2 i kommuneplanens samfunnsdel)",
    )
    result = checked(tmp_path, form, {NAME: UNDER_ITS_GOAL, "Økonomiplan 2010-2013": economic})
    couplings = links_of(result, key(result, "Flere fagfolk"))
    assert [(link.target, link.grade) for link in couplings] == [(key(result, SUBGOAL, NAME), Grade.TIGHT)]
    assert EvidenceKind.REFERENCE in {each.kind for each in couplings[0].evidence}


def test_no_child_is_reported_as_without_subject_or_without_a_goal(result: Result) -> None:
    assert [codes_about(result, text) for text in INFINITIVES] == [set()] * 5


def test_children_without_shared_words_are_not_missing_where_structure_ties_them(form: str, tmp_path: Path) -> None:
    """The measures share no word with the goal above their table; the goal is printed there."""
    result = checked(tmp_path, form, {NAME: UNDER_ITS_GOAL, "Økonomiplan 2010-2013": ECONOMIC})
    printed = key(result, SUBGOAL, "Økonomiplan")
    for measure in ("Lærlingplasser", "Traineeordning"):
        (coupling,) = [link for link in links_of(result, key(result, measure)) if link.target == printed]
        assert (coupling.grade, coupling.relation) == (Grade.TIGHT, Relation.IMPLEMENTS)
        assert {each.kind for each in coupling.evidence} == {EvidenceKind.STRUCTURE}
        assert codes_about(result, measure) == set()
    assert grades(result, key(result, SUBGOAL, NAME)) == {Grade.TIGHT}
    assert key(result, SUBGOAL, NAME) not in {finding.item for finding in findings(result, "TC101")}
    assert findings(result, "TC122") == []


def test_hovedmal_and_delmal_may_stand_in_a_table(form: str, tmp_path: Path) -> None:
    rows = f"| 3. {MAIN[2]} | 3.1 Byen har møteplasser for alle |\n| 4. {MAIN[3]} | 4.2 {SUBGOAL} |\n"
    text = f"{HEAD}# Hovedmål og delmål\n\n| Hovedmål | Delmål |\n|---|---|\n{rows}"
    result = checked(tmp_path, form, {NAME: text})
    (coupling,) = links_of(result, key(result, SUBGOAL))
    assert (coupling.target, coupling.grade) == (key(result, MAIN[3]), Grade.TIGHT)
    assert {each.kind for each in coupling.evidence} == {EvidenceKind.STRUCTURE}
