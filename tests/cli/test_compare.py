"""`tracecheck compare` as a user runs it: folders, files, git revisions, saved results."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import OKONOMIPLAN, SAMFUNNSDEL, Program
from tracecheck.resources import read_text

WEAKER = SAMFUNNSDEL.replace("Alle elever har et trygt skolemiljø", "Alle elever bør ha et trygt skolemiljø")
WITHOUT = WEAKER.replace("Delmål 1.2 Alle har et trygt sted å bo.\n", "")
STRONG = SAMFUNNSDEL.replace("Alle elever har", "Alle elever skal ha")

needs_git = pytest.mark.needs("git")


@pytest.fixture
def editions(tmp_path: Path) -> Path:
    """Two folders: in `ny` a goal is weaker and one is gone."""
    for name, text in (("gammel", STRONG), ("ny", WITHOUT)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "samfunnsdel.md").write_text(text, encoding="utf-8")
        (tmp_path / name / "okonomiplan.md").write_text(OKONOMIPLAN, encoding="utf-8")
    return tmp_path


def _git(folder: Path, *arguments: str) -> None:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    who = ("-c", "user.name=Lyngmo", "-c", "user.email=post@lyngmo.example")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, env=environment)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the plans in a folder with an odd name, in two revisions."""
    plans = tmp_path / "arkiv" / "planer æ ø"
    plans.mkdir(parents=True)
    _git(tmp_path / "arkiv", "init", "-q", "-b", "main")
    for number, text in enumerate((STRONG, WITHOUT)):
        (plans / "samfunnsdel.md").write_text(text, encoding="utf-8")
        _git(tmp_path / "arkiv", "add", ".")
        _git(tmp_path / "arkiv", "commit", "-q", "-m", f"utgave {number}")
    return tmp_path / "arkiv"


def test_two_folders(editions: Path, program: Program) -> None:
    done = program("compare", "gammel", "ny", cwd=editions)
    assert done.code == 0, done.err
    assert "[-skal-] {+bør+}" in done.out
    assert "Borte fra teksten, uten at vi fant noe vedtak om det i det vi leste: 1 delmål." in done.out
    assert "delmål 1.2 «Alle har et trygt sted å bo.» (samfunnsdelen 2024–2036, linje 11, " in " ".join(
        done.out.split()
    )
    assert "okonomiplan.md" not in done.out


def test_a_folder_and_itself(editions: Path, program: Program) -> None:
    done = program("compare", "gammel", "gammel", "--fail-on", "any", cwd=editions)
    assert done.code == 0
    assert "Vi fant ingen forskjell" in done.out


@pytest.mark.parametrize(("what", "code"), [("weakened", 1), ("dropped", 1), ("any", 1), ("never", 0)])
def test_it_fails_only_on_what_the_user_names(editions: Path, program: Program, what: str, code: int) -> None:
    assert program("compare", "gammel", "ny", "--fail-on", what, cwd=editions).code == code
    assert program("compare", "ny", "gammel", "--fail-on", what, cwd=editions).code == 0


def test_json_is_complete_and_fits_the_schema(editions: Path, program: Program) -> None:
    first, again = (program("compare", "gammel", "ny", "--format", "json", cwd=editions) for _ in range(2))
    value = json.loads(first.out)
    Draft202012Validator(json.loads(read_text("schemas", "comparison.schema.json"))).validate(value)
    assert {each["alterations"][0] for each in value["items"]} == {"weakened", "dropped"}
    assert first.out == again.out


def test_saved_results_and_a_folder(editions: Path, program: Program) -> None:
    program("check", "gammel", "-f", "json=gammel.json", cwd=editions)
    saved = program("extract", "ny", "--format", "json", cwd=editions)
    (editions / "ny.json").write_text(saved.out, encoding="utf-8")
    for old, new in (("gammel.json", "ny.json"), ("gammel", "ny.json"), ("gammel.json", "ny")):
        done = program("compare", old, new, cwd=editions)
        assert done.code == 0, done.err
        assert "[-skal-] {+bør+}" in done.out


def test_a_reason_that_lies_beside_the_documents(editions: Path, program: Program) -> None:
    written = """\
[[decision]]
verdict = "justify"
by = "kommunedirektør"
date = 2026-02-01
case = "12/26"
reason = "Tatt inn i boligpolitisk plan."
goal-document = "samfunnsdel.md"
goal = "Alle har et trygt sted å bo."
"""
    (editions / "ny" / "tracecheck.decisions.toml").write_text(written, encoding="utf-8")
    done = program("compare", "gammel", "ny", "--fail-on", "dropped", cwd=editions)
    assert done.code == 0, done.err
    assert "avgjort: «Tatt inn i boligpolitisk plan.» (sak 12/26)" in done.out
    without = program("compare", "gammel", "ny", "--fail-on", "dropped", "--without-decisions", cwd=editions)
    assert without.code == 1


def test_a_saved_result_that_is_broken_is_told_with_its_place(editions: Path, program: Program) -> None:
    program("check", "gammel", "-f", "json=gammel.json", cwd=editions)
    value = json.loads((editions / "gammel.json").read_text(encoding="utf-8"))
    del value["documents"][0]["items"][0]["text"]
    (editions / "gammel.json").write_text(json.dumps(value), encoding="utf-8")
    done = program("compare", "gammel.json", "ny", cwd=editions)
    assert done.code == 2
    assert "documents[0].items[0].text" in done.err


def test_what_could_not_be_read_makes_it_incomplete(editions: Path, program: Program) -> None:
    (editions / "ny" / "samfunnsdel.md").write_bytes(b"")
    done = program("compare", "gammel", "ny", "--fail-on", "any", cwd=editions)
    assert done.code == 3
    assert "Kunne ikke leses: samfunnsdel.md" in done.out
    assert "delmål 1.2" not in done.out


def test_a_side_is_never_written_over(editions: Path, program: Program) -> None:
    done = program("compare", "gammel", "ny", "-o", "ny/samfunnsdel.md", cwd=editions)
    assert done.code == 2
    assert (editions / "ny" / "samfunnsdel.md").read_text(encoding="utf-8") == WITHOUT


@needs_git
@pytest.mark.parametrize("sides", [("HEAD~1", "HEAD"), ("HEAD~1..HEAD",), ("HEAD~1",), ("HEAD~1..",)])
def test_two_revisions(repository: Path, program: Program, sides: tuple[str, ...]) -> None:
    before = sorted(path.stat().st_mtime_ns for path in repository.rglob("*"))
    done = program("compare", *sides, "--in", "planer æ ø", cwd=repository)
    assert done.code == 0, done.err
    assert "[-skal-] {+bør+}" in done.out
    assert sorted(path.stat().st_mtime_ns for path in repository.rglob("*")) == before


@needs_git
def test_the_folder_one_stands_in_is_compared(repository: Path, program: Program) -> None:
    (repository / "annet.md").write_text(OKONOMIPLAN, encoding="utf-8")
    _git(repository, "add", ".")
    _git(repository, "commit", "-q", "-m", "annet")
    done = program("compare", "main~2", "main", cwd=repository / "planer æ ø")
    assert "1 dokument lest" in done.out
    assert "annet.md" not in done.out


@needs_git
def test_hooks_and_filters_of_the_repository_do_not_run(repository: Path, program: Program) -> None:
    ran = repository.parent / "ran"
    (repository / ".gitattributes").write_text("*.md filter=evil export-ignore\n", encoding="utf-8")
    for key in ("filter.evil.smudge", "filter.evil.clean", "core.fsmonitor", "core.pager", "diff.external"):
        _git(repository, "config", key, f"touch '{ran}'; cat")
    done = program("compare", "HEAD~1", "HEAD", "--in", "planer æ ø", cwd=repository)
    assert "[-skal-] {+bør+}" in done.out
    assert not ran.exists()


@needs_git
def test_links_in_a_revision_lead_nowhere(repository: Path, program: Program) -> None:
    (repository / "planer æ ø" / "hemmelig.md").symlink_to("/etc/hostname")
    _git(repository, "add", ".")
    _git(repository, "commit", "-q", "-m", "lenke")
    done = program("compare", "HEAD~1", "HEAD", "--in", "planer æ ø", cwd=repository)
    assert "Vi fant ingen forskjell" in done.out
    assert "hemmelig" not in done.out


@needs_git
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("HEAD~9", "HEAD"), "«HEAD~9» er verken en fil, en mappe eller en versjon"),
        (("HEAD~1", "HEAD", "--in", "finnes ikke"), "«finnes ikke» fantes ikke i versjonen HEAD~1"),
        (("HEAD~1", "HEAD", "--in", ".."), "git-arkiv"),
    ],
)
def test_clear_errors(repository: Path, program: Program, arguments: tuple[str, ...], said: str) -> None:
    done = program("compare", *arguments, cwd=repository)
    assert done.code == 2
    assert said in done.err


@needs_git
def test_a_repository_of_another_user_is_named_as_git_wants_it(repository: Path, program: Program) -> None:
    done = program(
        "compare", "HEAD~1", "HEAD", "--in", "planer æ ø", cwd=repository, GIT_TEST_ASSUME_DIFFERENT_OWNER="1"
    )
    assert done.code == 2
    assert f"safe.directory {repository}" in " ".join(done.err.split())


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("annet.json", '{"tool": "annet", "results": []}', "er JSON, men ikke i fellesskjemaet"),
        ("plan.pdf", "%PDF-1.7 avbrutt", "er skadet"),
    ],
)
def test_why_one_side_could_not_be_read(editions: Path, program: Program, name: str, content: str, said: str) -> None:
    (editions / name).write_text(content, encoding="utf-8")
    done = program("compare", name, "ny", cwd=editions)
    assert done.code == 3
    assert said in done.err


def test_a_file_and_a_folder_with_another_name(editions: Path, program: Program) -> None:
    done = program("compare", "gammel/samfunnsdel.md", "ny/samfunnsdel.md", cwd=editions)
    (editions / "ny" / "samfunnsdel.md").rename(editions / "ny" / "vedtatt.md")
    (editions / "ny" / "okonomiplan.md").unlink()
    other = program("compare", "gammel/samfunnsdel.md", "ny", cwd=editions)
    assert "[-skal-] {+bør+}" in done.out
    assert "[-skal-] {+bør+}" in other.out


def test_no_repository(editions: Path, program: Program) -> None:
    done = program("compare", "HEAD~1", "HEAD", cwd=editions, GIT_CEILING_DIRECTORIES=str(editions.parent))
    assert done.code == 2
    assert "«HEAD~1» er verken en fil eller en mappe" in done.err


def test_no_git(editions: Path, program: Program) -> None:
    done = program("compare", "HEAD~1", "HEAD", cwd=editions, PATH=str(editions))
    assert done.code == 2
    assert "Programmet git finnes ikke" in done.err
