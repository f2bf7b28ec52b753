"""Columns of running text whose lines stand at the same heights: no table, however straight its columns are."""

import re
from collections.abc import Sequence

from tracecheck.readers.pdf.lines import TextLine, rows_of
from tracecheck.resources import load_data

_ENDS = re.compile(r"[.!?:][»”\"')]*$")
_WORD = re.compile(r"[^\W\d_]+")
_LARGER = 1.2
_MOST_GOING_ON = 0.4
_MOST_BESIDE = 1
_SENTENCE_WORDS = 4


def are_headings(header: Sequence[TextLine], body: Sequence[TextLine]) -> bool:
    """Whether what stands over columns is so much larger than their text that it heads columns of text.

    Names of columns that plans use are a header in any size.
    """
    known = load_data("pdf_layout")["paired"]["headers"]
    size = sorted(line.size for line in body)[len(body) // 2]
    named = sum(" ".join(_WORD.findall(line.text)).casefold() in known for line in header)
    return named < 2 and min(line.size for line in header) > _LARGER * size


def is_running_text(lines: Sequence[TextLine], sides: Sequence[float]) -> bool:
    """Whether lines in columns of these left `sides` go on below each other rather than stand in rows.

    That is when many lines are the middle of a sentence, or some are so while a statement starts beside them.
    """
    above: dict[int, str] = {}
    going_on = beside = 0
    for row in rows_of(lines):
        found = {_column(line, sides): line.text for line in row}
        goes_on = {column for column, text in found.items() if _goes_on(above.get(column), text)}
        starts = [text for column, text in found.items() if column not in goes_on and _is_sentence(text)]
        going_on += len(goes_on)
        beside += bool(goes_on and starts)
        above |= found
    return going_on > _MOST_GOING_ON * len(lines) or beside > _MOST_BESIDE


def _column(line: TextLine, sides: Sequence[float]) -> int:
    return sum(line.rect.middle[0] >= side for side in sides)


def _goes_on(above: str | None, text: str) -> bool:
    return above is not None and not _ENDS.search(above) and text[:1].islower()


def _is_sentence(text: str) -> bool:
    return text[:1].isupper() and len(text.split()) >= _SENTENCE_WORDS
