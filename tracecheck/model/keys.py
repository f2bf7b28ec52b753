"""Comparison keys and fingerprints of texts: the same words give the same key, however they were printed."""

import hashlib
import re
import unicodedata
from fnmatch import fnmatchcase
from functools import lru_cache

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ue000-\uf8ff]")
_NOT_WORD = re.compile(r"[\W_]+")
# The texts of a large municipality: every step of the linker asks for the same ones.
_REMEMBERED = 1 << 16
_HALF = re.compile("[\ud800-\udfff]")


@lru_cache(maxsize=_REMEMBERED)
def text_key(text: str) -> str:
    """`text` without case, spaces, punctuation, hyphens and invisible characters, in NFKC.

    Lost hyphens and joined words of PDF text («klimaog», «Sikrer eksisterendegrøntareal») do not change it.
    """
    plain = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).casefold()
    return _NOT_WORD.sub("", plain)


def printable(name: str) -> str:
    """The name of a file with «�» for bytes that are no UTF-8: a zip made on an old Windows brings such names.

    Python keeps those bytes as half characters, with which the file is opened, but which can be written nowhere.
    """
    return _HALF.sub("\ufffd", name)


def as_pattern(text: str) -> str:
    """A pattern for document keys as somebody wrote it; separators of Windows mean the same as `/`."""
    return text.replace("\\", "/").removeprefix("./")


def matches(key: str, pattern: str) -> bool:
    """Whether a document key fits a pattern; the name of a folder fits all that is in it. æøå match however the file
    system composed them."""
    name, wanted = (unicodedata.normalize("NFC", each) for each in (key, pattern))
    return name == wanted or fnmatchcase(name, wanted) or name.startswith(f"{wanted.rstrip('/')}/")


def fingerprint(*parts: str) -> str:
    """16 hexadecimal digits of the texts' keys; stable over case, spacing and punctuation."""
    joined = "\x1f".join(text_key(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8")).hexdigest()[:16]
