"""Depth of list items by their indent."""

from collections.abc import Sequence
from dataclasses import replace

from tracecheck.model.source import BlockKind
from tracecheck.readers.pdf.drafts import Draft

# Points within which two things stand one below the other.
_SAME = 5


def with_depths(drafts: Sequence[Draft]) -> list[Draft]:
    """List items with `level` as depth from 0, counted anew in each list and in each box; a paragraph that starts where
    the words of the item above it do has the depth of that item."""
    done: list[Draft] = []
    indents: list[float] = []
    frame = None
    item: Draft | None = None
    for draft in drafts:
        indents = [] if draft.frame != frame else indents
        frame = draft.frame
        if draft.kind is BlockKind.PARAGRAPH and item is not None and _goes_on(item, draft):
            done.append(replace(draft, level=item.level))
            continue
        item = None
        if draft.kind is not BlockKind.LIST_ITEM or not draft.lines:
            indents = [] if draft.kind is BlockKind.HEADING else indents
            done.append(draft)
            continue
        while indents and draft.marker_x < indents[-1] - _SAME:
            indents.pop()
        if not indents or draft.marker_x > indents[-1] + _SAME:
            indents.append(draft.marker_x)
        item = replace(draft, level=len(indents) - 1)
        done.append(item)
    return done


def _goes_on(item: Draft, paragraph: Draft) -> bool:
    """In the column and box of the item, indented as its words are."""
    same = item.frame == paragraph.frame and abs(item.right - paragraph.right) < _SAME
    return same and item.text_x > item.marker_x + _SAME and abs(item.text_x - paragraph.text_x) < _SAME
