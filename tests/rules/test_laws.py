"""A plan is judged by the law of the day that it was adopted on."""

from dataclasses import replace

import pytest

from tracecheck.messages import LANGUAGES, load_catalogue
from tracecheck.model.plan import Adoption, DocumentKind, PlanDocument
from tracecheck.resources import load_data
from tracecheck.rules.laws import is_asked_by_law, law_day, law_in_force
from tracecheck.rules.registry import all_rules

PLAN = PlanDocument("Plan.pdf", "Plan.pdf", kind=DocumentKind.OKONOMIPLAN)


def _adopted(day: str) -> PlanDocument:
    return replace(PLAN, adopted=Adoption(day))


@pytest.mark.parametrize(
    ("day", "key"),
    [("2025-12-11", "koml-14-4-1"), ("2020-01-01", "koml-14-4-1"), ("2019-12-12", "koml92-44-5")],
)
def test_an_okonomiplan_is_told_the_paragraph_of_its_day(day: str, key: str) -> None:
    assert law_in_force(("koml-14-4-1",), _adopted(day)) == (key,)


def test_where_no_paragraph_held_the_same_none_is_cited() -> None:
    assert law_in_force(("koml-14-7-2-c",), _adopted("2015-06-18")) == ()
    assert not is_asked_by_law("koml-14-2-c", _adopted("2019-12-12"))


def test_a_budget_without_a_date_is_of_the_end_of_the_year_before() -> None:
    assert law_day(replace(PLAN, applies_to_year=2020)) == "2019-12-31"
    assert law_day(replace(PLAN, kind=DocumentKind.ARSBERETNING, applies_to_year=2025)) == "2026-06-30"


def test_a_document_of_no_known_day_is_judged_by_present_law() -> None:
    assert law_in_force(("fhl-6",), PLAN) == ("fhl-6",)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_paragraph_and_act_of_the_table_has_words(language: str) -> None:
    texts, laws = load_catalogue(language).texts, load_data("laws")
    assert {f"law.{each['key']}" for each in laws["paragraph"]} <= set(texts)
    repealed = {each["key"] for each in laws["act"] if "to" in each}
    replacing = {each["replaced_by"] for each in laws["act"] if "to" in each}
    assert {f"act.{key}" for key in repealed | replacing} <= set(texts)


def test_every_law_that_a_rule_cites_is_in_the_table() -> None:
    known = {each["key"] for each in load_data("laws")["paragraph"]}
    assert {key for each in all_rules() for key in each.rule.law} <= known
