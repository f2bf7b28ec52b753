"""A repository as a municipality has it, cloned as a build server clones it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

SAMFUNNSDEL = """\
# Kommuneplanens samfunnsdel 2024-2036

Lyngmo kommune. Vedtatt av kommunestyret 13.06.2024, sak 41/24.

## 1 Trygg oppvekst

Hovedmål 1. Lyngmo er en trygg kommune å vokse opp i.

Delmål 1.1 Alle elever har et trygt skolemiljø.

Delmål 1.2 Alle har et trygt sted å bo.
"""

OKONOMIPLAN = """\
# Handlings- og økonomiplan 2026-2029

Lyngmo kommune. Vedtatt av kommunestyret 11.12.2025, sak 94/25.

## 1 Trygg oppvekst

Delmål 1.1 Alle elever har et trygt skolemiljø.
"""

AGREEMENT = """\
# Enhetsavtale 2026 Lyngmo skole

Lyngmo kommune. Vedtatt 14.01.2026.

## Mål

Skolen arbeider etter delmål 1.1 i samfunnsdelen: «Alle elever {verb} et trygt skolemiljø».
"""

NAMED = "Enhetsavtale Lyngmo skole 2026.md"

Git = Callable[..., str]


@pytest.fixture
def git() -> Git:
    """Runs git in a folder, as a planner."""
    who = ["-c", "user.name=Planlegger", "-c", "user.email=plan@lyngmo.example", "-c", "protocol.file.allow=always"]

    def run(folder: Path, *arguments: str) -> str:
        command = ["git", *who, "-C", str(folder), *arguments]
        return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.strip()

    return run


@pytest.fixture
def origin(tmp_path: Path, git: Git) -> Path:
    """The municipality's repository: `main` with three plans, and a branch `svekket` that weakens one of them."""
    place = tmp_path / "origin"
    plans = place / "planer"
    plans.mkdir(parents=True)
    git(place, "init", "-q", "-b", "main")
    for name, text in (("Samfunnsdel 2024-2036.md", SAMFUNNSDEL), ("Økonomiplan 2026-2029.md", OKONOMIPLAN)):
        (plans / name).write_text(text, encoding="utf-8")
    (plans / NAMED).write_text(AGREEMENT.format(verb="har"), encoding="utf-8")
    git(place, "add", "-A")
    git(place, "commit", "-q", "-m", "Planene")
    git(place, "checkout", "-q", "-b", "svekket")
    (plans / NAMED).write_text(AGREEMENT.format(verb="bør ha"), encoding="utf-8")
    git(place, "commit", "-q", "-a", "-m", "Svakere")
    git(place, "checkout", "-q", "main")
    return place


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """What a build server sets, with the program on the path and a Python that has it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "CI_", "INPUT_"))}
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, module in (("tracecheck", "-m tracecheck"), ("python", "")):
        program = programs / name
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" {module} "$@"\n', encoding="utf-8")
        program.chmod(0o755)
    return {**kept, "CI": "true", "TRACECHECK_JOBS": "0", "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}
