"""A baseline as a planner and a build server use it: written, added to by nobody, pruned, told of when it is stale."""

import json
from pathlib import Path
from typing import Any

from tests.cli.conftest import Program

NAME = "tracecheck.baseline.toml"
PLAN = "Økonomiplan 2026-2029.md"
SAMFUNNSDEL = "Samfunnsdel 2024-2036.md"
UNANSWERED = "Delmål 1.2 Alle har et trygt sted å bo."
NEW_GOAL = "Delmål 1.3 Innbyggerne har et levende kulturliv."


def result(program: Program, folder: Path, *options: str, **environment: str) -> dict[str, Any]:
    return json.loads(program("check", str(folder), "-f", "json", *options, **environment).out)


def edit(folder: Path, before: str, after: str, name: str = PLAN) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), encoding="utf-8")


def codes(findings: list[dict[str, Any]]) -> list[str]:
    return sorted(each["code"] for each in findings)


def add_goal(folder: Path) -> None:
    edit(folder, f"{UNANSWERED}\n", f"{UNANSWERED}\n\n{NEW_GOAL}\n", SAMFUNNSDEL)


def take_goal_away(folder: Path) -> None:
    edit(folder, f"{UNANSWERED}\n", "", SAMFUNNSDEL)


def test_what_is_there_is_known_and_only_what_is_new_is_told(program: Program, folder: Path) -> None:
    assert program("check", str(folder)).code == 1
    done = program("baseline", "write", str(folder), "--today", "2026-03-01")
    assert done.code == 0
    assert NAME in done.out
    clean = program("check", str(folder))
    assert clean.code == 0
    assert "kjente merknader, ikke meldt" in clean.out
    add_goal(folder)
    new = program("check", str(folder))
    assert new.code == 1
    assert "levende kulturliv" in new.out
    assert "trygt sted å bo" not in new.out


def test_moving_a_text_changes_nothing(program: Program, folder: Path) -> None:
    program("baseline", "write", str(folder))
    before = (folder / NAME).read_bytes()
    edit(
        folder,
        "## 1 Trygg oppvekst\n",
        "## Innledning\n\nDenne planen gjelder hele kommunen.\n\n## 1 Trygg oppvekst\n",
        SAMFUNNSDEL,
    )
    assert result(program, folder)["findings"] == []
    program("baseline", "write", str(folder))
    assert (folder / NAME).read_bytes() == before


def test_a_draft_that_is_adopted_under_a_new_name_brings_nothing_new(program: Program, folder: Path) -> None:
    program("baseline", "write", str(folder))
    (folder / PLAN).rename(folder / "Økonomiplan 2026-2029 - vedtatt.md")
    found = result(program, folder, "--strict-baseline")
    assert found["findings"] == []
    assert found["baseline"]["stale"] == []
    assert program("baseline", "prune", str(folder)).code == 0
    assert f'document = "{PLAN}"' not in (folder / NAME).read_text(encoding="utf-8")
    assert result(program, folder)["findings"] == []


def test_shrinkage_is_told_and_fails_on_a_build_server_until_it_is_pruned(program: Program, folder: Path) -> None:
    program("baseline", "write", str(folder), "--today", "2026-03-01")
    take_goal_away(folder)
    at_home = program("check", str(folder), CI="")
    assert at_home.code == 0
    assert "1 av " in at_home.out
    assert "borte siden 01.03.2026" in at_home.out
    assert program("check", str(folder), CI="true").code == 1
    for form in ("concise", "csv", "github"):  # a run that fails without a remark says why
        failing = program("check", str(folder), "-f", form, CI="true")
        assert failing.code == 1
        assert "tracecheck baseline prune" in failing.err
    assert "::error title=tracecheck::1 av " in failing.out
    assert program("check", str(folder), "--no-strict-baseline", CI="true").code == 0
    assert program("check", str(folder), "--strict-baseline", CI="").code == 1
    assert "borte nå" in program("baseline", "show", str(folder)).out
    program("baseline", "prune", str(folder))
    assert program("check", str(folder), CI="true").code == 0


def test_prune_never_adds(program: Program, folder: Path) -> None:
    program("baseline", "write", str(folder))
    before = (folder / NAME).read_bytes()
    add_goal(folder)
    program("baseline", "prune", str(folder))
    assert (folder / NAME).read_bytes() == before
    assert "TC101" in codes(result(program, folder)["findings"])


def test_a_part_of_the_folder_calls_nothing_stale_and_loses_nothing(program: Program, folder: Path) -> None:
    program("baseline", "write", str(folder))
    before = (folder / NAME).read_bytes()
    alone = folder / SAMFUNNSDEL
    assert result(program, alone, "--strict-baseline")["baseline"]["stale"] == []
    assert result(program, folder, "--strict-baseline", "--focus", str(alone))["baseline"]["stale"] == []
    assert result(program, folder, "--strict-baseline", "--select", "TC101")["baseline"]["stale"] == []
    program("baseline", "prune", str(alone))
    assert (folder / NAME).read_bytes() == before


def test_an_entry_holds_whichever_folder_is_checked(program: Program, folder: Path) -> None:
    below = folder / "2026"
    below.mkdir()
    (folder / PLAN).rename(below / PLAN)
    (folder / "tracecheck.toml").write_text("", encoding="utf-8")
    program("baseline", "write", str(folder))
    (folder / "tracecheck.toml").unlink()
    alone = result(program, below, "--without-baseline")
    kept = result(program, below, "--baseline", str(folder / NAME))
    assert len(kept["findings"]) < len(alone["findings"])


def test_a_baseline_can_be_left_out(program: Program, folder: Path) -> None:
    alone = result(program, folder)
    program("baseline", "write", str(folder))
    without = result(program, folder, "--without-baseline")
    assert without["findings"] == alone["findings"]
    assert "baseline" not in without


def test_mistakes_in_the_file_are_all_told_with_their_lines(program: Program, folder: Path) -> None:
    (folder / NAME).write_text('[[known]]\nrule = "TC101"\ndocumnet = "x.md"\nfingerprint = "zz"\n', encoding="utf-8")
    done = program("check", str(folder))
    assert done.code == 2
    assert "linje 1" in done.err
    assert "«documnet»" in done.err
    assert "«document»?" in done.err
    assert "linje 4" in done.err


def test_a_file_that_is_no_baseline_is_never_written_over(program: Program, folder: Path) -> None:
    done = program("baseline", "write", str(folder), "--baseline", str(folder / PLAN))
    assert done.code == 2
    settings = folder / "tracecheck.toml"
    settings.write_text('language = "nb"\n', encoding="utf-8")
    assert program("baseline", "write", str(folder), "--baseline", str(settings)).code == 2
    assert settings.read_text(encoding="utf-8") == 'language = "nb"\n'


def test_what_is_not_there_is_told(program: Program, folder: Path) -> None:
    assert program("baseline", "prune", str(folder)).code == 2
    done = program("check", str(folder), "--baseline", str(folder / "finnes-ikke.toml"))
    assert done.code == 2
    assert "finnes-ikke.toml" in done.err


def test_an_unread_document_is_never_known(program: Program, folder: Path) -> None:
    (folder / "Årsberetning 2025.docx").write_bytes(b"not a document")
    written = program("baseline", "write", str(folder))
    assert written.code == 3
    assert "Årsberetning 2025.docx" in written.err
    found = program("check", str(folder), "-f", "json")
    assert found.code == 3
    assert "TC001" in codes(json.loads(found.out)["findings"])


GROUP = """# Handlings- og økonomiplan 2026-2029

Lyngmo kommune. Vedtatt av kommunestyret 11.12.2025, sak 94/25.

## Oppvekst

### Mål 1. {first}

### Mål 2. Alle barn har en fritidsaktivitet.
"""


def test_what_is_new_among_known_ones_is_told_and_what_is_mended_makes_nothing_new(
    program: Program, folder: Path
) -> None:
    path = folder / PLAN
    path.write_text(GROUP.format(first="Elevene trives på skolen."), encoding="utf-8")
    program("baseline", "write", str(folder))
    assert result(program, folder, "--select", "TC301")["findings"] == []
    path.write_text(
        GROUP.format(first="Elevene trives på skolen.") + "\n### Mål 3. Ungdom har et sted å møtes.\n", "utf-8"
    )
    (new,) = result(program, folder, "--select", "TC301")["findings"]
    assert "Ungdom har et sted å møtes" in new["message"]
    path.write_text(GROUP.format(first="92 prosent av elevene trives på skolen i 2027."), encoding="utf-8")
    assert result(program, folder, "--select", "TC301")["findings"] == []
