"""Notes in a PDF: remarks that readers have left on the page or on marked words. Who wrote them is left out, and so is
what this program has written."""

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from tracecheck.model.source import Block, Box, Comment, Place
from tracecheck.readers.pdf.geometry import PageFrame, Rect
from tracecheck.readers.pdf.own_notes import MARK, is_own

_SILENT = {pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_WIDGET}
_MOST_NOTES = 2000
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Note:
    """What a note says, and where it stands on the page."""

    text: str
    rect: Rect


def read_notes(page: Any, frame: PageFrame) -> tuple[Note, ...]:
    """The notes of a page that say something, from the top down."""
    found = []
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_NOTES)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        note = _note(annotation, frame)
        pdfium.FPDFPage_CloseAnnot(annotation)
        if note is not None:
            found.append(note)
    return tuple(sorted(found, key=lambda note: (note.rect.top, note.rect.x0, note.text)))


def comments_of(
    notes: Iterable[tuple[int, Note]], blocks: Sequence[Block], labels: dict[int, str]
) -> Iterator[Comment]:
    """The notes, by page, as comments at the block they stand on or beside."""
    by_page: dict[int, list[tuple[Block, Box]]] = {}
    for block in _all_blocks(blocks):
        for line in block.lines:
            if line.box is not None:
                by_page.setdefault(line.box.page, []).append((block, line.box))
    for page, note in notes:
        beside = _nearest(note.rect, by_page.get(page, []))
        box = Box(page, *(round(value, 1) for value in note.rect))
        place = Place(page, labels.get(page), (box,))
        if beside is not None:
            place = Place(page, labels.get(page), (box,), beside.index, beside.place.path, beside.place.cell)
        yield Comment(note.text, place=place)


def _note(annotation: Any, frame: PageFrame) -> Note | None:
    hidden = pdfium.FPDFAnnot_GetFlags(annotation) & pdfium.FPDF_ANNOT_FLAG_HIDDEN
    if hidden or pdfium.FPDFAnnot_GetSubtype(annotation) in _SILENT:
        return None
    contents = _string(annotation, b"Contents")
    name = _string(annotation, b"NM")
    if name.startswith(MARK) and is_own(name, contents):
        return None
    text = " ".join(contents.split())
    box = pdfium.FS_RECTF()
    if not text or not pdfium.FPDFAnnot_GetRect(annotation, box):
        return None
    return Note(text, frame.rect(box.left, box.bottom, box.right, box.top))


def _string(annotation: Any, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if not 2 < size <= 2 * _LONGEST:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    pdfium.FPDFAnnot_GetStringValue(annotation, key, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\x00")


def _all_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if block.table is not None:
            yield from (inner for cell in block.table.cells for inner in cell.blocks)


def _nearest(rect: Rect, lines: Sequence[tuple[Block, Box]]) -> Block | None:
    """The block whose line lies under the note, or at its height, or nearest to it."""
    if not lines:
        return None
    return min(lines, key=lambda line: _distance(rect, line[1]))[0]


def _distance(rect: Rect, line: Box) -> tuple[float, float]:
    other = Rect(line.x0, line.top, line.x1, line.bottom)
    middle = abs(rect.middle[1] - other.middle[1])
    return max(0.0, -rect.overlap_y(other)), max(0.0, -rect.overlap_x(other)) + middle
