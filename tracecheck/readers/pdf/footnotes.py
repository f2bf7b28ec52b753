"""Footnotes: small text that starts with a raised number."""

from collections.abc import Sequence
from dataclasses import replace

from tracecheck.model.source import BlockKind
from tracecheck.readers.pdf.drafts import Draft
from tracecheck.readers.pdf.measures import Measures


def with_footnotes(drafts: Sequence[Draft], measures: Measures) -> list[Draft]:
    """Drafts whose text is smaller than the body and starts with a raised number, as footnotes."""
    return [_as_footnote(draft) if _is_footnote(draft, measures) else draft for draft in drafts]


def _is_footnote(draft: Draft, measures: Measures) -> bool:
    return bool(draft.lines) and draft.lines[0].note is not None and draft.size < 0.95 * measures.size


def _as_footnote(draft: Draft) -> Draft:
    return replace(draft, kind=BlockKind.FOOTNOTE, marker=draft.lines[0].note)
