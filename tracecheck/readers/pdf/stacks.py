"""Tables put together page by page: a repeated header left out, a row cut by the page break joined.

A stack looks at its first rows and its last row only, however many pages it has.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tracecheck.model.keys import text_key
from tracecheck.readers.pdf.drafts import Draft, TableDraft
from tracecheck.readers.pdf.joins import join_lines
from tracecheck.readers.pdf.tables import GridCell

_ENDS = re.compile(r"[.!?:;][»”\"')]*$")
_MOST_HEADER_ROWS = 3
_LABELLED = 0.8
_SLACK = 8
Filled = tuple[GridCell, tuple[Draft, ...]]


class Stack:
    """A table that grows; `add` puts the table of the next page below it."""

    def __init__(self, table: TableDraft) -> None:
        self._first = table
        self._rows = 0
        self._header_rows = table.header_rows
        self._cells: dict[tuple[int, int], Filled] = {}
        self._tail: dict[tuple[int, int], GridCell] = {}
        self._filled: set[int] = set()
        self._unlabelled: set[int] = set()
        self._labels: set[int] = set()
        self._last_page = 0
        self._parts = 0
        self._place(table.cells, 0, table.rows)

    def continued_by(self, other: TableDraft) -> bool:
        """Whether a table stands on a later page and has the same columns, moved to a side perhaps.

        Columns that are empty on the later page are missing there.
        """
        pages = table_pages(other)
        return bool(pages) and self._last_page < pages[0] and column_places(self._first, other) is not None

    def add(self, other: TableDraft) -> None:
        """The rows of `other` below the rows so far."""
        other = _in_columns(other, column_places(self._first, other) or ())
        skip = self._repeated_header(other)
        rest = [(cell, drafts) for cell, drafts in other.cells if cell.row >= skip]
        offset = self._rows - skip - self._is_cut(rest, skip)
        self._header_rows = max(self._header_rows, skip)
        self._place(rest, offset, other.rows + offset)

    def table(self) -> TableDraft:
        """All rows as one table."""
        if self._parts == 1:
            return self._first
        cells = tuple(self._cells[key] for key in sorted(self._cells))
        return replace(self._first, cells=cells, rows=self._rows, header_rows=self._header_rows, continues=True)

    def _place(self, cells: Sequence[Filled], offset: int, rows: int) -> None:
        for cell, drafts in cells:
            key = (cell.row + offset, cell.column)
            before = self._cells.get(key)
            placed = (replace(cell, row=key[0]), drafts) if before is None else (before[0], _joined(before[1], drafts))
            self._cells[key] = placed
            self._tail[key] = placed[0]
            self._note(*placed)
        self._rows = rows
        self._tail = {key: cell for key, cell in self._tail.items() if cell.row + cell.row_span >= rows}
        self._parts += 1

    def _note(self, cell: GridCell, drafts: Sequence[Draft]) -> None:
        """Remember which rows have text, and which of them have it in the first column."""
        if not drafts:
            return
        self._last_page = max([self._last_page, *(line.page for draft in drafts for line in draft.lines)])
        self._filled.add(cell.row)
        if cell.column == 0:
            self._labels.update(range(cell.row, cell.row + cell.row_span))
            self._unlabelled.difference_update(range(cell.row, cell.row + cell.row_span))
        elif cell.row not in self._labels:
            self._unlabelled.add(cell.row)

    def _repeated_header(self, other: TableDraft) -> int:
        """How many rows at the top of `other` say the same as the top of this table."""
        columns = range(len(self._first.columns))
        places = [(row, column) for row in range(_MOST_HEADER_ROWS) for column in columns]
        top = [self._cells[place] for place in places if place in self._cells]
        most = min(self._rows, other.rows, _MOST_HEADER_ROWS)
        count = 0
        while count < most and _row_key(top, count) == _row_key(other.cells, count) != "":
            count += 1
        return count

    def _is_cut(self, rest: Sequence[Filled], skip: int) -> bool:
        """Whether the first row after the break goes on with the last before it: no label, or a sentence's middle."""
        first = {cell.column: drafts for cell, drafts in rest if cell.row == skip and drafts}
        last = {key[1]: self._cells[key][1] for key in self._tail if self._cells[key][1]}
        if not first or not last:
            return False
        labelled = len(self._unlabelled) <= (1 - _LABELLED) * len(self._filled)
        if 0 not in first and 0 in last and labelled:
            return True
        if 0 in first and 0 in last and goes_on(last[0][-1], first[0][0]):
            return True
        return all(column in last and goes_on(last[column][-1], drafts[0]) for column, drafts in first.items())


def column_places(one: TableDraft, other: TableDraft) -> tuple[int, ...] | None:
    """For each column of `other` the column of `one` that it goes on; None when they are other columns."""
    shift = other.columns[0] - one.columns[0]
    if len(one.columns) == len(other.columns):
        same = all(abs(b - a - shift) <= _SLACK for a, b in zip(one.columns, other.columns, strict=True))
        return tuple(range(len(one.columns))) if same else None
    if not (one.ruled and other.ruled) or len(other.columns) < 2:
        return None
    sides = (*one.columns, max(cell.rect.x1 for cell, _ in one.cells))
    found = [_place_of(column, sides, shift, other) for column in range(len(other.columns))]
    places = tuple(place for place in found if place is not None)
    return places if len(places) == len(found) == len(set(places)) else None


def _place_of(column: int, sides: Sequence[float], shift: float, other: TableDraft) -> int | None:
    """The place of a column between `sides` that its left and its right side fit."""
    left = other.columns[column] - shift
    rights = [cell.rect.x1 - shift for cell, _ in other.cells if cell.column == column and cell.column_span == 1]
    near = (
        place
        for place, (a, b) in enumerate(pairwise(sides))
        if abs(a - left) <= _SLACK and all(abs(b - right) <= _SLACK for right in rights)
    )
    return next(near, None) if rights else None


def _in_columns(table: TableDraft, places: Sequence[int]) -> TableDraft:
    """The table with its cells in other columns."""
    cells = tuple(
        (
            replace(
                cell,
                column=places[cell.column],
                column_span=places[cell.column + cell.column_span - 1] - places[cell.column] + 1,
            ),
            drafts,
        )
        for cell, drafts in table.cells
    )
    return replace(table, cells=cells)


def table_pages(table: TableDraft) -> list[int]:
    """The pages that a table's text stands on."""
    return sorted({line.page for _, drafts in table.cells for draft in drafts for line in draft.lines})


def goes_on(last: Draft, first: Draft) -> bool:
    """Whether `first` is the rest of the sentence in `last`."""
    if not last.lines or not first.lines:
        return False
    return not _ENDS.search(last.lines[-1].text) and first.lines[0].text[:1].islower() and first.marker is None


def _joined(before: tuple[Draft, ...], after: tuple[Draft, ...]) -> tuple[Draft, ...]:
    if before and after and goes_on(before[-1], after[0]):
        whole = replace(before[-1], lines=before[-1].lines + after[0].lines)
        return (*before[:-1], whole, *after[1:])
    return before + after


def _row_key(cells: Sequence[Filled], row: int) -> str:
    texts = (join_lines(draft.lines).text for cell, drafts in cells if cell.row == row for draft in drafts)
    return text_key(" ".join(texts))
