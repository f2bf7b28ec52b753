"""Coupling reports that this program wrote, known again by the keywords or the title that the file itself carries."""

import re
import zipfile
import zlib
from pathlib import Path
from typing import BinaryIO

from tracecheck.resources import load_data

_BROKEN = (OSError, ValueError, KeyError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error)
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_INFO = re.compile(rb"/Info\s+(\d+)\s+\d+\s+R")
_BEFORE = re.compile(rb"/Prev\s+(\d+)")
_TABLE = re.compile(rb"xref\s+(\d+)\s+(\d+)\s+")
_HEX = re.compile(rb"<((?:[0-9A-Fa-f]{2}){4,})>")
_OCTAL = re.compile(rb"\\([0-3][0-7]{2})")
_SAVED = re.compile(r"<dcterms:modified[^>]*>([^<]*)<")
_ENTRY = 20
_BACK = 3


def is_own_report(path: Path) -> bool:
    """Whether a Word document, workbook or PDF says that it is a report of this program; somebody who wrote comments
    into it has not made it a plan. False for what cannot be opened."""
    look = {".docx": _in_office, ".xlsx": _in_office, ".pdf": _in_pdf}.get(path.suffix.casefold())
    try:
        return look is not None and look(path)
    except _BROKEN:
        return False


def is_worked_on(path: Path) -> bool:
    """Whether another program has saved a report as a Word document or workbook since it was made: somebody may have
    written in it. Programs tell in its properties who saved it and when; ours has neither a name nor a day."""
    try:
        return path.suffix.casefold() in (".docx", ".xlsx") and _in_office(path) and not _is_as_made(path)
    except _BROKEN:
        return False


def _is_as_made(path: Path) -> bool:
    mark = load_data("own_output")["report"]
    with zipfile.ZipFile(path) as archive, archive.open("docProps/core.xml") as part:
        told = part.read(int(mark["bytes"])).decode("utf-8", errors="replace")
    saved = _SAVED.search(told)
    return f"lastModifiedBy>{mark['saved_by']}<" in told and (saved is None or saved[1] == mark["saved"])


def _in_office(path: Path) -> bool:
    """In the properties that Word, Excel and LibreOffice keep when they save."""
    mark = load_data("own_output")["report"]
    with zipfile.ZipFile(path) as archive, archive.open("docProps/core.xml") as part:
        return f"keywords>{mark['keywords']}<".encode() in part.read(int(mark["bytes"]))


def _in_pdf(path: Path) -> bool:
    """In the document's information: the keywords that LibreOffice and Word take along, or the title that a browser
    gives what it prints."""
    mark = load_data("own_output")["report"]
    with path.open("rb") as stream:
        told = _information(stream, int(mark["bytes"]))
    return mark["keywords"] in told or any(f"{mark['title_end']}{end}" in told for end in (")", ">"))


def _information(stream: BinaryIO, count: int) -> str:
    """The dictionary of information as text: found by the table of a PDF, without reading its pages."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - count))
    tail = stream.read(count)
    started, named = _START.search(tail), _INFO.findall(tail)
    if started is None or not named:
        return ""
    at = _offset(stream, int(started[1]), int(named[-1]), count)
    if at is None:
        return ""
    stream.seek(at)
    return _readable(stream.read(count).partition(b"endobj")[0])


def _offset(stream: BinaryIO, table: int, number: int, count: int) -> int | None:
    """Where an object stands, by the table or the ones before it."""
    for _ in range(_BACK):
        stream.seek(table)
        head = stream.read(count)
        found = _TABLE.match(head)
        if found is None:
            return None
        first, many = int(found[1]), int(found[2])
        if first <= number < first + many:
            stream.seek(table + found.end() + _ENTRY * (number - first))
            return int(stream.read(10))
        before = _BEFORE.search(head)
        if before is None:
            return None
        table = int(before[1])
    return None


def _readable(data: bytes) -> str:
    """The strings of a dictionary, however they are written: plain, in hexadecimal, octal, or two bytes."""
    plain = _HEX.sub(lambda found: bytes.fromhex(found[1].decode()) + b">", data)
    plain = _OCTAL.sub(lambda found: bytes([int(found[1], 8)]), plain)
    # In two bytes a character a dash is \x20\x13; what is looked for is told apart by its letters alone.
    return plain.replace(b"\x20\x13", "–".encode()).replace(b"\x00", b"").decode("utf-8", errors="replace")
