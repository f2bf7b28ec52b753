"""Reads OpenDocument texts (ODT, ODF 1.0–1.3) from their XML, as LibreOffice and Word write them."""

from tracecheck.model.source import Format, SourceDocument
from tracecheck.readers.archive import Element
from tracecheck.readers.base import FileHead, ReadOptions, UnreadableError
from tracecheck.readers.odt import sides
from tracecheck.readers.odt.changes import has_tracked_changes, make_plain
from tracecheck.readers.odt.lists import Lists, read_list_styles
from tracecheck.readers.odt.names import DRAW, OFFICE
from tracecheck.readers.odt.package import open_package
from tracecheck.readers.odt.styles import read_styles
from tracecheck.readers.odt.text import TextState
from tracecheck.readers.odt.walk import Walk, Where
from tracecheck.readers.wordprocessing.finish import Finisher, Headings
from tracecheck.readers.wordprocessing.outline import with_headings
from tracecheck.readers.wordprocessing.typed_numbers import with_typed_numbers

__all__ = ["read_odt"]


def read_odt(data: bytes, head: FileHead, options: ReadOptions) -> SourceDocument:
    """Reads an ODT. Raises UnreadableError TC001 (encrypted, damaged, empty, too_large), and TC002 (docx_pictures)
    where there are pictures and no text."""
    package = open_package(data)
    changed = has_tracked_changes(package.text)
    make_plain(package.text, options.tracked_changes)
    sheet = read_styles(package.content, package.styles)
    state = TextState(sheet, _ended_comments(package.text))
    walk = Walk(sheet, Lists(read_list_styles(package.styles, package.content)), state)
    drafts = with_typed_numbers(with_headings(walk.drafts(package.text, Where())))
    if not drafts and not walk.toc:
        _refuse_without_text(package.text)
    finisher = Finisher()
    blocks = finisher.blocks(drafts, Headings())
    notes = finisher.footnotes(sides.footnotes(state.notes, walk.notes, sheet))
    return SourceDocument(
        key=head.key,
        path=head.path,
        sha256=head.sha256,
        format=Format.ODT,
        blocks=(*blocks, *notes),
        view=options.tracked_changes if changed else None,
        properties=sides.properties(package.meta),
        toc=tuple(walk.toc),
        running=sides.running(package.styles, sheet),
        problems=(*package.problems, *state.left.problems(blocks)),
        dropped=state.left.dropped(),
        comments=sides.comments(state.comments, finisher, sheet),
    )


def _ended_comments(text: Element) -> frozenset[str]:
    return frozenset(str(each.get(OFFICE + "name")) for each in text.iter(OFFICE + "annotation-end"))


def _refuse_without_text(text: Element) -> None:
    if next(text.iter(DRAW + "image", DRAW + "object"), None) is not None:
        raise UnreadableError("TC002.docx_pictures", "TC002")
    raise UnreadableError("TC001.empty")
