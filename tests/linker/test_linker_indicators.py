"""The same indicator in two documents: what is promised, what is reported, and what contradicts."""

import pytest
from plans_of_lyngmo import D, K, answer, between, enhetsavtale, item, okonomiplan, plan, run

from tracecheck.model.coupling import AnswerState, EvidenceKind, Grade, Relation
from tracecheck.model.item import Target, Value

UPPER, LOWER = "okonomiplan.docx#i", "budsjett.docx#i"


def target(value, unit="%", year=2026):
    return Target(f"{value:.1f} {unit}".replace(".", ","), value=value, unit=unit, year=year)


def sick_leave(value, text="Sykefravær i hele kommunen", **fields):
    return item("i", K.INDICATOR, text, target=target(value), **fields)


def budget(*entries):
    return plan("budsjett.docx", D.ARSBUDSJETT, *entries, applies_to_year=2026)


def test_two_targets_for_one_indicator_and_year_contradict_each_other():
    linkage = run(okonomiplan(sick_leave(6.5)), budget(sick_leave(7.0, "Sykefravær, hele kommunen")))
    link = between(linkage, LOWER, UPPER)
    assert link is not None
    assert (link.relation, link.grade) == (Relation.MEASURES, Grade.CONFLICTING)
    (number,) = [each for each in link.evidence if each.kind is EvidenceKind.NUMBER]
    assert number.text == "7,0 % ≠ 6,5 %"


@pytest.mark.parametrize(
    "other",
    [
        sick_leave(6.5),
        item("i", K.INDICATOR, "Sykefravær i hele kommunen", target=target(7.0, year=2027)),
        item("i", K.INDICATOR, "Sykefravær i hele kommunen"),
        sick_leave(7.0, scope="enhet"),
    ],
    ids=["same target", "another year", "no target", "another scope"],
)
def test_what_may_differ_contradicts_nothing(other):
    link = between(run(okonomiplan(sick_leave(6.5)), budget(other)), LOWER, UPPER)
    assert link is not None
    assert link.grade is Grade.LOOSE


def test_a_units_own_target_for_a_common_indicator_is_no_contradiction():
    linkage = run(okonomiplan(sick_leave(6.5)), enhetsavtale(sick_leave(5.0)))
    assert {link.grade for link in linkage.links} == {Grade.LOOSE}


def test_one_name_for_several_indicators_above_contradicts_none_of_them():
    pleased = [item(f"i{n}", K.INDICATOR, "Andel fornøyde brukere", target=target(80.0 + n)) for n in range(2)]
    mine = item("i", K.INDICATOR, "Andel fornøyde brukere", target=target(75.0))
    linkage = run(okonomiplan(*pleased), budget(mine))
    assert {link.grade for link in linkage.links} == {Grade.LOOSE}


def test_a_share_and_a_number_of_the_same_things_are_two_indicators():
    share = item("i", K.INDICATOR, "Andel elever som trives", target=target(90.0))
    number = item("i", K.INDICATOR, "Antall elever som trives", target=target(300.0, unit="elever"))
    assert between(run(okonomiplan(share), budget(number)), LOWER, UPPER) is None


def test_a_contradicting_budget_has_taken_the_goal_up():
    goal = item("g", K.GOAL, "Flere er på jobb")
    linkage = run(okonomiplan(goal, sick_leave(6.5, parent="g")), budget(sick_leave(7.0)))
    assert answer(linkage, "okonomiplan.docx#g", "budsjett.docx").state is AnswerState.LOOSE


def reported(value, measured=197.0, year=2025):
    done = Value(f"{measured:.0f}", value=measured, year=2025)
    goal = Target(f"{value:.0f}", value=value, year=year)
    return item("r", K.RESULT, "Antall mottakere av sosialhjelp", target=goal, value=done)


def set_for_2025(value):
    goal = Target(f"{value:.0f}", value=value, year=2025)
    return okonomiplan(item("i", K.INDICATOR, "Antall mottakere av sosialhjelp", target=goal), applies_to_year=2025)


def test_a_report_that_holds_its_result_up_to_another_target_contradicts_the_plan():
    yearly = plan("arsrapport.docx", D.ARSRAPPORT, reported(200.0), applies_to_year=2025)
    link = between(run(set_for_2025(190.0), yearly), "arsrapport.docx#r", UPPER)
    assert link is not None
    assert (link.relation, link.grade) == (Relation.REPORTS, Grade.CONFLICTING)
    (change,) = [change for each in link.evidence for change in each.drift]
    assert (change.before, change.after, change.change) == ("190", "200", "number")


@pytest.mark.parametrize("entry", [reported(190.0), reported(170.0, year=2028)], ids=["same target", "another year"])
def test_a_result_far_from_its_target_contradicts_nothing(entry):
    yearly = plan("arsrapport.docx", D.ARSRAPPORT, entry, applies_to_year=2025)
    link = between(run(set_for_2025(190.0), yearly), "arsrapport.docx#r", UPPER)
    assert link is not None
    assert link.grade is Grade.LOOSE


def test_one_number_in_two_units_is_no_number_in_common():
    one = item("i", K.INDICATOR, "Sykefravær i hele kommunen", target=target(7.0, unit="%"))
    other = item("i", K.INDICATOR, "Sykefravær i hele kommunen", target=target(7.0, unit="prosentpoeng"))
    link = between(run(okonomiplan(one), budget(other)), LOWER, UPPER)
    assert link is None or all(each.kind is not EvidenceKind.NUMBER for each in link.evidence)
