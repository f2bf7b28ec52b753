"""Headings: what stands out from this document's body text, and its level."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from tracecheck.model.keys import text_key
from tracecheck.model.source import BlockKind
from tracecheck.readers.pdf.drafts import Draft
from tracecheck.readers.pdf.joins import join_lines
from tracecheck.readers.pdf.measures import Measures
from tracecheck.resources import load_data

_NUMBER = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+\S")
_SENTENCES = re.compile(r"[.!?]\s+[A-ZÆØÅ]")
Look = tuple[int, bool]


def with_headings(drafts: Sequence[Draft], measures: Measures, toc: Sequence[str]) -> list[Draft]:
    """The drafts with headings marked as such and given levels."""
    listed = {_key(entry) for entry in toc}
    marked = [
        replace(draft, kind=BlockKind.HEADING)
        if _is_heading(draft, measures, listed) or _is_italic_heading(draft, following, measures)
        else draft
        for draft, following in zip_longest(drafts, drafts[1:])
    ]
    marked = _without_labels(marked)
    return _nested(marked, _levels(marked))


def _without_labels(drafts: Sequence[Draft]) -> list[Draft]:
    """Big words alone in a small box are the labels of a figure, no headings; the title over a box's text is one."""
    filled = framed_texts(drafts)
    return [
        replace(draft, kind=BlockKind.PARAGRAPH)
        if draft.kind is BlockKind.HEADING and draft.small_box and draft.frame not in filled
        else draft
        for draft in drafts
    ]


def _nested(drafts: Sequence[Draft], levels: dict[Look, tuple[int, int]]) -> list[Draft]:
    """Headings with the depth at which they really stand: looks that a part of the document lacks leave no gap."""
    done: list[Draft] = []
    above: list[int] = []
    inner = framed_texts(drafts)
    outside: list[int] = []
    frame = None
    for draft in drafts:
        if draft.frame != frame and frame in inner:
            above = outside
        if draft.frame != frame and draft.frame in inner:
            outside = list(above)
        frame = draft.frame
        if draft.kind is not BlockKind.HEADING:
            done.append(draft)
            continue
        rank = _level(draft, levels)
        while above and above[-1] >= rank:
            above.pop()
        above.append(rank)
        done.append(replace(draft, level=len(above)))
    return done


def framed_texts(drafts: Sequence[Draft]) -> set[tuple[int, int] | None]:
    """The frames that hold more than headings: what is a heading in them, is none for the text after them."""
    return {draft.frame for draft in drafts if draft.frame is not None and draft.kind is not BlockKind.HEADING}


def _key(text: str) -> str:
    return re.sub(r"^[\d.]+", "", text_key(text))


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


def _is_italic_heading(draft: Draft, following: Draft | None, measures: Measures) -> bool:
    """A short line in italics right above a paragraph that is not; in a box it is rather a lead-in or a caption."""
    if draft.kind is not BlockKind.PARAGRAPH or len(draft.lines) != 1 or draft.frame is not None:
        return False
    if following is None or following.kind is not BlockKind.PARAGRAPH or not following.lines:
        return False
    line, below = draft.lines[0], following.lines[0]
    close = below.page == line.page and 0 < below.baseline - line.baseline < 2.2 * line.size
    fits = line.italic and not below.italic and measures.size * 0.95 <= line.size <= below.size + 0.6
    return close and fits and line.text[:1].isupper() and len(line.text) <= 100 and line.text[-1] not in ".,:;»”"


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
    return round(draft.size), _fully_bold(draft)


def _depth(draft: Draft) -> int | None:
    marker = f"{draft.marker} " if draft.marker else ""
    match = _NUMBER.match(marker + draft.lines[0].text)
    return match.group(1).count(".") + 1 if match else None


def _levels(drafts: Sequence[Draft]) -> dict[Look, tuple[int, int]]:
    """For each look of headings its level and the numbering depth that this level stands for.

    Bigger looks come first. Where headings of one look are numbered to different depths, the look takes as many
    levels. Looks that only the first page has are titles of the document: level 1, and none of the ranks.
    """
    headings = [draft for draft in drafts if draft.kind is BlockKind.HEADING]
    inner = {_look(draft) for draft in headings if draft.lines[0].page > 1} or {_look(draft) for draft in headings}
    levels: dict[Look, tuple[int, int]] = {}
    free = 1
    for look in sorted(inner, reverse=True):
        found = [_depth(draft) for draft in headings if _look(draft) == look]
        depths = Counter(depth for depth in found if depth is not None)
        if not depths:
            levels[look] = (free, 1)
            free += 1
            continue
        usual = depths.most_common(1)[0][0]
        # Where as many have no number, they stand under the numbered ones that look the same.
        if found.count(None) >= depths.total() >= 2:
            usual = max(depths) + 1
        levels[look] = (free + usual - min(depths), usual)
        free += max(*depths, usual) - min(depths) + 1
    return levels


def _level(draft: Draft, levels: dict[Look, tuple[int, int]]) -> int:
    level, usual = levels.get(_look(draft), (1, 1))
    depth = _depth(draft)
    return max(1, level + (depth - usual if depth is not None else 0))
