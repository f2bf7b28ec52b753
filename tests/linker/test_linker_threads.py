"""The thread of a goal: whole, broken at a named step, not begun, justified, unknown; on graphs of any shape."""

import time

import pytest
from plans_of_lyngmo import (
    D,
    K,
    enhetsavtale,
    examined,
    item,
    okonomiplan,
    plan,
    quoted,
    ref,
    run,
    samfunnsdel,
    statement,
)

from tracecheck.linker.grading.graph import components, first, gather
from tracecheck.model.coupling import STEPS, Relation, StepState, ThreadState
from tracecheck.model.item import Amount, Deadline, Period, Quotation, Target

SAFE_HOME = "Alle innbyggere har et trygt sted å bo innen 2030"
KEY = "samfunnsdel.docx#2.3"


def thread_of(linkage, key=KEY):
    return next(thread for thread in linkage.threads if thread.item == key)


def full_plan(**measure):
    fields = {
        "owner": "Helse og omsorg",
        "deadline": Deadline("2027", "2027", "2027"),
        "amounts": (Amount(2026, 4e6),),
        **measure,
    }
    return okonomiplan(
        quoted("q", SAFE_HOME, label="Delmål 2.3"),
        item("t", K.MEASURE, "Bygge tolv omsorgsboliger", parent="q", **fields),
        item("i", K.INDICATOR, "Antall bostedsløse", parent="q", target=Target("0", "=", 0.0, year=2029)),
    )


def yearly_report():
    return plan("aar.pdf", D.ARSRAPPORT, item("r", K.RESULT, "Antall bostedsløse"), applies_to_year=2026)


def test_a_goal_with_every_step_has_a_whole_thread():
    thread = thread_of(run(samfunnsdel(), full_plan(), yearly_report()))
    assert {name: step.state for name, step in thread.steps.items()} == dict.fromkeys(STEPS, StepState.STATED)
    assert (thread.state, thread.broken_at) == (ThreadState.WHOLE, None)


def test_steps_name_the_links_of_the_next_level_and_of_all_below():
    steps = thread_of(run(samfunnsdel(), full_plan(), yearly_report())).steps
    assert steps["measure"].shallow == (f"okonomiplan.docx#t -> {KEY}",)
    assert steps["reported"].shallow == ()
    assert steps["reported"].deep == ("aar.pdf#r -> okonomiplan.docx#i",)


def test_a_thread_breaks_at_the_first_step_that_is_missing():
    thread = thread_of(run(samfunnsdel(), full_plan(owner=None, amounts=())))
    assert (thread.state, thread.broken_at) == (ThreadState.BROKEN, "money")


def test_a_goal_that_nothing_takes_up_has_not_begun():
    linkage = run(samfunnsdel(), full_plan())
    thread = thread_of(linkage, "samfunnsdel.docx#2.1")
    assert (thread.state, thread.broken_at) == (ThreadState.NOT_BEGUN, "answered")


def test_a_main_goal_is_answered_through_its_subgoals():
    answered = thread_of(run(samfunnsdel(), full_plan()), "samfunnsdel.docx#2").steps["answered"]
    assert answered.state is StepState.STATED
    assert answered.shallow == ()
    assert all("2.3" in each for each in answered.deep)


def test_a_goal_that_is_only_printed_again_is_not_answered():
    thread = thread_of(run(samfunnsdel(), okonomiplan(quoted("q", SAFE_HOME))))
    assert thread.steps["answered"].state is StepState.MISSING


def test_with_no_lower_document_here_nothing_is_judged():
    linkage = run(samfunnsdel())
    thread = thread_of(linkage, "samfunnsdel.docx#2.1")
    assert thread.state is ThreadState.UNKNOWN
    assert thread.steps["answered"].state is StepState.UNKNOWN
    assert examined(linkage, "samfunnsdel.docx#2.1") == []


def test_reporting_is_unknown_until_a_report_of_the_plans_year_is_here():
    last_year = plan("aar.pdf", D.ARSRAPPORT, applies_to_year=2025)
    assert thread_of(run(samfunnsdel(), full_plan(), last_year)).steps["reported"].state is StepState.UNKNOWN
    this_year = plan("aar.pdf", D.ARSRAPPORT, applies_to_year=2026)
    assert thread_of(run(samfunnsdel(), full_plan(), this_year)).steps["reported"].state is StepState.MISSING


def test_a_goal_of_direction_needs_no_indicator():
    strategic = samfunnsdel(item("3", K.GOAL, "Lyngmo er raus og åpen", label="3", goal_type="value"))
    steps = thread_of(run(strategic, okonomiplan()), "samfunnsdel.docx#3").steps
    assert (steps["indicator"].state, steps["target"].state) == (StepState.NOT_APPLICABLE,) * 2


def test_visions_and_areas_have_no_thread():
    assert {thread.item for thread in run(samfunnsdel()).threads} == {
        f"samfunnsdel.docx#{label}" for label in ("2", "2.1", "2.2", "2.3")
    }


def test_goals_of_the_economic_plan_have_threads_while_no_samfunnsdel_is_here():
    economic = okonomiplan(item("g", K.GOAL, "Færre bostedsløse"), item("t", K.MEASURE, "Bygge boliger", parent="g"))
    assert [thread.item for thread in run(economic).threads] == ["okonomiplan.docx#g"]
    assert thread_of(run(economic), "okonomiplan.docx#g").steps["measure"].state is StepState.STATED
    assert all("okonomiplan" not in thread.item for thread in run(samfunnsdel(), economic).threads)


def test_the_goals_of_an_agreement_alone_are_followed_too():
    sick_leave = item(
        "g", K.GOAL, "Sykefraværet skal ikke overstige 9 % i 2026", target=Target("9 %", "<=", 9.0, "%", year=2026)
    )
    (thread,) = run(enhetsavtale(sick_leave)).threads
    assert (thread.steps["indicator"].state, thread.steps["target"].state) == (StepState.STATED, StepState.STATED)


def test_a_year_alone_is_no_indicator():
    by_year = item("g", K.GOAL, "Skolen er bygd ut innen 2026", target=Target("2026", year=2026))
    (thread,) = run(enhetsavtale(by_year)).threads
    assert thread.steps["indicator"].state is not StepState.STATED


def sick_leave(value):
    target = Target(f"{value} %", "<=", value, "%", year=2026)
    return item("i", K.INDICATOR, "Sykefravær i hele kommunen", target=target, parent="g" if value == 6.5 else None)


def test_a_step_that_only_a_contradicted_coupling_carries_is_in_conflict():
    goal = item("g", K.GOAL, "Flere er på jobb")
    budget = plan("budsjett.docx", D.ARSBUDSJETT, sick_leave(7.0), applies_to_year=2026)
    thread = thread_of(run(okonomiplan(goal, sick_leave(6.5)), budget), "okonomiplan.docx#g")
    assert (thread.state, thread.broken_at) == (ThreadState.BROKEN, "answered")
    assert thread.steps["answered"].state is StepState.CONFLICTING
    assert thread.steps["answered"].deep == ("budsjett.docx#i -> okonomiplan.docx#i",)
    assert thread.steps["indicator"].state is StepState.STATED


def test_a_step_that_another_coupling_carries_too_is_stated():
    goal = item("g", K.GOAL, "Flere er på jobb", label="Mål 3")
    measure = item("t", K.MEASURE, "Trim i lunsjen", references=(ref("mål 3", "3"),))
    budget = plan("budsjett.docx", D.ARSBUDSJETT, sick_leave(7.0), measure, applies_to_year=2026)
    thread = thread_of(run(okonomiplan(goal, sick_leave(6.5)), budget), "okonomiplan.docx#g")
    assert thread.steps["answered"].state is StepState.STATED


def ring(size):
    entries = [item(str(n), K.GOAL, f"Mål nummer {n}", parent=str((n + 1) % size)) for n in range(size)]
    return plan("ring.docx", D.TEMAPLAN, *entries, item("t", K.MEASURE, "Bygge bro", parent="0"))


def test_a_ring_of_goals_is_walked_once():
    threads = run(ring(5)).threads
    assert len(threads) == 5
    assert all(thread.steps["measure"].deep == ("ring.docx#t -> ring.docx#0",) for thread in threads)


def test_a_goal_that_is_its_own_parent_couples_nothing():
    document = plan("plan.docx", D.TEMAPLAN, item("g", K.GOAL, "Boliger til alle", parent="g"))
    assert not run(document).links


def test_diamonds_of_a_hundred_levels_are_linear():
    edges = {f"{level}{side}": (f"{level + 1}a", f"{level + 1}b") for level in range(100) for side in "ab"}
    started = time.perf_counter()
    gathered = gather(components(edges), edges, lambda node: (node,), first(5))
    assert time.perf_counter() - started < 1
    assert gathered["0a"] == ("0a", "100a", "100b", "10a", "10b")


def test_a_chain_of_fifty_thousand_needs_no_deep_stack():
    edges = {str(n): (str(n + 1),) for n in range(50_000)}
    assert gather(components(edges), edges, lambda node: (node,) if node == "50000" else (), first(5))["0"] == (
        "50000",
    )


def test_rings_come_out_as_one_group_after_what_they_reach():
    groups = list(components({"a": ("b",), "b": ("c",), "c": ("b", "d")}))
    assert [set(group) for group in groups] == [{"d"}, {"b", "c"}, {"a"}]


def test_a_foreword_that_tells_the_goals_of_the_samfunnsdel_answers_none_of_them():
    words = "Samfunnsdelen sier at barn og unge opplever mestring og tilhørighet."
    told = statement("~s1", words, references=(ref("samfunnsdelen", document="samfunnsdelen"),))
    linkage = run(samfunnsdel(), okonomiplan(told))
    (link,) = [each for each in linkage.links if each.source == "okonomiplan.docx#~s1"]
    assert (link.relation, link.copied) == (Relation.RESTATES, True)
    assert thread_of(linkage, "samfunnsdel.docx#2.1").steps["answered"].state is StepState.MISSING


def two_wordings(other="Eldre kan bo trygt i sine egne hjem så lenge de ønsker det", **fields):
    goals = [
        item("a", K.GOAL, "Eldre kan bo trygt i sitt eget hjem så lenge de ønsker det", section=("Mål",)),
        item("b", K.GOAL, other, section=("Omsorg",), **fields),
    ]
    return run(samfunnsdel(*goals), okonomiplan(item("t", K.MEASURE, "Ny dagaktivitet"), key="o.docx"))


def test_a_goal_that_its_document_says_again_in_another_inflection_has_one_thread():
    linkage = two_wordings()
    (link,) = [each for each in linkage.links if each.source == "samfunnsdel.docx#b"]
    assert (link.target, link.relation, link.copied) == ("samfunnsdel.docx#a", Relation.RESTATES, False)
    followed = {thread.item for thread in linkage.threads}
    assert "samfunnsdel.docx#a" in followed
    assert "samfunnsdel.docx#b" not in followed
    assert examined(linkage, "samfunnsdel.docx#b") == []


def test_what_answers_the_second_wording_answers_the_goal():
    goals = [
        item(key, K.GOAL, f"Eldre kan bo trygt i {home} så lenge de ønsker")
        for key, home in (("a", "sitt eget hjem"), ("b", "sine egne hjem"))
    ]
    answer = item("t", K.MEASURE, "Bygge tolv boliger", quotations=(Quotation(goals[1].text),))
    linkage = run(samfunnsdel(*goals), okonomiplan(answer))
    assert thread_of(linkage, "samfunnsdel.docx#a").steps["answered"].state is StepState.STATED


@pytest.mark.parametrize(
    "other",
    [
        "Unge kan bo trygt i sitt eget hjem så lenge de ønsker det",
        "Eldre bør bo trygt i sitt eget hjem så lenge de ønsker det",
    ],
)
def test_goals_that_say_different_things_have_a_thread_each(other):
    followed = {thread.item for thread in two_wordings(other).threads}
    assert {"samfunnsdel.docx#a", "samfunnsdel.docx#b"} <= followed


def test_what_only_the_plan_of_last_year_has_is_no_step_of_now():
    bygge = item("t", K.MEASURE, "Bygge tolv omsorgsboliger", parent="q")
    now = okonomiplan(quoted("q", SAFE_HOME, label="Delmål 2.3"), bygge)
    before = okonomiplan(
        quoted("q", SAFE_HOME, label="Delmål 2.3"),
        item("i", K.INDICATOR, "Antall bostedsløse", parent="q", target=Target("0", "=", 0.0, year=2028)),
        key="okonomiplan-2025.docx",
        period=Period(2025, 2028),
    )
    assert thread_of(run(samfunnsdel(), before)).steps["indicator"].state is StepState.STATED
    steps = thread_of(run(samfunnsdel(), before, now)).steps
    assert steps["answered"].state is StepState.STATED
    assert steps["indicator"].state is StepState.MISSING
