"""JSON of another system, read as the settings say what its fields are."""

import json
from typing import Any

from tracecheck.model.item import ItemKind, Target
from tracecheck.model.plan import DocumentKind, PlanDocument, Status
from tracecheck.model.settings import DocumentSettings, Register
from tracecheck.parsers.common_schema import read_common_schema

ROWS = [
    {"malID": "a1", "navn": "Alle barn har et trygt sted å vokse opp", "type": 10, "plan": "S", "over": None},
    {"malID": "b1", "navn": "Alle elever trives", "type": 20, "plan": "S", "over": "a1", "knagg": "#Skole; #Trivsel"},
    {"malID": "b2", "navn": "  ", "type": 20, "plan": "S", "over": "a1"},
    {"malID": "b1", "navn": "Ingen faller fra", "type": 20, "plan": "S", "over": "borte", "eier": {"rolle": "Rektor"}},
    {"malID": "x#1", "navn": "Notat om skolen", "type": 99, "plan": "S"},
    {
        "malID": "c1",
        "navn": "Åpne fritidsklubb",
        "type": 30,
        "plan": "H",
        "slutt": "2027-06-30T22:00:00Z",
        "kr": "1 250,5",
    },
]
FIELDS = (
    ("id", "malID"),
    ("text", "navn"),
    ("kind", "type"),
    ("parent", "over"),
    ("tags", "knagg"),
    ("owner", "eier.rolle"),
    ("deadline.to", "slutt"),
    ("amounts.value", "kr"),
)
KINDS = (("10", "goal"), ("20", "subgoal"), ("30", "measure"), ("99", ""))


def register(**changed: Any) -> Register:
    said: dict[str, Any] = {
        "pattern": "mål.json",
        "document": (("kind", "samfunnsdel"), ("title", "Målene våre"), ("status", "adopted"), ("period.from", 2026)),
        "fields": FIELDS,
        "path": ("data", "rows"),
        "where": (("plan", "S"),),
        "kinds": KINDS,
        "file": "profil.toml",
        "lines": (("text", 7), ("list", 3), ("where.plan", 4)),
    }
    return Register(**{**said, **changed})


def read(*registers: Register, value: Any = None) -> tuple[PlanDocument, ...]:
    data = json.dumps({"data": {"rows": ROWS}} if value is None else value).encode()
    return read_common_schema(data, "mål.json", "mål.json", False, DocumentSettings(registers=registers))


def told(*registers: Register, value: Any = None) -> tuple[str, dict[str, Any]]:
    problem = read(*registers, value=value)[0].problems[0]
    return problem.message_id, dict(problem.arguments)


def test_rows_become_items_with_parents_kinds_and_what_is_stated() -> None:
    (plan,) = read(register())
    assert (plan.kind, plan.status, plan.title) == (DocumentKind.SAMFUNNSDEL, Status.ADOPTED, "Målene våre")
    assert plan.period is not None
    assert plan.period.start == 2026
    assert [(each.id, each.kind, each.text, each.parent) for each in plan.items] == [
        ("a1", ItemKind.GOAL, "Alle barn har et trygt sted å vokse opp", None),
        ("b1", ItemKind.SUBGOAL, "Alle elever trives", "a1"),
        ("b1~2", ItemKind.SUBGOAL, "Ingen faller fra", None),
    ]
    assert plan.items[1].tags == ("Skole", "Trivsel")
    assert plan.items[2].owner == "Rektor"


def test_one_file_can_hold_several_plans() -> None:
    first, second = read(register(), register(document=(("kind", "okonomiplan"),), where=(("plan", "H"),)))
    assert (first.key, second.key) == ("mål.json!1", "mål.json!2")
    (measure,) = second.items
    assert measure.deadline is not None
    assert measure.deadline.end == "2027-06-30"
    assert [each.value for each in measure.amounts] == [1250.5]


def test_what_the_words_of_a_row_say_is_read_as_in_any_register() -> None:
    rows = [{"tittel": "Minst 95 prosent i ordinært tilbud, jf. delmål 2.3 i samfunnsdelen", "mål": 95, "enhet": "%"}]
    fields = (("text", "tittel"), ("target.value", "mål"), ("target.unit", "enhet"))
    (plan,) = read(register(path=(), where=(), item="indicator", fields=fields), value=rows)
    assert plan.items[0].target == Target("95 %", value=95.0, unit="%")
    assert plan.items[0].references[0].label == "2.3"


def test_a_field_that_no_row_has_is_told_with_the_line_of_the_settings_and_the_nearest() -> None:
    fields = tuple((field, "navnn" if field == "text" else source) for field, source in FIELDS)
    assert told(register(fields=fields)) == (
        "TC001.json_register_field",
        {"where": "text", "name": "navnn", "near": "navn", "by": "profil.toml", "line": 7},
    )


def test_a_list_that_is_not_there_is_told() -> None:
    message, arguments = told(register(path=("data", "row")))
    assert message == "TC001.json_register_list"
    assert (arguments["where"], arguments["near"], arguments["line"]) == ("data.row", "rows", 3)
    assert told(register(path=("data",)))[0] == "TC001.json_register_no_list"
    assert told(register(path=()), value={"rader": []})[1]["near"] == "rader"


def test_a_condition_that_fits_no_row_is_told() -> None:
    assert told(register(where=(("plan", "X"),)))[0] == "TC001.json_register_where"
    assert told(register(where=(("plann", "S"),)))[0] == "TC001.json_register_field"


def test_without_a_mapping_json_of_another_system_is_no_document() -> None:
    assert read() == ()


def test_whatever_values_a_register_has_it_is_read_or_told() -> None:
    strange = [None, 3, [], {"malID": {}, "navn": ["x"], "type": True}, {"malID": 7, "navn": 8, "type": 10}]
    (plan,) = read(register(path=(), where=(), fields=FIELDS[:3]), value=strange)
    assert [(each.id, each.text) for each in plan.items] == [("7", "8")]
