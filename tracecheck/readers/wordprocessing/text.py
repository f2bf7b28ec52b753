"""The text of a paragraph with the formatting of its characters."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from tracecheck.readers.archive import Element
from tracecheck.readers.wordprocessing.draft import Anchor, Origin, origins_within
from tracecheck.readers.wordprocessing.styles import RunLook

PRIVATE = "\ue000-\uf8ff"
"""The private use area, for the inside of a character class."""


@dataclass(frozen=True, slots=True)
class Note:
    """A reference to a footnote or endnote."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start` to `end` of a paragraph's text and how they look."""

    start: int
    end: int
    look: RunLook


@dataclass(frozen=True, slots=True)
class ParagraphText:
    """The text of a paragraph.

    `pieces` follow each other; `breaks` are the positions after line breaks; `boxes` the contents of text boxes.
    """

    text: str
    pieces: tuple[Piece, ...] = ()
    breaks: tuple[int, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    boxes: tuple[Element, ...] = ()
    notes: tuple[Note, ...] = ()
    in_toc: bool = False
    origins: tuple[Origin, ...] = ()

    def part(self, start: int, end: int) -> "ParagraphText":
        """The characters from `start` to `end` with their formatting and anchors; no boxes and notes."""
        first = bisect_right(self.pieces, start, key=lambda piece: piece.end)
        last = bisect_left(self.pieces, end, lo=first, key=lambda piece: piece.start)
        touched = self.pieces[first:last]
        pieces = (Piece(max(p.start, start) - start, min(p.end, end) - start, p.look) for p in touched)
        anchors = [Anchor(a.comment, max(a.start, start) - start, min(a.end, end) - start) for a in self.anchors]
        return ParagraphText(
            self.text[start:end],
            tuple(each for each in pieces if each.start < each.end),
            anchors=tuple(each for each in anchors if each.start < each.end),
            origins=origins_within(self.origins, start, end),
        )
