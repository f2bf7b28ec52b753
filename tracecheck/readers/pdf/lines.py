"""Words put together to printed lines, with footnote digits taken out."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracecheck.readers.pdf.characters import Word
from tracecheck.readers.pdf.geometry import Rect, union
from tracecheck.readers.pdf.markers import is_marker

_NOTE = re.compile(r"^[\d*,)]{1,4}$")
_STREAM_GAP = 1.6
_NEAR_GAP = 0.55
_MARKER_GAP = 6.0
_CELL_GAP = 0.62


@dataclass(frozen=True, slots=True)
class TextLine:
    """A printed line or a part of one, on page `page`. Offsets of `bold_spans` are in `text`."""

    text: str
    words: tuple[Word, ...]
    page: int
    rect: Rect
    baseline: float
    size: float
    bold: bool
    italic: bool
    color: str | None
    font: str
    angle: int
    bold_spans: tuple[tuple[int, int], ...] = ()
    note: str | None = None

    @property
    def order(self) -> int:
        """Where it stands in the content stream."""
        return self.words[0].order


def make_line(words: Sequence[Word], page: int) -> TextLine:
    """One line of `words` in their printed order; raised small digits behind a word are left out."""
    look = words[0].look
    if all(word.look is look for word in words):
        return _even_line(words, page)
    size = _main_size(words)
    baseline = _main_baseline(words, size)
    kept = _without_notes(words, size, baseline)
    note = kept[0].text if len(kept) > 1 and _is_note(kept[0], size, baseline) else None
    kept = kept[1:] if note else kept
    text, spans = _join(kept)
    looks: Counter[tuple[bool, bool, str | None, str, int]] = Counter()
    for word in kept:
        look = word.look
        looks[(look.bold, look.italic, look.color, look.font, look.angle)] += sum(map(str.isalnum, word.text)) or 1
    bold, italic, color, font, angle = looks.most_common(1)[0][0]
    return TextLine(
        text=text,
        words=tuple(kept),
        page=page,
        rect=union(word.rect for word in kept),
        baseline=baseline,
        size=size,
        bold=bold,
        italic=italic,
        color=color,
        font=font,
        angle=angle,
        bold_spans=spans,
        note=note,
    )


def _without_notes(words: Sequence[Word], size: float, baseline: float) -> list[Word]:
    """The words but for raised digits behind others; a full stop behind such a digit closes up."""
    kept = [words[0]]
    for before, word in pairwise(words):
        if _is_note(word, size, baseline):
            continue
        closes = word.text[0] in ".,;:!?" and before is not kept[-1]
        kept.append(word._replace(glued=True) if closes else word)
    return kept


def _even_line(words: Sequence[Word], page: int) -> TextLine:
    """A line of words that all look alike: nothing to weigh, and no footnote digits in it."""
    text, spans = _join(words)
    rect = union([word.rect for word in words])
    size, font, bold, italic, color, angle, _ = words[0].look
    baseline = words[0].baseline
    return TextLine(text, tuple(words), page, rect, baseline, size, bold, italic, color, font, angle, spans)


def segments(words: Iterable[Word], page: int) -> list[TextLine]:
    """Parts of lines that surely belong together: near each other in the stream and on the page."""
    runs: list[list[Word]] = []
    for word in words:
        if runs and _follows(runs[-1], word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return _merge_near([make_line(run, page) for run in runs], page)


def split_at_gaps(part: TextLine) -> list[TextLine]:
    """The part cut where words stand farther apart than in running text: columns may be that close."""
    groups = [[part.words[0]]]
    for left, right in pairwise(part.words):
        item = left is part.words[0] and is_marker(left.text) and not right.text[0].isdigit()
        if right.rect.x0 - left.rect.x1 >= _CELL_GAP * part.size and not item:
            groups.append([right])
        else:
            groups[-1].append(right)
    return [part] if len(groups) == 1 else [make_line(group, part.page) for group in groups]


def merge_row(parts: Sequence[TextLine]) -> TextLine:
    """The line made of parts that stand on one baseline."""
    if len(parts) == 1:
        return parts[0]
    ordered = sorted(parts, key=lambda part: part.rect.x0)
    merged = make_line([word for part in ordered for word in part.words], parts[0].page)
    return merged if ordered[0].note is None else _with_note(merged, ordered[0].note)


def same_row(one: TextLine, other: TextLine) -> bool:
    """Whether both stand on one baseline, or one is a list marker beside the other."""
    if one.angle != other.angle:
        return False
    if abs(one.baseline - other.baseline) <= 0.3 * min(one.size, other.size):
        return True
    if one.rect.overlap_y(other.rect) < 0.6 * min(one.rect.height, other.rect.height):
        return False
    return any(_NOTE.match(text) or is_marker(text) for text in (one.text, other.text))


def rows_of(parts: Iterable[TextLine]) -> list[list[TextLine]]:
    """Parts grouped by baseline, from the top; parts that overprint each other stay apart."""
    rows: list[list[TextLine]] = []
    for part in sorted(parts, key=lambda part: (part.baseline, part.rect.x0)):
        home = next((row for row in rows[-3:] if same_row(row[0], part) and _room(row, part)), None)
        if home is None:
            rows.append([part])
        else:
            home.append(part)
    return rows


def _room(row: list[TextLine], part: TextLine) -> bool:
    return all(other.rect.overlap_x(part.rect) < 0.6 * min(other.size, part.size) for other in row)


def _merge_near(parts: list[TextLine], page: int) -> list[TextLine]:
    merged: list[TextLine] = []
    for row in rows_of(parts):
        ordered = sorted(row, key=lambda part: part.rect.x0)
        groups = [[ordered[0]]]
        for part in ordered[1:]:
            if _belongs(groups[-1][-1], part):
                groups[-1].append(part)
            else:
                groups.append([part])
        merged.extend(merge_row(group) for group in groups)
    return sorted(merged, key=lambda part: part.order)


def _belongs(left: TextLine, right: TextLine) -> bool:
    gap = right.rect.x0 - left.rect.x1
    size = max(left.size, right.size)
    if gap < _NEAR_GAP * size:
        return True
    return is_marker(left.text) and gap < _MARKER_GAP * size


def _follows(run: list[Word], word: Word) -> bool:
    last = run[-1]
    if last.look.angle != word.look.angle or last.text.endswith("\x02"):
        return False
    size = max(last.look.size, word.look.size)
    gap = word.rect.x0 - last.rect.x1
    if word.look.angle in (90, 270):
        away = word.rect.top - last.rect.bottom if word.look.angle == 270 else last.rect.top - word.rect.bottom
        return last.rect.overlap_x(word.rect) > 0 and -0.35 * size <= away <= _STREAM_GAP * size
    if word.look.angle:
        return abs(word.baseline - last.baseline) < size
    if not -0.35 * size <= gap <= _STREAM_GAP * size:
        return False
    if abs(word.baseline - last.baseline) <= 0.2 * size:
        return True
    small = min(last.look.size, word.look.size) < 0.95 * size
    return small and last.rect.overlap_y(word.rect) >= 0.5 * min(last.rect.height, word.rect.height)


def _main_size(words: Sequence[Word]) -> float:
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[word.look.size] += len(word.text)
    return max(sizes, key=lambda size: (sizes[size], size))


def _main_baseline(words: Sequence[Word], size: float) -> float:
    return next(word.baseline for word in words if word.look.size == size)


def _is_note(word: Word, size: float, baseline: float) -> bool:
    raised = baseline - word.baseline
    smaller = word.look.size / size
    return bool(_NOTE.match(word.text)) and (
        (smaller < 0.82 and raised > 0.12 * size) or (smaller < 0.95 and raised > 0.2 * size)
    )


def _join(words: Sequence[Word]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text of words, and the parts of it that are bold."""
    text, spans = "", list[tuple[int, int]]()
    for number, word in enumerate(words):
        if number and not _touches(words[number - 1], word):
            text += " "
        start = len(text)
        text += word.text
        if not word.look.bold:
            continue
        if spans and spans[-1][1] >= start - 1:
            spans[-1] = (spans[-1][0], len(text))
        else:
            spans.append((start, len(text)))
    return text, tuple(spans)


def _touches(left: Word, right: Word) -> bool:
    if right.glued:
        return True
    gap = right.rect.x0 - left.rect.x1
    return right.order != left.order + 1 and gap < 0.08 * right.look.size


def _with_note(line: TextLine, note: str) -> TextLine:
    from dataclasses import replace

    return replace(line, note=note)
