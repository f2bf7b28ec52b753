"""Registers in the common schema are read as they are; anything else is told, or left alone."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

import tracecheck
from tracecheck.messages import load_catalogue
from tracecheck.model.item import ItemKind
from tracecheck.model.plan import DocumentKind
from tracecheck.model.source import Format, Loss
from tracecheck.parsers.common_schema import read_common_schema

PACKAGE = Path(tracecheck.__file__).parent
REGISTER: dict[str, Any] = {
    "documents": [
        {
            "path": "Målregister",
            "kind": "register",
            "items": [
                {"id": "M1", "kind": "goal", "text": "Boliger til alle", "label": None},
                {"id": "M1.1", "kind": "subgoal", "text": "Flere får leie til eie", "parent": "M1"},
            ],
        }
    ]
}


def _read(value: Any, named: bool = False) -> Any:
    return read_common_schema(json.dumps(value).encode("utf-8"), "register.json", "/plan/register.json", named)


def test_ids_and_parents_are_kept() -> None:
    (plan,) = _read(REGISTER)
    assert [(item.id, item.kind, item.parent) for item in plan.items] == [
        ("M1", ItemKind.GOAL, None),
        ("M1.1", ItemKind.SUBGOAL, "M1"),
    ]
    assert (plan.key, plan.kind, plan.format) == ("register.json", DocumentKind.REGISTER, Format.JSON)
    assert plan.sha256


def test_several_documents_in_one_file_get_keys_of_their_own() -> None:
    twice = {"documents": REGISTER["documents"] * 2}
    assert [plan.key for plan in _read(twice)] == ["register.json!1", "register.json!2"]


@pytest.mark.parametrize(
    "value",
    [
        {"goals": []},
        [1, 2],
        {"documents": [], "schema": "someone-else/2"},
        {"documents": [], "schema": "tracecheck/1", "run": {}, "findings": []},
    ],
)
def test_other_json_is_left_alone_unless_it_was_named(value: Any) -> None:
    assert _read(value) == ()
    (told,) = _read(value, named=True)
    assert told.problems[0].message_id == "TC001.json_foreign"


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"items": [{"id": "M1", "kind": "goal"}]}, "documents[0].items[0].text"),
        ({"items": [{"id": "M1", "kind": "maal", "text": "x"}]}, "documents[0].items[0].kind"),
        ({"kind": None}, "documents[0].kind"),
        ({"period": {"from": "2024"}}, "documents[0].period.from"),
    ],
)
def test_what_does_not_fit_the_schema_is_told_with_its_place(change: dict[str, Any], place: str) -> None:
    (plan,) = _read({"documents": [{**REGISTER["documents"][0], **change}]})
    assert plan.problems[0].message_id.startswith("TC001.json_schema.")
    assert plan.problems[0].loss is Loss.ALL
    assert plan.problems[0].arguments["where"] == place


@pytest.mark.parametrize(
    ("data", "message", "arguments"),
    [
        (b'{"documents":\n [}', "TC001.json_syntax", {"line": 2, "column": 3}),
        (b'"\xe5"', "TC001.json_characters", {}),
        (b'["\\ud800"]', "TC001.json_characters", {}),
        (b"[" * 100_000, "TC001.json_deep", {}),
        (b" \n", "TC001.empty", {}),
    ],
)
def test_what_is_no_json_is_told(data: bytes, message: str, arguments: dict[str, int]) -> None:
    (plan,) = read_common_schema(data, "a.json", "a.json")
    assert (plan.problems[0].message_id, plan.problems[0].arguments) == (message, arguments)


@pytest.mark.parametrize(
    ("items", "place", "reason"),
    [
        ([{"id": "M1"}, {"id": "M2"}, {"id": "M1"}], "documents[0].items[2].id", "id_twice"),
        ([{"id": "M1"}, {"id": "#2"}], "documents[0].items[1].id", "id_sign"),
        ([{"id": "M1", "parent": "M9"}], "documents[0].items[0].parent", "parent_missing"),
    ],
)
def test_items_that_do_not_hold_together_are_told_with_their_place(
    items: list[dict[str, str]], place: str, reason: str
) -> None:
    whole = [{"kind": "goal", "text": f"Mål {number}", **item} for number, item in enumerate(items)]
    (plan,) = _read({"documents": [{**REGISTER["documents"][0], "items": whole}]})
    assert (plan.problems[0].message_id, plan.problems[0].arguments["where"]) == (f"TC001.json_schema.{reason}", place)
    assert plan.items == ()


def test_a_goal_that_is_its_own_parent_is_read_as_it_stands() -> None:
    """One such goal does not make the register unreadable: a rule tells of it."""
    (plan,) = _read(
        {
            "documents": [
                {**REGISTER["documents"][0], "items": [{"id": "M1", "kind": "goal", "text": "Boliger", "parent": "M1"}]}
            ]
        }
    )
    assert [(item.id, item.parent) for item in plan.items] == [("M1", "M1")]


def test_every_reason_has_words() -> None:
    texts = load_catalogue("nb").texts
    code = (PACKAGE / "model" / "codec.py").read_text("utf-8") + (PACKAGE / "parsers" / "common_schema.py").read_text(
        "utf-8"
    )
    reasons = set(re.findall(r'DecodeError\([^\n]*?, "([a-z_]+)"', code))
    assert len(reasons) > 6
    assert {reason for reason in reasons if f"TC001.json_schema.{reason}" not in texts} == set()
