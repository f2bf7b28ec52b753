"""Markdown and text exports of PDFs → blocks.

A line reader, not a CommonMark parser: exports keep the printed lines, with run-on bullets and running heads.
"""

from tracecheck.model.source import SourceDocument
from tracecheck.readers.base import FileHead, ReadOptions
from tracecheck.readers.text.blocks import make_blocks
from tracecheck.readers.text.decode import decode
from tracecheck.readers.text.headings import find_headings
from tracecheck.readers.text.lines import read_lines
from tracecheck.readers.text.running import drop_running
from tracecheck.readers.text.split import split_units
from tracecheck.readers.text.toc import drop_toc
from tracecheck.readers.text.units import make_units


def read_text(data: bytes, head: FileHead, options: ReadOptions) -> SourceDocument:
    """The document of a .md or .txt file; raises UnreadableError (empty, not_text).

    Lines carry their number from 1; pages are set only where the text has page marks or form feeds.
    """
    lines = read_lines(decode(data))
    kept, running, dropped = drop_running(lines)
    kept, toc, toc_dropped = drop_toc(kept)
    return SourceDocument(
        key=head.key,
        path=head.path,
        sha256=head.sha256,
        format=head.format,
        blocks=make_blocks(find_headings(split_units(make_units(kept)))),
        pages=max((line.page for line in lines if line.page is not None), default=None),
        toc=toc,
        running=running,
        dropped=dropped + toc_dropped,
    )
