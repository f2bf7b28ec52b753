"""Comparison keys and fingerprints of texts: the same words give the same key, however they were printed."""

import hashlib
import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ue000-\uf8ff]")
_NOT_WORD = re.compile(r"[\W_]+")


def text_key(text: str) -> str:
    """`text` without case, spaces, punctuation, hyphens and invisible characters, in NFKC.

    Lost hyphens and joined words of PDF text («klimaog», «Sikrer eksisterendegrøntareal») do not change it.
    """
    plain = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).casefold()
    return _NOT_WORD.sub("", plain)


def fingerprint(*parts: str) -> str:
    """16 hexadecimal digits of the texts' keys; stable over case, spacing and punctuation."""
    joined = "\x1f".join(text_key(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8")).hexdigest()[:16]
