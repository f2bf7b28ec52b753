"""Bytes → text: UTF-8 or UTF-16 by their marks, else UTF-8, else the Western encoding of older Windows exports."""

import codecs
import unicodedata

from tracecheck.readers.base import UnreadableError
from tracecheck.readers.characters import composed
from tracecheck.resources import load_data

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(data: bytes) -> str:
    """The text with line ends as \\n; raises UnreadableError (empty, not_text)."""
    text = decode_bytes(data).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise UnreadableError("TC001.empty")
    if _is_junk(text):
        raise UnreadableError("TC001.not_text")
    return composed(text)


def decode_bytes(data: bytes) -> str:
    """The characters of the bytes; Latin-1 takes what cp1252 has no letter for, so this never fails."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _is_junk(text: str) -> bool:
    """Control characters and unassigned ones beyond the odd one: a picture, an archive, a program."""
    sample = text[:20_000]
    bad = sum(1 for char in sample if char not in "\n\t\f\v\x02" and unicodedata.category(char) in ("Cc", "Cn", "Cs"))
    return bad > len(sample) * float(load_data("limits")["text"]["junk"])
