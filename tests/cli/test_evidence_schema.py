"""Programs of auditors read a pack by its schema: each JSON file of a pack follows its own."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import Program
from tests.evidence.test_records import DECISIONS
from tracecheck.resources import read_text

MEMBERS = ("claims.json", "manifest.json", "run.json", "versions.json")


def validator(name: str) -> Draft202012Validator:
    """The schema of one member, by its title."""
    schema = json.loads(read_text("schemas", "evidence.schema.json"))
    Draft202012Validator.check_schema(schema)
    member = next(each for each in schema["oneOf"] if each["title"] == name)
    return Draft202012Validator({**member, "$defs": schema["$defs"]})


@pytest.fixture
def made(program: Program, folder: Path, tmp_path: Path) -> dict[str, Any]:
    """The JSON files of a pack of a folder with decisions, known remarks and settings."""
    (folder / "tracecheck.decisions.toml").write_text(DECISIONS, encoding="utf-8")
    (folder / "tracecheck.toml").write_text('[rules]\nignore = ["TC301"]\n', encoding="utf-8")
    assert program("baseline", "write", str(folder)).code == 0
    target = tmp_path / "pack.zip"
    assert program("evidence", str(folder), "-o", str(target), "--today", "2026-03-01").code == 0
    with zipfile.ZipFile(target) as archive:
        names = [name for name in archive.namelist() if name.endswith(".json")]
        return {name: json.loads(archive.read(name)) for name in names}


def test_every_json_file_of_a_pack_follows_its_schema(made: dict[str, Any]) -> None:
    assert set(made) == {*MEMBERS, "result.json"}
    for name in MEMBERS:
        assert [error.message for error in validator(name).iter_errors(made[name])] == []
    result = Draft202012Validator(json.loads(read_text("schemas", "result.schema.json")))
    assert [error.message for error in result.iter_errors(made["result.json"])] == []


def test_each_member_follows_its_own_schema_alone(made: dict[str, Any]) -> None:
    for name in MEMBERS:
        following = [each for each in MEMBERS if validator(each).is_valid(made[name])]
        assert following == [name]


def test_a_claim_without_its_state_and_a_manifest_of_another_number_are_refused(made: dict[str, Any]) -> None:
    claims = made["claims.json"]
    del claims["claims"][0]["state"]
    assert not validator("claims.json").is_valid(claims)
    assert not validator("manifest.json").is_valid({**made["manifest.json"], "schema": "tracecheck-evidence/2"})
