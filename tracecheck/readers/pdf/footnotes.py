"""Footnotes: small text that starts with a raised number."""

from collections.abc import Sequence
from dataclasses import replace

from tracecheck.model.source import BlockKind
from tracecheck.readers.pdf.drafts import Draft
from tracecheck.readers.pdf.measures import Measures


def with_footnotes(drafts: Sequence[Draft], measures: Measures) -> list[Draft]:
    """Drafts smaller than the body that start with a raised number, as footnotes; small text after them goes along."""
    done: list[Draft] = []
    for draft in drafts:
        if not draft.lines or draft.size >= 0.95 * measures.size:
            done.append(draft)
        elif draft.lines[0].note is not None:
            done.append(replace(draft, kind=BlockKind.FOOTNOTE, marker=draft.lines[0].note))
        elif done and done[-1].kind is BlockKind.FOOTNOTE and draft.marker is None:
            done[-1] = replace(done[-1], lines=done[-1].lines + draft.lines)
        else:
            done.append(draft)
    return done
