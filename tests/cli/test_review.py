"""`review` as a user runs it: in a terminal, with a form, and where nobody can be asked."""

import csv
import io
import os
import pty
import select
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tracecheck.cli import review_command
from tracecheck.cli.app import Program
from tracecheck.decisions import read_decisions
from tracecheck.messages import load_catalogue

NAME = "tracecheck.decisions.toml"


def _run(*arguments: str | Path, typed: str = "") -> Result:
    environment = {"TRACECHECK_JOBS": "0", "NO_COLOR": "1", "COLUMNS": "100"}
    program = Program(load_catalogue("nb"))
    return CliRunner().invoke(program, [*map(str, arguments), "--no-cache"], env=environment, input=typed)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review_command, "_is_terminal", lambda: True)


def test_where_nobody_can_be_asked_the_form_is_named(folder: Path) -> None:
    done = _run("review", folder, typed="b\n")
    assert done.exit_code == 2
    assert "--export" in done.stderr
    assert not (folder / NAME).exists()


@pytest.mark.usefixtures("asked")
def test_an_answer_is_written_beside_the_documents_and_check_uses_it(folder: Path) -> None:
    assert "TC101" in _run("check", folder).stdout
    done = _run("review", folder, "--by", "controller", "--case", "12/26", typed="g\nUtsatt til 2028\n31.12.2099\n")
    assert done.exit_code == 0, done.output
    (decision,) = read_decisions(folder / NAME)
    assert (decision.goal.label, decision.case, decision.by) == ("Delmål 1.2", "12/26", "controller")
    assert "Avgjort: 1." in done.stdout
    assert "TC101" not in _run("check", folder, "-f", "concise").stdout
    again = _run("review", folder, typed="")
    assert "Alle har et trygt sted å bo" not in again.stdout
    said = " ".join(_run("why", "1.2", folder).stdout.split())
    assert "Begrunnet av controller" in said
    assert "«Utsatt til 2028». Sak 12/26. Gjelder til 31.12.2099." in said


@pytest.mark.usefixtures("asked")
def test_the_end_of_the_input_ends_the_review_and_keeps_what_was_said(folder: Path) -> None:
    done = _run("review", folder, typed="controller\ng\nUtsatt\n")
    assert done.exit_code == 0
    assert "Ikke sett på: " in done.stdout
    assert not (folder / NAME).exists()


def test_export_fill_in_import(folder: Path, tmp_path: Path) -> None:
    form = tmp_path / "skjema.csv"
    done = _run("review", folder, "--export", form)
    assert done.exit_code == 0, done.output
    rows = list(csv.reader(io.StringIO(form.read_text(encoding="utf-8-sig"), newline=""), delimiter=";"))
    columns = {name: rows[0].index(name) for name in ("mål", "beslutning", "begrunnelse", "hvem")}
    row = next(each for each in rows[1:] if "trygt sted å bo" in each[columns["mål"]])
    row[columns["beslutning"]], row[columns["begrunnelse"]], row[columns["hvem"]] = "begrunn", "Utsatt", "rådmann"
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerows([*rows, ["", "", "", "", "", "", "", "", "", "tull", *[""] * 6]])
    form.write_text(text.getvalue(), encoding="utf-8")
    taken = _run("review", folder, "--import", form)
    assert taken.exit_code == 3
    assert f"Rad {len(rows) + 1} ble ikke tatt inn: beslutningen «tull» er ikke kjent" in taken.stderr
    before = (folder / NAME).read_bytes()
    assert [each.by for each in read_decisions(folder / NAME)] == ["rådmann"]
    _run("review", folder, "--import", form)
    assert (folder / NAME).read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--export", "skjema.pdf"], "slutter på noe annet"),
        (["--import", "finnes ikke.xlsx"], "finnes ikke.xlsx"),
        (["--import", "tull.xlsx"], "ikke et skjema"),
        (["--export", "a.csv", "--import", "a.csv"], "kan ikke brukes samtidig"),
    ],
)
def test_wrong_files_are_told(folder: Path, tmp_path: Path, arguments: list[str], told: str) -> None:
    (tmp_path / "tull.xlsx").write_text("ikke en arbeidsbok", encoding="utf-8")
    full = [each if each.startswith("--") else str(tmp_path / each) for each in arguments]
    done = _run("review", folder, *full)
    assert done.exit_code == 2
    assert told in done.stderr


def test_a_form_that_may_be_filled_in_is_not_overwritten(folder: Path, tmp_path: Path) -> None:
    form = tmp_path / "skjema.xlsx"
    assert _run("review", folder, "--export", form).exit_code == 0
    before = form.read_bytes()
    assert _run("review", folder, "--export", form).exit_code == 2
    assert form.read_bytes() == before


def test_a_form_in_the_folder_is_passed_over_by_check(folder: Path) -> None:
    _run("review", folder, "--export", folder / "skjema.xlsx")
    _run("review", folder, "--export", folder / "skjema.csv")
    done = _run("check", folder)
    assert "2 dokumenter lest" in done.stdout
    assert "skrevet av tracecheck" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal")
def test_ctrl_c_in_a_terminal_loses_no_answer(folder: Path) -> None:
    said = _in_terminal(["review", str(folder), "--by", "controller"], [b"g\n", b"Utsatt\n", b"\n", b"\n", b"\x03"])
    assert "Avgjort: 1." in said
    assert [each.reason for each in read_decisions(folder / NAME)] == ["Utsatt"]


def _in_terminal(arguments: list[str], typed: list[bytes]) -> str:
    """What a terminal shows when the program is given what is typed, an answer a prompt; ends after 20 seconds."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(TRACECHECK_JOBS="0", NO_COLOR="1")
        os.execv(sys.executable, [sys.executable, "-m", "tracecheck", *arguments, "--no-cache"])
    shown, told, end = b"", 0, time.monotonic() + 20
    while time.monotonic() < end:
        ready, _, _ = select.select([terminal], [], [], 0.2)
        try:
            new = os.read(terminal, 65536) if ready else b""
        except OSError:
            break
        if ready and not new:
            break
        shown += new
        if typed and shown[told:].endswith((b"> ", b": ")):
            told = len(shown)
            os.write(terminal, typed.pop(0))
    else:
        os.kill(pid, 9)
    os.waitpid(pid, 0)
    os.close(terminal)
    return shown.decode("utf-8", errors="replace")
