"""Stories are played through as processes: the program is run as a user runs it, and what it wrote is read."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Done, Program, program

__all__ = ["Checked", "Done", "Program", "program", "run_check"]

Checked = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def run_check(program: Program) -> Checked:
    """Checks paths; gives the exit code and the whole result."""

    def run(folder: Path, *options: str, **environment: str) -> tuple[int, dict[str, Any]]:
        done = program("check", ".", "-f", "json", *options, cwd=folder, **environment)
        assert done.out, done.err
        return done.code, json.loads(done.out)

    return run
