"""The rows of the report say of each goal what the summary and the threads say of it, and where that stands."""

from collections import Counter

import pytest

from tests.linker.plans_of_lyngmo import (
    D,
    FollowUp,
    K,
    enhetsavtale,
    item,
    okonomiplan,
    plan,
    ref,
    samfunnsdel,
    statement,
)
from tests.linker.test_linker_decisions import decide
from tests.traceability.sample_runs import NAMES, result_of, trace_of
from tracecheck.linker import link
from tracecheck.model.coupling import ThreadState
from tracecheck.model.decision import Decisions, PersonDecision, Verdict
from tracecheck.model.item import Deadline, Item, Period, Statement, Target
from tracecheck.model.plan import PlanDocument
from tracecheck.model.result import Result, Run
from tracecheck.model.settings import LinkSettings
from tracecheck.model.traceability import COLUMNS, CellState, GoalRow, Traceability
from tracecheck.rules.corpus import Corpus
from tracecheck.traceability import trace

CARRIED = (CellState.TIGHT, CellState.LOOSE, CellState.CONFIRMED)
END = (ThreadState.WHOLE, ThreadState.CONFIRMED)
MEASURE = item("t1", K.MEASURE, "Startlån til unge", references=(ref("delmål 2.3", "2.3"),))
TOLD = item("r1", K.RESULT, "Delmål 2.3: 40 startlån er gitt", references=(ref("delmål 2.3", "2.3"),))


def told(*documents: PlanDocument, decisions: tuple[PersonDecision, ...] = ()) -> Traceability:
    linkage = link(documents, LinkSettings(), Decisions(decisions, "tracecheck.decisions.toml"))
    return trace(Result(Run(), documents, linkage))


def row(found: Traceability, number: str = "2.3") -> GoalRow:
    return next(row for group in found.groups for row in group.rows if row.goal.endswith(f"#{number}"))


def states(found: GoalRow) -> dict[str, CellState]:
    return {name: cell.state for name, cell in found.cells.items()}


def report(*entries: Item | Statement) -> PlanDocument:
    return plan("arsberetning.docx", D.ARSBERETNING, *entries, period=Period(2026, 2026), applies_to_year=2026)


def agreement(*entries: Item | Statement) -> PlanDocument:
    return enhetsavtale(*entries, applies_to_year=2026)


@pytest.mark.parametrize("name", NAMES)
def test_the_plan_column_has_the_figures_of_the_summary(name: str) -> None:
    counts = trace_of(name).counts
    step = next(
        each for each in result_of(name).summary.steps if (each.upper, each.lower) == ("samfunnsdel", "okonomiplan")
    )
    summary = {state: getattr(step, state) for state in ("tight", "loose", "confirmed", "justified", "missing")}
    assert {state: counts.get(f"plan.{state}", 0) for state in summary} == summary
    assert counts["goals"] == step.total


@pytest.mark.parametrize("name", NAMES)
def test_threads_are_those_of_the_linkage_unless_the_plans_of_now_lack_them(name: str) -> None:
    threads = {thread.item: thread for thread in result_of(name).linkage.threads}
    for group in trace_of(name).groups:
        for each in group.rows:
            broken_now = states(each)["plan"] is CellState.MISSING and threads[each.goal].state in END
            assert each.state is (ThreadState.BROKEN if broken_now else threads[each.goal].state)


@pytest.mark.parametrize("name", NAMES)
def test_no_more_goals_come_to_the_end_than_each_step_carries(name: str) -> None:
    rows = [each for group in trace_of(name).groups for each in group.rows]
    for each in rows:
        if each.reaches:
            assert each.cells["report"].state in CARRIED
            assert each.cells["plan"].state not in (CellState.MISSING, CellState.JUSTIFIED)
            assert each.state in END
    assert trace_of(name).counts["reaches"] == sum(
        each.reaches for group in trace_of(name).groups if group.counted for each in group.rows
    )


@pytest.mark.parametrize("name", NAMES)
def test_whatever_is_carried_or_put_off_says_where_it_stands(name: str) -> None:
    corpus = Corpus(result_of(name).documents, result_of(name).linkage, ())
    for group in trace_of(name).groups:
        for cell in (cell for each in group.rows for cell in each.cells.values()):
            assert all(corpus.entry(each) is not None for each in cell.items)
            assert bool(cell.items) == (cell.state in (*CARRIED, CellState.JUSTIFIED))
            assert cell.state is not CellState.JUSTIFIED or cell.reason


def test_without_any_plan_below_nothing_is_called_missing() -> None:
    alone = row(told(samfunnsdel()))
    assert set(states(alone).values()) == {CellState.UNKNOWN}
    assert alone.cells["plan"].reason == "okonomiplan"
    found = row(told(samfunnsdel(), okonomiplan(MEASURE)))
    assert states(found)["unit"] is states(found)["report"] is CellState.UNKNOWN
    assert not found.reaches


def test_a_goal_that_only_an_agreement_takes_up_is_a_hole_in_the_plan_and_does_not_come_to_the_end() -> None:
    goal = item("e1", K.GOAL, "Vi gir startlån", references=(ref("delmål 2.3", "2.3"),))
    found = row(told(samfunnsdel(), okonomiplan(item("t9", K.MEASURE, "Ny brannbil")), agreement(goal), report(TOLD)))
    assert (states(found)["plan"], states(found)["unit"]) == (CellState.MISSING, CellState.TIGHT)
    assert found.broken_at != "answered"
    assert not found.reaches


def test_a_goal_of_the_okonomiplan_comes_to_the_end_though_no_agreement_is_here_to_take_it_up() -> None:
    goal = item("g1", K.GOAL, "Flere unge eier egen bolig", label="1")
    measure = item("t1", K.MEASURE, "Startlån", parent="g1", owner="Nav", deadline=Deadline("2026"), funding="new")
    indicator = item("i1", K.INDICATOR, "Gitte startlån", parent="g1", target=Target("40", value=40.0))
    economic = okonomiplan(goal, measure, indicator, applies_to_year=2026)
    result = item("r1", K.RESULT, "Mål 1: 40 startlån er gitt", references=(ref("mål 1", "1"),))
    found = told(economic, report(result))
    assert states(row(found, "g1"))["unit"] is CellState.UNKNOWN
    assert row(found, "g1").state is ThreadState.UNKNOWN
    assert (row(found, "g1").reaches, found.counts["reaches"], found.overview.column) == (True, 1, "report")


def test_a_target_of_a_measure_is_none_where_the_goal_has_no_indicator() -> None:
    measure = item("t1", K.MEASURE, "Startlån", references=(ref("delmål 2.3", "2.3"),), target=Target("40", value=40.0))
    found = told(samfunnsdel(), okonomiplan(measure))
    assert states(row(found))["indicator"] is CellState.MISSING
    assert row(found).target is CellState.TIGHT
    assert "target.tight" not in found.counts


def test_a_goal_that_is_put_off_keeps_the_words_and_the_place() -> None:
    put_off = FollowUp("postponed", "følges opp fra 2028", 2028)
    passage = statement(
        "s1", "Delmål 2.3 følges opp fra 2028.", follow_up=put_off, references=(ref("delmål 2.3", "2.3"),)
    )
    other = statement(
        "s2", "Delmål 2.2 følges opp fra 2028.", follow_up=put_off, references=(ref("delmål 2.2", "2.2"),)
    )
    found = told(samfunnsdel(), okonomiplan(passage, other))
    for number, place in (("2.3", "s1"), ("2.2", "s2")):
        cell = row(found, number).cells["plan"]
        assert (cell.state, cell.reason) == (CellState.JUSTIFIED, "følges opp fra 2028")
        assert cell.items == (f"okonomiplan.docx#{place}",)


def test_a_person_confirms_or_justifies_and_the_row_says_by_which_decision() -> None:
    loan = item("t1", K.MEASURE, "Startlån til unge i etableringsfasen")
    confirmed = decide((samfunnsdel(), "2.3"), (okonomiplan(loan), "t1"))
    cell = row(told(samfunnsdel(), okonomiplan(loan), decisions=(confirmed,))).cells["plan"]
    assert (cell.state, cell.decisions, cell.items) == (CellState.CONFIRMED, (0,), ("okonomiplan.docx#t1",))
    justified = decide((samfunnsdel(), "2.3"), verdict=Verdict.JUSTIFY, reason="Tas opp ved neste rullering")
    cell = row(told(samfunnsdel(), okonomiplan(loan), decisions=(justified,))).cells["plan"]
    assert (cell.state, cell.decisions, cell.reason) == (CellState.JUSTIFIED, (0,), "Tas opp ved neste rullering")


def test_the_economic_plan_answers_no_plan_when_it_stands_on_top() -> None:
    goal = item("1", K.GOAL, "Flere får egen bolig", target=Target("40 boliger", value=40.0, unit="boliger"))
    found = told(okonomiplan(goal), agreement(item("e1", K.GOAL, "Vi gir startlån", references=(ref("mål 1", "1"),))))
    assert [group.counted for group in found.groups] == [True]
    assert states(row(found, "1"))["plan"] is CellState.NOT_APPLICABLE


def test_rings_in_the_plans_end() -> None:
    ring = (
        item("a", K.GOAL, "Boliger for alle", parent="b", references=(ref("delmål 2.3", "2.3"),)),
        item("b", K.GOAL, "Trygge hjem", parent="a"),
    )
    assert set(states(row(told(samfunnsdel(), okonomiplan(*ring))))) == set(COLUMNS)


def test_every_state_is_counted_once_for_each_goal() -> None:
    for name in NAMES:
        counts = Counter(trace_of(name).counts)
        for column in COLUMNS:
            assert sum(counts[f"{column}.{state}"] for state in CellState) == counts["goals"]
