"""The example of docs/registers.md is read as the guide says."""

import json
import re
from pathlib import Path

from tracecheck.model.item import ItemKind
from tracecheck.model.plan import DocumentKind
from tracecheck.parsers.common_schema import read_common_schema

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "registers.md"


def test_the_example_of_the_guide_is_read_as_it_stands() -> None:
    example = re.search(r"```json\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.S)
    assert example is not None
    (plan,) = read_common_schema(example[1].encode("utf-8"), "register.json", "/planer/register.json")
    assert (plan.kind, plan.problems) == (DocumentKind.SAMFUNNSDEL, ())
    assert [(item.id, item.kind, item.parent) for item in plan.items] == [
        ("G1", ItemKind.GOAL, None),
        ("G1.1", ItemKind.SUBGOAL, "G1"),
    ]


def test_the_fields_of_the_guide_are_in_the_schema() -> None:
    schema = json.loads((GUIDE.parents[1] / "schemas" / "plan.schema.json").read_text(encoding="utf-8"))
    rows = re.findall(r"^\| (`.*?) \|", GUIDE.read_text(encoding="utf-8"), re.M)
    named = [name for row in rows for name in re.findall(r"`(?:documents|items)?(?:\[\]\.)?(\w+)`", row)]
    known = {*schema["$defs"]["Item"]["properties"], *schema["$defs"]["PlanDocument"]["properties"]}
    assert len(named) > 12
    assert set(named) <= known
