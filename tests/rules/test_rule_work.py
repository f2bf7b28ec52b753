"""Twice the items are about twice the work, for every rule and in shapes that no planner means to make.

Work is counted in calls (and, where a loop makes none, in steps of the interpreter), which are the same on every
machine, however busy; a clock is never asked.
"""

import json
import sys
from collections.abc import Callable, Iterator
from functools import cache
from types import FrameType
from typing import Any

import pytest

from tracecheck.linker import link
from tracecheck.messages import load_catalogue
from tracecheck.model.settings import LinkSettings, RuleSettings
from tracecheck.parsers.common_schema import read_common_schema
from tracecheck.rules import Corpus, Known, documents_under_check, run_rules
from tracecheck.rules.registry import all_rules
from tracecheck.rules.rule import RegisteredRule

Record = dict[str, Any]

FEW, MOST_TIMES, SLACK = 160, 2.7, 4_000
_STEMS = ["skole", "helse", "bolig", "vei", "klima", "kultur", "idrett", "vann", "energi", "natur", "barne", "eldre"]
_HEADS = [
    "tilbud",
    "miljø",
    "plan",
    "team",
    "senter",
    "anlegg",
    "program",
    "rutine",
    "kvalitet",
    "fravær",
    "bruk",
    "kurs",
]

# Holds each goal against those that share a word with it, as long as these are no more than 200: off by default.
BOUNDED = frozenset({"TC111"})


def words(number: int) -> str:
    """Words of their own for every number, as plans have them."""
    first, second, third = number % 12, number // 12 % 12, number // 144 % 12
    return f"{_STEMS[first]}{_HEADS[second]} og {_STEMS[third]}{_HEADS[(first + second) % 12]} {number}"


def goal(number: int, **fields: Any) -> Record:
    return {"id": f"m{number}", "kind": "goal", "text": f"Kommunen skal styrke {words(number)}", **fields}


def measure(number: int, **fields: Any) -> Record:
    return {"id": f"t{number}", "kind": "measure", "text": f"Innføre {words(number)} i tjenestene", **fields}


def indicator(number: int, **fields: Any) -> Record:
    target = {"text": "90 %", "value": 90.0, "unit": "%", "comparator": ">=", "year": 2026}
    return {
        "id": f"i{number}",
        "kind": "indicator",
        "text": f"Andel fornøyd med {words(number)}",
        "target": target,
    } | fields


def result(number: int, **fields: Any) -> Record:
    value = {"text": "80 %", "value": 80.0, "unit": "%", "year": 2026}
    status = ("Nådd", "Ikke nådd", "I rute")[number % 3]
    text = f"Andel fornøyd med {words(number)}"
    return {"id": f"r{number}", "kind": "result", "text": text, "value": value, "status_text": status} | fields


def passage(number: int) -> Record:
    return {"id": f"~{number}", "text": f"I året gjaldt {words(number)} 43 prosent av alle. Målet er nådd."}


def plan(kind: str, items: list[Record], year: int = 2026, **fields: Any) -> Record:
    period = {"from": year, "to": year + 3}
    return {
        "path": kind,
        "kind": kind,
        "status": "adopted",
        "applies_to_year": year,
        "period": period,
        "items": items,
    } | fields


def the_same_text_everywhere(count: int) -> list[Record]:
    same = "Sykefraværet i tjenestene går ned hvert år"
    goals = [goal(number, text=same) for number in range(count // 2)]
    reported = [result(number, text=same) for number in range(count // 2)]
    return [plan("samfunnsdel", goals, status="hearing"), plan("okonomiplan", goals), plan("arsberetning", reported)]


def many_units_with_the_same_goals(count: int) -> list[Record]:
    def agreement(unit: int) -> Record:
        own = [measure(number + 10 * unit, owner="Rektor", parent=f"m{number}") for number in range(5)]
        return plan("enhetsavtale", [*map(goal, range(5)), *own], unit=f"{words(unit)} skole")

    return [plan("okonomiplan", list(map(goal, range(5)))), *map(agreement, range(count // 10))]


def many_orders(count: int) -> list[Record]:
    decided = {"adopted": True, "case": "45/25", "date": "2025-06-17", "body": "Kommunestyret"}
    orders = [
        {"id": f"v{n}", "kind": "order", "text": f"Kommunedirektøren bes legge fram {words(n)}"}
        for n in range(count // 2)
    ]
    return [
        plan("vedtak", [{**each, "decision": decided} for each in orders], 2025),
        plan("okonomiplan", list(map(measure, range(count // 2)))),
    ]


def many_indicators_and_reports(count: int) -> list[Record]:
    asked = [indicator(number) for number in range(count // 2)]
    reports = [
        plan("tertialrapport", [result(number) for number in range(start, count // 2, 8)], unit=f"{words(start)} skole")
        for start in range(8)
    ]
    return [plan("okonomiplan", asked), plan("arsberetning", list(map(result, range(0, count // 2, 2)))), *reports]


def many_passages_about_what_is_not_reported(count: int) -> list[Record]:
    told = list(map(passage, range(10_000, 10_000 + count)))
    return [plan("okonomiplan", list(map(indicator, range(count)))), plan("arsberetning", [result(0)], statements=told)]


def many_references_to_nothing(count: int) -> list[Record]:
    def referring(number: int) -> Record:
        text = f"mål {number + 500}.1 i samfunnsdelen"
        return goal(
            number,
            references=[
                {"text": text, "document": "samfunnsdelen", "label": f"{number + 500}.1", "label_kind": "goal"}
            ],
        )

    return [
        plan("samfunnsdel", [goal(number, label=f"{number}.1") for number in range(count // 2)]),
        plan("okonomiplan", [referring(number) for number in range(count // 2)]),
    ]


def three_budgets_of_other_goals(count: int) -> list[Record]:
    def budget(year: int) -> Record:
        numbers = range(year * count, year * count + count // 9)
        items = [make(number) for number in numbers for make in (goal, measure, indicator)]
        return plan("okonomiplan", items, year)

    return [budget(year) for year in (2024, 2025, 2026)]


def a_draft_with_many_goals(count: int) -> list[Record]:
    challenges = [
        {"id": f"u{n}", "kind": "challenge", "text": f"Det er for lite {words(n)}"} for n in range(count // 2)
    ]
    return [plan("samfunnsdel", [*map(goal, range(count // 2)), *challenges], status="hearing")]


def many_tables_without_a_column(count: int) -> list[Record]:
    open_ended = {"text": "Løpende", "open_ended": True}
    rows = [measure(number, deadline=open_ended) for number in range(count)]
    tables = [
        {
            "number": start,
            "role": "measures",
            "columns": ["measure", "support"],
            "headers": ["Tiltak", "Støttebehov"],
            "rows": 10,
            "items": [each["id"] for each in rows[start : start + 10]],
        }
        for start in range(0, count, 10)
    ]
    return [plan("handlingsplan", rows, tables=tables), plan("enhetsavtale", rows, tables=tables, unit="Lyngmo skole")]


SHAPES = (
    the_same_text_everywhere,
    many_units_with_the_same_goals,
    many_orders,
    many_indicators_and_reports,
    many_passages_about_what_is_not_reported,
    many_references_to_nothing,
    three_budgets_of_other_goals,
    a_draft_with_many_goals,
    many_tables_without_a_column,
)


def corpus_of(documents: list[Record]) -> Corpus:
    plans = read_common_schema(json.dumps({"documents": documents}).encode(), "planer", "planer.json", named=True)
    assert not any(plan.problems for plan in plans)
    linkage = link(plans, LinkSettings())
    return Corpus(plans, linkage, documents_under_check(plans, linkage), Known(today="2026-11-22"))


def calls_of(work: Callable[[], object]) -> int:
    """How many calls a piece of work makes."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def steps_of(work: Callable[[], object]) -> int:
    """How many steps of the interpreter a piece of work takes: loops that call nothing are counted too."""
    count = 0

    def counted(frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal count
        frame.f_trace_opcodes = True
        count += event == "opcode"
        return counted

    sys.settrace(counted)
    try:
        work()
    finally:
        sys.settrace(None)
    return count


@cache
def rules() -> tuple[RegisteredRule, ...]:
    return tuple(each for each in all_rules() if each.rule.code not in BOUNDED)


def superlinear(
    shape: Callable[[int], list[Record]], chosen: tuple[RegisteredRule, ...], count: Callable[..., int]
) -> Iterator[str]:
    """The rules that more than double their work with the items, each with both counts."""
    small, large = corpus_of(shape(FEW)), corpus_of(shape(2 * FEW))
    for each in chosen:
        list(each.check(small))  # word lists are read once
        list(each.check(large))
        once, twice = (count(lambda on=on: list(each.check(on))) for on in (small, large))  # noqa: B023
        if twice > MOST_TIMES * once + SLACK:
            yield f"{each.rule.code}: {once} → {twice}"


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_no_rule_makes_more_than_twice_the_calls_for_twice_the_items(shape: Callable[[int], list[Record]]) -> None:
    assert list(superlinear(shape, rules(), calls_of)) == []


def test_rows_are_found_in_their_tables_without_looking_through_all_of_them() -> None:
    chosen = tuple(each for each in rules() if each.rule.code in ("TC601", "TC602", "TC603", "TC610"))
    assert list(superlinear(many_tables_without_a_column, chosen, steps_of)) == []


def test_what_the_rules_find_is_put_together_without_a_square() -> None:
    settings, catalogue = RuleSettings(), load_catalogue("nb")
    corpora = [corpus_of(many_references_to_nothing(count)) for count in (FEW, FEW, 2 * FEW)]
    _, once, twice = (calls_of(lambda on=on: run_rules(on, settings, catalogue)) for on in corpora)
    assert twice < MOST_TIMES * once
