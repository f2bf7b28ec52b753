"""What every document must keep to, whatever reader it comes from: later stages need not be quick on more."""

from collections.abc import Iterator
from dataclasses import replace

from tracecheck.model.source import Block, SourceDocument
from tracecheck.readers.base import UnreadableError
from tracecheck.readers.limits import limit, refuse_beyond


def within_bounds(document: SourceDocument) -> SourceDocument:
    """The document; raises UnreadableError (too_many_parts, empty) when it is beyond the limits or holds nothing."""
    if not (document.blocks or document.toc or document.problems):
        raise UnreadableError("TC001.empty")
    tables = [block.table for block in _all_blocks(document.blocks) if block.table is not None]
    refuse_beyond("document", "blocks", len(document.blocks))
    refuse_beyond("document", "cells", sum(len(table.cells) for table in tables))
    refuse_beyond("document", "columns", max((table.columns for table in tables), default=0))
    lengths = [len(block.text) for block in _all_blocks(document.blocks)]
    refuse_beyond("document", "characters", max(lengths, default=0))
    refuse_beyond("document", "text", sum(lengths))
    return _with_short_properties(document)


def _with_short_properties(document: SourceDocument) -> SourceDocument:
    """A title of pages is no title; its beginning tells as much."""
    most = limit("document", "property")
    if all(len(value) <= most for value in document.properties.values()):
        return document
    return replace(document, properties={name: value[:most] for name, value in document.properties.items()})


def _all_blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        for cell in block.table.cells if block.table else ():
            yield from _all_blocks(cell.blocks)
