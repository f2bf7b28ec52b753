"""Puts the text of a paragraph together character by character, so that every position is right from the beginning."""

import re
from collections.abc import Iterator

from tracecheck.readers.archive import Element
from tracecheck.readers.limits import refuse_beyond
from tracecheck.readers.wordprocessing.draft import Anchor, Origin, origins_within
from tracecheck.readers.wordprocessing.styles import RunLook
from tracecheck.readers.wordprocessing.text import Note, ParagraphText, Piece

AT_ONCE = 50
"""Fields inside fields, and comments over one word: more is damage, and would take long."""

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f]")
_SPACES = re.compile(r"\s+")


class TextBuilder:
    """The text so far. `open_comments` are comments whose words began in a paragraph before; it is kept up to date."""

    def __init__(self, open_comments: list[str]) -> None:
        self.boxes: list[Element] = []
        self.notes: list[Note] = []
        self.in_toc = False
        self._parts: list[str] = []
        self._length = 0
        self._pieces: list[Piece] = []
        self._breaks: list[int] = []
        self._anchors: list[Anchor] = []
        self._open_comments = open_comments
        self._started = dict.fromkeys(open_comments, 0)
        self._references: list[str] = []
        self._origins: list[Origin] = []

    def append(self, text: str, look: RunLook, element: int | None = None) -> bool:
        """Adds text with single spaces and no unseen characters; whether anything was added. `element` is the number
        of the text element that it is the text of, where that is to be known."""
        raw, at_space = text, not self._parts or self._parts[-1].endswith(" ")
        text = _SPACES.sub(" ", _INVISIBLE.sub("", text))
        if at_space:
            text = text.lstrip()
        if text and element is not None:
            self._origins.extend(_stretches(raw, at_space, element, self._length))
        if text:
            self._pieces.append(Piece(self._length, self._length + len(text), look))
            self._parts.append(text)
            self._length += len(text)
            refuse_beyond("document", "characters", self._length)
        return bool(text)

    def mark_break(self) -> None:
        """The next character begins a new line."""
        self._breaks.append(self._length)

    def start_comment(self, comment: str) -> None:
        """The words that a comment is about begin here."""
        self._started[comment] = self._length

    def end_comment(self, comment: str) -> None:
        """They end here."""
        start = self._started.pop(comment, None)
        if start is not None:
            self._anchors.append(Anchor(comment, start, self._length))

    def point_comment(self, comment: str) -> None:
        """A comment stands here; it is about the whole paragraph where it names no words."""
        self._references.append(comment)

    def finish(self) -> ParagraphText:
        """The paragraph; comment ranges that are still open go on in the next one."""
        still_open = list(self._started)
        for comment in still_open:
            self.end_comment(comment)
        self._open_comments[:] = still_open[:AT_ONCE]
        text = "".join(self._parts).rstrip()
        whole = ParagraphText(text, tuple(self._pieces), anchors=tuple(self._anchors)).part(0, len(text))
        breaks = tuple(each for each in self._breaks if 0 < each < len(text))
        anchored = {each.comment for each in self._anchors}
        pointed = tuple(Anchor(each, 0, len(text)) for each in self._references if each not in anchored)
        return ParagraphText(
            text,
            whole.pieces,
            breaks,
            (*whole.anchors, *pointed),
            tuple(self.boxes),
            tuple(self.notes),
            self.in_toc,
            origins_within(self._origins, 0, len(text)),
        )


def _stretches(raw: str, at_space: bool, element: int, length: int) -> Iterator[Origin]:
    """Where the characters of `raw` come to stand after `length` others, in stretches that follow each other in both;
    `at_space`: the text before ends with a space, so that none follows."""
    kept = list(_kept(raw, at_space))
    start = 0
    for end in range(1, len(kept) + 1):
        if end == len(kept) or kept[end] != kept[end - 1] + 1:
            yield Origin(length + start, length + end, element, kept[start])
            start = end


def _kept(raw: str, at_space: bool) -> Iterator[int]:
    """The positions of the characters that stay."""
    for position, letter in enumerate(raw):
        if _INVISIBLE.match(letter):
            continue
        if not (at_space and letter.isspace()):
            yield position
        at_space = letter.isspace()
