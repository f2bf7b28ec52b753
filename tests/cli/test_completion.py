"""Tab in a real shell: commands, options, values, rules; what is printed is taken as it is."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Program

BASH = shutil.which("bash")
ASK = """\
eval "$(tracecheck completion bash)"
complete -p tracecheck >&2 || exit 1
COMP_WORDS=({words}); COMP_CWORD={at}; COMPREPLY=()
_tracecheck_completion tracecheck
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


def _completed(folder: Path, *words: str) -> list[str]:
    """What bash offers for the last word."""
    program = folder / "tracecheck"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tracecheck "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    quoted = " ".join(f"'{each}'" for each in ("tracecheck", *words))
    script = ASK.format(words=quoted, at=len(words))
    environment = {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        [str(BASH), "--norc", "-c", script], capture_output=True, check=True, encoding="utf-8", env=environment
    )
    return done.stdout.split()


@pytest.mark.skipif(BASH is None or os.name == "nt", reason="needs bash")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("comple",), ["completion"]),
        (("check", "--sel"), ["--select"]),
        (("check", "--fail-on", "w"), ["warning"]),
        (("check", "--select", "TC101,goal-without-indi"), ["TC101,goal-without-indicator"]),
        (("explain", "TC501"), ["TC501"]),
        (("check", "-f", "jso"), ["json"]),
        (("finnesikke", "--sel"), []),
    ],
)
def test_tab_in_bash(tmp_path: Path, words: tuple[str, ...], offered: list[str]) -> None:
    assert _completed(tmp_path, *words) == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_says_how_it_is_switched_on(program: Program, shell: str) -> None:
    done = program("completion", shell)
    assert done.code == 0
    assert done.out.startswith("# ")
    assert f"tracecheck completion {shell}" in done.out.splitlines()[0]
    assert f"{shell}_complete" in done.out
    assert program("completion", "tcsh").code == 2
