"""Two columns of text that are a table: a header pair such as «MÅL | TILTAK», rows told by statements side by side."""

import re
from collections.abc import Sequence

from tracecheck.readers.pdf.geometry import Rect, union
from tracecheck.readers.pdf.lines import TextLine, rows_of
from tracecheck.readers.pdf.markers import marker_of
from tracecheck.readers.pdf.tables import Grid, GridCell
from tracecheck.resources import load_data

_ENDS = re.compile(r"[.!?][»”\"')]*$")
_LETTERS = re.compile(r"[^\W\d_]+")
_GUTTER = 7.0
_FARTHEST = 3.5
_LEVEL = 2.5
_INDENT = 30.0
_LEAST_LEVEL = 0.8
_USUAL_PITCH = 1.25
Lefts = tuple[float, ...]


def paired_grids(parts: Sequence[TextLine], carried: Lefts | None = None) -> list[Grid]:
    """Grids of two columns under header pairs, as far down as nothing crosses the gutter between them.

    `carried` are the left sides of such columns at the end of the page before: they may go on without a header.
    """
    pairs = _pairs(parts)
    first = [_grid_below([], carried, parts)] if carried and parts and not _opens_with(pairs, parts) else []
    grids = [*first, *(_grid_below(row, (row[0].rect.x0, row[1].rect.x0), parts) for row in pairs)]
    return [grid for grid in grids if grid is not None]


def is_pair(texts: Sequence[str]) -> bool:
    """Whether two texts are a header pair."""
    return len(texts) == 2 and all(_is_header(text) for text in texts)


def _opens_with(pairs: Sequence[Sequence[TextLine]], parts: Sequence[TextLine]) -> bool:
    top = min(part.rect.top for part in parts)
    return any(row[0].rect.top <= top + row[0].size for row in pairs)


def _pairs(parts: Sequence[TextLine]) -> list[list[TextLine]]:
    rows = (sorted(row, key=lambda part: part.rect.x0) for row in rows_of(parts))
    return [row for row in rows if len(row) == 2 and all(_is_label(part) for part in row)]


def _is_label(part: TextLine) -> bool:
    """Whether a line is one of the words that head such columns, printed in bold or in capitals."""
    return (part.bold or part.text.isupper()) and _is_header(part.text)


def _is_header(text: str) -> bool:
    return " ".join(_LETTERS.findall(text)).casefold() in load_data("pdf_layout")["paired"]["headers"]


def _grid_below(header: Sequence[TextLine], lefts: Lefts, parts: Sequence[TextLine]) -> Grid | None:
    bottom = max(part.rect.bottom for part in header) if header else min(part.rect.top for part in parts)
    largest = 1.1 * (header[0].size if header else parts[0].size)
    body: tuple[list[TextLine], list[TextLine]] = ([], [])
    reach = bottom
    for part in sorted((part for part in parts if part.rect.top >= bottom - 2), key=lambda part: part.rect.top):
        column = _column(part, lefts)
        if column is None or part.rect.top - reach > _FARTHEST * part.size or part.size > largest:
            break
        body[column].append(part)
        reach = max(reach, part.rect.bottom)
    if not all(body):
        return None
    starts = _row_starts(body[0], body[1], goes_on=not header)
    return _grid(header, body, starts) if starts else None


def _column(part: TextLine, lefts: Lefts) -> int | None:
    """0 or 1; None for a line that stands across the gutter or outside the columns."""
    left, right = lefts
    if left - _GUTTER <= part.rect.x0 < left + _INDENT and part.rect.x1 < right:
        return 0
    return 1 if right - _GUTTER <= part.rect.x0 < right + _INDENT else None


def _row_starts(left: Sequence[TextLine], right: Sequence[TextLine], goes_on: bool = False) -> list[float]:
    """The tops of rows: each statement left starts where one starts right. Empty when the columns are no table.

    Two lists side by side are no table, although their first items stand level: rows have room between them.
    """
    starts = [number for number in range(len(left)) if _starts(left, number)]
    others = [number for number in range(len(right)) if _starts(right, number)]
    level = [(n, m) for n in starts for m in others if abs(left[n].baseline - right[m].baseline) <= _LEVEL]
    if goes_on and (0, 0) not in level:
        # The first row began on the page before: its cells go on at heights of their own.
        level, starts = [(0, 0), *level], [0, *starts[1:]]
    if len(level) < max(1, _LEAST_LEVEL * len(starts)) or level[0] != (0, 0):
        return []
    listed = any(marker_of(left[n].text) for n in starts)
    if listed and sum(_apart(left, n) or _apart(right, m) for n, m in level[1:]) < len(level) / 2:
        return []
    return [min(left[n].rect.top, right[m].rect.top) for n, m in level]


def _starts(column: Sequence[TextLine], number: int) -> bool:
    """Whether a line starts a statement: the one before ended, or stands farther off than lines of one statement do."""
    line = column[number]
    if number == 0 or marker_of(line.text) is not None:
        return True
    return not line.text[:1].islower() and (_apart(column, number) or bool(_ENDS.search(column[number - 1].text)))


def _apart(column: Sequence[TextLine], number: int) -> bool:
    line = column[number]
    factor: float = load_data("pdf_layout")["paragraphs"]["gap"]
    return line.baseline - column[number - 1].baseline > factor * _USUAL_PITCH * line.size


def _grid(header: Sequence[TextLine], body: Sequence[Sequence[TextLine]], starts: Sequence[float]) -> Grid:
    area = union(part.rect for part in (*header, *body[0], *body[1]))
    middle = min(part.rect.x0 for part in (*header[1:], *body[1])) - 2
    sides = [area.x0 - 2, middle, area.x1 + 2]
    tops = [*([area.top - 1] if header else []), *(start - 1 for start in starts), area.bottom + 1]
    cells = tuple(
        GridCell(row, column, 1, 1, Rect(sides[column], tops[row], sides[column + 1], tops[row + 1]))
        for row in range(len(tops) - 1)
        for column in range(2)
    )
    return Grid(Rect(sides[0], tops[0], sides[-1], tops[-1]), cells, len(tops) - 1, tuple(sides[:-1]), ruled=False)
