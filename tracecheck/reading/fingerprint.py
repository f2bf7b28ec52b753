"""A hash of the parts of tracecheck that decide what is read: a result of other code is never taken for this one's."""

import hashlib
from functools import cache

from tracecheck import __version__
from tracecheck.resources import shipped_texts

_PARTS = ("model", "readers", "parsers", "reading", "data", "grammars")
_REST = ("linker", "rules", "settling", "decisions", "trail", "messages", "config", "reports", "evidence")


@cache
def code_fingerprint() -> str:
    """Of the version, the code of readers and parsers, the lexicons and the grammars."""
    digest = hashlib.sha256(__version__.encode())
    for name, content in shipped_texts(*_PARTS):
        digest.update(name.encode() + b"\0" + content)
    return digest.hexdigest()


@cache
def whole_fingerprint() -> str:
    """Of all code, words and grammars: whatever can make another result."""
    digest = hashlib.sha256(__version__.encode())
    for name, content in shipped_texts(*_PARTS, *_REST):
        digest.update(name.encode() + b"\0" + content)
    return digest.hexdigest()
