"""Draft agreements of `template`: known again while nobody has written in them, whatever program saved them since."""

import hashlib
import html
import re
import zipfile
import zlib
from pathlib import Path

from tracecheck.resources import load_data

_BROKEN = (OSError, ValueError, KeyError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error)
_WORDS = re.compile(rb"<w:t(?: [^>]*)?>([^<]*)</w:t>")


def draft_mark(body: bytes) -> str:
    """What a draft carries in its keywords: our word, and a hash of the letters of its text (of `word/document.xml`).
    Programs that save a document split and space its text in their own way; the letters stay."""
    words = html.unescape(b"".join(_WORDS.findall(body)).decode("utf-8", errors="replace"))
    return f"{load_data('own_output')['draft']['word']} {hashlib.sha256(''.join(words.split()).encode()).hexdigest()}"


def is_unfilled_draft(path: Path) -> bool:
    """Whether a Word document is a draft with no other text than it was made with; False for what cannot be opened."""
    if path.suffix.casefold() != ".docx":
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            return _is_as_made(archive)
    except _BROKEN:
        return False


def _is_as_made(archive: zipfile.ZipFile) -> bool:
    """The keywords first: the text of other documents is not read for this."""
    mark = load_data("own_output")["draft"]
    with archive.open("docProps/core.xml") as part:
        about = part.read(int(mark["about_bytes"]))
    if str(mark["word"]).encode() not in about:
        return False
    with archive.open("word/document.xml") as part:
        body = part.read(int(mark["body_bytes"]) + 1)
    return len(body) <= int(mark["body_bytes"]) and draft_mark(body).encode() in about
