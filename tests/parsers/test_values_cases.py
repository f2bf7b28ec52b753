"""The cases of values_cases.toml: what is read out of the words that plans use."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tracecheck.parsers.values import (
    cases,
    directions,
    follow_up,
    labels,
    money,
    periods,
    quantities,
    quotations,
    references,
)

Case = dict[str, Any]
CASES: dict[str, list[Case]] = tomllib.loads(Path(__file__).with_name("values_cases.toml").read_text(encoding="utf-8"))


def each(section: str) -> Callable[[Callable[..., None]], Any]:
    """Run a test on every case of a section."""
    found = CASES[section]
    names = [f"{number}-{case['text'][:40]}" for number, case in enumerate(found)]
    return pytest.mark.parametrize("case", found, ids=names)


def compare(found: list[Any], case: Case) -> None:
    """All that the case expects, and nothing else unless it says `some`."""
    if case.get("none"):
        assert found == []
    elif case.get("some"):
        assert all(expected in found for expected in case["found"])
    else:
        assert found == case["found"]


@each("label")
def test_label_at_the_start(case: Case) -> None:
    label = labels.read_label(case["text"])
    if case.get("none"):
        assert label is None
        return
    assert label is not None
    rest = case["text"][label.end :]
    assert (label.number, label.kind, label.of, rest) == (
        case.get("number"),
        case.get("kind"),
        case.get("of"),
        case["rest"],
    )


@each("reference")
def test_references(case: Case) -> None:
    found = references.find_references(case["text"])
    compare([[r.text, r.label_kind or "", r.label or "", r.document or "", r.case or ""] for r in found], case)


@each("quantity")
def test_quantities(case: Case) -> None:
    compare([[each.value, each.unit] for each in quantities.find_quantities(case["text"])], case)


FIELDS = ("comparator", "value", "unit", "baseline", "baseline_year", "year", "direction")


@each("target")
def test_target_of_a_sentence(case: Case) -> None:
    target = quantities.read_target(case["text"])
    if case.get("none"):
        assert target is None
        return
    assert target is not None
    assert target.text in case["text"]
    assert [getattr(target, name) for name in FIELDS] == [case.get(name) for name in FIELDS]


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("Redusere utslippene med 40 % innen 2030.", "40 % innen 2030"),
        ("Sykefraværet skal være under 8,5 %. Det er høyt nå.", "under 8,5 %"),
        ("Lånegjelden skal ikke overstige 75 prosent av inntektene.", "ikke overstige 75 prosent av inntektene"),
        ("Delen skal vere ikkje meir enn ti prosent i 2027.", "ikkje meir enn ti prosent i 2027"),
        ("Andelen økes fra 12 % i 2024 til 30 % i 2028.", "fra 12 % i 2024 til 30 % i 2028"),
        ("Antall lærlinger skal dobles.", "Antall lærlinger skal dobles."),
    ],
)
def test_the_words_of_a_target_are_what_it_states(sentence: str, stated: str) -> None:
    target = quantities.read_target(sentence)
    assert target is not None
    assert target.text == stated


@each("target_cell")
def test_target_of_a_cell(case: Case) -> None:
    target = quantities.read_target_cell(case["text"], case["header"])
    if case.get("none"):
        assert target is None
        return
    assert target is not None
    assert [getattr(target, name) for name in FIELDS] == [case.get(name) for name in FIELDS]


@each("value_cell")
def test_value_of_a_cell(case: Case) -> None:
    value = quantities.read_value_cell(case["text"], case["header"])
    if case.get("none"):
        assert value is None
        return
    assert value is not None
    assert (value.value, value.unit, value.year) == (case["value"], case.get("unit"), case.get("year"))


@each("period")
def test_periods(case: Case) -> None:
    compare([[each.start, each.end] for each in periods.find_periods(case["text"])], case)


@each("deadline")
def test_deadline(case: Case) -> None:
    deadline = periods.read_deadline(case["text"])
    if case.get("none"):
        assert deadline is None
        return
    assert deadline is not None
    assert deadline.text in case["text"]
    expected = (case.get("from"), case.get("to"), case.get("open", False))
    assert (deadline.start, deadline.end, deadline.open_ended) == expected


@each("date")
def test_dates(case: Case) -> None:
    compare([iso for _, _, iso in periods.find_dates(case["text"])], case)


@each("amount")
def test_amounts(case: Case) -> None:
    compare([[each.value, each.unit] for each in money.find_amounts(case["text"])], case)


@each("amount_cell")
def test_amount_of_a_cell(case: Case) -> None:
    amount = money.read_amount_cell(case["text"], float(case["factor"]), 2026)
    if case.get("none"):
        assert amount is None
        return
    assert amount is not None
    assert amount.year == 2026
    assert (amount.value, amount.unit, amount.kind) == (case["value"], case.get("unit", "kr"), case.get("kind"))


@each("amount_unit")
def test_unit_of_a_table(case: Case) -> None:
    assert money.read_amount_unit(case["text"]) == (case["worth"] or None)


@each("case")
def test_case_numbers(case: Case) -> None:
    compare([number for _, _, number in cases.find_cases(case["text"])], case)


@each("follow_up")
def test_follow_up(case: Case) -> None:
    found = follow_up.find_follow_up(case["text"])
    if case.get("none"):
        assert found is None
        return
    assert found is not None
    assert (found.kind, found.from_year) == (case["kind"], case.get("year"))


@each("direction")
def test_better_direction(case: Case) -> None:
    assert directions.better_direction(case["text"]) == (case["way"] or None)


@each("quotation")
def test_quotations(case: Case) -> None:
    compare([words for _, _, words in quotations.find_quotations(case["text"])], case)
