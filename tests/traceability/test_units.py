"""Which goals a unit is expected to answer, by the words of the plans and the list of the organisation."""

from tests.linker.plans_of_lyngmo import D, K, enhetsavtale, item, okonomiplan, plan, quoted, ref, run, samfunnsdel
from tests.traceability.sample_runs import trace_of
from tracecheck.model.item import Period
from tracecheck.model.plan import PlanDocument
from tracecheck.model.result import Result, Run
from tracecheck.model.settings import LinkSettings, Settings, Unit
from tracecheck.model.traceability import CellState, Expectation, Traceability, UnitGoal, UnitPage
from tracecheck.traceability import trace


def told(*documents: PlanDocument, organisation: tuple[Unit, ...] = ()) -> Traceability:
    linking = LinkSettings(organisation=organisation)
    return trace(Result(Run(), documents, run(*documents, settings=linking)), Settings(linking=linking))


def page(traceability: Traceability, name: str) -> UnitPage:
    return next(each for each in traceability.units if each.name == name)


def goal(page: UnitPage, number: str) -> UnitGoal | None:
    return next((each for each in page.goals if each.goal.endswith(f"#{number}")), None)


def expected(page: UnitPage) -> set[str]:
    return {each.goal.rpartition("#")[2] for each in page.expected}


SCHOOL_GOAL = item("3.1", K.SUBGOAL, "Elevene trives på skolen", label="Delmål 3.1")
OWN = enhetsavtale(
    quoted("e3.1", "Elevene trives på skolen", label="Delmål 3.1", references=(ref("delmål 3.1", "3.1"),)),
    item("e1", K.GOAL, "Ni av ti elever trives i 2026", parent="e3.1"),
)


def test_a_school_is_expected_to_answer_what_is_said_of_pupils_and_not_the_care_of_the_elderly() -> None:
    school = page(told(samfunnsdel(SCHOOL_GOAL), okonomiplan(), OWN), "Lyngmo skole")
    assert expected(school) == {"3.1"}
    found = goal(school, "3.1")
    assert found is not None
    assert (found.expectation, found.words, found.state) == (Expectation.SCOPE, "Elevene", CellState.TIGHT)
    assert goal(school, "2.2") is None


def test_a_common_field_makes_a_goal_possible_and_never_missing() -> None:
    school = page(told(samfunnsdel(SCHOOL_GOAL), okonomiplan(), OWN), "Lyngmo skole")
    possible = goal(school, "2.1")
    assert possible is not None
    assert (possible.expectation, possible.state) == (Expectation.POSSIBLE, CellState.UNKNOWN)
    assert possible.words == "Barn"


def test_a_school_that_is_only_a_place_on_the_way_is_not_asked() -> None:
    road = item("3.2", K.SUBGOAL, "Det er trygt å gå og sykle til skolen", label="Delmål 3.2")
    assert expected(page(told(samfunnsdel(SCHOOL_GOAL, road), okonomiplan(), OWN), "Lyngmo skole")) == {"3.1"}


def test_a_school_of_music_is_no_school() -> None:
    music = enhetsavtale(item("m", K.GOAL, "Flere spiller i korps"), unit="Lyngmo kulturskole", key="kulturskole.docx")
    assert "3.1" not in expected(page(told(samfunnsdel(SCHOOL_GOAL), okonomiplan(), music), "Lyngmo kulturskole"))


def test_an_expected_goal_without_an_answer_is_missing() -> None:
    empty = enhetsavtale(item("e9", K.GOAL, "Nytt tak på gymsalen"))
    school = page(told(samfunnsdel(SCHOOL_GOAL), okonomiplan(), empty), "Lyngmo skole")
    found = goal(school, "3.1")
    assert found is not None
    assert found.state is CellState.MISSING
    assert school.counts == {"answered": 0, "justified": 0, "missing": 1, "unknown": 0}
    assert [each.rpartition("#")[2] for each in school.unlinked] == ["e9"]


def test_the_goal_of_the_okonomiplan_under_a_strategic_goal_says_whom_it_is_for() -> None:
    below = okonomiplan(
        item(
            "b1",
            K.GOAL,
            "Flere elever blir i grunnskolen",
            references=(ref("delmål 2.1", "2.1", label_kind="subgoal"),),
        )
    )
    found = goal(page(told(samfunnsdel(), below, OWN), "Lyngmo skole"), "2.1")
    assert found is not None
    assert (found.expectation, found.words) == (Expectation.SCOPE, "elever")


def test_the_unit_that_is_responsible_for_a_measure_is_expected_to_answer() -> None:
    below = okonomiplan(
        item("b1", K.GOAL, "Raskere hjelp", references=(ref("delmål 2.3", "2.3", label_kind="subgoal"),)),
        item("t1", K.MEASURE, "Ny mottaksvakt", parent="b1", owner="Leder for Boligkontoret"),
    )
    office = enhetsavtale(item("x", K.GOAL, "Svar innen en uke"), unit="Boligkontoret", key="bolig.docx")
    found = goal(page(told(samfunnsdel(), below, office), "Boligkontoret"), "2.3")
    assert found is not None
    assert (found.expectation, found.words) == (Expectation.OWNER, "Leder for Boligkontoret")


def test_a_goal_for_all_units_is_expected_of_every_one() -> None:
    common = item("4.1", K.SUBGOAL, "Sykefraværet går ned i alle enheter", label="Delmål 4.1")
    office = enhetsavtale(item("x", K.GOAL, "Svar innen en uke"), unit="Boligkontoret", key="bolig.docx")
    traceability = told(samfunnsdel(common), okonomiplan(), OWN, office)
    assert all("4.1" in expected(each) for each in traceability.units)
    assert [each.name for each in traceability.units] == ["Boligkontoret", "Lyngmo skole"]


def test_a_goal_for_all_units_of_some_fields_is_expected_of_units_of_those_alone() -> None:
    common = item("4.1", K.SUBGOAL, "Alle virksomheter i oppvekst og kultur åpner dørene", label="Delmål 4.1")
    units = (Unit("Lyngmo skole", sector="Oppvekst"), Unit("Driftsavdelingen", sector="Teknisk"))
    traceability = told(samfunnsdel(common), okonomiplan(), OWN, organisation=units)
    found = goal(page(traceability, "Lyngmo skole"), "4.1")
    assert found is not None
    assert (found.expectation, found.words) == (Expectation.ORGANISATION, "Oppvekst")
    assert "4.1" not in expected(page(traceability, "Driftsavdelingen"))


def test_a_unit_on_the_list_without_an_agreement_is_told_and_not_blamed() -> None:
    units = (Unit("Storgata 5", services=("hjemmetjenester",)),)
    home = page(told(samfunnsdel(), okonomiplan(), OWN, organisation=units), "Storgata 5")
    assert home.documents == ()
    found = goal(home, "2.2")
    assert found is not None
    assert (found.expectation, found.state) == (Expectation.ORGANISATION, CellState.UNKNOWN)
    assert home.counts["missing"] == 0


def test_what_a_unit_answers_beyond_what_is_expected_stands_apart() -> None:
    extra = enhetsavtale(
        quoted("e3.1", "Elevene trives på skolen", label="Delmål 3.1", references=(ref("delmål 3.1", "3.1"),)),
        item("e1", K.GOAL, "Ni av ti elever trives i 2026", parent="e3.1"),
        item("e2", K.GOAL, "Kantina låner ut rom", references=(ref("delmål 2.3", "2.3", label_kind="subgoal"),)),
    )
    school = page(told(samfunnsdel(SCHOOL_GOAL), okonomiplan(), extra), "Lyngmo skole")
    assert [each.goal.rpartition("#")[2] for each in school.others] == ["2.3"]
    assert school.others[0].state is CellState.TIGHT


def test_support_that_a_unit_asks_for_is_listed() -> None:
    asked = enhetsavtale(
        item("e1", K.GOAL, "Ni av ti elever trives i 2026"),
        item("t1", K.MEASURE, "Miljøteam", parent="e1", support="PPT"),
    )
    assert page(told(samfunnsdel(SCHOOL_GOAL), okonomiplan(), asked), "Lyngmo skole").support == (
        "enhetsavtale-skole.docx#t1",
    )


def test_on_lyngmo_the_school_and_the_health_centre_are_asked_for_their_own() -> None:
    lyngmo = trace_of("lyngmo")
    school = page(lyngmo, "Lyngmo skole")
    numbers = {each.label.split()[-1]: each.goal for group in lyngmo.groups for each in group.rows if each.label}
    asked = {each.goal for each in school.expected}
    assert asked == {numbers[number] for number in ("1.1", "1.2", "4.1", "4.2")}
    centre = page(lyngmo, "Lyngmo helse- og mestringssenter")
    assert numbers["2.1"] in {each.goal for each in centre.expected}
    assert numbers["1.1"] not in {each.goal for each in centre.goals}


def test_plans_of_two_years_are_one_unit() -> None:
    last = plan(
        "skole-2025.docx",
        D.ENHETSAVTALE,
        item("f", K.GOAL, "Ro i klassen"),
        unit="Lyngmo Skole",
        period=Period(2025, 2025),
    )
    traceability = told(samfunnsdel(SCHOOL_GOAL), okonomiplan(), OWN, last)
    assert [each.name.casefold() for each in traceability.units].count("lyngmo skole") == 1


def test_an_agreement_that_names_its_unit_in_the_title_alone_is_that_units() -> None:
    below = okonomiplan(
        item(
            "b1",
            K.GOAL,
            "Flere korttidsplasser på Furuheimen",
            references=(ref("delmål 2.2", "2.2", label_kind="subgoal"),),
        )
    )
    nameless = enhetsavtale(
        item("x", K.GOAL, "Kortere kø"), unit=None, title="Enhetsavtale 2026 – Furuheimen", key="f.docx"
    )
    found = goal(page(told(samfunnsdel(), below, nameless), "Furuheimen"), "2.2")
    assert found is not None
    assert (found.expectation, found.words) == (Expectation.SCOPE, "Furuheimen")


def test_a_goal_that_an_agreement_has_for_all_is_expected_also_where_no_heading_says_so() -> None:
    common = item("4.1", K.SUBGOAL, "Sykefraværet går ned", label="Delmål 4.1")
    taken = item("f1", K.GOAL, "Sykefraværet skal ned", references=(ref("delmål 4.1", "4.1"),), scope="kommune")
    school = page(told(samfunnsdel(common), okonomiplan(), enhetsavtale(taken)), "Lyngmo skole")
    found = goal(school, "4.1")
    assert found is not None
    assert (found.expectation, found.words) == (Expectation.SCOPE, "Sykefraværet skal ned")
