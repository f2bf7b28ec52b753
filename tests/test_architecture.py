"""The house can be walked in one direction: readers → parsers → linker → rules → reports."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "tracecheck"
ROOMS = (
    "readers",
    "parsers",
    "decisions",
    "linker",
    "compare",
    "rules",
    "settling",
    "trail",
    "traceability",
    "reports",
    "evidence",
    "review",
    "annotate",
)
BELOW_ALL = {"model", "resources", "messages", "unread"}
SHELL = {"cli", "exit_codes", "reading", "run", "config", "discover", "summary"}
HEAVY = {
    "PIL",
    "docx",
    "jinja2",
    "jsonschema",
    "lark",
    "lxml",
    "numpy",
    "openpyxl",
    "pdfminer",
    "pebble",
    "pikepdf",
    "psutil",
    "pdfplumber",
    "pypdfium2",
    "rapidfuzz",
    "resvg_py",
    "scipy",
    "simplemma",
    "xlsxwriter",
}


def _imports(path: Path) -> set[str]:
    """The parts of tracecheck that a module imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("tracecheck.")}
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_knows_only_the_rooms_before_it(room: str) -> None:
    allowed = {*ROOMS[: ROOMS.index(room) + 1], *BELOW_ALL}
    wrong = {
        f"{path.relative_to(PACKAGE)} imports {part}"
        for path in sorted((PACKAGE / room).rglob("*.py"))
        for part in _imports(path) & {*ROOMS, *SHELL} - allowed
    }
    assert wrong == set()


def test_the_model_knows_nothing_but_itself() -> None:
    assert {part for path in (PACKAGE / "model").rglob("*.py") for part in _imports(path)} <= {"model"}


SHOWN_ALONE = {"blocks", "picture", "states"}
"""What a renderer of the coupling report knows of it: figures come with the blocks and are counted nowhere else."""


@pytest.mark.parametrize("name", ["html", "word"])
def test_a_renderer_shows_blocks_and_knows_of_nothing_behind_them(name: str) -> None:
    within = "tracecheck.reports.coupling."
    for path in sorted((PACKAGE / "reports" / "coupling" / name).glob("*.py")):
        asked = {part for part in _modules(path) if part.startswith("tracecheck.")}
        assert {each.split(".")[1] for each in asked} <= {"messages", "model", "reports", "resources"}, path.name
        parts = {each.removeprefix(within).split(".")[0] for each in asked if each.startswith(within)}
        assert parts <= {*SHOWN_ALONE, name}, path.name


def _modules(path: Path) -> set[str]:
    """The modules that a module imports from, by their whole names."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_file_has_a_second_room_in_it(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


_HELPS = [[name, "--help"] for name in ("check", "inspect", "report", "evidence", "template", "annotate")]


@pytest.mark.parametrize("arguments", [["--help"], *_HELPS, ["explain", "TC101"]])
def test_help_loads_no_heavy_package(arguments: list[str]) -> None:
    loaded = {name.partition(".")[0] for name in _loaded_by(arguments)}
    assert "click" in loaded
    assert loaded & HEAVY == set()


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["check", "--help"], ["report", "--help"]])
def test_help_waits_for_no_records_settings_or_rules(arguments: list[str]) -> None:
    loaded = _loaded_by(arguments)
    assert "tracecheck.cli.params" in loaded or arguments[0] != "check"
    assert loaded & {f"tracecheck.{name}" for name in ("run", "config", "reading", "rules", "model.plan")} == set()


def _loaded_by(arguments: list[str]) -> set[str]:
    """The modules that a command loads, in a process of its own."""
    program = (
        "import sys; from tracecheck.cli import main; sys.argv = ['tracecheck', *{!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print('LOADED', *sorted(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program.format(arguments)], capture_output=True, check=True, encoding="utf-8"
    )
    return set(done.stdout.rpartition("LOADED")[2].split())
