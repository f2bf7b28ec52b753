"""Blocks and tables that go on in the next column or on the next page."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tracecheck.model.source import BlockKind
from tracecheck.readers.pdf.drafts import Draft, TableDraft
from tracecheck.readers.pdf.stacks import Stack

_FARTHEST = 15
_ENDS = re.compile(r"[.!?:;][»”\"')]*$")
_BROKEN = re.compile(r"[-\x02\u00ad]$")


def join_flow(regions: Sequence[Sequence[Draft]]) -> list[Draft]:
    """The blocks of all regions in order, those that were cut by a column or page break put together."""
    flow: list[Draft] = []
    stacks: dict[int, Stack] = {}
    for region in regions:
        rest = list(region)
        if rest and flow:
            home = _open_block(flow, rest[0], stacks)
            if home is not None:
                flow[home] = _joined(flow[home], rest.pop(0), stacks.get(home))
        flow += rest
    return [_whole(draft, stacks.get(place)) for place, draft in enumerate(flow)]


def _stack(stacks: dict[int, Stack], index: int, table: TableDraft) -> Stack:
    """The stack of the table at `index`, begun when there is none."""
    if index not in stacks:
        stacks[index] = Stack(table)
    return stacks[index]


def _whole(draft: Draft, stack: Stack | None) -> Draft:
    return draft if stack is None else replace(draft, table=stack.table())


def _open_block(flow: list[Draft], first: Draft, stacks: dict[int, Stack]) -> int | None:
    """The index of the block that `first` continues: the last one, notes and boxes passed over."""
    for index in range(len(flow) - 1, max(-1, len(flow) - _FARTHEST), -1):
        draft = flow[index]
        if draft.kind is BlockKind.FOOTNOTE or (draft.lines and first.lines and draft.size < 0.92 * first.size):
            continue
        if draft.table is not None and first.table is not None:
            if _stack(stacks, index, draft.table).continued_by(first.table):
                return index
        elif _continues(draft, first):
            return index
        if draft.frame is None and first.frame is None:
            return None
    return None


def _continues(last: Draft, first: Draft) -> bool:
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


def _joined(last: Draft, first: Draft, stack: Stack | None) -> Draft:
    if stack is not None and first.table is not None:
        stack.add(first.table)
        return last
    return replace(last, lines=last.lines + first.lines)
