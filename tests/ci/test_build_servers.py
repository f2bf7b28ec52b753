"""The job for GitLab and the action for GitHub, run as the servers run them: their own shells, variables and clones."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from tests.ci.conftest import NAMED, ROOT, Git

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the jobs run in a shell")


@pytest.fixture
def merged(origin: Path, git: Git) -> str:
    """GitHub's merge of the branch into `main`, which has gone on since; gives its commit."""
    (origin / "Les meg.md").write_text("Planene ligger i mappen planer.\n", encoding="utf-8")
    git(origin, "add", "-A")
    git(origin, "commit", "-q", "-m", "Les meg")
    git(origin, "checkout", "-q", "--detach", "main")
    git(origin, "merge", "-q", "--no-ff", "svekket", "-m", "Fletting")
    git(origin, "update-ref", "refs/pull/7/merge", "HEAD")
    commit = git(origin, "rev-parse", "HEAD")
    git(origin, "checkout", "-q", "main")
    return commit


@pytest.fixture
def on_github(tmp_path: Path, origin: Path, merged: str, git: Git, environment: dict[str, str]) -> dict[str, str]:
    """The environment of a step of the action, in a clone with the last commit only."""
    work = tmp_path / "work"
    work.mkdir()
    git(work, "init", "-q")
    git(work, "remote", "add", "origin", origin.as_uri())
    git(work, "fetch", "-q", "--depth=1", "origin", f"+{merged}:refs/remotes/pull/7/merge")
    git(work, "checkout", "-q", "--detach", "refs/remotes/pull/7/merge")
    installed = tmp_path / "temp" / "tracecheck" / "python" / "bin"
    installed.mkdir(parents=True)
    (installed / "python").symlink_to(Path(environment["PATH"].split(":", maxsplit=1)[0]) / "python")
    return {
        **environment,
        "GITHUB_WORKSPACE": str(work),
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_EVENT_NAME": "pull_request",
        "GITHUB_REF": "refs/pull/7/merge",
        "GITHUB_SHA": merged,
        "GITHUB_BASE_REF": "main",
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        "RUNNER_TEMP": str(tmp_path / "temp"),
        "PYTHON": sys.executable,
        "INPUT_PATHS": "planer",
    }


def _step(env: dict[str, str], name: str, **inputs: str) -> tuple[int, str, str]:
    """Runs a step of action.yml with the shell that GitHub uses; gives its code, its log and what it handed on."""
    steps = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    script = next(step["run"] for step in steps if step["name"] == name)
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script],
        cwd=env["GITHUB_WORKSPACE"],
        env={**env, **{f"INPUT_{each}": value for each, value in inputs.items()}},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    output = Path(env["GITHUB_OUTPUT"])
    return done.returncode, done.stdout, output.read_text(encoding="utf-8") if output.exists() else ""


def test_a_pull_request_hears_only_of_what_it_brings(on_github: dict[str, str], git: Git) -> None:
    work = Path(on_github["GITHUB_WORKSPACE"])
    assert git(work, "rev-list", "--count", "HEAD") == "1"
    code, log, output = _step(on_github, "Check", SINCE="pull-request", UPLOAD_SARIF="true")
    assert (code, log.count("\n")) == (1, 1)
    assert log.startswith(f"::warning file=planer/{NAMED},line=7,")
    assert "TC107" in log
    assert output == "exit-code=1\nsarif=tracecheck.sarif\n"
    results = json.loads((work / "tracecheck.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert [each["ruleId"] for each in results] == ["TC107"]
    assert "TC107" in Path(on_github["GITHUB_STEP_SUMMARY"]).read_text(encoding="utf-8")


def test_a_push_hears_of_everything(on_github: dict[str, str]) -> None:
    code, log, output = _step({**on_github, "GITHUB_EVENT_NAME": "push"}, "Check", SINCE="pull-request")
    assert code == 1
    assert "TC101" in log
    assert output == "exit-code=1\nsarif=\n"


def test_inputs_are_words_and_never_commands(on_github: dict[str, str]) -> None:
    work = Path(on_github["GITHUB_WORKSPACE"])
    arguments = f'--focus "planer/{NAMED}" --ignore TC1'
    assert _step(on_github, "Check", ARGUMENTS=arguments, FAIL_ON="error")[0] == 0
    for name in ("PATHS", "SINCE", "LANGUAGE", "FAIL_ON", "ARGUMENTS"):
        assert _step(on_github, "Check", **{name: '$(touch "ute"); `touch ute`'})[0] == 2
    assert not (work / "ute").exists()
    code, log, _ = _step(on_github, "Check", ARGUMENTS='--focus "planer')
    assert (code, log.split("::")[2]) == (2, "«arguments» har et anførselstegn som ikke er lukket. Sett ett til.\n")


def test_a_history_that_is_too_short_is_told_with_the_remedy(on_github: dict[str, str], git: Git) -> None:
    git(Path(on_github["GITHUB_WORKSPACE"]), "remote", "remove", "origin")
    code, log, _ = _step(on_github, "Check", SINCE="pull-request")
    assert code == 2
    assert "«main»" in log
    assert "fetch-depth: 0" in log


def test_caches_are_named_by_what_is_installed(on_github: dict[str, str]) -> None:
    own = _step(on_github, "Names of what is kept")[2]
    other = _step(on_github, "Names of what is kept", VERSION="tracecheck-0.2.0-py3-none-any.whl")[2].splitlines()[-1]
    assert own.startswith("install=")
    assert other != own.strip()


def _gitlab(folder: Path, environment: dict[str, str], **variables: str) -> tuple[int, str, dict[str, Any]]:
    job = yaml.safe_load((ROOT / "ci" / "gitlab.yml").read_text(encoding="utf-8"))["tracecheck"]
    done = subprocess.run(
        ["sh", "-e", "-c", "\n".join(job["script"])],
        cwd=folder,
        env={**environment, **variables},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    return done.returncode, done.stdout, job["artifacts"]["reports"]


def test_a_merge_request_on_gitlab(origin: Path, git: Git, environment: dict[str, str]) -> None:
    git(origin, "checkout", "-q", "svekket")
    wanted = {"TRACECHECK_PATHS": f"planer/{NAMED}\nplaner", "TRACECHECK_SINCE": "merge-request"}
    base = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": git(origin, "merge-base", "main", "HEAD")}
    code, log, reports = _gitlab(origin, environment, **wanted, **base, TRACECHECK_ARGUMENTS="--ignore TC3")
    assert (code, "Se på  TC107" in log, "Se på  TC101" in log) == (1, True, False)
    quality = json.loads((origin / reports["codequality"]).read_text(encoding="utf-8"))
    assert [(each["check_name"], each["location"]["path"]) for each in quality] == [("TC107", f"planer/{NAMED}")]
    suites = ElementTree.fromstring((origin / reports["junit"]).read_text(encoding="utf-8"))
    assert suites.get("failures") == "1"


def test_the_main_branch_on_gitlab(origin: Path, environment: dict[str, str]) -> None:
    code, log, _ = _gitlab(origin, environment, TRACECHECK_SINCE="merge-request", TRACECHECK_FAIL_ON="never")
    assert (code, "Se på  TC101" in log) == (0, True)
