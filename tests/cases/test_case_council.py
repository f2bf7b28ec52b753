"""Council case 186/08: six numbered points with sub-points a–f, and the follow-up that answers some of them."""

from pathlib import Path

import pytest

from tests.cases.case_documents import FORMATS, checked, document, findings, grades, item, key, links_of
from tracecheck.model.coupling import EvidenceKind, Grade, Relation
from tracecheck.model.item import ItemKind
from tracecheck.model.plan import DocumentKind, Status
from tracecheck.model.result import Result

MINUTES = """# Saksprotokoll

Storvik bystyre 18.12.2008, sak 186/08: Ledere i store enheter

## Behandling

Gruppelederne viste til merknadene i saksframlegget.

## Votering

Innstillingen ble enstemmig vedtatt.

## Vedtak

1. Bystyret ber rådmannen legge arbeidsgiverstrategien til grunn for all lederutvikling.
2. Bystyret ber rådmannen bedre vilkårene for ledere i store enheter ved at:
    a) det etableres et program for nye ledere
    b) antall ansatte for hver leder kartlegges
    c) ledere i store enheter får merkantil støtte
    d) lederavtalene skal inneholde mål for sykefravær
    e) ledernes møteplasser videreføres og evalueres
    f) lønnspolitikken for ledere gjennomgås
3. Rådmannen bes legge fram en sak om antall enheter innen høsten 2010.
4. Rådmannen bes gjennomføre medarbeiderundersøkelser i alle enheter hvert år.
5. Rådmannen bes melde om utviklingen i sykefraværet i hver tertialrapport.
6. Rådmannen bes innarbeide tiltakene i økonomiplanen.
"""
FOLLOW_UP = """# Årsrapport 2010

Storvik kommune

## Ledelse

I sak 186/08, punkt 2 d, ba bystyret om mål for sykefravær. Alle lederavtaler er nå endret.

Program for nye ledere er etablert i samarbeid med høgskolen.

Møteplassene for ledere er videreført og evaluert.

Medarbeiderundersøkelser gjennomføres hvert år i skoler og barnehager.

Etter sak 186/08, punkt 5, er sykefraværet omtalt i begge tertialrapportene.

Tiltakene etter sak 186/08, punkt 6, er innarbeidet i økonomiplanen for 2010-2013.
"""
SUBPOINTS = {
    "a": "det etableres et program",
    "b": "antall ansatte",
    "c": "ledere i store enheter får",
    "d": "lederavtalene skal",
    "e": "ledernes møteplasser",
    "f": "lønnspolitikken",
}
POINTS = {
    "1": "Bystyret ber rådmannen legge",
    "2": "Bystyret ber rådmannen bedre",
    "3": "Rådmannen bes legge fram",
    "4": "Rådmannen bes gjennomføre",
    "5": "Rådmannen bes melde",
    "6": "Rådmannen bes innarbeide",
}
CASE, REPORT = "Saksprotokoll sak 186-08", "Årsrapport 2010"


@pytest.fixture(params=FORMATS, scope="module")
def result(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Result:
    """The decision and the report of the year after."""
    return checked(tmp_path_factory.mktemp("plans"), str(request.param), {CASE: MINUTES, REPORT: FOLLOW_UP})


def test_the_case_and_its_follow_up_are_known(result: Result) -> None:
    minutes, report = document(result, CASE), document(result, REPORT)
    assert (minutes.kind, minutes.status) == (DocumentKind.VEDTAK, Status.ADOPTED)
    assert minutes.adopted is not None
    assert (minutes.adopted.case, minutes.adopted.date) == ("186/08", "2008-12-18")
    assert (report.kind, report.applies_to_year) == (DocumentKind.ARSRAPPORT, 2010)


def test_six_points_and_six_subpoints_are_orders(result: Result) -> None:
    orders = [each for each in document(result, CASE).items if each.kind is ItemKind.ORDER]
    assert len(orders) == len(document(result, CASE).items) == 12
    for each in orders:
        assert each.decision is not None
        assert (each.decision.adopted, each.decision.case, each.decision.date) == (True, "186/08", "2008-12-18")


def test_subpoints_stand_under_their_point(result: Result) -> None:
    second = item(result, POINTS["2"])
    for letter, start in SUBPOINTS.items():
        found = item(result, start)
        assert found.parent == second.id
        assert found.decision is not None
        assert found.decision.point == f"2{letter}"
    assert [item(result, start).parent for start in POINTS.values()] == [None] * 6


def test_the_deadline_in_words_is_read(result: Result) -> None:
    deadline = item(result, POINTS["3"]).deadline
    assert deadline is not None
    assert deadline.end is not None
    assert deadline.end.startswith("2010")


@pytest.mark.parametrize(
    ("letter", "expected"),
    [("a", {Grade.LOOSE}), ("b", set()), ("c", set()), ("d", {Grade.TIGHT}), ("e", {Grade.LOOSE}), ("f", set())],
)
def test_each_subpoint_has_its_own_grade(result: Result, letter: str, expected: set[Grade]) -> None:
    assert grades(result, key(result, SUBPOINTS[letter])) == expected


@pytest.mark.parametrize("point", ["1", "3"])
def test_two_more_points_have_no_answer_and_are_reported(result: Result, point: str) -> None:
    assert grades(result, key(result, POINTS[point])) == set()
    assert key(result, POINTS[point]) in {finding.item for finding in findings(result, "TC118")}


@pytest.mark.parametrize("point", ["5", "6"])
def test_points_that_the_follow_up_names_are_tightly_answered(result: Result, point: str) -> None:
    assert grades(result, key(result, POINTS[point])) == {Grade.TIGHT}


def test_a_point_that_is_narrowed_where_it_is_told_again_is_loosely_answered(result: Result) -> None:
    """«In all units every year» has become schools and kindergartens."""
    assert grades(result, key(result, POINTS["4"])) == {Grade.LOOSE}


@pytest.mark.parametrize("point", ["2", "4", "5", "6"])
def test_answered_points_are_not_reported(result: Result, point: str) -> None:
    assert key(result, POINTS[point]) not in {finding.item for finding in findings(result, "TC118")}


def test_answers_quote_what_they_rest_on(result: Result) -> None:
    tight = [link for link in result.linkage.links if link.target == key(result, SUBPOINTS["d"])]
    loose = [link for link in result.linkage.links if link.target == key(result, SUBPOINTS["a"])]
    for couplings, kind, words in ((tight, EvidenceKind.REFERENCE, "186/08"), (loose, EvidenceKind.LEXICAL, "program")):
        (coupling,) = couplings
        assert coupling.relation is Relation.ANSWERS
        assert kind in {each.kind for each in coupling.evidence}
        assert words in " ".join(each.text for each in coupling.evidence)


def test_subpoints_are_tied_to_their_point_by_structure(result: Result) -> None:
    for start in SUBPOINTS.values():
        (coupling,) = [link for link in links_of(result, key(result, start)) if link.target == key(result, POINTS["2"])]
        assert coupling.grade is Grade.TIGHT
        assert {each.kind for each in coupling.evidence} == {EvidenceKind.STRUCTURE}


@pytest.mark.parametrize("words", ["punkt 2 d,", "punkt 2d,", "pkt. 2 d,", "pkt. 2d,"])
def test_the_letter_is_found_however_it_is_written(words: str, tmp_path: Path) -> None:
    result = checked(tmp_path, "md", {CASE: MINUTES, REPORT: FOLLOW_UP.replace("punkt 2 d,", words)})
    assert grades(result, key(result, SUBPOINTS["d"])) == {Grade.TIGHT}


def test_without_a_later_document_nothing_is_said_to_be_unanswered(tmp_path: Path) -> None:
    assert findings(checked(tmp_path, "md", {CASE: MINUTES}), "TC118") == []
