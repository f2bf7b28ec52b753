"""Notes in a PDF that this program has written itself: known by their name, as long as nobody has changed what they
say."""

import hashlib

MARK = "tracecheck:"
"""What the name (NM, ISO 32000-1 table 164) of every such note begins with."""


def own_name(subject: str, contents: str) -> str:
    """The name of a note of ours: what it is about, and a hash of what it says."""
    return f"{MARK}{subject}:{_hash(contents)}"


def is_own(name: str, contents: str) -> bool:
    """Whether a note is ours and still says what we wrote. One that somebody has written in is that person's."""
    return name.startswith(MARK) and name.rpartition(":")[2] == _hash(contents)


def _hash(contents: str) -> str:
    """Of the words alone: viewers write line ends in their own way."""
    return hashlib.sha256(" ".join(contents.split()).encode("utf-8", "replace")).hexdigest()[:16]
