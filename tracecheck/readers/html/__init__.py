"""Web pages → blocks. lxml reads what browsers read; entities of a DTD are not expanded by its HTML parser."""

from tracecheck.model.source import SourceDocument
from tracecheck.readers.base import FileHead, ReadOptions, UnreadableError
from tracecheck.readers.html.page import page_text, parse_page, properties
from tracecheck.readers.html.roles import with_native_elements
from tracecheck.readers.html.walk import Walker
from tracecheck.readers.marked_comments import placed_comments, take_comments


def read_html(data: bytes, head: FileHead, options: ReadOptions) -> SourceDocument:
    """The document of a web page; raises UnreadableError (empty). Lines are those of the source, from 1."""
    text = page_text(data)
    root = parse_page(text)
    with_native_elements(root)
    walker = Walker(original=options.tracked_changes == "original")
    walker.walk_page(root)
    if not walker.blocks:
        raise UnreadableError("TC001.empty")
    return SourceDocument(
        key=head.key,
        path=head.path,
        sha256=head.sha256,
        format=head.format,
        blocks=tuple(walker.blocks),
        properties=properties(root),
        problems=tuple(walker.problems),
        comments=placed_comments(take_comments(text)[1], walker.blocks),
    )
