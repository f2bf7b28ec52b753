"""Small folders of plans, and the program run as a user runs it."""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from tracecheck.cli import main

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

| Tiltak | Ansvar | Frist | Kostnad (i 1000 kr) |
|---|---|---|---|
| Innføre miljøteam på skolen | Rektor | 2026 | 250 |

| Indikator | Resultat 2024 | Mål 2026 |
|---|---|---|
| Andel elever som trives | 91 % | 94 % |
"""


@dataclass(frozen=True)
class Done:
    """How a run of the program ended."""

    code: int
    out: str
    err: str


Program = Callable[..., Done]


# What a terminal or a build server sets, and what must not decide a test.
_NOT_OURS = ("NO_COLOR", "FORCE_COLOR", "CI", "GITHUB_STEP_SUMMARY")


@pytest.fixture
def program() -> Program:
    """Runs `tracecheck` with arguments in a folder, with an environment of its own.

    Documents are read in the process itself: what worker processes promise is tested in tests/reading.
    """

    def run(*arguments: str, cwd: Path | None = None, **environment: str) -> Done:
        kept = {name: value for name, value in os.environ.items() if name not in _NOT_OURS}
        done = subprocess.run(
            [sys.executable, "-m", "tracecheck", *arguments],
            capture_output=True,
            check=False,
            cwd=cwd,
            env={**kept, "COLUMNS": "80", "TRACECHECK_JOBS": "0", **environment},
            encoding="utf-8",
        )
        return Done(done.returncode, done.stdout, done.stderr)

    return run


def run_inside(*arguments: str, cwd: Path | None = None, **environment: str) -> Done:
    """The same in this process: starting Python anew takes longer than most of what is asked of it."""
    shown = {**dict.fromkeys(_NOT_OURS), "COLUMNS": "80", "TRACECHECK_JOBS": "0", **environment}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sys, "argv", ["tracecheck", *map(str, arguments)])
        with CliRunner().isolation(env=shown) as (out, err, _), chdir(cwd or Path.cwd()):
            with pytest.raises(SystemExit) as ended:
                main()
            sys.stdout.flush()
            sys.stderr.flush()
    code = ended.value.code
    return Done(
        code if isinstance(code, int) else int(code is not None), out.getvalue().decode(), err.getvalue().decode()
    )


@pytest.fixture
def inside() -> Program:
    """`run_inside`; each file of tests that uses it keeps one run or two as a process of its own."""
    return run_inside


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A samfunnsdel and an økonomiplan, with æøå and spaces in their names."""
    place = tmp_path / "Planer for Lyngmø"
    place.mkdir()
    (place / "Samfunnsdel 2024-2036.md").write_text(SAMFUNNSDEL, encoding="utf-8")
    (place / "Økonomiplan 2026-2029.md").write_text(OKONOMIPLAN, encoding="utf-8")
    return place
