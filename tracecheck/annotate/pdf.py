"""Notes in a copy of a PDF: the words marked, with what is said of them. Nothing else in the file is changed.

pikepdf (qpdf) writes the copy, because it takes over every object as it is: the streams of the pages keep their bytes.
pdfium, which reads our documents, makes annotations too, but writes page dictionaries anew and cannot give them names
and popups. See ISO 32000-1, 12.5.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tracecheck.annotate.notes import AUTHOR, Note
from tracecheck.annotate.pdf_looks import color, highlight_look, icon_look
from tracecheck.annotate.pdf_pages import Quad, bounds, page_frames, quad
from tracecheck.annotate.refusal import RefusedError
from tracecheck.model.source import Box
from tracecheck.readers.base import UnreadableError
from tracecheck.readers.pdf.geometry import PageFrame
from tracecheck.readers.pdf.own_notes import is_own, own_name
from tracecheck.resources import load_data

_PRINTED = 4
_NO_ROTATE = 16
_MOST_FIELDS = 20_000


@dataclass(frozen=True, slots=True)
class _Mark:
    """A note on one page: the boxes of its words, or none."""

    note: Note
    page: int
    boxes: tuple[Box, ...]


def annotate_pdf(data: bytes, notes: Sequence[Note]) -> bytes:
    """The PDF with these notes, and without those of an earlier time; other people's stay, and so does everything else.

    A note without boxes stands in the margin of its page, or of page one. The same input gives the same bytes, but for
    encrypted files, whose encryption (kept as it is) is made with chance. Raises RefusedError for a file that is
    damaged, needs a password, forbids notes, or is signed: any new edition of it would not be what was signed.
    """
    with _opened(data) as pdf:
        _refuse_signed(pdf)
        marks = tuple(_marks(notes, len(pdf.pages)))
        frames = _frames(data, {mark.page for mark in marks})
        old = _take_away(pdf)
        new: dict[str, Any] = {}
        for number, frame in frames.items():
            on_page = [mark for mark in marks if mark.page == number]
            _add(pdf, pdf.pages[number - 1], list(_made(pdf, on_page, frame)), new)
        _mend_replies(pdf, old, new)
        return _saved(pdf)


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    import pikepdf

    try:
        pdf = pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError:
        raise RefusedError("error.annotate_password") from None
    except pikepdf.PdfError:
        raise RefusedError("error.annotate_damaged") from None
    with pdf:
        if pdf.is_encrypted and not (pdf.owner_password_matched or pdf.allow.modify_annotation):
            raise RefusedError("error.annotate_forbidden")
        try:
            yield pdf
        except (pikepdf.PdfError, pikepdf.ForeignObjectError, RecursionError):
            raise RefusedError("error.annotate_damaged") from None


def _frames(data: bytes, pages: set[int]) -> dict[int, PageFrame]:
    try:
        frames = page_frames(data, pages)
    except UnreadableError:
        raise RefusedError("error.annotate_damaged") from None
    if pages - frames.keys():
        raise RefusedError("error.annotate_damaged")
    return frames


def _refuse_signed(pdf: Any) -> None:
    form = pdf.Root.get("/AcroForm")
    waiting = _entries(form.get("/Fields")) if _is_dictionary(form) else []
    for _ in range(_MOST_FIELDS):
        if not waiting:
            return
        field = waiting.pop()
        if str(field.get("/FT", "")) == "/Sig" and "/V" in field:
            raise RefusedError("error.annotate_signed")
        waiting.extend(_entries(field.get("/Kids")))


def _entries(array: Any) -> list[Any]:
    """The dictionaries of an array, whatever else it holds."""
    import pikepdf

    return [each for each in array if _is_dictionary(each)] if isinstance(array, pikepdf.Array) else []


def _is_dictionary(value: Any) -> bool:
    import pikepdf

    return isinstance(value, pikepdf.Dictionary)


def _marks(notes: Iterable[Note], pages: int) -> Iterator[_Mark]:
    """Each note once for every page that its words stand on."""
    for note in notes:
        boxes = [box for box in note.place.boxes if 1 <= box.page <= pages] if note.place else []
        for page in sorted({box.page for box in boxes}):
            yield _Mark(note, page, tuple(box for box in boxes if box.page == page))
        if not boxes:
            yield _Mark(note, _page_of(note, pages), ())


def _page_of(note: Note, pages: int) -> int:
    page = note.place.page if note.place else None
    return page if page is not None and 1 <= page <= pages else 1


def _take_away(pdf: Any) -> dict[tuple[int, int], str]:
    """Our own notes of an earlier time, with their popups; gives what they were about by the objects that they were."""
    names: dict[tuple[int, int], str] = {}
    for page in pdf.pages:
        every = page.obj.get("/Annots")
        own = [each for each in _entries(every) if _is_ours(each)]
        if own:
            names |= {each.objgen: _subject(each) for each in own if each.is_indirect}
            _set_annotations(pdf, page, [each for each in every if not _is_gone(each, names)])
    return names


def _subject(annotation: Any) -> str:
    """What a note of ours is about, whatever it says of it."""
    return str(annotation["/NM"]).rpartition(":")[0]


def _is_ours(annotation: Any) -> bool:
    return is_own(str(annotation.get("/NM", "")), str(annotation.get("/Contents", "")))


def _is_gone(annotation: Any, names: dict[tuple[int, int], str]) -> bool:
    """Whether this is one of ours, or the popup of one."""
    if not _is_dictionary(annotation):
        return False
    parent = annotation.get("/Parent") if str(annotation.get("/Subtype", "")) == "/Popup" else None
    return _is_ours(annotation) or (parent is not None and parent.is_indirect and parent.objgen in names)


def _set_annotations(pdf: Any, page: Any, annotations: Sequence[Any]) -> None:
    """An array of the page's own: the one that was there may be shared with other pages."""
    import pikepdf

    if annotations:
        page.obj["/Annots"] = pikepdf.Array(annotations)
    elif "/Annots" in page.obj:
        del page.obj["/Annots"]


def _add(pdf: Any, page: Any, made: Sequence[Any], new: dict[str, Any]) -> None:
    import pikepdf

    there = page.obj.get("/Annots")
    kept = list(there) if isinstance(there, pikepdf.Array) else []
    for annotation in made:
        new.setdefault(_subject(annotation), annotation)
        annotation["/P"] = page.obj
    _set_annotations(pdf, page, [*kept, *(part for each in made for part in (each, each["/Popup"]))])


def _made(pdf: Any, marks: Sequence[_Mark], frame: PageFrame) -> Iterator[Any]:
    """Highlights where the words are known; the others as icons, one below the other at the edge."""
    for mark in marks:
        if mark.boxes:
            yield _highlight(pdf, mark, frame)
    for number, mark in enumerate(each for each in marks if not each.boxes):
        yield _icon(pdf, mark, frame, number)


def _highlight(pdf: Any, mark: _Mark, frame: PageFrame) -> Any:
    import pikepdf

    look = load_data("annotate_pdf")["highlight"]
    quads = [quad(frame, box, float(look["room"])) for box in mark.boxes]
    left, bottom, right, top = bounds(quads)
    rect = (left - look["line"], bottom - look["line"], right + look["line"], top + look["line"])
    annotation = _annotation(pdf, mark.note, "/Highlight", rect)
    annotation["/QuadPoints"] = pikepdf.Array([value for each in quads for value in each.points])
    appearance = highlight_look(pdf, quads, rect, mark.note.severity.value)
    return _with_popup(pdf, annotation, appearance, quads[0], frame)


def _icon(pdf: Any, mark: _Mark, frame: PageFrame, number: int) -> Any:
    """Viewers keep a note upright on a turned page: only the corner that is its top left one on the page stays where it
    is. There is room for those that turn it all the same."""
    import pikepdf

    look = load_data("annotate_pdf")["icon"]
    size, gap = float(look["size"]), float(look["gap"])
    margin = float(look["margin"]) + (size if frame.rotation else 0.0)
    rows = max(1, int((frame.size[1] - 2 * margin) // (size + gap)))
    x, y = margin + (number // rows) * (size + gap), margin + (number % rows) * (size + gap)
    where = quad(frame, Box(mark.page, x, y, x + size, y + size))
    left, top = where.top_left
    annotation = _annotation(pdf, mark.note, "/Text", (left, top - size, left + size, top))
    annotation["/Name"], annotation["/F"] = pikepdf.Name.Comment, _PRINTED | _NO_ROTATE
    return _with_popup(pdf, annotation, icon_look(pdf, mark.note.severity.value), where, frame)


def _annotation(pdf: Any, note: Note, subtype: str, rect: Sequence[float]) -> Any:
    import pikepdf

    contents = f"{note.title}\n\n{note.text}" if note.title else note.text
    record = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(subtype), F=_PRINTED)
    record["/Rect"] = pikepdf.Array([round(value, 3) for value in rect])
    record["/Contents"] = pikepdf.String(contents)
    record["/T"] = pikepdf.String(AUTHOR)
    record["/Subj"] = pikepdf.String(note.code)
    record["/NM"] = pikepdf.String(own_name(note.fingerprint or note.code, contents))
    record["/C"] = pikepdf.Array(color("color", note.severity.value))
    return pdf.make_indirect(record)


def _with_popup(pdf: Any, annotation: Any, appearance: Any, beside: Quad, frame: PageFrame) -> Any:
    import pikepdf

    look = load_data("annotate_pdf")["popup"]
    left, top = max(frame.left, frame.right - look["width"]), max(y for _, y in beside.outline)
    rect = [left, max(frame.bottom, top - look["height"]), frame.right, top]
    popup = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Popup, Parent=annotation, Open=False)
    popup["/Rect"] = pikepdf.Array([round(value, 3) for value in rect])
    annotation["/Popup"] = pdf.make_indirect(popup)
    annotation["/AP"] = pikepdf.Dictionary(N=appearance)
    return annotation


def _mend_replies(pdf: Any, old: dict[tuple[int, int], str], new: dict[str, Any]) -> None:
    """What people have answered to our notes hangs on the same note of today, or stands by itself."""
    for page in pdf.pages if old else ():
        for each in _entries(page.obj.get("/Annots")):
            above = each.get("/IRT")
            if above is None or not above.is_indirect or above.objgen not in old:
                continue
            if old[above.objgen] in new:
                each["/IRT"] = new[old[above.objgen]]
            else:
                del each["/IRT"]


def _saved(pdf: Any) -> bytes:
    """Every stream as it was; the file's identity is made of its contents, where nothing is encrypted."""
    import pikepdf

    target = io.BytesIO()
    pdf.save(
        target,
        fix_metadata_version=False,
        compress_streams=False,
        stream_decode_level=None if pdf.is_encrypted else pikepdf.StreamDecodeLevel.none,
        encryption=True if pdf.is_encrypted else None,
        deterministic_id=not pdf.is_encrypted,
    )
    return target.getvalue()
