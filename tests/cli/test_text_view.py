"""`--text-view` and `tracecheck text`: documents as lines that git and machines can point at."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document

from tests.cli.conftest import Done, Program
from tracecheck.cli.text_views import view_paths

GOAL = "Alle elever har et trygt skolemiljø."


def _agreement(path: Path, goal: str = GOAL) -> Path:
    document = Document()
    document.add_heading("Enhetsavtale 2026 for Lyngmo skole", 1)
    document.add_paragraph(goal)
    table = document.add_table(rows=2, cols=2)
    for number, text in enumerate(("Tiltak", "Frist", "Innføre miljøteam", "2026")):
        table.cell(number // 2, number % 2).text = text
    document.save(str(path))
    return path


def _line(folder: Path, path: str, line: int) -> str:
    return (folder / path).read_text(encoding="utf-8").splitlines()[line - 1]


def test_machines_are_pointed_at_the_line_of_the_view(program: Program, folder: Path) -> None:
    program("check", ".", "--text-view", "visning", "-f", "gitlab=kvalitet.json", cwd=folder)
    issues = json.loads((folder / "kvalitet.json").read_text(encoding="utf-8"))
    missing = next(each for each in issues if each["check_name"] == "TC101")
    place = missing["location"]
    assert place["path"] == "visning/Samfunnsdel 2024-2036.md.txt"
    assert "Alle har et trygt sted å bo" in _line(folder, place["path"], place["lines"]["begin"])


def test_without_a_view_a_text_file_has_its_own_lines(program: Program, folder: Path) -> None:
    done = program("check", ".", "-f", "concise", cwd=folder)
    line = next(each for each in done.out.splitlines() if "TC101" in each)
    path, number, rest = line.split(":", 2)
    assert rest.startswith(" TC101 warning ")
    assert "Alle har et trygt sted å bo" in _line(folder, path, int(number))


def test_paths_are_those_of_the_repository(program: Program, folder: Path) -> None:
    (folder.parent / ".git").mkdir()
    program("check", ".", "-f", "gitlab=kvalitet.json", cwd=folder)
    issues = json.loads((folder / "kvalitet.json").read_text(encoding="utf-8"))
    assert {each["location"]["path"].split("/")[0] for each in issues} == {folder.name}


def test_a_view_is_the_same_again_and_is_no_document(program: Program, folder: Path) -> None:
    _agreement(folder / "Enhetsavtale.docx")
    first = program("check", ".", "--text-view", "visning", "-f", "json", cwd=folder)
    view = folder / "visning" / "Enhetsavtale.docx.txt"
    text, when = view.read_text(encoding="utf-8"), view.stat().st_mtime_ns
    second = program("check", ".", "--text-view", "visning", "-f", "json", "--language", "nn", cwd=folder)
    assert [each["key"] for each in json.loads(second.out)["documents"]] == [
        each["key"] for each in json.loads(first.out)["documents"]
    ]
    assert (view.read_text(encoding="utf-8"), view.stat().st_mtime_ns) == (text, when)
    assert text.splitlines()[:4] == [
        "# Enhetsavtale 2026 for Lyngmo skole",
        GOAL,
        "| Tiltak | Frist |",
        "| Innføre miljøteam | 2026 |",
    ]


def test_a_view_never_takes_the_place_of_another_file(program: Program, folder: Path) -> None:
    kept = folder / "visning" / "Økonomiplan 2026-2029.md.txt"
    kept.parent.mkdir()
    kept.write_text("Notater fra møtet\n", encoding="utf-8")
    done = program("check", ".", "--text-view", "visning", cwd=folder)
    assert done.code == 2
    assert "Økonomiplan 2026-2029.md.txt" in done.err
    assert kept.read_text(encoding="utf-8") == "Notater fra møtet\n"
    assert [each.name for each in kept.parent.iterdir()] == [kept.name]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_does_not_lead_out_of_the_folder(program: Program, folder: Path, tmp_path: Path) -> None:
    (folder / "2026").mkdir()
    shutil.move(folder / "Økonomiplan 2026-2029.md", folder / "2026" / "Økonomiplan.md")
    (tmp_path / "andre").mkdir()
    (tmp_path / "visning").mkdir()
    (tmp_path / "visning" / "2026").symlink_to(tmp_path / "andre")
    done = program("check", str(folder), "--text-view", str(tmp_path / "visning"))
    assert done.code == 2
    assert list((tmp_path / "andre").iterdir()) == []


def test_keys_become_paths_below_the_folder_no_two_alike() -> None:
    keys = ["../naboen/plan.docx", "plan.docx", "Plan.docx", "a/../b.md", "C:/x.md", "con.md", "a:b?.md", "sti/æøå.pdf"]
    paths = view_paths(keys)
    assert len({path.casefold() for path in paths}) == len(keys)
    assert not [path for path in paths if ".." in path.split("/") or path.startswith("/") or ":" in path]
    assert (paths[1], paths[-1]) == ("plan.docx.txt", "sti/æøå.pdf.txt")


def test_the_text_of_a_file_alone(program: Program, folder: Path) -> None:
    done = program("text", str(_agreement(folder / "Enhetsavtale.docx")))
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[1] == GOAL
    assert "tracecheck" not in done.out


def test_a_file_without_text_is_told(program: Program, folder: Path) -> None:
    (folder / "Tom.md").write_text("", encoding="utf-8")
    done = program("text", str(folder / "Tom.md"))
    assert (done.code, done.out) == (3, "")
    assert "Tom.md" in done.err
    (folder / "tracecheck.toml").write_text("[rules\n", encoding="utf-8")
    for_git = program("text", "--for-git", str(folder / "Tom.md"))
    assert (for_git.code, for_git.out.startswith("[sha256 e3b0c442")) == (0, True)


def _git(folder: Path, *arguments: str) -> Done:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    named = ["-c", "user.name=Lyngmo", "-c", "user.email=post@lyngmo.example", "-c", "core.quotepath=off"]
    done = subprocess.run(
        ["git", *named, *arguments], cwd=folder, capture_output=True, env=environment, encoding="utf-8", check=False
    )
    return Done(done.returncode, done.stdout, done.stderr)


@pytest.mark.needs("git")
def test_git_shows_what_changed_in_a_word_file(tmp_path: Path) -> None:
    _git(tmp_path, "init", "-q")
    (tmp_path / ".gitattributes").write_text("*.docx diff=tracecheck\n", encoding="utf-8")
    command = f'"{Path(sys.executable).as_posix()}" -m tracecheck text --for-git --jobs 0 --no-cache'
    _git(tmp_path, "config", "diff.tracecheck.textconv", command)
    path = _agreement(tmp_path / "Enhetsavtale skole.docx")
    broken = tmp_path / "Ødelagt.docx"
    broken.write_bytes(b"PK\x03\x04 halv")
    _git(tmp_path, "add", ".")
    assert _git(tmp_path, "commit", "-q", "-m", "Avtalen").code == 0
    _agreement(path, GOAL.replace("Alle elever", "Flere elever"))
    broken.write_bytes(b"PK\x03\x04 hel")
    lines = _git(tmp_path, "diff").out.splitlines()
    assert len([line for line in lines if line.startswith(("-[sha256 ", "+[sha256 "))]) == 2
    assert f"-{GOAL}" in lines
    assert "+Flere elever har et trygt skolemiljø." in lines
    assert not [line for line in lines if line.startswith(("-|", "+|"))]
