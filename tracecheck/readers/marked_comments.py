"""Comments in Markdown and web pages (`<!-- … -->`), put at the block that they are about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracecheck.model.keys import text_key
from tracecheck.model.source import Block, Comment, Place

_OPEN, _CLOSE = "<!--", "-->"
_TAG = re.compile(r"<[^<>]*>")
_NOT_BREAK = re.compile(r"[^\n]")
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)
_MOST = 2000
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Marked:
    """What a comment says, its last line (from 1), and the text that stands before it on its first line."""

    text: str
    line: int
    before: str


def take_comments(text: str) -> tuple[str, tuple[Marked, ...]]:
    """The comments, and the text with spaces in place of those over several lines: every line keeps its number. (Those
    within a line may be marks of pages.) One that is shown as code, to tell how it is written, is none."""
    parts: list[str] = []
    found: list[Marked] = []
    at, line, fences = 0, 1, 0
    while (start := text.find(_OPEN, at)) >= 0 and (end := text.find(_CLOSE, start + len(_OPEN))) >= 0:
        stop = end + len(_CLOSE)
        whole = text[start:stop]
        parts += [text[at:start], _NOT_BREAK.sub(" ", whole) if "\n" in whole else whole]
        line += text.count("\n", at, stop)
        inside = text[start + len(_OPEN) : end]
        before = text[text.rfind("\n", 0, start) + 1 : start]
        fences += len(_FENCE.findall(text, at, start))
        is_shown = fences % 2 == 1 or before.count("`") % 2 == 1
        if len(found) < _MOST and len(inside) <= _LONGEST and not is_shown:
            found.append(Marked(" ".join(inside.split()), line, before))
        at = stop
    return "".join([*parts, text[at:]]), tuple(found)


def placed_comments(marked: Sequence[Marked], blocks: Sequence[Block]) -> tuple[Comment, ...]:
    """The comments with their places: of the text that stands before them on the line, else of what comes next."""
    lined = sorted(_by_line(blocks), key=lambda each: each[0])
    return tuple(Comment(each.text, place=_place(each, lined)) for each in marked)


def _place(comment: Marked, lined: Sequence[tuple[int, Block]]) -> Place:
    before = text_key(_TAG.sub("", comment.before))
    block = _before(comment.line, before, lined) if before else None
    if block is None:
        block = next((block for line, block in lined if line > comment.line), None)
    if block is None:
        return Place(line=comment.line)
    return replace(block.place, line=comment.line)


def _before(line: int, text: str, lined: Sequence[tuple[int, Block]]) -> Block | None:
    """The block in which the text of a line ends; several blocks of one line share it in their order."""
    here = [block for number, block in lined if number == line]
    length = 0
    for block in here:
        length += len(text_key(block.text))
        if length >= len(text):
            return block
    above = [block for number, block in lined if number <= line]
    return here[-1] if here else above[-1] if above else None


def _by_line(blocks: Sequence[Block]) -> Iterator[tuple[int, Block]]:
    """The lines of each block that holds text of its own, those in cells too."""
    for block in blocks:
        if block.table is not None:
            yield from _by_line([inner for cell in block.table.cells for inner in cell.blocks])
            continue
        numbers = {line.number for line in block.lines if line.number is not None}
        own = () if numbers or block.place.line is None else (block.place.line,)
        yield from ((number, block) for number in sorted((*numbers, *own)))
