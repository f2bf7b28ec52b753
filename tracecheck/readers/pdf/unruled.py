"""Tables without rules between the columns: columns are gaps that persist over the rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracecheck.readers.pdf.drawings import Shape
from tracecheck.readers.pdf.geometry import Rect, union
from tracecheck.readers.pdf.headed import continued_grid, headed_grids
from tracecheck.readers.pdf.keyed import keyed_grids
from tracecheck.readers.pdf.lines import TextLine, rows_of, split_at_gaps
from tracecheck.readers.pdf.paired import Lefts, paired_grids
from tracecheck.readers.pdf.tables import Grid, GridCell
from tracecheck.readers.pdf.textcolumns import are_headings, is_running_text
from tracecheck.resources import load_data

_NUMBER = re.compile(r"^[\s\d.,%()+\-−–/]*\d[\s\d.,%()+\-−–/]*(kr|mill\.?|%)?$|^[-–−]$")
_GAP = 0.9
_FEWEST = 3
Row = list[TextLine]


@dataclass(frozen=True, slots=True)
class _Run:
    """Rows that follow each other, and the gaps between their columns as x positions."""

    rows: list[Row]
    splits: list[float]


def unruled_grids(parts: Sequence[TextLine], shapes: Sequence[Shape], carried: Lefts | None = None) -> list[Grid]:
    """Grids of the tables on a page that only the positions of words, or horizontal rules, tell of.

    `carried` are the left sides of two columns without rules that the page before ended with, or all sides of more.
    """
    if len(parts) > load_data("pdf_layout")["crowded"]["lines"]:
        return []
    upright = [piece for part in parts if not part.angle for piece in split_at_gaps(part)]
    if len(upright) > 2 * load_data("pdf_layout")["crowded"]["lines"]:
        return []
    more = continued_grid(carried, upright) if carried and len(carried) > 2 else None
    if more is not None:
        upright = [part for part in upright if not more.rect.holds(part.rect)]
        return [more, *unruled_grids(upright, shapes)]
    rows = [sorted(row, key=lambda part: part.rect.x0) for row in rows_of(upright)]
    rules = [shape.rect for shape in shapes if shape.horizontal and shape.rect.width > 60]
    grids = []
    for run in _runs(rows):
        inside = [rule for rule in rules if _crosses(rule, run)]
        if run.splits and (_numeric(run) or len(inside) >= _FEWEST or _headed(run)):
            grids.append(_grid(run, inside))
    taken = [grid.rect for grid in grids]
    loose = [part for part in upright if not any(rect.holds(part.rect) for rect in taken)]
    headed = headed_grids(loose)
    rest = [part for part in loose if not any(grid.rect.holds(part.rect) for grid in headed)]
    keyed = keyed_grids(rest)
    rest = [part for part in rest if not any(grid.rect.holds(part.rect) for grid in keyed)]
    return [*grids, *headed, *keyed, *paired_grids(rest, carried if carried and len(carried) == 2 else None)]


def _runs(rows: Sequence[Row]) -> list[_Run]:
    """Rows of several parts that follow each other; single parts between them are label rows or wrapped text."""
    found: list[_Run] = []
    current: list[Row] = []
    for row in rows:
        if current and not _follows(current, row):
            found += _closed(current)
            current = []
        if current or len(row) >= 2:
            current.append(row)
    return found + _closed(current)


def _follows(current: list[Row], row: Row) -> bool:
    last = current[-1]
    distance = row[0].baseline - last[0].baseline
    if distance > 4.2 * last[0].size:
        return False
    single = 0
    for before in reversed(current):
        if len(before) >= 2:
            break
        single += 1
    return len(row) >= 2 or single < 3


def _closed(rows: list[Row]) -> list[_Run]:
    rows = list(rows)
    while rows and len(rows[-1]) < 2:
        rows.pop()
    several = [row for row in rows if len(row) >= 2]
    if len(several) < _FEWEST or len(several) < 0.55 * len(rows):
        return []
    splits = _splits(several)
    return [_Run(rows, splits)]


def _splits(rows: Sequence[Row]) -> list[float]:
    """The middles of the gaps that (nearly) no row fills."""
    spans = sorted((part.rect.x0, part.rect.x1) for row in rows for part in row)
    size = max(row[0].size for row in rows)
    reach = spans[0][1]
    splits = []
    for x0, x1 in spans[1:]:
        if x0 - reach >= _GAP * size:
            splits.append((reach + x0) / 2)
        reach = max(reach, x1)
    return splits


def _crosses(rule: Rect, run: _Run) -> bool:
    """Whether a horizontal rule lies over most of the run's width, between its first and last row."""
    area = union(part.rect for row in run.rows for part in row)
    return rule.overlap_x(area) > 0.7 * area.width and area.top - 12 <= rule.top <= area.bottom + 12


def _column(run: _Run, part: TextLine) -> int:
    return sum(part.rect.middle[0] > split for split in run.splits)


def _numeric(run: _Run) -> bool:
    """Whether what stands right of the first column is mostly numbers."""
    others = [part.text for row in run.rows for part in row if _column(run, part) > 0]
    return len(others) >= 4 and sum(bool(_NUMBER.match(text)) for text in others) >= 0.6 * len(others)


def _headed(run: _Run) -> bool:
    """Whether the first row is a bold header of three columns or more over text that is not bold."""
    first, rest = run.rows[0], run.rows[1:]
    if len(run.splits) < 2 or len(first) < len(run.splits) or not all(part.bold for part in first):
        return False
    parts = [part for row in rest for part in row]
    text = are_headings(first, parts) or is_running_text(parts, run.splits)
    return not text and sum(part.bold for part in parts) < 0.4 * len(parts)


def _grid(run: _Run, rules: Sequence[Rect]) -> Grid:
    area = union(part.rect for row in run.rows for part in row)
    sides = [area.x0 - 2, *run.splits, area.x1 + 2]
    tops = _ruled_tops(run, rules, area) or _text_tops(run, area)
    tops = [*tops, area.bottom + 2]
    cells = tuple(
        GridCell(row, column, 1, 1, Rect(sides[column], tops[row], sides[column + 1], tops[row + 1]))
        for row in range(len(tops) - 1)
        for column in range(len(sides) - 1)
    )
    return Grid(Rect(sides[0], tops[0], sides[-1], tops[-1]), cells, len(tops) - 1, tuple(sides[:-1]), ruled=False)


def _ruled_tops(run: _Run, rules: Sequence[Rect], area: Rect) -> list[float]:
    """The rules between the rows, when there are as many as the rows' number asks for."""
    between = sorted({round(rule.middle[1], 1) for rule in rules if area.top < rule.middle[1] < area.bottom})
    if len(between) < max(_FEWEST - 1, 0.3 * len(run.rows)):
        return []
    return [area.top - 2, *between]


def _text_tops(run: _Run, area: Rect) -> list[float]:
    """A row starts where the first column has text, but for lines that only go on with the line before."""
    tops = [area.top - 2]
    for above, row in zip(run.rows, run.rows[1:], strict=False):
        if _starts_row(run, row):
            tops.append((max(part.rect.bottom for part in above) + min(part.rect.top for part in row)) / 2)
    return tops


def _starts_row(run: _Run, row: Row) -> bool:
    columns = {_column(run, part) for part in row}
    if 0 not in columns:
        return False
    return len(columns) > 1 or not row[0].text[:1].islower()
