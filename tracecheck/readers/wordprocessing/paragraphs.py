"""Paragraph → blocks: heading, list item or paragraph; typed bullets become list items."""

import re
from collections import Counter as Tally
from dataclasses import dataclass
from functools import cache

from tracecheck.model.source import BlockKind, Style
from tracecheck.readers.cell_lines import stand_apart
from tracecheck.readers.wordprocessing import styles
from tracecheck.readers.wordprocessing.counting import BULLET, Counter
from tracecheck.readers.wordprocessing.draft import Draft
from tracecheck.readers.wordprocessing.text import PRIVATE, ParagraphText
from tracecheck.readers.wordprocessing.typed_numbers import number_at
from tracecheck.resources import load_data

_PRIVATE = re.compile(f"[{PRIVATE}]")


@dataclass(frozen=True, slots=True)
class Form:
    """What a paragraph is by its properties: style, heading level (None: no heading), list and list level."""

    style: styles.Style
    heading: bool
    level: int | None
    num_id: str | None
    num_level: int


def drafts_of(form: Form, text: ParagraphText, lists: Counter, in_cell: bool = False) -> list[Draft]:
    """The blocks of a paragraph with text: one, or several where bullets are typed in it, or where its lines are
    statements of their own in a cell."""
    if form.heading and _can_be_heading(form, text.text):
        return [_draft(form, text, BlockKind.HEADING, form.level, _number(form, lists))]
    if form.num_id is not None:
        marker = lists.next_marker(form.num_id, form.num_level)
        kind = BlockKind.PARAGRAPH if form.style.is_caption or marker is None else BlockKind.LIST_ITEM
        level = form.num_level if kind is BlockKind.LIST_ITEM else None
        return [_draft(form, _without_bullet(text), kind, level, marker)]
    return _typed_items(form, text, in_cell)


def _can_be_heading(form: Form, text: str) -> bool:
    """A style that is a heading by its name alone is often used for running text as well."""
    rules = load_data("wordprocessing")["heading"]
    return form.level is not None or (len(text) <= rules["longest"] and not text.endswith(tuple(rules["no_ends"])))


def _number(form: Form, lists: Counter) -> str | None:
    if form.num_id is None:
        return None
    marker = lists.next_marker(form.num_id, form.num_level)
    return None if lists.is_bullet(form.num_id, form.num_level) and marker == BULLET else marker


def _without_bullet(text: ParagraphText) -> ParagraphText:
    """A list paragraph in which somebody typed a bullet as well has it once."""
    match = _patterns().line_start.match(text.text)
    return text if match is None or match.end() == len(text.text) else text.part(match.end(), len(text.text))


def _typed_items(form: Form, text: ParagraphText, in_cell: bool) -> list[Draft]:
    starts = _item_starts(text)
    if not starts:
        lines = (in_cell and _cell_lines(text)) or _numbered_lines(text)
        return [_draft(form, each, BlockKind.PARAGRAPH, _depth_within(form), None) for each in lines]
    drafts = []
    lead = _part(text, 0, starts[0][0])
    if lead.text:
        drafts.append(_draft(form, lead, BlockKind.PARAGRAPH, None, None))
    ends = [start for start, _, _ in starts[1:]] + [len(text.text)]
    for (_, begin, marker), end in zip(starts, ends, strict=True):
        item = _part(text, begin, end)
        if item.text:
            drafts.append(_draft(form, item, BlockKind.LIST_ITEM, 0, marker))
    return drafts


def _depth_within(form: Form) -> int | None:
    """The depth of the list item that a paragraph goes on with, by its style («List Continue 2»)."""
    found = re.fullmatch(r"(?P<name>\D+?)\s*(?P<level>\d?)", (form.style.name or "").casefold())
    if found is None or found["name"] not in load_data("wordprocessing")["continued_names"]:
        return None
    return int(found["level"] or 1) - 1


def _cell_lines(text: ParagraphText) -> list[ParagraphText]:
    """The lines of a paragraph in a cell where they are statements of their own, else none."""
    found = [each for each in _parts(text, [0, *text.breaks]) if each.text]
    return found if stand_apart([each.text for each in found]) else []


def _numbered_lines(text: ParagraphText) -> list[ParagraphText]:
    """The text, parted where a line break stands before a typed number."""
    return _parts(text, [0, *(each for each in text.breaks if number_at(text.text, each))])


def _parts(text: ParagraphText, starts: list[int]) -> list[ParagraphText]:
    return [_part(text, start, end) for start, end in zip(starts, [*starts[1:], len(text.text)], strict=True)]


def _part(text: ParagraphText, start: int, end: int) -> ParagraphText:
    return text.part(start, start + len(text.text[start:end].rstrip()))


def _item_starts(text: ParagraphText) -> list[tuple[int, int, str]]:
    """(start of the bullet, start of the words, marker) of each typed item; empty when this is no typed list."""
    patterns = _patterns()
    starts = {}
    for line_start in (0, *text.breaks):
        match = patterns.line_start.match(text.text, line_start)
        if match:
            starts[match.start()] = match
    inside = list(patterns.inside.finditer(text.text))
    if starts or _lead_in_before(text.text, inside):
        starts.update({match.start(1): match for match in inside if _same_bullet(match, starts, inside)})
    found = sorted((start, match.end(), _marker(match.group(1))) for start, match in starts.items())
    return [each for each in found if each[1] < len(text.text)]


def _lead_in_before(text: str, inside: list[re.Match[str]]) -> bool:
    return bool(inside) and text[: inside[0].start()].rstrip().endswith(":")


def _same_bullet(match: re.Match[str], starts: dict[int, re.Match[str]], inside: list[re.Match[str]]) -> bool:
    """A run-on list keeps to one bullet: «→» or «·» between words of an item with «•» is text."""
    first = next(iter(starts.values())) if starts else inside[0]
    return match.group(1) == first.group(1)


@dataclass(frozen=True, slots=True)
class _Patterns:
    line_start: re.Pattern[str]
    inside: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    bullets = load_data("wordprocessing")["bullets"]
    strong = "[" + re.escape("".join(bullets["strong"])) + PRIVATE + "]"
    weak = "[" + re.escape("".join(bullets["weak"])) + "]"
    run_on = "[" + re.escape("".join(bullets["run_on"])) + "]"
    return _Patterns(
        line_start=re.compile(rf"({strong}|{weak}(?=\s))\s*"),
        inside=re.compile(rf"(?<=\s)({strong}|{run_on}(?=\s))\s+"),
    )


def _marker(bullet: str) -> str:
    return BULLET if _PRIVATE.match(bullet) else bullet


def _draft(form: Form, text: ParagraphText, kind: BlockKind, level: int | None, marker: str | None) -> Draft:
    clean = _without_private(text)
    return Draft(
        kind=kind,
        text=clean.text,
        level=level,
        marker=marker,
        style=_style(form, clean),
        anchors=clean.anchors,
        origins=clean.origins,
        is_caption=form.style.is_caption,
    )


def _without_private(text: ParagraphText) -> ParagraphText:
    """Without private-use characters; a space in their place keeps every position."""
    if not _PRIVATE.search(text.text):
        return text
    spaced = _PRIVATE.sub(" ", text.text)
    replaced = ParagraphText(spaced, text.pieces, anchors=text.anchors, origins=text.origins)
    start = len(spaced) - len(spaced.lstrip())
    return replaced.part(start, max(start, len(spaced.rstrip())))


def _style(form: Form, text: ParagraphText) -> Style:
    """The look of most letters; the bold parts apart where only some are bold."""
    sizes: Tally[float | None] = Tally()
    colors: Tally[str | None] = Tally()
    bold = italic = total = 0
    for piece in text.pieces:
        letters = len(text.text[piece.start : piece.end].replace(" ", ""))
        total += letters
        bold += letters if piece.look.bold else 0
        italic += letters if piece.look.italic else 0
        sizes[piece.look.size] += letters
        colors[piece.look.color] += letters
    return Style(
        size=sizes.most_common(1)[0][0] if sizes else form.style.look.size,
        bold=bold * 2 > total,
        italic=italic * 2 > total,
        color=colors.most_common(1)[0][0] if colors else None,
        name=form.style.name,
        bold_spans=_bold_spans(text) if 0 < bold < total else (),
    )


def _bold_spans(text: ParagraphText) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    for piece in text.pieces:
        if not piece.look.bold:
            continue
        if spans and not text.text[spans[-1][1] : piece.start].strip():
            spans[-1] = (spans[-1][0], piece.end)
        else:
            spans.append((piece.start, piece.end))
    return tuple(each for each in (_trimmed(text.text, *span) for span in spans) if each[0] < each[1])


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())
