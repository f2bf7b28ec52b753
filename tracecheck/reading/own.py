"""Files in a folder of plans that this program wrote itself: pages of `inspect`, reports kept as text, forms."""

import posixpath
import stat
import zipfile
import zlib
from pathlib import Path

from tracecheck.reading.own_report import is_own_report
from tracecheck.resources import load_data

_UNOPENED = (OSError, ValueError, KeyError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error)


def is_own_output(path: Path) -> bool:
    """Whether the file carries the mark of what this program writes; False for what cannot be opened."""
    marks = load_data("own_output")
    try:
        head, tail = _ends(path, int(marks["bytes"]["head"]), int(marks["bytes"]["tail"]))
    except OSError:
        return False
    first_line = head.partition("\n")[0]
    if marks["form_mark"] in first_line or _is_form(path) or _is_copy(path) or is_own_report(path):
        return True
    if marks["table_mark"] in first_line.rpartition(";")[2]:
        return True
    if head.lstrip("\ufeff").startswith(tuple(marks["tables"])):
        return True
    last_line = tail.rstrip().rpartition("\n")[2].strip()
    return marks["generator"] in head or last_line in (*marks["last_lines"], marks["copy"]["pdf"])


def _is_form(path: Path) -> bool:
    """Whether a workbook has the sheet of a form of `review`."""
    marks = load_data("own_output")
    if path.suffix.casefold() != ".xlsx":
        return False
    try:
        with zipfile.ZipFile(path) as archive, archive.open("xl/workbook.xml") as part:
            return f'name="{marks["form"]["sheet"]}"'.encode() in part.read(int(marks["form"]["bytes"]))
    except _UNOPENED:
        return False


def _is_copy(path: Path) -> bool:
    """Whether a Word document is a copy with notes that nobody has saved since."""
    if path.suffix.casefold() != ".docx":
        return False
    mark = load_data("own_output")["copy"]
    try:
        with zipfile.ZipFile(path) as archive:
            names = [each for each in archive.namelist() if posixpath.basename(each).startswith("comments")]
            return any(str(mark["word"]).encode() in _beginning(archive, each, mark["bytes"]) for each in names)
    except _UNOPENED:
        return False


def _beginning(archive: zipfile.ZipFile, name: str, count: int) -> bytes:
    with archive.open(name) as part:
        return part.read(count)


def _ends(path: Path, head: int, tail: int) -> tuple[str, str]:
    """The beginning and the end of a file; nothing of a pipe, which would never end."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        return "", ""
    with path.open("rb") as stream:
        first = stream.read(head)
        stream.seek(max(0, status.st_size - tail))
        return _plain(first), _plain(stream.read(tail))


def _plain(data: bytes) -> str:
    """Text as some shells write it too: in two bytes a character."""
    return data.replace(b"\x00", b"").decode("utf-8", errors="replace")
