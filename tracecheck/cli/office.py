"""A Word document as PDF, by LibreOffice where it is installed."""

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from tracecheck.resources import load_data

_IDENTITY = 32
_DAY = re.compile(rb"(/(?:CreationDate|ModDate)\s*\(D:)\d{14}")
_ID = re.compile(rb"/ID\s*\[[^\]]*\]|/DocChecksum\s*/[0-9A-F]{32}")
_ONE_ID = re.compile(rb"[0-9A-F]{32}")


class OfficeMissing(RuntimeError):  # noqa: N818 (what it tells is that something is not here)
    """LibreOffice is not here, or did not make a PDF. `message_id` (`office.*`) says what to do, with `arguments`."""

    def __init__(self, message_id: str = "office.missing", **arguments: str | int) -> None:
        super().__init__(message_id)
        self.message_id = message_id
        self.arguments = arguments


def to_pdf(docx: bytes, seconds: float | None = None) -> bytes:
    """The document as PDF, with bookmarks, links and tags for readers that listen. LibreOffice runs without a window,
    in a profile of its own that is taken away afterwards, for `seconds` at most. Raises OfficeMissing."""
    program = find_office()
    if program is None:
        raise OfficeMissing
    limit = float(load_data("office")["seconds"]) if seconds is None else seconds
    with tempfile.TemporaryDirectory(prefix="tracecheck-", ignore_cleanup_errors=True) as folder:
        return _converted(program, docx, Path(folder), limit)


def find_office(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path | None:
    """The program `soffice`: on the search path, else where it is installed on this kind of machine."""
    for name in load_data("office")["names"]:
        found = shutil.which(name, path=environment.get("PATH"))
        if found is not None:
            return Path(found)
    return next((each for each in _usual_places(environment, platform) if each.is_file()), None)


def _usual_places(environment: Mapping[str, str], platform: str) -> Iterator[Path]:
    places = load_data("office")["places"]
    kind = "windows" if platform == "win32" else "mac" if platform == "darwin" else "other"
    for text in places[kind]:
        base, _, rest = text.partition("/")
        known = environment.get(base.strip("%")) if base.startswith("%") else base
        if known is not None:
            yield Path(f"{known}/{rest}").expanduser()


def _converted(program: Path, docx: bytes, folder: Path, seconds: float) -> bytes:
    source, made = folder / "report.docx", folder / "report.pdf"
    source.write_bytes(docx)
    command = [
        str(program),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *load_data("office")["arguments"],
        "--convert-to",
        load_data("office")["filter"],
        "--outdir",
        str(folder),
        str(source),
    ]
    _run(command, folder, seconds)
    if not made.is_file() or not (data := made.read_bytes()).startswith(b"%PDF"):
        raise OfficeMissing("office.failed", program=str(program))
    return _without_the_clock(data)


def _without_the_clock(data: bytes) -> bytes:
    """The PDF with a fixed day, and an identity of its own bytes where LibreOffice makes one of the time. Nothing is
    moved: the places in a PDF are counted in bytes."""
    day = str(load_data("office")["made"]["day"]).encode()
    timed, blank = _DAY.sub(lambda found: found[1] + day, data), b"0" * _IDENTITY
    undated = _ID.sub(lambda found: _ONE_ID.sub(blank, found[0]), timed)
    own = hashlib.sha256(undated).hexdigest()[:_IDENTITY].upper().encode()
    return _ID.sub(lambda found: _ONE_ID.sub(own, found[0]), timed)


def _run(command: list[str], folder: Path, seconds: float) -> None:
    """The program and all that it starts, ended when its time is over. What it says goes nowhere: the file tells."""
    quiet = subprocess.DEVNULL
    try:
        running = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **load_data("office")["environment"]},
            stdin=quiet,
            stdout=quiet,
            stderr=quiet,
            start_new_session=sys.platform != "win32",
        )
    except OSError as error:
        raise OfficeMissing("office.failed", program=command[0]) from error
    try:
        running.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise OfficeMissing("office.slow", program=command[0], seconds=round(seconds)) from error
    finally:
        _end(running)


def _end(running: subprocess.Popen[bytes]) -> None:
    """Nothing of it goes on: `soffice` is a script that starts the program proper."""
    if running.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(running.pid)], capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
    running.wait()
