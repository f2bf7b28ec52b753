"""Three goals of a budget in three unit agreements: sick leave, learning environment, public health."""

import pytest

from tests.cases.case_documents import FORMATS, checked, codes_about, document, findings, item, key, links_of
from tracecheck.model.coupling import Grade, Relation
from tracecheck.model.result import Result

BUDGET = """# Handlings- og økonomiplan 2013-2016

Storvik kommune. Vedtatt av bystyret 13.12.2012, sak 160/12.

## Oppvekst

### Mål 1 Sykefraværet i enhetene skal ikke overstige 9 % i 2013-2014

| Tiltak | Ansvar | Frist | Kostnad (i 1000 kr) |
|---|---|---|---|
| Bedriftshelsetjeneste til alle | Personalsjefen | 2013 | 800 |

### Mål 2 Legge til rette for et godt læringsmiljø

| Tiltak | Ansvar | Frist | Kostnad (i 1000 kr) |
|---|---|---|---|
| Nettverk for rektorene | Fagsjefen | 2013 | 120 |

### Mål 3 Bedre folkehelse

| Tiltak | Ansvar | Frist | Kostnad (i 1000 kr) |
|---|---|---|---|
| Tilskudd til frivillige organisasjoner | Kultursjefen | 2013 | 300 |
"""
AGREEMENT = """# Enhetsavtale 2013–2014 for {school} skole

Storvik kommune

## Mål for enheten

1. Sykefraværet ved {school} skole skal ikke overstige {level} % i 2013-2014.
2. {learning}
3. Bedre folkehelse gjennom minst ett nytt samhandlingstiltak med frivillige organisasjoner.
"""
SCHOOLS = {
    "Solbakken": ("7,5", "Skolen skal være et godt sted å lære for alle elever."),
    "Myra": ("8,2", "Elevene skal ha ro rundt seg og bli sett av de voksne."),
    "Vika": ("8,8", "Læringsmiljøet skal være trygt og godt."),
}
PLAN = "Økonomiplan 2013-2016"


@pytest.fixture(params=FORMATS, scope="module")
def result(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Result:
    """The budget and three agreements."""
    agreements = {
        f"Enhetsavtale {school} skole 2013-2014": AGREEMENT.format(school=school, level=level, learning=learning)
        for school, (level, learning) in SCHOOLS.items()
    }
    return checked(tmp_path_factory.mktemp("plans"), str(request.param), {PLAN: BUDGET, **agreements})


@pytest.mark.parametrize("school", SCHOOLS)
def test_each_unit_has_its_own_target_for_sick_leave_and_no_finding(result: Result, school: str) -> None:
    goal = f"Sykefraværet ved {school}"
    target = item(result, goal).target
    assert target is not None
    assert (target.comparator, target.unit) == ("<=", "%")
    assert target.value == pytest.approx(float(SCHOOLS[school][0].replace(",", ".")))
    assert codes_about(result, goal) == set()


def test_targets_of_units_do_not_differ_from_the_common_one(result: Result) -> None:
    assert findings(result, "TC306") == []
    assert {link.grade for link in result.linkage.links} <= {Grade.TIGHT, Grade.LOOSE}


@pytest.mark.parametrize("school", SCHOOLS)
def test_a_paraphrase_is_never_a_tight_coupling(result: Result, school: str) -> None:
    """The text does not say which goal it follows up; at most its words fit."""
    lower = key(result, SCHOOLS[school][1][:12], f"Enhetsavtale {school}")
    own = document(result, f"Enhetsavtale {school}").key
    between = [link for link in links_of(result, lower) if not link.target.startswith(own)]
    assert Grade.TIGHT not in {link.grade for link in between}
    assert {link.target for link in between} <= {key(result, "Legge til rette", PLAN)}


@pytest.mark.parametrize("school", SCHOOLS)
def test_only_the_learning_environment_lacks_an_indicator_in_each_agreement(result: Result, school: str) -> None:
    name = f"Enhetsavtale {school}"
    own = document(result, name).key
    lacking = [finding.item for finding in findings(result, "TC301") if finding.document == own]
    assert lacking == [key(result, SCHOOLS[school][1][:12], name)]


@pytest.mark.parametrize("school", SCHOOLS)
def test_an_activity_that_is_counted_is_not_asked_for_an_indicator(result: Result, school: str) -> None:
    found = item(result, "Bedre folkehelse gjennom", f"Enhetsavtale {school}")
    assert found.goal_type == "activity"
    assert found.scope == "enhet"


def test_the_three_agreements_never_answer_each_other(result: Result) -> None:
    units = {document(result, f"Enhetsavtale {school}").key for school in SCHOOLS}
    for link in result.linkage.links:
        ends = {end.partition("#")[0] for end in (link.source, link.target)}
        assert len(ends & units) <= 1 or link.relation is Relation.SHARED


def test_what_the_three_have_in_common_is_shared_with_one_of_them(result: Result) -> None:
    """The same goal in three agreements, and no plan above that has it: who has it is told, and nobody lacks it."""
    units = {document(result, f"Enhetsavtale {school}").key for school in SCHOOLS}
    for shared in result.linkage.shared:
        assert (set(shared.holders), shared.lacking) == (units, ())
    assert result.linkage.shared
