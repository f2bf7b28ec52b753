"""Headings: what stands out from this document's body text, and its level."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tracecheck.model.keys import text_key
from tracecheck.model.source import BlockKind
from tracecheck.readers.pdf.drafts import Draft
from tracecheck.readers.pdf.joins import join_lines
from tracecheck.readers.pdf.measures import Measures
from tracecheck.resources import load_data

_NUMBER = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+\S")
_SENTENCES = re.compile(r"[.!?]\s+[A-ZÆØÅ]")
_DEEPEST = 6
Look = tuple[int, bool, bool]


def with_headings(drafts: Sequence[Draft], measures: Measures, toc: Sequence[str]) -> list[Draft]:
    """The drafts with headings marked as such and given levels."""
    listed = {_key(entry) for entry in toc}
    marked = [_as_heading(draft, measures) if _is_heading(draft, measures, listed) else draft for draft in drafts]
    levels = _levels(marked)
    return [
        replace(draft, level=_level(draft, levels)) if draft.kind is BlockKind.HEADING else draft for draft in marked
    ]


def _key(text: str) -> str:
    return re.sub(r"^[\d.]+", "", text_key(text))


def _as_heading(draft: Draft, measures: Measures) -> Draft:
    """The number of a numbered heading is part of its text."""
    return replace(draft, kind=BlockKind.HEADING)


def _is_heading(draft: Draft, measures: Measures, listed: set[str]) -> bool:
    if not draft.lines or draft.table is not None or (draft.marker is not None and not draft.numbered):
        return False
    if draft.kind is BlockKind.FOOTNOTE or draft.lines[0].angle:
        return False
    text = join_lines(draft.lines).text
    limits = load_data("pdf_layout")["headings"]
    if not any(map(str.isalpha, text)) or len(text) > limits["longest"] or len(draft.lines) > limits["most_lines"]:
        return False
    if _key(text) in listed and len(_key(text)) > 3:
        return True
    return _stands_out(draft, text, measures, limits["larger"])


def _stands_out(draft: Draft, text: str, measures: Measures, larger: float) -> bool:
    ratio = draft.size / measures.size
    sentences = bool(_SENTENCES.search(text)) and _NUMBER.match(text) is None
    if ratio >= larger:
        return ratio >= 1.3 or not sentences
    if ratio < 0.95 or sentences:
        return False
    if _fully_bold(draft) and not measures.bold:
        return True
    if text.rstrip().endswith((".", ",", ";")):
        return False
    return _capitals(text) or (_hue(draft.lines[0].color) and not _hue(measures.color) and len(text) <= 100)


def _fully_bold(draft: Draft) -> bool:
    return all(sum(end - start for start, end in line.bold_spans) >= 0.9 * len(line.text) for line in draft.lines)


def _capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 4 and len(text) <= 80 and all(letter.isupper() for letter in letters)


def _hue(color: str | None) -> bool:
    if color is None:
        return False
    channels = [int(color[place : place + 2], 16) for place in (1, 3, 5)]
    return max(channels) - min(channels) > 40


def _look(draft: Draft) -> Look:
    text = draft.lines[0].text
    return round(draft.size), _fully_bold(draft), _capitals(text)


def _depth(draft: Draft) -> int | None:
    marker = f"{draft.marker} " if draft.marker else ""
    match = _NUMBER.match(marker + draft.lines[0].text)
    return match.group(1).count(".") + 1 if match else None


def _levels(drafts: Sequence[Draft]) -> dict[Look, int]:
    """The level of each look: by the numbers that headings of this look have, else by its rank."""
    headings = [draft for draft in drafts if draft.kind is BlockKind.HEADING]
    depths: dict[Look, Counter[int]] = {}
    for draft in headings:
        depth = _depth(draft)
        if depth is not None:
            depths.setdefault(_look(draft), Counter())[depth] += 1
    levels: dict[Look, int] = {}
    last = 0
    for look in sorted({_look(draft) for draft in headings}, reverse=True):
        known = depths.get(look)
        level = known.most_common(1)[0][0] if known else last + 1
        levels[look] = min(max(level, 1), _DEEPEST)
        last = max(last, levels[look])
    return levels


def _level(draft: Draft, levels: dict[Look, int]) -> int:
    depth = _depth(draft)
    return min(depth if depth is not None else levels[_look(draft)], _DEEPEST)
