"""Reads Word documents (DOCX, ECMA-376) from their XML: tracked changes, content controls and text boxes included."""

from tracecheck.model.source import Format, SourceDocument
from tracecheck.readers.archive import Element
from tracecheck.readers.base import FileHead, ReadOptions, UnreadableError
from tracecheck.readers.docx import sides
from tracecheck.readers.docx.diagrams import open_diagrams
from tracecheck.readers.docx.names import W, child
from tracecheck.readers.docx.numbering import read_numbering
from tracecheck.readers.docx.origins import Origins, text_elements
from tracecheck.readers.docx.package import Package, open_package
from tracecheck.readers.docx.plain import has_tracked_changes, make_plain
from tracecheck.readers.docx.styles import read_styles
from tracecheck.readers.docx.text import ORIGIN_MARK, TextState
from tracecheck.readers.docx.walk import Walk, Where
from tracecheck.readers.wordprocessing.counting import Counter
from tracecheck.readers.wordprocessing.finish import Finisher, Headings
from tracecheck.readers.wordprocessing.outline import with_headings
from tracecheck.readers.wordprocessing.typed_numbers import with_typed_numbers

__all__ = ["read_docx", "read_origins"]

_PLAIN_PARTS = ("footnotes", "endnotes", "comments", "header", "footer")
_PICTURES = (W + "drawing", W + "pict", W + "object")


def read_docx(data: bytes, head: FileHead, options: ReadOptions) -> SourceDocument:
    """Reads a DOCX. Raises UnreadableError TC001 (encrypted, old_word, not_docx, damaged, empty, too_large), and TC002
    (docx_pictures) where there are pictures and no text."""
    return _read(open_package(data), head, options).source


def read_origins(data: bytes, head: FileHead, options: ReadOptions) -> Origins:
    """The same reading, with where the text of each block stands in the file. Raises as `read_docx`."""
    package = open_package(data)
    for count, element in enumerate(text_elements(package.document)):
        element.set(ORIGIN_MARK, str(count))
    return _read(package, head, options)


def _read(package: Package, head: FileHead, options: ReadOptions) -> Origins:
    changed = _make_plain(package, options.tracked_changes)
    body = child(package.document, "body")
    if body is None:
        raise UnreadableError("TC001.damaged")
    sheet = read_styles(package.part("styles"))
    walk = Walk(sheet, Counter(read_numbering(package.part("numbering"), sheet)), TextState(sheet))
    drafts = with_typed_numbers(with_headings(walk.drafts(body, Where())))
    if not drafts and not walk.toc:
        _refuse_without_text(body)
    finisher = Finisher()
    blocks = finisher.blocks(drafts, Headings())
    notes = finisher.footnotes(sides.footnotes(package, walk.notes, sheet))
    source = SourceDocument(
        key=head.key,
        path=head.path,
        sha256=head.sha256,
        format=Format.DOCX,
        blocks=(*blocks, *notes),
        view=options.tracked_changes if changed else None,
        properties=sides.properties(package.core),
        toc=tuple(walk.toc),
        running=sides.running(package, sheet),
        problems=(*package.problems, *walk.state.left.problems(blocks)),
        dropped=walk.state.left.dropped(),
        comments=sides.comments(package, finisher, sheet),
    )
    return Origins(source, finisher.origins, finisher.notes)


def _make_plain(package: Package, tracked_changes: str) -> bool:
    """Makes every part plain; whether any had tracked changes."""
    roots = [package.document, *(root for kind in _PLAIN_PARTS for root in package.parts.get(kind, ()))]
    changed = any(has_tracked_changes(root) for root in roots)
    open_diagrams(package.document, package.diagrams)
    for root in roots:
        make_plain(root, tracked_changes)
    return changed


def _refuse_without_text(body: Element) -> None:
    if next(body.iter(*_PICTURES), None) is not None:
        raise UnreadableError("TC002.docx_pictures", "TC002")
    raise UnreadableError("TC001.empty")
