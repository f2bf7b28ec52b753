"""Depth of list items by their indent."""

from collections.abc import Sequence
from dataclasses import replace

from tracecheck.model.source import BlockKind
from tracecheck.readers.pdf.drafts import Draft


def with_depths(drafts: Sequence[Draft]) -> list[Draft]:
    """List items with `level` as depth from 0, counted anew in each list and in each box."""
    done: list[Draft] = []
    indents: list[float] = []
    frame = None
    for draft in drafts:
        indents = [] if draft.frame != frame else indents
        frame = draft.frame
        if draft.kind is not BlockKind.LIST_ITEM or not draft.lines:
            indents = [] if draft.kind is BlockKind.HEADING else indents
            done.append(draft)
            continue
        while indents and draft.marker_x < indents[-1] - 5:
            indents.pop()
        if not indents or draft.marker_x > indents[-1] + 5:
            indents.append(draft.marker_x)
        done.append(replace(draft, level=len(indents) - 1))
    return done
