"""Printed lines joined to running text: line ends, hyphens, soft hyphens, and where each line went."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracecheck.readers.pdf.characters import HYPHEN
from tracecheck.readers.pdf.lines import TextLine
from tracecheck.readers.pdf.markers import plain
from tracecheck.resources import load_data

_FIRST_WORD = re.compile(r"[^\s,.;:)]+")
_BROKEN = re.compile(r"[^\W_][\-\u2010\u00ad\x02]$")


@dataclass(frozen=True, slots=True)
class Joined:
    """The text of lines; `spans` are (start, end) of each line in it, `bold` the bold parts."""

    text: str
    spans: tuple[tuple[int, int], ...]
    bold: tuple[tuple[int, int], ...]


def join_lines(lines: Sequence[TextLine]) -> Joined:
    """The lines as one text: a space between lines, or nothing where a word was broken."""
    texts: list[str] = []
    spans: list[tuple[int, int]] = []
    bold: list[tuple[int, int]] = []
    start = 0
    for number, line in enumerate(lines):
        following = lines[number + 1].text if number + 1 < len(lines) else None
        text = ""
        for piece, is_bold in _pieces(line):
            begin = start + len(text)
            text += piece
            if is_bold and piece.strip():
                _extend(bold, begin, begin + len(piece))
        text, gap = _line_end(text, following)
        spans.append((start, start + len(text)))
        texts += (text, gap)
        start += len(text) + len(gap)
    return Joined("".join(texts), tuple(spans), tuple(bold))


def _pieces(line: TextLine) -> list[tuple[str, bool]]:
    """The line's text cut where bold starts or ends, cleaned of invisible characters."""
    cuts = sorted({0, len(line.text), *(place for span in line.bold_spans for place in span)})
    inside = [(line.text[start:end], any(s <= start < e for s, e in line.bold_spans)) for start, end in pairwise(cuts)]
    last = len(inside) - 1
    return [(_clean(piece, number == last), is_bold) for number, (piece, is_bold) in enumerate(inside)]


def _clean(text: str, at_end: bool) -> str:
    """Without invisible characters; a line-end hyphen is left for `_line_end` to judge."""
    tail = text[-1] if at_end and text and text[-1] in f"{HYPHEN}\u00ad" else ""
    body = text[:-1] if tail else text
    return plain(body.replace(HYPHEN, "-").replace("\u00a0", " ")) + (HYPHEN if tail else "")


def _extend(spans: list[tuple[int, int]], start: int, end: int) -> None:
    if spans and spans[-1][1] >= start - 1:
        spans[-1] = (spans[-1][0], end)
    else:
        spans.append((start, end))


def _line_end(text: str, following: str | None) -> tuple[str, str]:
    """A line's text as it is to stand, and what comes between it and the next line."""
    if following is None or not following.strip():
        return text.replace(HYPHEN, "-").rstrip(), ""
    text = text.rstrip()
    if not _BROKEN.search(text) or (text[-2].isdigit() and not following[0].islower()):
        return text, "" if text.endswith("/") or _is_range(text, following) else " "
    stem = text[:-1]
    match = _FIRST_WORD.match(following)
    first = match.group() if match else following[:1]
    if first.casefold() in load_data("pdf_layout")["hyphen"]["kept_before"]:
        return f"{stem}-", " "
    if first[:1].islower() and not _is_initialism(stem):
        return stem, ""
    return f"{stem}-", ""


def _is_range(text: str, following: str) -> bool:
    """«2024–» and «2036»."""
    return text[-1:] in "-–" and text[-2:-1].isdigit() and following[0].isdigit()


def _is_initialism(stem: str) -> bool:
    """«KI-\\nstrategi», «e-\\npost» and «CO2-\\nutslipp» keep their hyphen."""
    last = re.split(r"[\s(«/]", stem)[-1]
    return len(last) == 1 or last[-1].isdigit() or (last.isupper() and len(last) <= 5)
