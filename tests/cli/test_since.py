"""`--since`: what a change brought, and nothing that was there before."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Program

AGREEMENT = """\
# Enhetsavtale 2026 Lyngmo skole

Lyngmo kommune. Vedtatt 14.01.2026.

## Mål

Skolen arbeider etter delmål 1.1 i samfunnsdelen: «Alle elever {verb} et trygt skolemiljø».
"""


def _git(repository: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Planlegger", "-c", "user.email=plan@lyngmo.example"]
    subprocess.run(["git", *who, "-C", str(repository), *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(folder: Path) -> Path:
    """A repository with a folder of plans, committed once."""
    (folder / "Enhetsavtale Lyngmo skole 2026.md").write_text(AGREEMENT.format(verb="har"), encoding="utf-8")
    top = folder.parent
    _git(top, "init", "-q")
    _git(top, "add", "-A")
    _git(top, "commit", "-q", "-m", "Planene")
    return folder


def _found(program: Program, *arguments: str, cwd: Path | None = None) -> tuple[int, list[str], int]:
    done = program("check", *arguments, "-f", "json", cwd=cwd)
    result = json.loads(done.out)
    return done.code, [each["code"] for each in result["findings"]], result["hidden"]["unchanged"]


def test_what_was_there_is_not_told_again(program: Program, repository: Path) -> None:
    code, found, hidden = _found(program, str(repository))
    assert (code, hidden) == (1, 0)
    assert "TC101" in found
    assert _found(program, str(repository), "--since", "HEAD") == (0, [], len(found))


def test_only_what_a_change_brought_is_told(program: Program, repository: Path) -> None:
    path = repository / "Enhetsavtale Lyngmo skole 2026.md"
    path.write_text(AGREEMENT.format(verb="bør ha"), encoding="utf-8")
    code, found, hidden = _found(program, ".", "--since", "HEAD", cwd=repository)
    assert (code, found) == (1, ["TC107"])
    assert hidden > 0
    _git(repository.parent, "commit", "-q", "-a", "-m", "Endret")
    assert _found(program, str(repository), "--since", "HEAD")[1] == []
    assert _found(program, str(repository), "--since", "HEAD~1")[1] == ["TC107"]


def test_a_document_with_another_name_brings_nothing_new(program: Program, repository: Path) -> None:
    (repository / "Samfunnsdel 2024-2036.md").rename(repository / "Samfunnsdelen.md")
    assert _found(program, str(repository), "--since", "HEAD")[1] == []


def test_settings_and_other_folders_of_the_repository_are_as_now(program: Program, repository: Path) -> None:
    (repository.parent / "tracecheck.toml").write_text('[rules]\nselect = ["TC107"]\n', encoding="utf-8")
    (repository / "arkiv").mkdir()
    (repository / "arkiv" / "Ny avtale.md").write_text(AGREEMENT.format(verb="kan ha"), encoding="utf-8")
    assert _found(program, str(repository), "--since", "HEAD")[1] == ["TC107"]
    assert _found(program, str(repository / "arkiv"), str(repository), "--since", "HEAD")[1] == ["TC107"]


def test_a_revision_that_is_not_there_is_told(program: Program, repository: Path) -> None:
    done = program("check", str(repository), "--since", "i-fjor")
    assert (done.code, done.out) == (2, "")
    assert "har ingen utgave som heter «i-fjor»" in done.err


def test_a_folder_outside_git_is_told(program: Program, folder: Path) -> None:
    done = program("check", str(folder), "--since", "HEAD", GIT_CEILING_DIRECTORIES=str(folder.parent.parent))
    assert (done.code, done.out) == (2, "")
    assert "ligger ikke i et git-arkiv" in done.err


def test_a_folder_that_was_not_there_is_told(program: Program, repository: Path) -> None:
    moved = repository.parent / "planer"
    _git(repository.parent, "mv", str(repository), str(moved))
    _git(repository.parent, "commit", "-q", "-m", "Flyttet")
    done = program("check", str(moved), "--since", "HEAD~1", "-f", "concise")
    assert done.code == 1
    assert "planer" in done.err
    assert "fantes ikke i HEAD~1" in done.err


def test_a_repository_within_is_told(program: Program, repository: Path) -> None:
    inner = repository / "underarkiv"
    inner.mkdir()
    (inner / "Enhetsavtale Moen skole 2026.md").write_text(AGREEMENT.format(verb="bør ha"), encoding="utf-8")
    _git(inner, "init", "-q")
    done = program("check", str(repository), "--since", "HEAD", "-f", "concise")
    assert "underarkiv» er et git-arkiv for seg" in done.err
