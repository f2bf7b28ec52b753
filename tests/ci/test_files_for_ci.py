"""What build servers and pre-commit read: what their own schemas say, and what docs/ci.md tells people to copy."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.ci.conftest import ROOT
from tracecheck.discover import SUFFIXES, UNREAD_SUFFIXES

HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
EXAMPLES = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "ci.md").read_text(encoding="utf-8"), re.DOTALL)


def _is_valid(schema: str, path: Path) -> bool:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_the_files_are_as_their_owners_say(tmp_path: Path) -> None:
    assert _is_valid("vendor.github-actions", ROOT / "action.yml")
    assert _is_valid("vendor.gitlab-ci", ROOT / "ci" / "gitlab.yml")
    spoilt = tmp_path / "action.yml"
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    spoilt.write_text(text.replace("using: composite", "using: kompositt"), encoding="utf-8")
    assert not _is_valid("vendor.github-actions", spoilt)


@pytest.mark.parametrize(("number", "schema"), [(1, "github-workflows"), (2, "github-workflows"), (3, "gitlab-ci")])
def test_the_files_to_copy_are_valid(number: int, schema: str, tmp_path: Path) -> None:
    copied = tmp_path / "copied.yml"
    copied.write_text(EXAMPLES[number], encoding="utf-8")
    assert _is_valid(f"vendor.{schema}", copied)


def test_the_documentation_names_inputs_hooks_and_variables_that_exist() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    for example in EXAMPLES[1:3]:
        steps = yaml.safe_load(example)["jobs"]["tracecheck"]["steps"]
        assert set(steps[1]["with"]) <= set(action["inputs"])
    written = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in written for name in action["inputs"])
    used = {each["id"] for each in yaml.safe_load(EXAMPLES[0])["repos"][0]["hooks"]}
    assert used <= {each["id"] for each in HOOKS}
    in_template = set(re.findall(r"TRACECHECK_\w+", (ROOT / "ci" / "gitlab.yml").read_text(encoding="utf-8")))
    assert set(re.findall(r"`(TRACECHECK_\w+)` \|", written)) == in_template - {"TRACECHECK_CACHE_DIR"}


def test_no_input_and_no_fact_about_a_branch_is_put_into_a_shell() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    scripts = [step["run"] for step in action["runs"]["steps"] if "run" in step]
    assert len(scripts) == 3
    assert not any("${{" in script for script in scripts)


@pytest.mark.parametrize("hook", HOOKS[:2], ids=lambda each: each["id"])
def test_a_hook_runs_for_every_kind_of_document_and_reads_all_of_them(hook: dict[str, object]) -> None:
    matching = re.compile(str(hook["files"]))
    names = [f"planer/Økonomiplan 2026{suffix}" for suffix in (*SUFFIXES, *UNREAD_SUFFIXES)]
    own = ["tracecheck.toml", "planer/tracecheck.decisions.toml", "tracecheck.baseline.toml", "pyproject.toml"]
    assert [name for name in (*names, *own, "PLAN.DOCX") if not matching.search(name)] == []
    assert [
        name for name in ("program.py", "uv.lock", "mytracecheck.toml", "docx/bilde.png") if matching.search(name)
    ] == []
    assert (hook["pass_filenames"], hook["require_serial"]) == (False, True)


def test_the_hooks_stop_and_let_through(origin: Path, environment: dict[str, str]) -> None:
    def run(number: int, *arguments: str) -> int:
        command = [*HOOKS[number]["entry"].split(), *arguments]
        return subprocess.run(command, cwd=origin, env=environment, capture_output=True, check=False).returncode

    assert (run(0, "planer"), run(1, "planer"), run(2)) == (1, 0, 0)
    plan = origin / "planer" / "Enhetsavtale Lyngmo skole 2026.md"
    plan.write_text(plan.read_text(encoding="utf-8").replace("har et", "bør ha et"), encoding="utf-8")
    assert run(1, "planer") == 1
    (origin / "tracecheck.toml").write_text('languag = "nn"\n', encoding="utf-8")
    assert run(2) == 2
