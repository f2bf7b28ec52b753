"""A clean folder of plans and a branch of it: nothing is told of the one, six single lines of the other."""

import difflib
import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tracecheck.discover import find_documents
from tracecheck.messages import load_catalogue
from tracecheck.model.codec import to_json
from tracecheck.model.finding import Finding
from tracecheck.model.keys import text_key
from tracecheck.model.result import Result
from tracecheck.model.settings import Settings
from tracecheck.run import Request, check

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
CLEAN, DRAFT = SAMPLES / "tindefjell", SAMPLES / "tindefjell-utkast"
PLANTED: list[dict[str, Any]] = tomllib.loads((SAMPLES / "tindefjell-planted.toml").read_text(encoding="utf-8"))[
    "finding"
]
OLDER_PLAN = """\
# Temaplan for frivillighet 2025-2028

Tindefjell kommune. Vedtatt av kommunestyret 20.03.2025, sak 14/25.

## Mål 1. Flere er med i lag og foreninger.

| Tiltak | Ansvarlig | Frist |
|---|---|---|
| Frivilligsentralen inviterer nye innbyggere | Kultursjef | 31.12.2026 |
| Tilskudd til lag som tar imot nybegynnere | | 31.12.2031 |
"""


def _checked(folder: Path) -> Result:
    return check(Request(find_documents([folder]), Settings()), load_catalogue("nb"), lambda *_: None)


def _is(finding: Finding, planted: dict[str, Any]) -> bool:
    return (
        (finding.code, Path(finding.document or "").stem) == (planted["code"], planted["document"])
        and finding.severity.value == planted["severity"]
        and text_key(planted["words"]) in text_key(json.dumps(to_json(finding), ensure_ascii=False))
    )


def test_nothing_is_told_of_the_clean_folder_and_every_thread_is_whole() -> None:
    result = _checked(CLEAN)
    assert result.run.complete
    assert [finding.code for finding in result.findings] == []
    assert {thread.state.value for thread in result.linkage.threads} == {"whole"}
    assert len(result.linkage.threads) >= 13


def test_the_draft_gives_the_six_findings_and_no_other() -> None:
    found = _checked(DRAFT).findings
    assert len(PLANTED) == 6
    assert sorted(finding.code for finding in found) == sorted(planted["code"] for planted in PLANTED)
    assert [planted["note"] for planted in PLANTED if not any(_is(finding, planted) for finding in found)] == []


def test_the_draft_is_the_clean_folder_but_for_six_lines() -> None:
    names = sorted(path.name for path in CLEAN.iterdir())
    assert names == sorted(path.name for path in DRAFT.iterdir())
    assert [name for name in names if name.endswith(".docx") and _bytes(CLEAN, name) != _bytes(DRAFT, name)] == []
    changed = [change for name in names if name.endswith(".md") for change in _changes(name)]
    planted = [(each["file"], each["before"], each["after"]) for each in PLANTED]
    assert len(changed) == len(planted)
    for name, old, new in changed:
        assert [1 for file, before, after in planted if file == name and old.replace(before, after) == new] == [1]


def _bytes(folder: Path, name: str) -> bytes:
    return (folder / name).read_bytes()


def _changes(name: str) -> list[tuple[str, str, str]]:
    old, new = (_bytes(folder, name).decode().splitlines() for folder in (CLEAN, DRAFT))
    blocks = [
        each for each in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if each[0] != "equal"
    ]
    return [(name, before, after) for _, a, b, c, d in blocks for before, after in zip(old[a:b], new[c:d], strict=True)]


def _git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Planlegger", "-c", "user.email=plan@tindefjell.example"]
    subprocess.run(["git", *who, "-C", str(folder), *arguments], check=True, capture_output=True)


@pytest.fixture
def branch(tmp_path: Path) -> Path:
    """A repository of the clean folder and an older plan that has remarks, with the draft on top, not committed."""
    folder = tmp_path / "planer"
    shutil.copytree(CLEAN, folder)
    (folder / "Temaplan frivillighet 2025-2028.md").write_text(OLDER_PLAN, encoding="utf-8")
    _git(folder, "init", "-q", "-b", "main")
    _git(folder, "add", "-A")
    _git(folder, "commit", "-q", "-m", "Planene")
    shutil.copytree(DRAFT, folder, dirs_exist_ok=True)
    return folder


def test_since_the_last_revision_only_the_six_are_told(branch: Path) -> None:
    arguments = [
        "check",
        ".",
        "--since",
        "HEAD",
        "-f",
        "json",
        "--jobs",
        "0",
        "--cache-dir",
        str(branch.parent / "cache"),
    ]
    done = subprocess.run(
        [sys.executable, "-m", "tracecheck", *arguments], cwd=branch, capture_output=True, text=True, check=False
    )
    result = json.loads(done.stdout)
    assert done.returncode == 1, done.stderr
    assert sorted(each["code"] for each in result["findings"]) == sorted(each["code"] for each in PLANTED)
    assert result["hidden"]["unchanged"] >= 1
