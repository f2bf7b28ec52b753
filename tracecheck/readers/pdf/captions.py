"""Captions of tables: a line «Tabell 3: …» right above or below."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from tracecheck.readers.pdf.drafts import Draft
from tracecheck.readers.pdf.joins import join_lines
from tracecheck.resources import load_data


def with_captions(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with each table's caption noted; the line itself stays where it stands."""
    done = list(drafts)
    taken: set[int] = set()
    for place, draft in enumerate(drafts):
        if draft.table is None:
            continue
        for beside in (place - 1, place + 1):
            text = _caption(drafts[beside]) if 0 <= beside < len(drafts) and beside not in taken else None
            if text is not None:
                taken.add(beside)
                done[place] = replace(draft, table=replace(draft.table, caption=text))
                break
    return done


def _caption(draft: Draft) -> str | None:
    if draft.table is not None or not draft.lines:
        return None
    text = join_lines(draft.lines).text
    return text if _start().match(text) else None


@cache
def _start() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in load_data("pdf_layout")["captions"]["tables"])
    return re.compile(rf"(?:{words})\s*\d{{1,3}}(?:[.\-]\d{{1,3}})*\s*[.:–-]?\s", re.IGNORECASE)
