"""Lines of a region cut into blocks: paragraphs and list items by gaps, markers, indents and looks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracecheck.model.source import BlockKind
from tracecheck.readers.pdf.drafts import Draft
from tracecheck.readers.pdf.lines import TextLine, make_line
from tracecheck.readers.pdf.markers import Marked, is_marker, marker_of, run_on_bullet
from tracecheck.readers.pdf.measures import Measures
from tracecheck.resources import load_data

_SENTENCE_END = re.compile(r"[.!?:;][»”\"')]*$")
# «Måles ved:» alone on its line leads in what stands below it.
_LABEL = re.compile(r"^[A-ZÆØÅ][^\W\d_]{2,}(?: [^\W\d_]+){0,2}:$")
_DASHES = ("–", "-", "−", "—")
_BROKEN = re.compile(r"[-\x02\u00ad]$")


@dataclass(frozen=True, slots=True)
class Column:
    """The room that lines have: its left and right side."""

    left: float
    right: float


def region_drafts(
    lines: Sequence[TextLine], measures: Measures, frame: tuple[int, int] | None = None, right: float | None = None
) -> list[Draft]:
    """The blocks of one region, from the top down."""
    split = [(part, line.rect.x0) for line in lines for part in _run_on_items(line)]
    if not split:
        return []
    column = Column(min(line.rect.x0 for line in lines), right or max(line.rect.x1 for line in lines))
    drafts: list[Draft] = []
    for line, left in split:
        if drafts and not _starts_block(drafts[-1], line, column, measures):
            drafts[-1] = _extended(drafts[-1], line)
        else:
            draft = _started(line, column, frame, drafts[-1] if drafts else None)
            # Items that run on in one printed line are of one depth.
            drafts.append(replace(draft, marker_x=left) if left < line.rect.x0 else draft)
    return [settled for draft in drafts if (settled := _settled(draft, len(split) == 1)) is not None]


def _run_on_items(line: TextLine) -> list[TextLine]:
    """A line with several bullets in it as several lines."""
    bullet = run_on_bullet()
    starts = [0, *(n for n, word in enumerate(line.words) if n and bullet.match(f"{word.text} "))]
    if len(starts) == 1:
        return [line]
    ends = [*starts[1:], len(line.words)]
    return [make_line(line.words[start:end], line.page) for start, end in zip(starts, ends, strict=True)]


def _started(line: TextLine, column: Column, frame: tuple[int, int] | None, before: Draft | None) -> Draft:
    marked = _list_marker(line, before)
    if marked is None:
        x = line.rect.x0
        return Draft((line,), BlockKind.PARAGRAPH, None, False, x, x, column.right, frame)
    rest = without_start(line, marked.start)
    text_x = rest.rect.x0 if rest else line.rect.x1
    lines = (rest,) if rest else ()
    return Draft(
        lines=lines,
        kind=BlockKind.LIST_ITEM,
        marker=marked.marker,
        numbered=marked.numbered,
        marker_x=line.rect.x0,
        text_x=text_x,
        right=column.right,
        frame=frame,
        printed=line,
    )


def _settled(draft: Draft, alone: bool) -> Draft | None:
    """A number without text is text itself, and so is a dash that stands `alone`; a lone bullet is nothing."""
    if draft.lines:
        return draft
    return as_text(draft) if draft.numbered or (alone and draft.marker in _DASHES) else None


def as_text(draft: Draft) -> Draft:
    """A list item as the paragraph that it would be if its marker were part of its text."""
    if draft.printed is None:
        return draft
    rest = draft.lines if is_marker(draft.printed.text) else draft.lines[1:]
    lines = (draft.printed, *rest)
    return replace(draft, lines=lines, kind=BlockKind.PARAGRAPH, marker=None, numbered=False, printed=None)


def _list_marker(line: TextLine, before: Draft | None) -> Marked | None:
    marked = marker_of(line.text)
    if marked is None or not marked.numbered:
        return marked
    rest = line.text[marked.start :]
    first = rest.split(" ", 1)[0].casefold().strip(".,")
    if first in load_data("pdf_layout")["months"]["names"]:
        return None
    if rest[:1].islower() or not rest:
        return marked if before is None or _counts_on(before, marked) or not marked.marker[0].isdigit() else None
    return marked


def _counts_on(before: Draft, marked: Marked) -> bool:
    """Whether the item before has the number or letter before this one."""
    if before.marker is None:
        return bool(before.lines) and bool(_SENTENCE_END.search(before.lines[-1].text))
    one, other = before.marker.strip("()."), marked.marker.strip("().")
    if one.isdigit() and other.isdigit():
        return int(other) == int(one) + 1
    return True


def without_start(line: TextLine, count: int) -> TextLine | None:
    """The line without its first `count` characters; None when nothing is left."""
    rest = line.text[count:]
    if not rest.strip():
        return None
    words = list(line.words)
    while words and len("".join(word.text for word in words[1:])) >= len(rest.replace(" ", "")):
        words.pop(0)
    kept = "".join(word.text for word in words)
    surplus = len(kept) - len(rest.replace(" ", ""))
    if surplus > 0:
        words[0] = words[0]._replace(text=words[0].text[surplus:])
    return make_line(words, line.page)


def _extended(draft: Draft, line: TextLine) -> Draft:
    text_x = draft.text_x if draft.lines else line.rect.x0
    return replace(draft, lines=(*draft.lines, line), text_x=text_x)


def _starts_block(draft: Draft, line: TextLine, column: Column, measures: Measures) -> bool:
    if not draft.lines:
        return _list_marker(line, draft) is not None
    last = draft.lines[-1]
    if last.angle != line.angle or _looks_differ(draft, line):
        return True
    if _broken_word(last, line):
        return False
    return (
        _gap(last, line, measures)
        or _starts_item(draft, line)
        or _is_label(last, line, column)
        or (draft.kind is BlockKind.LIST_ITEM and _outdented(draft, line, column))
        or _ends_early(draft, line, column, measures)
    )


def _is_label(last: TextLine, line: TextLine, column: Column) -> bool:
    """Whether a line is a label of its own («Måles ved:»), and not the last words of the sentence above it."""
    if _LABEL.match(line.text) is None or last.text[-1] in ",-–:":
        return False
    left_open = last.text.split()[-1].casefold() in load_data("pdf_layout")["cut_words"]["alone"]
    room = line.words[0].rect.width < column.right - last.rect.x1
    return not left_open and (room or len(line.words) > 1)


def _broken_word(last: TextLine, line: TextLine) -> bool:
    return bool(_BROKEN.search(last.text)) and line.text[:1].islower() and abs(last.size - line.size) < 0.6


def _looks_differ(draft: Draft, line: TextLine) -> bool:
    last = draft.lines[-1]
    if abs(last.size - line.size) > 0.6:
        return True
    all_bold, starts_bold = _all_bold(last), _starts_bold(line)
    if all_bold and all(_all_bold(one) for one in draft.lines):
        # A bold run-in may go on in the next line before the plain text starts.
        return not starts_bold or (last.color != line.color and _all_bold(line))
    if _all_bold(line) and not last.bold_spans:
        return True
    return last.color != line.color and not all_bold and last.bold == line.bold and _colored(last) != _colored(line)


def _colored(line: TextLine) -> bool:
    """Whether the colour is a colour: not black, grey or white."""
    if line.color is None:
        return False
    channels = [int(line.color[place : place + 2], 16) for place in (1, 3, 5)]
    return max(channels) - min(channels) > 40


def _all_bold(line: TextLine) -> bool:
    return len(line.bold_spans) == 1 and line.bold_spans[0] == (0, len(line.text))


def _starts_bold(line: TextLine) -> bool:
    return bool(line.bold_spans) and line.bold_spans[0][0] == 0


def _gap(last: TextLine, line: TextLine, measures: Measures) -> bool:
    distance = line.baseline - last.baseline
    factor = load_data("pdf_layout")["paragraphs"]["gap"]
    return distance > factor * measures.pitch_of(last.size) or distance < -0.5 * last.size


def _starts_item(draft: Draft, line: TextLine) -> bool:
    """A dash or a number at a line start may be part of the text: it is a marker when the line stands as items do."""
    marked = _list_marker(line, draft)
    if marked is None:
        return False
    if not marked.numbered and marked.marker not in _DASHES:
        return True
    if draft.kind is BlockKind.LIST_ITEM:
        return abs(line.rect.x0 - draft.text_x) > 3 or abs(draft.marker_x - draft.text_x) < 3 or _ended(draft)
    return line.rect.x0 > draft.text_x + 4 or _ended(draft) or draft.lines[-1].rect.x1 < draft.right - 6 * line.size


def _ended(draft: Draft) -> bool:
    return bool(_SENTENCE_END.search(draft.lines[-1].text))


def _outdented(draft: Draft, line: TextLine, column: Column) -> bool:
    """A line left of a hanging item's text ends the item, but not where items go back to the marker or the margin.

    Only the first lines of items are indented when a list's hanging indent is set wrongly: the sentence then goes on at
    the left margin.
    """
    if len(draft.lines) > 1:
        return line.rect.x0 < draft.lines[1].rect.x0 - 4
    if line.rect.x0 >= draft.text_x - 4:
        return False
    wrapped = draft.lines[-1].rect.x1 + line.words[0].rect.width > draft.right and not _ended(draft)
    lower = line.text[:1].islower()
    if line.rect.x0 < draft.marker_x - 3:
        return not (wrapped and lower and line.rect.x0 <= column.left + 3)
    return not (wrapped or lower)


def _centred(one: TextLine, other: TextLine) -> bool:
    """Whether both lines have one middle but different sides."""
    return abs(one.rect.middle[0] - other.rect.middle[0]) < 2.5 and abs(one.rect.x0 - other.rect.x0) > 4


def _ends_early(draft: Draft, line: TextLine, column: Column, measures: Measures) -> bool:
    """Whether the line before ends although the next word had room: then a new paragraph starts."""
    last = draft.lines[-1]
    if _centred(last, line):
        return False
    if abs(last.rect.x0 - line.rect.x0) > 6 and _ended(draft) and line.text[:1].isupper():
        return draft.kind is BlockKind.PARAGRAPH
    room = column.right - last.rect.x1 - 0.3 * line.size
    if line.words[0].rect.width >= room - 0.5 * line.size or line.text[:1].islower() or line.text[:1] in ",.)":
        return False
    italics_end = last.italic and not line.italic and all(one.italic for one in draft.lines)
    if _ended(draft) or italics_end:
        return True
    big = draft.bold and last.size > 1.3 * measures.size
    return room > 0.3 * (column.right - column.left) and line.text[:1].isupper() and not big
