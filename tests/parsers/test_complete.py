"""What a register does not state in fields of its own is read from the words of its items."""

import json
from typing import Any

import pytest

from tracecheck.model.item import Item, Origin
from tracecheck.parsers.common_schema import read_common_schema


def _item(text: str, **fields: Any) -> Item:
    record = {"id": "T1", "kind": "measure", "text": text, **fields}
    document = {"path": "Handlingsdel", "kind": "okonomiplan", "items": [record]}
    data = json.dumps({"documents": [document]}).encode("utf-8")
    (plan,) = read_common_schema(data, "register.json", "/plan/register.json", named=True)
    return plan.items[0]


def test_references_stand_in_the_words() -> None:
    item = _item("Bygge gang- og sykkelvei til Nesset, jf. delmål 4.2 i samfunnsdelen")
    assert [(each.label, each.label_kind, each.document) for each in item.references] == [
        ("4.2", "subgoal", "samfunnsdelen")
    ]


def test_what_the_register_says_itself_is_kept() -> None:
    item = _item("Bygge sykkelvei, jf. delmål 4.2 i samfunnsdelen", references=[], deadline={"text": "2031"})
    assert item.references == ()
    assert item.deadline is not None
    assert item.deadline.text == "2031"


def test_null_is_no_answer() -> None:
    assert _item("Jf. mål 3 i samfunnsdelen: utvide leksehjelpen", references=None).references


def test_words_in_quotation_marks_are_quotations() -> None:
    item = _item("Svarer på «Lyngmo skal ha et levende sentrum» med nye benker")
    assert [each.text for each in item.quotations] == ["Lyngmo skal ha et levende sentrum"]


def test_deadline_and_target_with_a_number() -> None:
    item = _item("Redusere sykefraværet til under 7 prosent innen 2027", kind="goal")
    assert item.deadline is not None
    assert item.deadline.end == "2027"
    assert item.target is not None
    assert item.target.value == 7


def test_ordinary_operations_answer() -> None:
    item = _item("Leksehjelp på alle trinn", description="Ivaretas innenfor ordinær drift")
    assert item.follow_up is not None
    assert item.follow_up.kind == "ordinary_operations"


@pytest.mark.parametrize(
    ("section", "origin"),
    [
        (["2 Føringer", "Vedtatte mål fra kommuneplanens samfunnsdel"], Origin.QUOTED),
        (["Utvalde og aktuelle mål frå kommuneplanen"], Origin.QUOTED),
        (["3 Mål og tiltak"], Origin.OWN),
        ([], Origin.OWN),
    ],
)
def test_a_heading_says_whose_goals_stand_below_it(section: list[str], origin: Origin) -> None:
    assert _item("Et levende sentrum", kind="goal", section=section).origin is origin


def test_passages_beside_the_items_are_read_as_well() -> None:
    passage = {"id": "~1", "text": "Planen følger opp mål 2 i samfunnsdelen."}
    document = {"path": "Plan", "kind": "temaplan", "items": [], "statements": [passage]}
    data = json.dumps({"documents": [document]}).encode("utf-8")
    (plan,) = read_common_schema(data, "register.json", "/plan/register.json", named=True)
    assert [each.label for each in plan.statements[0].references] == ["2"]


def test_an_extraction_of_our_own_is_not_read_again() -> None:
    record = {"id": "T1", "kind": "measure", "text": "Jf. mål 3 i samfunnsdelen: utvide leksehjelpen"}
    value = {"tool": {"name": "tracecheck"}, "documents": [{"path": "p", "kind": "temaplan", "items": [record]}]}
    (plan,) = read_common_schema(json.dumps(value).encode("utf-8"), "r.json", "/r.json", named=True)
    assert plan.items[0].references == ()
