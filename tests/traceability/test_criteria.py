"""Audit criteria: what they were asked of, how many meet them, what was not examined, which remarks bear on them."""

from dataclasses import replace
from typing import Any

import pytest

from tests.linker.plans_of_lyngmo import D, K, item, okonomiplan, order, plan, run, samfunnsdel
from tests.traceability.sample_runs import NAMES, criterion, population, result_of, trace_of
from tracecheck.messages import LANGUAGES, load_catalogue
from tracecheck.model.item import Deadline, Decision, FollowUp, Target
from tracecheck.model.plan import PlanDocument, Status
from tracecheck.model.result import Result, Run
from tracecheck.model.settings import RuleSettings, Settings
from tracecheck.model.source import Loss, Problem
from tracecheck.model.traceability import CellState, Traceability
from tracecheck.resources import load_data
from tracecheck.rules.registry import all_rules
from tracecheck.traceability import trace
from tracecheck.traceability.criteria import findings_beside
from tracecheck.traceability.populations import COUNTS

CARRIED = ("tight", "loose", "confirmed")


def _traced(*documents: PlanDocument, **fields: Any) -> Traceability:
    read = [each for each in documents if not any(problem.loss is Loss.ALL for problem in each.problems)]
    return trace(Result(Run(), documents, run(*read), **fields))


def test_every_rule_bears_on_a_criterion_or_it_is_said_why_on_none() -> None:
    data = load_data("criteria")
    bearing = {code for each in data["criterion"] for code in each["rules"]}
    beside = [code for each in data["beside"] for code in each["rules"]]
    assert {each.rule.code for each in all_rules()} == bearing | set(beside)
    assert bearing.isdisjoint(beside)
    assert len(beside) == len(set(beside))
    assert {each["why"] for each in data["beside"]} == {"reading", "figures", "upkeep"}
    assert all(each["rules"] == sorted(set(each["rules"])) for each in data["criterion"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_criterion_has_its_words_and_a_source(language: str) -> None:
    catalogue = load_catalogue(language)
    for each in load_data("criteria")["criterion"]:
        assert catalogue.text(f"findings_chapter.criterion.{each['key']}")
        assert each["sources"]
        for key in each["sources"]:
            assert catalogue.has(f"law.{key}") or catalogue.has(f"findings_chapter.norm.{key}"), key
    for what in COUNTS:
        assert catalogue.text(f"findings_chapter.said.{what}", count=3, met=2, where="planen")
        assert catalogue.text(f"findings_chapter.without.{what}")


def test_every_population_is_asked_for_once() -> None:
    asked = [what for each in load_data("criteria")["criterion"] for what in each["populations"]]
    assert sorted(asked) == sorted(COUNTS)


@pytest.mark.parametrize("name", NAMES)
def test_those_that_meet_it_are_justified_or_lack_it_are_all_there_are(name: str) -> None:
    found, result = trace_of(name), result_of(name)
    items = {f"{each.key}#{one.id}" for each in result.documents for one in each.items}
    keys = {each.key for each in result.documents}
    for each in (one for asked in found.criteria for one in asked.populations):
        assert each.total == each.met + each.justified + len(each.lacking) + each.unknown, each.what
        assert set(each.lacking) <= items | keys
        assert set(each.documents) <= keys
        assert bool(each.documents) == bool(each.total)
        assert len(set(each.lacking)) == len(each.lacking)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("what", "column"),
    [
        ("goals_in_plan", "plan"),
        ("goals_in_units", "unit"),
        ("goals_with_indicator", "indicator"),
        ("goals_with_target", "target"),
        ("goals_reported", "report"),
    ],
)
def test_goals_are_counted_as_in_the_short_answer_and_the_matrix(name: str, what: str, column: str) -> None:
    found = trace_of(name)
    counted, counts = population(found, what), found.counts
    assert counted.met == sum(counts.get(f"{column}.{state}", 0) for state in CARRIED)
    assert counted.justified == counts.get(f"{column}.justified", 0)
    assert counted.unknown == counts.get(f"{column}.unknown", 0)
    assert counted.total == counts["goals"] - counts.get(f"{column}.not_applicable", 0)
    rows = {row.goal: row for group in found.groups if group.counted for row in group.rows}
    if column != "target":
        states = {rows[goal].cells[column].state for goal in counted.lacking}
        assert states <= {CellState.MISSING, CellState.CONFLICTING}


@pytest.mark.parametrize("name", NAMES)
def test_steps_of_the_summary_say_the_same(name: str) -> None:
    found, steps = trace_of(name), result_of(name).summary.steps
    step = next(each for each in steps if (each.upper, each.lower) == ("samfunnsdel", "okonomiplan"))
    counted = population(found, "goals_in_plan")
    assert (counted.total - counted.unknown, counted.met, counted.justified) == (
        step.total,
        step.tight + step.loose + step.confirmed,
        step.justified,
    )
    told = [each for each in steps if (each.upper, each.lower) == ("okonomiplan", "reports")]
    reported = population(found, "plan_goals_reported")
    assert [(reported.total, reported.met)] == [(each.total, each.tight + each.loose + each.confirmed) for each in told]


def test_what_lacks_it_is_what_the_remarks_are_about() -> None:
    found, result = trace_of("lyngmo"), result_of("lyngmo")

    def rows(code: str) -> int:
        return sum(finding.count for finding in result.findings if finding.code == code)

    assert len(population(found, "measures_with_owner").lacking) == rows("TC601") == 8
    assert len(population(found, "measures_with_deadline").lacking) == rows("TC602") == 7
    assert len(population(found, "measures_in_line").lacking) == rows("TC122") == 1
    assert len(population(found, "unit_goals").lacking) == rows("TC102") == 1
    assert len(population(found, "orders_answered").lacking) == rows("TC118") + rows("TC119") == 1
    goals = [finding.item for finding in result.findings if finding.code == "TC101"]
    assert list(population(found, "goals_in_plan").lacking) == goals


@pytest.mark.parametrize("name", NAMES)
def test_each_remark_stands_under_its_criteria_or_beside_them_all(name: str) -> None:
    found, result = trace_of(name), result_of(name)
    for each in found.criteria:
        assert {result.findings[number].code for number in each.findings} <= set(each.rules)
        every = [number for number, finding in enumerate(result.findings) if finding.code in each.rules]
        assert list(each.findings) == every
    taken = {number for each in found.criteria for number in each.findings}
    assert sorted([*taken, *findings_beside(found, result)]) == list(range(len(result.findings)))


def test_what_is_not_here_was_not_examined() -> None:
    found = _traced(samfunnsdel())
    orders = population(found, "orders_answered")
    assert (orders.total, orders.met, orders.not_examined) == (0, 0, (("vedtak", "absent"),))
    assert ("okonomiplan", "absent") in population(found, "goals_in_plan").not_examined
    assert population(found, "goals_in_plan").total == 0


def test_a_document_that_could_not_be_read_was_not_examined() -> None:
    gone = Problem("TC001", "TC001.damaged", {}, None, Loss.ALL)
    unit = plan("skole.pdf", D.ENHETSAVTALE, problems=(gone,))
    mystery = plan("skann.pdf", D.UNKNOWN, problems=(gone,))
    found = _traced(samfunnsdel(), okonomiplan(), unit, mystery)
    gaps = population(found, "goals_in_units").not_examined
    assert ("skole.pdf", "unread") in gaps
    assert ("skann.pdf", "unread") in gaps
    assert ("skole.pdf", "unread") not in population(found, "goals_reported").not_examined


def test_what_was_read_in_part_and_what_nobody_knows_the_kind_of_is_told() -> None:
    page = Problem("TC002", "TC002", {"page": 3}, None, Loss.PART)
    plan_of_part = replace(okonomiplan(), problems=(page,))
    mystery = plan("notat.docx", D.UNKNOWN, item("1", K.GOAL, "Alle har det bra"))
    gaps = population(_traced(samfunnsdel(), plan_of_part, mystery), "goals_in_plan").not_examined
    assert ("okonomiplan.docx", "partly") in gaps
    assert ("notat.docx", "unknown_kind") in gaps


def test_a_plan_that_does_not_say_whether_it_is_adopted_is_not_counted_as_one_that_is_not() -> None:
    silent = okonomiplan(status=Status.UNKNOWN)
    plans = population(_traced(samfunnsdel(), silent), "plans_adopted")
    assert (plans.total, plans.met) == (1, 1)
    assert ("okonomiplan.docx", "no_status") in plans.not_examined
    draft = population(_traced(samfunnsdel(), okonomiplan(status=Status.PROPOSAL)), "plans_adopted")
    assert (draft.total, draft.met, draft.lacking) == (2, 1, ("okonomiplan.docx",))


def test_measures_of_the_okonomiplan_belong_to_budget_areas_and_are_not_asked_one_by_one() -> None:
    budget = okonomiplan(item("t1", K.MEASURE, "Startlån til unge i etableringsfasen"))
    thematic = plan(
        "bolig.docx",
        D.TEMAPLAN,
        item("1", K.GOAL, "Flere unge eier sin egen bolig"),
        item("t1", K.MEASURE, "Startlån til unge", parent="1", owner="Kommunalsjef helse"),
        item("t2", K.MEASURE, "Boligrådgiver", parent="1", deadline=Deadline("2027", "2027", "2027")),
    )
    found = _traced(samfunnsdel(), budget, thematic)
    owner = population(found, "measures_with_owner")
    assert (owner.total, owner.met, owner.lacking) == (2, 1, ("bolig.docx#t2",))
    assert ("okonomiplan.docx", "budget_area") in owner.not_examined
    assert population(found, "measures_with_deadline").lacking == ("bolig.docx#t1",)


def test_a_goal_that_is_put_off_with_a_reason_is_justified_and_does_not_lack_anything() -> None:
    put_off = FollowUp("postponed", "Delmål 2.3 er utsatt til 2028", 2028)
    goal = item("9", K.SUBGOAL, "Alle har en meningsfull fritid", label="Delmål 2.9", parent="2", follow_up=put_off)
    counted = population(_traced(samfunnsdel(goal), okonomiplan(item("t", K.MEASURE, "Nye veier"))), "goals_in_plan")
    assert counted.justified == 1
    assert "samfunnsdel.docx#9" not in counted.lacking


def test_goals_of_which_nobody_can_tell_are_counted_beside_those_that_meet_it() -> None:
    """One goal has its own figure, and no budget is here: it would be wrong to say that one of one has a target."""
    aimed = item(
        "8", K.SUBGOAL, "Frafallet er halvert", label="Delmål 2.8", parent="2", target=Target("10 %", "<", 10.0)
    )
    target = population(_traced(samfunnsdel(aimed)), "goals_with_target")
    assert (target.total, target.met, target.unknown, target.lacking) == (4, 1, 3, ())


def test_orders_are_asked_only_where_something_is_dated_afterwards() -> None:
    minutes = plan("vedtak.docx", D.VEDTAK, order("1", "Kommunestyret ber om en sak om ungdomstilbudet"))
    orders = population(_traced(samfunnsdel(), minutes), "orders_answered")
    assert orders.total == 0
    assert orders.not_examined == (("vedtak.docx", "nothing_later"),)


def test_minutes_without_a_date_are_not_said_to_be_the_latest() -> None:
    asked = item("1", K.ORDER, "Kommunestyret ber om en sak om ungdomstilbudet", decision=Decision(True, "45/25"))
    orders = population(_traced(samfunnsdel(), plan("vedtak.docx", D.VEDTAK, asked)), "orders_answered")
    assert orders.not_examined == (("vedtak.docx", "undated"),)


def test_rules_that_were_not_run_are_told() -> None:
    result = result_of("tindefjell")
    usual = criterion(trace(result), "line")
    assert "TC105" in usual.silent
    assert "TC101" not in usual.silent
    ignored = criterion(trace(result, Settings(rules=RuleSettings(ignore=("TC101",)))), "line")
    assert set(ignored.silent) == {*usual.silent, "TC101"}
