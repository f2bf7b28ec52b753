"""Headings without a gap: nobody meets a third level under a first one."""

from collections.abc import Iterable
from dataclasses import replace

from tracecheck.reports.coupling.blocks import Block, Heading, Part

_CHAPTER = 2


def stepwise(blocks: Iterable[Block], above: int = _CHAPTER) -> tuple[Block, ...]:
    """The same blocks, no heading more than one level below the one before it, nor above the part that it is in."""
    made: list[Block] = []
    last = above
    for block in blocks:
        if isinstance(block, Heading | Part):
            last = min(max(block.level, above + 1), last + 1)
            block = replace(block, level=last)  # noqa: PLW2901 (the same block, on its level)
        if isinstance(block, Part):
            block = replace(block, blocks=stepwise(block.blocks, last))  # noqa: PLW2901
        made.append(block)
    return tuple(made)
