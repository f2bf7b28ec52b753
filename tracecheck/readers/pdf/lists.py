"""Depth of list items by their indent."""

from collections.abc import Sequence
from dataclasses import replace

from tracecheck.model.source import BlockKind
from tracecheck.readers.pdf.drafts import Draft


def with_depths(drafts: Sequence[Draft]) -> list[Draft]:
    """List items with `level` as depth from 0, counted anew in each list."""
    done: list[Draft] = []
    indents: list[float] = []
    page = None
    for draft in drafts:
        if draft.kind is not BlockKind.LIST_ITEM or not draft.lines:
            indents = [] if draft.kind is BlockKind.HEADING else indents
            done.append(draft)
            continue
        if draft.lines[0].page != page:
            page = draft.lines[0].page
        while indents and draft.marker_x < indents[-1] - 5:
            indents.pop()
        if not indents or draft.marker_x > indents[-1] + 5:
            indents.append(draft.marker_x)
        done.append(replace(draft, level=len(indents) - 1))
    return done
