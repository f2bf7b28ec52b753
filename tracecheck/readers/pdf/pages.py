"""Opens a PDF with pdfium and reads every page into plain values."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from tracecheck.readers.base import UnreadableError
from tracecheck.readers.pdf.characters import PageText, Word, renumbered, without_duplicates
from tracecheck.readers.pdf.dots import with_dots
from tracecheck.readers.pdf.drawings import Drawings, read_drawings
from tracecheck.readers.pdf.geometry import PageFrame
from tracecheck.readers.pdf.notes import Note, read_notes
from tracecheck.resources import load_data


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page as read: `words` of the visible page in stream order; `off_page` to `tabs` were left out."""

    number: int
    frame: PageFrame
    words: tuple[Word, ...]
    drawings: Drawings
    off_page: tuple[Word, ...] = ()
    duplicates: tuple[Word, ...] = ()
    stamped: tuple[Word, ...] = ()
    tabs: tuple[Word, ...] = ()
    notes: tuple[Note, ...] = ()


@contextmanager
def open_pdf(data: bytes) -> Iterator[Any]:
    """The opened document; UnreadableError when it is empty, encrypted or damaged."""
    if not data:
        raise UnreadableError("TC001.empty")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise UnreadableError("TC001.encrypted" if locked else "TC001.damaged") from error
    try:
        yield document
    finally:
        document.close()


def read_pages(document: Any) -> list[RawPage]:
    """Every page of the document; a page that pdfium cannot load is empty."""
    return [_read_page(document, number) for number in range(1, len(document) + 1)]


def _read_page(document: Any, number: int) -> RawPage:
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        return RawPage(number, PageFrame(0, 0, 595, 842), (), Drawings((), 0))
    try:
        left, bottom, right, top = page.get_cropbox()
        frame = PageFrame(left, bottom, right, top, page.get_rotation())
        words = _page_words(page.raw, frame)
        drawings = read_drawings(page.raw, frame)
        notes = read_notes(page.raw, frame)
    finally:
        page.close()
    visible = [word for word in words if frame.shows(word.rect)]
    off_page = tuple(word for word in words if not frame.shows(word.rect))
    kept, duplicates = without_duplicates(visible)
    has_dots = 0 < len(drawings.dots) <= load_data("pdf_layout")["crowded"]["dots"]
    if has_dots:
        kept = with_dots(kept, drawings.dots)
    kept = renumbered(kept) if off_page or duplicates or has_dots else kept
    return RawPage(number, frame, tuple(kept), drawings, off_page, tuple(duplicates), notes=notes)


def _page_words(page: Any, frame: PageFrame) -> list[Word]:
    text = PageText(page, frame)
    try:
        return text.words()
    finally:
        text.close()
