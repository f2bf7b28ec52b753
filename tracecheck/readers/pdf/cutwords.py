"""Words that a narrow cell cuts without a hyphen: the rest stands on the cell's next line."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from tracecheck.readers.pdf.layout import Item, Region, TablePart
from tracecheck.readers.pdf.lines import TextLine
from tracecheck.readers.pdf.tables import GridCell
from tracecheck.resources import load_data

_WORD = re.compile(r"[^\W\d_]+")
_VOWEL = re.compile(r"[aeiouyæøåéöäü]")
_SHORTEST = 5
_SHORTEST_REST = 4
# In widths of the line's mean letter: less than this is left in the cell, so that no letter more had room.
_ROOM = 1.2
_SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class Known:
    """The words of a document, and those that stand whole for sure: behind another word of their line."""

    words: frozenset[str]
    whole: frozenset[str]


def known_words(items: Iterable[Item]) -> Known:
    """The words of a document, but for those that have a cell's line to themselves: they may be cut."""
    found: set[str] = set()
    whole: set[str] = set()
    for item in items:
        cells = [] if isinstance(item, Region) else [lines for _, lines in item.cells]
        lines = item.lines if isinstance(item, Region) else [one for inside in cells for one in inside if _several(one)]
        texts = [[word.casefold() for word in _WORD.findall(line.text)] for line in lines]
        found.update(word for text in texts for word in text)
        whole.update(word for text in texts for word in text[1:])
    return Known(frozenset(found), frozenset(whole))


def with_whole_words(part: TablePart, known: Known) -> TablePart:
    """The table with a soft hyphen where a word was cut: only words too long for a line of their own are."""
    if not part.grid.ruled:
        return part
    return replace(part, cells=tuple((cell, _mended(cell, lines, known)) for cell, lines in part.cells))


def _several(line: TextLine) -> bool:
    return len(line.words) > 1


def _mended(cell: GridCell, lines: tuple[TextLine, ...], known: Known) -> tuple[TextLine, ...]:
    if len(lines) < 2:
        return lines
    padding = min(line.rect.x0 for line in lines) - cell.rect.x0
    cut = [
        _is_full(line, cell.rect.x1 - padding) and _is_cut(line.text, below.text, known)
        for line, below in pairwise(lines)
    ]
    return tuple(_cut(line) if is_cut else line for line, is_cut in zip(lines, [*cut, False], strict=True))


def _is_full(line: TextLine, right: float) -> bool:
    letter = line.rect.width / len(line.text)
    return not _several(line) and -letter < right - line.rect.x1 < _ROOM * letter


def _is_cut(text: str, below: str, known: Known) -> bool:
    """Whether both are parts of one word: it stands whole elsewhere, the rest has no vowel («Kommune ns»), or neither
    part is a word of the document or the infinitive of a measure («Innføre»)."""
    first, rest = _WORD.search(text[::-1]), _WORD.match(below)
    if not text[-1:].isalpha() or first is None or rest is None or not below[0].islower():
        return False
    start, end = first.group()[::-1].casefold(), rest.group()
    if start + end in known.words:
        return True
    words = load_data("pdf_layout")["cut_words"]
    if end in words["alone"] or (len(end) >= _SHORTEST_REST and end in known.whole):
        return False
    if not _VOWEL.search(end) and end not in words["without_vowels"] and not below[len(end) :].startswith((".", "/")):
        return True
    return len(start) >= _SHORTEST and start not in known.words and start not in load_data("verbs")["infinitives"]


def _cut(line: TextLine) -> TextLine:
    """The line with a soft hyphen at its end, bold when the end is bold."""
    end = len(line.text)
    spans = tuple((start, stop + (stop == end)) for start, stop in line.bold_spans)
    return replace(line, text=line.text + _SOFT_HYPHEN, bold_spans=spans)
