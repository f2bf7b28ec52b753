"""LibreOffice as a command: how it is found, called, waited for, and what is said when it is not there."""

import os
import sys
import time
from pathlib import Path

import pytest

from tracecheck.cli.office import OfficeMissing, find_office, to_pdf
from tracecheck.messages import LANGUAGES, load_catalogue
from tracecheck.resources import load_data

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")

# Writes down how it was called, then does what it is asked to.
PRETENDED = """#!{python}
import json, pathlib, sys, time
arguments = sys.argv[1:]
out = pathlib.Path(arguments[arguments.index("--outdir") + 1])
source = pathlib.Path(arguments[-1])
told = {{"arguments": arguments, "source": source.read_bytes().decode(), "folder": str(out)}}
pathlib.Path({note!r}).write_text(json.dumps(told))
{deed}
"""
MAKES = 'out.joinpath(source.stem + ".pdf").write_bytes(b"%PDF-1.7 " + source.read_bytes())'


def _pretend(folder: Path, monkeypatch: pytest.MonkeyPatch, deed: str, name: str = "soffice") -> Path:
    place = folder / "program med mellomrom"
    place.mkdir()
    program = place / name
    program.write_text(PRETENDED.format(python=sys.executable, note=str(folder / "told.json"), deed=deed))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(place))
    return program


def test_the_document_goes_in_and_the_pdf_comes_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _pretend(tmp_path, monkeypatch, MAKES)
    assert to_pdf(b"word") == b"%PDF-1.7 word"


def test_it_runs_without_a_window_in_a_profile_of_its_own_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import json

    _pretend(tmp_path, monkeypatch, MAKES, "libreoffice")
    to_pdf(b"word")
    told = json.loads((tmp_path / "told.json").read_text())
    assert "--headless" in told["arguments"]
    profile = next(each for each in told["arguments"] if each.startswith("-env:UserInstallation=file:///"))
    assert told["folder"] in profile
    assert not Path(told["folder"]).exists()


def test_the_clock_leaves_no_trace_in_the_pdf_and_no_byte_moves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deed = (
        "import os, time; day = time.strftime('%Y%m%d%H%M%S'); one = os.urandom(16).hex().upper()\n"
        "pdf = source.read_bytes() + f'/CreationDate(D:{day}Z) /ID [ <{one}> <{one}> ] /DocChecksum /{one}'.encode()\n"
        "out.joinpath(source.stem + '.pdf').write_bytes(b'%PDF-1.7 ' + pdf)"
    )
    _pretend(tmp_path, monkeypatch, deed)
    first = to_pdf(b"word")
    assert to_pdf(b"word") == first
    assert b"/CreationDate(D:19800101000000Z)" in first
    assert len(first) == len(b"%PDF-1.7 word/CreationDate(D:19800101000000Z) /ID [ <> <> ] /DocChecksum /") + 3 * 32
    assert to_pdf(b"ord.")[-32:] != first[-32:]  # another document has another identity


@pytest.mark.parametrize("deed", ["sys.exit(1)", "pass", 'out.joinpath("report.pdf").write_bytes(b"no")'])
def test_no_pdf_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deed: str) -> None:
    program = _pretend(tmp_path, monkeypatch, deed)
    with pytest.raises(OfficeMissing) as failed:
        to_pdf(b"word")
    assert (failed.value.message_id, failed.value.arguments) == ("office.failed", {"program": str(program)})


def test_it_is_stopped_with_all_that_it_started_when_its_time_is_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = tmp_path / "number"
    deed = f"""
import subprocess
started = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
pathlib.Path({str(number)!r}).write_text(str(started.pid))
time.sleep(60)
"""
    _pretend(tmp_path, monkeypatch, deed)
    with pytest.raises(OfficeMissing) as failed:
        to_pdf(b"word", seconds=2)
    assert failed.value.message_id == "office.slow"
    assert _is_over(int(number.read_text()))


def _is_over(number: int) -> bool:
    """Gone, or only waiting to be cleared away by the system."""
    for _ in range(50):
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return True
        state = Path(f"/proc/{number}/stat")
        if state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False


def test_without_it_somebody_is_told_what_else_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracecheck.cli.office.find_office", lambda: None)
    with pytest.raises(OfficeMissing) as failed:
        to_pdf(b"word")
    told = [load_catalogue(language).text(failed.value.message_id, **failed.value.arguments) for language in LANGUAGES]
    assert all("LibreOffice" in text and "docx" in text for text in told)
    assert ["Skriv ut" in told[0], "Skriv ut" in told[1], "Print" in told[2]] == [True] * 3


@pytest.mark.parametrize(
    ("platform", "variable", "place"),
    [
        ("win32", "ProgramFiles", "LibreOffice/program/soffice.exe"),
        ("win32", "LOCALAPPDATA", "Programs/LibreOffice/program/soffice.exe"),
    ],
)
def test_it_is_found_where_its_installer_puts_it_on_windows(
    tmp_path: Path, platform: str, variable: str, place: str
) -> None:
    program = tmp_path / place
    program.parent.mkdir(parents=True)
    program.write_bytes(b"")
    assert find_office({"PATH": "", variable: str(tmp_path)}, platform) == program


def test_it_is_found_in_the_folder_of_programs_on_a_mac(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "Applications/LibreOffice.app/Contents/MacOS/soffice"
    program.parent.mkdir(parents=True)
    program.write_bytes(b"")
    monkeypatch.setenv("HOME", str(tmp_path))
    places = load_data("office")["places"]["mac"]
    assert "/Applications/LibreOffice.app/Contents/MacOS/soffice" in places
    found = find_office({"PATH": ""}, "darwin")
    assert found is not None
    assert str(found).endswith("MacOS/soffice")
