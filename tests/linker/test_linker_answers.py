"""How each document answers each goal: the one definition that threads, rules and the summary share."""

import pytest
from plans_of_lyngmo import (
    D,
    FollowUp,
    K,
    answer,
    enhetsavtale,
    examined,
    item,
    okonomiplan,
    order,
    plan,
    quoted,
    ref,
    run,
    samfunnsdel,
    statement,
    vedtak,
)

from tracecheck.model.coupling import AnswerState, StepState

GOAL = "samfunnsdel.docx#2.3"
SAFE_HOME = "Alle innbyggere har et trygt sted å bo innen 2030"
HOP, AGREEMENT, REPORT = "okonomiplan.docx", "enhetsavtale-skole.docx", "aar.pdf"


def report(*entries, year=2026):
    return plan(REPORT, D.ARSRAPPORT, *entries, applies_to_year=year)


def test_a_measure_that_names_the_goal_is_a_tight_answer():
    measure = item("t", K.MEASURE, "Bygge tolv boliger", references=(ref("delmål 2.3", "2.3"),))
    found = answer(run(samfunnsdel(), okonomiplan(measure)), GOAL, HOP)
    assert (found.state, found.sources) == (AnswerState.TIGHT, (f"{HOP}#t",))


def test_a_goal_that_nothing_takes_up_is_missing_and_not_unknown():
    found = answer(run(samfunnsdel(), okonomiplan()), GOAL, HOP)
    assert (found.state, found.sources) == (AnswerState.MISSING, ())
    assert examined(run(samfunnsdel()), GOAL) == []


def test_printing_the_goal_again_is_no_answer_until_something_local_stands_under_it():
    assert answer(run(samfunnsdel(), okonomiplan(quoted("q", SAFE_HOME))), GOAL, HOP).state is AnswerState.MISSING
    measure = item("t", K.MEASURE, "Bygge tolv boliger", parent="q")
    assert answer(run(samfunnsdel(), okonomiplan(quoted("q", SAFE_HOME), measure)), GOAL, HOP).state is (
        AnswerState.TIGHT
    )


def test_a_copy_that_does_not_say_whose_it_is_answers_nothing_either():
    copy = okonomiplan(item("g", K.GOAL, SAFE_HOME))
    assert answer(run(samfunnsdel(), copy), GOAL, HOP).state is AnswerState.MISSING


def test_an_agreement_answers_the_goal_where_the_plan_prints_it():
    plan_with_goal = okonomiplan(quoted("q", SAFE_HOME, label="Delmål 2.3"), item("t", K.MEASURE, "Bygge", parent="q"))
    promise = item("p", K.MEASURE, "Ta imot tolv beboere", references=(ref("mål 2.3 i økonomiplanen", "2.3"),))
    linkage = run(samfunnsdel(), plan_with_goal, enhetsavtale(promise))
    assert answer(linkage, GOAL, AGREEMENT).state is AnswerState.TIGHT


def test_a_goal_is_answered_through_the_strategies_under_it():
    strategy = item("2.3.1", K.STRATEGY, "Bygge flere utleieboliger", label="2.3.1", parent="2.3")
    measure = item("t", K.MEASURE, "Åtte boliger i Storgata", references=(ref("strategi 2.3.1", "2.3.1"),))
    assert answer(run(samfunnsdel(strategy), okonomiplan(measure)), GOAL, HOP).state is AnswerState.TIGHT


@pytest.mark.parametrize("kind", ["ordinary_operations", "within_frame"])
def test_a_lawful_answer_is_an_answer_wherever_it_stands(kind):
    said = FollowUp(kind, "Følges opp i ordinær drift.")
    passage = statement("~s", "Delmål 2.3 følges opp.", references=(ref("delmål 2.3", "2.3"),), follow_up=said)
    assert answer(run(samfunnsdel(), okonomiplan(passage)), GOAL, HOP).state is AnswerState.TIGHT
    own = samfunnsdel(item("2.4", K.SUBGOAL, "Færre er ensomme", label="Delmål 2.4", parent="2", follow_up=said))
    linkage = run(own, okonomiplan(), report())
    assert answer(linkage, "samfunnsdel.docx#2.4", HOP).state is AnswerState.TIGHT
    assert answer(linkage, "samfunnsdel.docx#2.4", REPORT).state is AnswerState.MISSING


def test_a_goal_is_put_off_by_the_document_that_says_so_and_by_no_other():
    later = FollowUp("postponed", "Følges opp fra 2028.", 2028)
    passage = statement("~s", "Delmål 2.3 kommer.", references=(ref("delmål 2.3", "2.3"),), follow_up=later)
    linkage = run(samfunnsdel(), okonomiplan(passage), enhetsavtale())
    assert answer(linkage, GOAL, HOP).state is AnswerState.JUSTIFIED
    assert answer(linkage, GOAL, AGREEMENT).state is AnswerState.MISSING


def test_a_goal_is_reported_through_its_indicators():
    indicator = item("i", K.INDICATOR, "Antall bostedsløse", parent="g")
    own = okonomiplan(item("g", K.GOAL, "Færre er uten bolig"), indicator)
    result = item("r", K.RESULT, "Antall bostedsløse")
    assert answer(run(own, report(result)), f"{HOP}#g", REPORT).sources == (f"{REPORT}#r",)


def test_a_report_is_asked_about_the_plan_of_its_year_alone():
    own = okonomiplan(item("g", K.GOAL, "Færre er uten bolig"))
    assert examined(run(own, report()), f"{HOP}#g") == [REPORT]
    assert examined(run(own, report(year=2024)), f"{HOP}#g") == []


def test_goals_that_stand_under_each_other_in_a_ring_share_their_answers():
    ring = [
        item("a", K.SUBGOAL, "Trygge nabolag", label="A", parent="b"),
        item("b", K.SUBGOAL, "Levende tettsteder", label="B", parent="a"),
    ]
    measure = item("t", K.MEASURE, "Benker i Storgata", references=(ref("mål A i samfunnsdelen", "A"),))
    linkage = run(plan("samfunnsdel.docx", D.SAMFUNNSDEL, *ring), okonomiplan(measure))
    states = {answer(linkage, f"samfunnsdel.docx#{each}", HOP).state for each in "ab"}
    assert states == {AnswerState.TIGHT}


def test_an_order_is_answered_by_reports_and_through_its_points_and_may_be_put_off():
    minutes = vedtak(order("1", "Legge fram en plan for utleieboliger"), order("1a", "Vise kostnader", parent="1"))
    told = statement("~s", "Sak 45/25, punkt 1 a: kostnadene er vist.", references=(ref("sak 45/25", case="45/25"),))
    linkage = run(minutes, report(told))
    assert answer(linkage, "vedtak-45-25.md#1", REPORT).state is AnswerState.TIGHT
    later = FollowUp("postponed", "Tas opp i 2028.", 2028)
    put_off = statement("~s", "Sak 45/25, punkt 1, tas opp i 2028.", references=told.references, follow_up=later)
    assert answer(run(minutes, report(put_off)), "vedtak-45-25.md#1", REPORT).state is AnswerState.JUSTIFIED


def middle(grade_words="(delmål 2.3)", **fields):
    """An økonomiplan whose own goal refines the goal of the samfunnsdel."""
    references = (ref("delmål 2.3 i samfunnsdelen", "2.3", document="samfunnsdelen"),) if grade_words else ()
    goal = item("g", K.GOAL, "Færre er uten egen bolig", label="Mål 5", references=references)
    return okonomiplan(goal, **fields)


def promise(**fields):
    named = (ref("mål 5 i økonomiplanen", "5", document="økonomiplanen"),)
    return item("p", K.GOAL, "Vaktmesteren gjør i stand to hybler", references=named, **fields)


def test_an_agreement_answers_the_samfunnsdel_through_the_goal_of_the_plan_between():
    linkage = run(samfunnsdel(), middle(), enhetsavtale(promise()))
    found = answer(linkage, GOAL, AGREEMENT)
    assert (found.state, found.sources, found.through) == (AnswerState.TIGHT, (f"{AGREEMENT}#p",), (f"{HOP}#g",))
    assert answer(linkage, GOAL, HOP).through == ()
    step = next(thread for thread in linkage.threads if thread.item == GOAL).steps["answered"]
    assert step.shallow == (f"{HOP}#g -> {GOAL}",)
    assert step.deep == (f"{AGREEMENT}#p -> {HOP}#g", f"{HOP}#g -> {GOAL}")


def test_an_answer_through_a_level_is_no_tighter_than_the_loosest_coupling_on_the_way():
    copied = okonomiplan(
        item("g", K.GOAL, SAFE_HOME, label="Mål 5"), item("t", K.MEASURE, "Bygge tolv boliger", parent="g")
    )
    measure = item("p", K.MEASURE, "Rydde tomta", references=(ref("tiltak", "5", label_kind="goal"),))
    loose = okonomiplan(item("g", K.GOAL, "Hus til flere", label="Mål 5", section=(SAFE_HOME,)))
    assert answer(run(samfunnsdel(), loose, enhetsavtale(promise())), GOAL, AGREEMENT).state is AnswerState.LOOSE
    assert answer(run(samfunnsdel(), copied, enhetsavtale(measure)), GOAL, AGREEMENT).state is AnswerState.TIGHT


def test_a_plan_between_that_answers_nothing_passes_nothing_on():
    linkage = run(samfunnsdel(), middle(""), enhetsavtale(promise()))
    assert answer(linkage, GOAL, AGREEMENT).state is AnswerState.MISSING


def test_a_direct_coupling_comes_before_one_through_a_level():
    both = promise(label="1")
    direct = item("d", K.MEASURE, "Leie ut loftet", references=(ref("delmål 2.3 i samfunnsdelen", "2.3"),))
    found = answer(run(samfunnsdel(), middle(), enhetsavtale(both, direct)), GOAL, AGREEMENT)
    assert (found.sources, found.through) == ((f"{AGREEMENT}#d",), ())


NAMED = (ref("delmål 2.3", "2.3"),)


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (statement("~s", "Delmål 2.3 står i kapittel 4.", references=NAMED), False),
        (quoted("q", SAFE_HOME, label="Delmål 2.3", references=NAMED), False),
        (statement("~s", "Delmål 2.3: Tolv boliger sto ferdige i mai, to ble forsinket.", references=NAMED), True),
        (quoted("q", SAFE_HOME, label="Delmål 2.3", references=NAMED, status_text="Nådd"), True),
        (quoted("q", SAFE_HOME, references=NAMED, description="Vi har bygget tolv boliger."), True),
        (item("r", K.RESULT, "Antall bostedsløse", references=NAMED), True),
    ],
    ids=["named", "printed", "explained", "status", "description", "result"],
)
def test_a_goal_that_a_report_names_is_mentioned_and_reported_only_when_something_is_told(entry, told):
    linkage = run(samfunnsdel(), okonomiplan(item("t", K.MEASURE, "Bygge", references=NAMED)), report(entry))
    assert answer(linkage, GOAL, REPORT).state is (AnswerState.TIGHT if told else AnswerState.LOOSE)
    thread = next(thread for thread in linkage.threads if thread.item == GOAL)
    assert thread.steps["reported"].state is (StepState.STATED if told else StepState.MISSING)
