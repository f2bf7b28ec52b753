"""The headings of a document."""

from collections.abc import Sequence

from tracecheck.model.facts import Heading
from tracecheck.model.source import Block, BlockKind


def headings_of(blocks: Sequence[Block]) -> tuple[Heading, ...]:
    """Every heading outside tables, as printed."""
    found = [block for block in blocks if block.kind is BlockKind.HEADING and block.place.cell is None]
    return tuple(Heading(block.text, block.level or 1, block.place) for block in found if block.text)
