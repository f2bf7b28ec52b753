"""Every block of a document, those in cells of tables as well."""

from collections.abc import Iterable, Iterator

from tracecheck.model.source import Block


def every_block(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks with text in reading order, each once."""
    seen: set[int] = set()
    for block in blocks:
        inner = (each for cell in block.table.cells for each in cell.blocks) if block.table else ()
        for each in (block, *inner):
            if each.text and each.index not in seen:
                seen.add(each.index)
                yield each
