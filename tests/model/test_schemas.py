"""The schemas are valid, up to date with the records, and hold for what is written."""

import importlib.util
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tracecheck.messages import load_catalogue
from tracecheck.model.codec import DecodeError, from_json, to_json
from tracecheck.model.coupling import (
    Answer,
    AnswerState,
    Evidence,
    EvidenceKind,
    Grade,
    Link,
    Relation,
    Role,
    WordChange,
)
from tracecheck.model.finding import Confidence, Finding, Severity
from tracecheck.model.item import Amount, Deadline, Item, ItemKind, Period, Target
from tracecheck.model.linkage import Linkage
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.model.result import Result, Run, StepCount, Summary
from tracecheck.model.source import Box, CellRef, Format, Place, Problem, Span
from tracecheck.reports.json_result import dump, plans_value, render_json, result_value
from tracecheck.reports.look import Look
from tracecheck.resources import read_text

ROOT = Path(__file__).resolve().parents[2]

PLACE = Place(3, "1", (Box(3, 1.0, 2.0, 3.0, 4.0),), 12, ("2 Mål",), CellRef(1, 2, 3), (Span(12, 0, 9),))
ITEM = Item(
    id="2.3",
    kind=ItemKind.SUBGOAL,
    text="Alle har et trygt sted å bo",
    label="2.3",
    place=PLACE,
    period=Period(2024, 2036, "2024–2036"),
    deadline=Deadline("innen 2030", end="2030"),
    target=Target("under 5 %", "<", 5.0, "%", year=2030),
    amounts=(Amount(2026, 250000.0),),
)
PLAN = PlanDocument(
    key="plan.docx",
    path="plan.docx",
    format=Format.DOCX,
    kind=DocumentKind.SAMFUNNSDEL,
    items=(ITEM,),
    problems=(Problem("TC004", "TC004", {"heading": "Mål"}, PLACE),),
)


def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(read_text("schemas", name)))


@pytest.mark.parametrize("name", ["plan.schema.json", "result.schema.json", "config.schema.json"])
def test_each_schema_is_a_valid_schema(name: str) -> None:
    Draft202012Validator.check_schema(json.loads(read_text("schemas", name)))


def test_the_written_schemas_are_up_to_date_with_the_records() -> None:
    spec = importlib.util.spec_from_file_location("make_schemas", ROOT / "tools" / "make_schemas.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name, text in module.rendered().items():
        assert read_text("schemas", name) == text, "run: python tools/make_schemas.py"


def test_a_plan_goes_out_and_comes_back_the_same() -> None:
    value = json.loads(json.dumps(to_json(PLAN)))
    assert value["items"][0]["period"] == {"from": 2024, "to": 2036, "text": "2024–2036"}
    assert from_json(PlanDocument, value) == PLAN


def test_extracted_plans_fit_the_schema() -> None:
    assert list(_validator("plan.schema.json").iter_errors(json.loads(dump(plans_value((PLAN,)))))) == []


def test_a_plan_with_only_what_is_required_fits_and_is_read() -> None:
    value = {"path": "a", "kind": "temaplan", "items": [{"id": "1", "kind": "goal", "text": "x", "label": None}]}
    assert list(_validator("plan.schema.json").iter_errors({"documents": [value]})) == []
    assert from_json(PlanDocument, {"key": "a", **value}).items[0].label is None


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"kind": "plan"}, "kind"),
        ({"items": [{"id": "1", "kind": "goal"}]}, "items[0].text"),
        ({"items": {}}, "items"),
        ({"applies_to_year": "2026"}, "applies_to_year"),
        ({"adopted": []}, "adopted"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(change: dict[str, Any], where: str) -> None:
    value = {"key": "a", "path": "a", "kind": "temaplan", "items": [], **change}
    with pytest.raises(DecodeError) as caught:
        from_json(PlanDocument, value)
    assert caught.value.path == where
    assert list(_validator("plan.schema.json").iter_errors({"documents": [value]})) != []


def _result() -> Result:
    drift = (WordChange("skal", "bør", "modal"),)
    missing = Answer("plan.docx#2.3", "hop.docx", AnswerState.MISSING)
    evidence = (Evidence(EvidenceKind.QUOTATION, "Alle bør", 1.0, PLACE, drift),)
    link = Link("b.docx#1", "plan.docx#2.3", Relation.REFINES, Grade.TIGHT, 1.0, evidence=evidence)
    finding = Finding(
        "TC107",
        "quoted-goal-drift",
        Severity.WARNING,
        Confidence.HIGH,
        "…",
        "TC107",
        {"count": 1},
        "b.docx",
        place=PLACE,
    )
    return Result(
        Run(("check",)),
        (PLAN,),
        Linkage((link,), roles={"plan.docx": Role.CHAIN}, answers=(missing,)),
        (finding,),
        summary=Summary(1, steps=(StepCount("samfunnsdel", "okonomiplan", 1, 1, 0, 0, 0),)),
    )


def test_a_result_fits_the_schema_and_is_the_same_bytes_each_time() -> None:
    result = _result()
    assert list(_validator("result.schema.json").iter_errors(json.loads(dump(result_value(result))))) == []
    catalogue = load_catalogue("nb")
    assert list(render_json(result, catalogue, Look())) == list(render_json(_result(), catalogue, Look()))


def test_a_result_is_written_a_line_at_most_at_a_time() -> None:
    written = list(render_json(_result(), load_catalogue("nb"), Look()))
    assert all(piece.count("\n") <= 1 for piece in written)


def test_a_result_without_items_has_an_empty_list_of_them() -> None:
    empty = replace(_result(), documents=())
    assert json.loads(dump(result_value(empty)))["items"] == []


def test_items_of_a_result_name_their_document() -> None:
    value = json.loads(dump(result_value(_result())))
    assert value["items"] == [{"document": "plan.docx", **value["documents"][0]["items"][0]}]


def test_boxes_and_spans_are_lists_of_numbers() -> None:
    place = to_json(PLACE)
    assert place["boxes"] == [[3, 1.0, 2.0, 3.0, 4.0]]
    assert place["spans"] == [[12, 0, 9]]
