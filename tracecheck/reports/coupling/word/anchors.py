"""Places of the report that can be linked to, as Word's bookmarks."""

import re
from collections.abc import Iterable, Iterator

from tracecheck.reports.coupling.blocks import Beside, Block, Figure, Heading, Pages, Part, Table

_NOT_NAME = re.compile(r"\W", re.ASCII)
_LONGEST = 40


def bookmarks(pages: Pages) -> dict[str, str]:
    """Anchor → name of its bookmark: letters, digits and _, at most 40, no two alike. The first place of an anchor
    counts."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for number, anchor in enumerate(dict.fromkeys(_anchors(pages))):
        name = f"tc_{_NOT_NAME.sub('_', anchor)}"[:_LONGEST]
        if name.casefold() in taken:
            name = f"tc{number}_{name[3:]}"[:_LONGEST]
        taken.add(name.casefold())
        names[anchor] = name
    return names


def _anchors(pages: Pages) -> Iterator[str]:
    for chapter in pages.chapters:
        yield chapter.name
        yield from _of_blocks(chapter.blocks)


def _of_blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading | Table | Figure | Part) and block.anchor:
            yield block.anchor
        if isinstance(block, Table):
            yield from (row.anchor for row in block.rows if row.anchor)
        elif isinstance(block, Part):
            yield from _of_blocks(block.blocks)
        elif isinstance(block, Beside):
            for column in block.columns:
                yield from _of_blocks(column)
