"""Characters that only look: unseen ones go, every kind of space is a space, private use has no meaning of its own."""

import re
import unicodedata

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\x00-\x08\x0e-\x1f\x7f]")
_SPACES = re.compile("[ \t\r\n\x0b\x0c\u00a0\u2000-\u200a\u202f\u3000]+")
_MARKS = "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
# No letter has more marks than thirty (Unicode Annex 15, stream-safe text); to put n of them in order takes n² steps.
_STACK = re.compile(f"([{_MARKS}]{{30}})[{_MARKS}]+")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_ALONE = re.compile("(?<=\\s)[\ue000-\uf8ff](?=\\s+\\S)")


def plain(text: str) -> str:
    """The text with single spaces, no unseen and no private-use characters, composed (NFC). May keep edge spaces."""
    return composed(_SPACES.sub(" ", _PRIVATE.sub(" ", _UNSEEN.sub("", text))))


def composed(text: str) -> str:
    """The text in NFC, no letter with more marks than it may have."""
    return unicodedata.normalize("NFC", _STACK.sub(r"\1", text))


def with_bullets(text: str) -> str:
    """The text with «•» for private-use characters that stand alone among words: the bullets of a run-on list.

    Word's bullets (Symbol, Wingdings) come out of a PDF so, several in a line.
    """
    return _ALONE.sub("•", text)


def starts_private(text: str) -> bool:
    """The text starts with a private-use character: the bullet of a symbol font."""
    return _PRIVATE.match(text.lstrip()) is not None
