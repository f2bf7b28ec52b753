"""A maintainer's pull request: forty documents in git, and a branch that makes one target weaker."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.stories import agreements, word
from tests.stories.conftest import Program

CHANGED = "planer/avtaler/Enhetsavtale Sæterlia barnehage 2026.md"
WORDS = "Alle elever skal oppleve"
SETTINGS = 'exclude = ["visning/**"]\n[rules]\nignore = ["TC705"]\n'


def git(repository: Path, *arguments: str) -> str:
    who = ["-c", "user.name=Planlegger", "-c", "user.email=plan@lyngmo.example"]
    command = ["git", *who, "-C", str(repository), *arguments]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.strip()


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty plans on `main`, Word and Markdown; on `svakere`, one goal that an agreement cites is made weaker."""
    top = tmp_path_factory.mktemp("arkiv")
    git(top, "init", "-q", "-b", "main")
    for number in range(38):
        name = f"Enhetsavtale {agreements.unit(number)} 2026{'.docx' if number % 4 == 0 else '.md'}"
        agreements.save(top / "planer" / "avtaler" / name, agreements.agreement(number))
    agreements.save(top / "planer" / "Kommuneplanens samfunnsdel 2024-2036.docx", word.text("samfunnsdel"))
    agreements.save(top / "planer" / "Økonomiplan 2027-2030.docx", word.text("okonomiplan-utkast"))
    (top / "tracecheck.toml").write_text(SETTINGS, encoding="utf-8")
    git(top, "add", "-A")
    git(top, "commit", "-q", "-m", "Planene")
    git(top, "checkout", "-q", "-b", "svakere")
    path = top / CHANGED
    path.write_text(path.read_text(encoding="utf-8").replace(WORDS, "Elevene bør oppleve"), encoding="utf-8")
    git(top, "commit", "-q", "-a", "-m", "Avtalen for Sæterlia")
    return top


def line_of(repository: Path, text: str) -> int:
    lines = (repository / CHANGED).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


def test_only_what_the_branch_made_weaker_is_told_at_its_line(
    program: Program, repository: Path, tmp_path: Path
) -> None:
    sarif, result = tmp_path / "funn.sarif", tmp_path / "alt.json"
    wanted = ["-f", "github", "-f", f"sarif={sarif}", "-f", f"json={result}"]
    done = program("check", "planer", "--since", "main", *wanted, cwd=repository)
    line = line_of(repository, "bør oppleve")
    assert done.code == 1
    assert [each.split(",title")[0] for each in done.out.splitlines()] == [f"::warning file={CHANGED},line={line}"]
    (found,) = json.loads(sarif.read_text(encoding="utf-8"))["runs"][0]["results"]
    place = found["locations"][0]["physicalLocation"]
    assert found["ruleId"] == "TC107"
    assert place["artifactLocation"]["uri"] == CHANGED.replace(" ", "%20").replace("æ", "%C3%A6")
    assert place["region"]["startLine"] == line
    whole = json.loads(result.read_text(encoding="utf-8"))
    assert len(whole["documents"]) == 40
    assert whole["hidden"]["unchanged"] > 0


def test_where_nothing_is_changed_nothing_is_said(program: Program, repository: Path) -> None:
    done = program("check", "planer", "--since", "HEAD", "-q", cwd=repository)
    assert (done.code, done.out, done.err) == (0, "", "")
    done = program("check", "planer", "--since", "HEAD", "-f", "github", cwd=repository)
    assert (done.code, done.out) == (0, "")


def test_a_suppression_that_is_not_needed_now_is_told_in_whole_runs_only(program: Program, repository: Path) -> None:
    path = repository / CHANGED
    kept = path.read_text(encoding="utf-8")
    path.write_text(
        kept.replace("## Enhetens mål", "<!-- tracecheck: ignorer TC602 – avklares i mars -->\n\n## Enhetens mål"),
        encoding="utf-8",
    )
    try:
        part = program("check", CHANGED, "-f", "concise", cwd=repository)
        whole = program("check", ".", "-f", "concise", cwd=repository)
    finally:
        path.write_text(kept, encoding="utf-8")
    assert "TC904" not in part.out
    assert [line.split(":")[0] for line in whole.out.splitlines() if "TC904" in line] == [CHANGED]
