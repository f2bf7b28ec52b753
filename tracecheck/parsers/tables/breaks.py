"""Paragraphs inside a block, seen from where its printed lines end."""

import re

from tracecheck.model.source import Block, Line
from tracecheck.parsers.tables.records import Layout
from tracecheck.resources import load_data

_MID_LINE = re.compile(r"[^\W\d]{2,}[.!?]\s+[A-ZÆØÅ]")


def paragraph_starts(block: Block, right: float | None) -> list[int]:
    """Where statements start on lines of their own inside a block; nothing without any.

    A full stop at the end of a printed line, with a capital letter on the next, ends a paragraph when the next word
    would have fitted on the line, or when all sentences of the block start on new lines. Without a full stop lines
    that open with the same word are statements of their own.
    """
    if right is None or len(block.lines) < 2:
        return []
    pairs = [pair for pair in zip(block.lines, block.lines[1:], strict=False) if _is_sentence_end(block.text, *pair)]
    apart = not any(_MID_LINE.search(block.text[line.start : line.end]) for line in block.lines)
    cuts = {after.start for before, after in pairs if apart or _has_room(block.text, before, after, right)}
    cuts |= {line.start for line in _opening_alike(block)}
    return [0, *sorted(cuts)] if cuts else []


def _opening_alike(block: Block) -> list[Line]:
    """Lines that open with the same capitalised word as the block («Vi …», «Vi …») where no phrase is left open."""
    opening = block.text.split(maxsplit=1)[0]
    if not opening.isalpha() or not opening[0].isupper():
        return []
    found = []
    for before, after in zip(block.lines, block.lines[1:], strict=False):
        words = block.text[before.start : before.end].split()
        closed = bool(words) and words[-1].casefold() not in load_data("cells")["open_ends"] and words[-1][-1] != ","
        if closed and block.text[after.start : after.end].split(maxsplit=1)[:1] == [opening]:
            found.append(after)
    return found


def _is_sentence_end(text: str, before: Line, after: Line) -> bool:
    first, words = text[before.start : before.end].rstrip(), text[after.start : after.end].split()
    if before.box is None or not first or not words or first[-1] not in load_data("cells")["stop"]:
        return False
    return words[0][:1].isupper() and words[0].casefold() not in load_data("cells")["goes_on"]


def _has_room(text: str, before: Line, after: Line, right: float) -> bool:
    """Whether the first word of a line would have fitted on the line before, as wide as its letters are there."""
    if before.box is None:
        return False
    word = text[after.start : after.end].split(maxsplit=1)[0]
    width = (before.box.x1 - before.box.x0) / (before.end - before.start)
    return before.box.x1 + (len(word) + 1) * width < right


def right_edges(layout: Layout) -> dict[int, float]:
    """Where the lines of each column reach to on the right, in points; nothing for formats without places."""
    edges: dict[int, float] = {}
    for row in layout.rows:
        for column in range(len(row.cells)):
            cell = row.own(column)
            boxes = [line.box for block in cell.blocks for line in block.lines if line.box] if cell else []
            if boxes:
                edges[column] = max(edges.get(column, 0.0), *(box.x1 for box in boxes))
    return edges
