"""docs/profiles.md says what conditions can ask for, and its examples work."""

import json
import re
from pathlib import Path

import pytest

from tools.make_condition_fields import PAGE, page, shown_fields
from tracecheck.config import load_settings
from tracecheck.resources import load_data
from tracecheck.rules.own.condition import compiled
from tracecheck.rules.own.fields import all_fields, canonical, other_names

TEXT = PAGE.read_text(encoding="utf-8")
EXAMPLES = [
    re.split(r"\s{2,}", line)[0] for line in TEXT.partition("```text\n")[2].partition("```")[0].splitlines() if line
]


def test_the_table_is_that_of_the_model() -> None:
    assert page() == TEXT, "run: python tools/make_condition_fields.py"


def test_every_field_of_its_own_is_explained_and_nothing_else_is() -> None:
    about = load_data("condition")["about"]
    assert {each.name for each in shown_fields() if "." not in each.name} <= set(about)
    assert set(about) <= set(all_fields())


def test_every_other_name_means_a_field_that_is_there() -> None:
    parts = {part for name in all_fields() for part in name.split(".")}
    assert {canonical(each) for each in other_names("fields")} <= parts


@pytest.mark.parametrize("condition", EXAMPLES)
def test_the_conditions_on_the_page_can_be_used(condition: str) -> None:
    assert callable(compiled(condition, items=True))


def test_the_profile_on_the_page_can_be_used(tmp_path: Path) -> None:
    blocks = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    profile = next(each for each in blocks if "[terms]" in each)
    register = next(each for each in blocks if "[registers." in each)
    (tmp_path / "felles").mkdir()
    (tmp_path / "felles" / "lyngmo.toml").write_text(f"{profile}\n{register}", encoding="utf-8")
    (tmp_path / "planer").mkdir()
    settings = tmp_path / "planer" / "tracecheck.toml"
    settings.write_text(next(each for each in blocks if "extends" in each), encoding="utf-8")
    loaded = load_settings(settings)
    assert ("løft", "goal") in loaded.terms.items
    assert ("fanebærer", "owner") in loaded.terms.columns
    assert [each.code for each in loaded.rules.own] == ["LK01"]
    assert len(loaded.registers) == 1


def test_the_fields_that_a_register_can_fill_are_on_the_page() -> None:
    named = TEXT.partition("Disse feltene kan fylles:")[2]
    assert all(f"`{each}`" in named for each in load_data("registers")["fields"])


def test_all_that_may_stand_in_a_rule_is_on_the_page() -> None:
    schema = Path(__file__).resolve().parents[2] / "schemas" / "config.schema.json"
    keys = json.loads(schema.read_text(encoding="utf-8"))["$defs"]["own_rule"]["properties"]
    assert all(f"`{each}`" in TEXT for each in keys)
