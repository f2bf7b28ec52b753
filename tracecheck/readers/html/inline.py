"""Running text of an element: pieces with their weight → one line of text with its bold spans."""

import re
from dataclasses import dataclass, replace

from tracecheck.model.source import Style
from tracecheck.readers.characters import plain

_BULLET = re.compile(r"^\s*(?:[•▪●◦‣–-]|\d{1,2}[.)])\s")

_TYPED = re.compile(r"^([•▪●◦‣–-])\s+(?=\S)")
_LABEL = re.compile(r"^\s*[A-ZÆØÅ][^\W\d_]+:")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters, bold or not; `broken` is a `<br>`."""

    text: str
    bold: bool = False
    broken: bool = False


def lines_of(pieces: list[Piece], every_break: bool) -> list[list[Piece]]:
    """The pieces in parts: at every `<br>` (inside cells), else where one starts a new paragraph or a typed item."""
    parts: list[list[Piece]] = [[]]
    for index, piece in enumerate(pieces):
        if not piece.broken:
            parts[-1].append(piece)
        elif every_break or _starts_new(pieces, index + 1) or _ends_line(parts[-1], pieces, index + 1):
            parts.append([])
        else:
            parts[-1].append(Piece(" "))
    return [part for part in parts if any(piece.text.strip() for piece in part)]


def _starts_new(pieces: list[Piece], start: int) -> bool:
    """Whether another break stands right behind the one before `start`, or a typed bullet or number."""
    text = ""
    for index in range(start, len(pieces)):
        if pieces[index].broken:
            return not text.strip() or _BULLET.match(text) is not None
        text += pieces[index].text
    return _BULLET.match(text) is not None


def _ends_line(line: list[Piece], pieces: list[Piece], start: int) -> bool:
    """Whether a line stands for itself: all bold above text that is not, or an item above a label («Ansvar: …»)."""
    following = next((piece for piece in pieces[start:] if piece.broken or piece.text.strip()), None)
    said = [piece for piece in line if piece.text.strip()]
    if following is None or following.broken or not said:
        return False
    if all(piece.bold for piece in said):
        return not following.bold
    return _BULLET.match(said[0].text) is not None and _LABEL.match(following.text) is not None


def join(pieces: list[Piece]) -> tuple[str, Style]:
    """The text with single spaces, and where it is bold."""
    text = ""
    spans: list[tuple[int, int]] = []
    for piece in pieces:
        words = plain(piece.text)
        words = words.lstrip() if not text or text.endswith(" ") else words
        if piece.bold and words.strip():
            spans.append((len(text), len(text) + len(words.rstrip())))
        text += words
    text = text.rstrip()
    spans = [(start, min(end, len(text))) for start, end in spans]
    bold = bool(text) and sum(end - start for start, end in spans) * 2 > len(text)
    return text, Style(bold=bold, bold_spans=() if bold else tuple(spans))


def typed_bullet(text: str) -> tuple[str, int] | None:
    """The bullet that somebody typed before a line, and where the words begin."""
    found = _TYPED.match(text)
    return (found[1], found.end()) if found else None


def moved(style: Style, start: int) -> Style:
    """The style of a text without its first characters."""
    spans = tuple((max(0, a - start), b - start) for a, b in style.bold_spans if b > start)
    return replace(style, bold_spans=spans)
