"""The day that deadlines are judged by: the one that is given, else that of the newest document; never the clock."""

import json
from pathlib import Path
from typing import Any

from tests.cli.conftest import Program

ORDER = """\
# Saksprotokoll

Lyngmo kommunestyre 16.06.2025, sak 45/25: Ungdomstilbudet

## Vedtak

1. Kommunedirektøren bes legge fram en ny sak om ungdomstilbudet innen 1. september 2026.
"""
REPORT = """\
# Årsberetning 2025

Lyngmo kommune. Vedtatt av kommunestyret 18.06.2026, sak 52/26.

## Måloppnåelse

Biblioteket hadde åpent hver lørdag i 2025.
"""


def _checked(program: Program, folder: Path, *options: str) -> tuple[set[str], dict[str, Any]]:
    """The codes about the order, and the run as it is recorded."""
    (folder / "Saksprotokoll 45-25.md").write_text(ORDER, encoding="utf-8")
    (folder / "Årsberetning 2025.md").write_text(REPORT, encoding="utf-8")
    result = json.loads(program("check", str(folder), "-f", "json", *options).out)
    codes = {each["code"] for each in result["findings"] if each["document"].startswith("Saksprotokoll")}
    return codes & {"TC118", "TC119"}, result["run"]


def test_a_deadline_passes_the_day_after_without_any_file_of_decisions(program: Program, tmp_path: Path) -> None:
    assert _checked(program, tmp_path, "--today", "2026-09-01")[0] == {"TC118"}
    codes, run = _checked(program, tmp_path, "--today", "2026-09-02")
    assert codes == {"TC119"}
    assert run["today"] == "2026-09-02"


def test_without_a_day_the_newest_document_decides_and_no_day_is_recorded(program: Program, tmp_path: Path) -> None:
    codes, run = _checked(program, tmp_path)
    assert codes == {"TC118"}
    assert run.get("today") is None


def test_decisions_left_out_leave_the_day_in(program: Program, tmp_path: Path) -> None:
    assert _checked(program, tmp_path, "--today", "2026-09-02", "--without-decisions")[0] == {"TC119"}
