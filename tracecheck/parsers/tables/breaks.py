"""Paragraphs inside a block, seen from where its printed lines end."""

from tracecheck.model.source import Block, Line
from tracecheck.parsers.tables.records import Layout
from tracecheck.resources import load_data


def forced_breaks(block: Block, right: float | None) -> list[int]:
    """Where sentences start on a new line although they would have gone on the line before; nothing without any.

    Ragged lines break only where the next word does not fit: a full stop at the end of a line with room for the next
    word, which starts with a capital letter, ends a paragraph.
    """
    if right is None or len(block.lines) < 2:
        return []
    cuts = [
        after.start
        for before, after in zip(block.lines, block.lines[1:], strict=False)
        if _is_break(block.text, before, after, right)
    ]
    return [0, *cuts] if cuts else []


def _is_break(text: str, before: Line, after: Line, right: float) -> bool:
    first, last = text[before.start : before.end].rstrip(), text[after.start : after.end].split()
    if before.box is None or not first or not last or first[-1] not in load_data("cells")["stop"]:
        return False
    if not last[0][:1].isupper():
        return False
    width = (before.box.x1 - before.box.x0) / len(first)
    return before.box.x1 + (len(last[0]) + 1) * width < right


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
