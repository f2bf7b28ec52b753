"""Markdown and text exports of PDFs → blocks.

A line reader, not a CommonMark parser: exports keep the printed lines, with run-on bullets and running heads.
"""

from dataclasses import replace

from tracecheck.model.source import Dropped, SourceDocument
from tracecheck.readers.base import FileHead, ReadOptions
from tracecheck.readers.marked_comments import placed_comments, take_comments
from tracecheck.readers.text.aligned import unfold
from tracecheck.readers.text.blocks import make_blocks
from tracecheck.readers.text.decode import decode
from tracecheck.readers.text.headings import find_headings
from tracecheck.readers.text.lines import TextLine, read_lines
from tracecheck.readers.text.printed import mark_printed_pages
from tracecheck.readers.text.running import drop_running
from tracecheck.readers.text.split import split_units
from tracecheck.readers.text.toc import drop_toc
from tracecheck.readers.text.units import make_units


def read_text(data: bytes, head: FileHead, options: ReadOptions) -> SourceDocument:
    """The document of a .md or .txt file; raises UnreadableError (empty, not_text).

    Lines carry their number from 1; pages are set only where the text has page marks or form feeds.
    """
    text, comments = take_comments(decode(data))
    lines = read_lines(unfold(text))
    pages = max((line.page for line in lines if line.page is not None), default=None)
    kept, running, dropped = drop_running(lines) if pages else _drop_printed(lines)
    kept, toc, toc_dropped = drop_toc(kept)
    blocks = make_blocks(find_headings(split_units(make_units(kept))))
    return SourceDocument(
        key=head.key,
        path=head.path,
        sha256=head.sha256,
        format=head.format,
        blocks=blocks,
        pages=pages,
        toc=toc,
        running=running,
        dropped=dropped + toc_dropped,
        comments=placed_comments(comments, blocks),
    )


def _drop_printed(lines: list[TextLine]) -> tuple[list[TextLine], tuple[str, ...], tuple[Dropped, ...]]:
    """Running lines of a text without page marks; only the printed number of a page is known then."""
    kept, running, dropped = drop_running(mark_printed_pages(lines))
    return [replace(line, page=None) for line in kept], running, tuple(replace(each, page=None) for each in dropped)
