"""Blocks and tables that go on in the next column or on the next page."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tracecheck.model.keys import text_key
from tracecheck.model.source import BlockKind
from tracecheck.readers.pdf.drafts import Draft, TableDraft
from tracecheck.readers.pdf.joins import join_lines
from tracecheck.readers.pdf.tables import GridCell

_FARTHEST = 15
_ENDS = re.compile(r"[.!?:;][»”\"')]*$")
_BROKEN = re.compile(r"[-\x02\u00ad]$")
Cells = dict[tuple[int, int], tuple[GridCell, tuple[Draft, ...]]]


def join_flow(regions: Sequence[Sequence[Draft]]) -> list[Draft]:
    """The blocks of all regions in order, those that were cut by a column or page break put together."""
    flow: list[Draft] = []
    for region in regions:
        rest = list(region)
        if rest and flow:
            home = _open_block(flow, rest[0])
            if home is not None:
                flow[home] = _joined(flow[home], rest.pop(0))
        flow += rest
    return flow


def _open_block(flow: list[Draft], first: Draft) -> int | None:
    """The index of the block that `first` continues: the last one, notes and boxes passed over."""
    for index in range(len(flow) - 1, max(-1, len(flow) - _FARTHEST), -1):
        draft = flow[index]
        if draft.kind is BlockKind.FOOTNOTE or (draft.lines and first.lines and draft.size < 0.92 * first.size):
            continue
        if _continues(draft, first):
            return index
        if draft.frame is None and first.frame is None:
            return None
    return None


def _continues(last: Draft, first: Draft) -> bool:
    if last.table is not None and first.table is not None:
        return _same_columns(last, first)
    if last.table is not None or first.table is not None or not last.lines or not first.lines:
        return False
    if first.kind is not BlockKind.PARAGRAPH or last.frame != first.frame or not _look_alike(last, first):
        return False
    end, start = last.lines[-1], first.lines[0]
    if start.text[:1].islower():
        return bool(_BROKEN.search(end.text)) or not _ENDS.search(end.text)
    # A full line without a sentence end goes on, whatever the next word starts with (names, numbers).
    moved = start.page != end.page or start.rect.top < end.rect.top
    full = end.rect.x1 > last.right - 2.5 * end.size and len(end.text) > 40
    return moved and full and last.kind is not BlockKind.HEADING and not _ENDS.search(end.text)


def _look_alike(last: Draft, first: Draft) -> bool:
    end, start = last.lines[-1], first.lines[0]
    return abs(end.size - start.size) <= 0.6 and end.bold == start.bold and end.angle == start.angle


def _joined(last: Draft, first: Draft) -> Draft:
    if last.table is not None and first.table is not None:
        return replace(last, table=_stacked(last.table, first.table), lines=last.lines)
    return replace(last, lines=last.lines + first.lines)


def _same_columns(last: Draft, first: Draft) -> bool:
    one, other = last.table, first.table
    if one is None or other is None or len(one.columns) != len(other.columns):
        return False
    if _pages(one)[-1] >= _pages(other)[0]:
        return False
    shift = other.columns[0] - one.columns[0]
    return all(abs(b - a - shift) <= 8 for a, b in zip(one.columns, other.columns, strict=True))


def _pages(table: TableDraft) -> list[int]:
    return sorted({line.page for _, drafts in table.cells for draft in drafts for line in draft.lines})


def _stacked(one: TableDraft, other: TableDraft) -> TableDraft:
    """Both as one table: a repeated header left out, a row cut by the break joined."""
    skip = _repeated_header(one, other)
    rest = [(cell, drafts) for cell, drafts in other.cells if cell.row >= skip]
    cells: Cells = {(cell.row, cell.column): (cell, drafts) for cell, drafts in one.cells}
    offset = one.rows - skip
    if _is_cut(one, rest, skip):
        offset -= 1
    for cell, drafts in rest:
        key = (cell.row + offset, cell.column)
        before = cells.get(key)
        if before is None:
            cells[key] = (replace(cell, row=key[0]), drafts)
        else:
            cells[key] = (before[0], _continued(before[1], drafts))
    ordered = tuple(cells[key] for key in sorted(cells))
    return replace(
        one,
        cells=ordered,
        rows=other.rows + offset,
        header_rows=max(one.header_rows, skip),
        continues=True,
    )


def _repeated_header(one: TableDraft, other: TableDraft) -> int:
    """How many rows at the top of `other` say the same as the top of `one`."""
    count = 0
    while count < min(one.rows, other.rows, 3) and _row_key(one, count) == _row_key(other, count) != "":
        count += 1
    return count


def _row_key(table: TableDraft, row: int) -> str:
    return text_key(" ".join(_cell_text(drafts) for cell, drafts in table.cells if cell.row == row))


def _cell_text(drafts: Sequence[Draft]) -> str:
    return " ".join(join_lines(draft.lines).text for draft in drafts)


def _is_cut(one: TableDraft, rest: Sequence[tuple[GridCell, tuple[Draft, ...]]], skip: int) -> bool:
    """Whether the first row after the break goes on with the last row before it: no label, or a sentence's middle."""
    first = {cell.column: drafts for cell, drafts in rest if cell.row == skip and drafts}
    last = {cell.column: drafts for cell, drafts in one.cells if cell.row + cell.row_span >= one.rows and drafts}
    if not first or not last:
        return False
    if 0 not in first and 0 in last:
        return _labelled(one)
    if 0 in first and 0 in last and _goes_on(last[0][-1], first[0][0]):
        return True
    return all(column in last and _goes_on(last[column][-1], drafts[0]) for column, drafts in first.items())


def _labelled(table: TableDraft) -> bool:
    """Whether nearly every row has something in its first column."""
    rows = {cell.row for cell, drafts in table.cells if drafts}
    labels = {
        cell.row + step for cell, drafts in table.cells if drafts and cell.column == 0 for step in range(cell.row_span)
    }
    return len(rows & labels) >= 0.8 * len(rows)


def _goes_on(last: Draft, first: Draft) -> bool:
    if not last.lines or not first.lines:
        return False
    return not _ENDS.search(last.lines[-1].text) and first.lines[0].text[:1].islower() and first.marker is None


def _continued(before: tuple[Draft, ...], after: tuple[Draft, ...]) -> tuple[Draft, ...]:
    if before and after and _goes_on(before[-1], after[0]):
        return (*before[:-1], _joined(before[-1], after[0]), *after[1:])
    return before + after
