"""Notes in a copy of a PDF: on the exact words, however the page is turned or cut; nothing else in the file changes."""

import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import ImageChops
from reportlab.pdfgen import canvas

from tracecheck.annotate.notes import Note
from tracecheck.annotate.pdf import annotate_pdf
from tracecheck.annotate.refusal import RefusedError
from tracecheck.model.finding import Severity
from tracecheck.model.source import Box, Place, SourceDocument
from tracecheck.readers import read_document
from tracecheck.readers.base import ReadOptions

GOAL = "Mål 2.1 Barn og unge har gode oppvekstvilkår i Lyngmo."
OTHER = "Kommunen skal bygge en ny skole innen 2028."
NOTE = Note(
    Place(), "Se på · TC102", "Ingen indikator. Æ ø å – «sitat».", Severity.WARNING, "TC102", "0123456789abcdef"
)
WHOLE = replace(NOTE, title="Til orientering", severity=Severity.INFO, code="TC901", fingerprint="fedcba9876543210")
PAGES: list[dict[str, Any]] = [
    {},
    {"Rotate": 90},
    {"Rotate": 180},
    {"Rotate": 270},
    {"CropBox": [100, 500, 560, 760]},
    {"CropBox": [100, 500, 560, 760], "Rotate": 90},
    {"MediaBox": [-50, -20, 595, 842], "Rotate": 270},
    {"UserUnit": 2},
]


def plan(page: dict[str, Any] | None = None, **saving: Any) -> bytes:
    """A page with a goal and a measure, as a word processor would make it."""
    target = io.BytesIO()
    sheet = canvas.Canvas(target, pagesize=(595, 842), invariant=1)
    sheet.setFont("Helvetica", 12)
    sheet.drawString(150, 660, GOAL)
    sheet.drawString(150, 560, OTHER)
    sheet.showPage()
    sheet.drawString(72, 700, "Side to")
    sheet.showPage()
    sheet.save()
    with pikepdf.open(io.BytesIO(target.getvalue())) as pdf:
        for name, value in (page or {}).items():
            pdf.pages[0].obj[f"/{name}"] = pikepdf.Array(value) if isinstance(value, list) else value
        saved = io.BytesIO()
        pdf.save(saved, **saving)
    return saved.getvalue()


def read(data: bytes, folder: Path) -> SourceDocument:
    path = folder / "plan.pdf"
    path.write_bytes(data)
    return read_document(path, "plan.pdf", ReadOptions())


def on(data: bytes, words: str, folder: Path) -> Note:
    """A note on these words, at the place that the reader gives them."""
    for block in read(data, folder).blocks:
        start = block.text.find(words)
        if start >= 0:
            return replace(NOTE, place=block.place_of(start, start + len(words)))
    raise AssertionError(words)


def annotations(data: bytes, page: int = 0) -> list[dict[str, str]]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found: Any = pdf.pages[page].obj.get("/Annots", [])
        return [{name: str(each.get(name, "")) for name in ("/Subtype", "/T", "/Contents")} for each in found]


def coloured(data: bytes) -> tuple[float, float, float, float]:
    """Where the first page is as yellow as a warning, in points as seen."""
    with pdfium.PdfDocument(data) as document:
        page = document[0]
        image = page.render(scale=1).to_pil().convert("RGB")
        page.close()
    red, _, blue = image.split()
    yellow = ImageChops.darker(
        red.point(lambda value: value > 230 and 255), blue.point(lambda value: value < 160 and 255)
    )
    box = yellow.getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_the_words_are_marked_where_they_are_seen(page: dict[str, Any], tmp_path: Path) -> None:
    data = plan(page)
    note = on(data, GOAL, tmp_path)
    boxes = note.place.boxes
    seen = coloured(annotate_pdf(data, [note]))
    wanted = (
        min(b.x0 for b in boxes),
        min(b.top for b in boxes),
        max(b.x1 for b in boxes),
        max(b.bottom for b in boxes),
    )
    assert seen == pytest.approx(wanted, abs=3)


@pytest.mark.parametrize("page", PAGES[:4], ids=str)
def test_what_is_about_the_document_stands_on_page_one_within_the_page(page: dict[str, Any]) -> None:
    data = annotate_pdf(plan(page), [replace(WHOLE, severity=Severity.WARNING)])
    left, top, right, bottom = coloured(data)
    assert 0 < left < right < 80
    assert 0 < top < bottom < 80


def test_notes_say_who_and_what(tmp_path: Path) -> None:
    data = plan()
    mine = annotations(annotate_pdf(data, [on(data, GOAL, tmp_path), WHOLE]))
    assert [each["/Subtype"] for each in mine] == ["/Highlight", "/Popup", "/Text", "/Popup"]
    assert {each["/T"] for each in mine[::2]} == {"tracecheck"}
    assert mine[0]["/Contents"] == f"{NOTE.title}\n\n{NOTE.text}"


def _streams(data: bytes) -> list[bytes]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [page.obj["/Contents"].read_raw_bytes() for page in pdf.pages]


def test_pages_keep_every_byte_and_read_the_same(tmp_path: Path) -> None:
    for saving in ({}, {"object_stream_mode": pikepdf.ObjectStreamMode.generate}, {"compress_streams": False}):
        data = plan(**saving)
        copy = annotate_pdf(data, [on(data, GOAL, tmp_path), WHOLE])
        assert _streams(copy) == _streams(data)
        assert read(copy, tmp_path).blocks == read(data, tmp_path).blocks


def test_the_same_bytes_every_time_and_again_on_its_own_copy(tmp_path: Path) -> None:
    data = plan()
    notes = [on(data, GOAL, tmp_path), WHOLE]
    copy = annotate_pdf(data, notes)
    assert annotate_pdf(data, notes) == copy
    assert annotate_pdf(copy, notes) == copy
    assert annotations(annotate_pdf(copy, [])) == []


def _with_notes_of_others(data: bytes, texts: Sequence[str], answered: bool = False) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        first = pdf.pages[0].obj
        there = list(first.get("/Annots", []))
        for text in texts:
            made = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[150, 655, 170, 675])
            made["/Contents"], made["/T"] = pikepdf.String(text), pikepdf.String("Rådgiver")
            if answered:
                made["/IRT"] = there[0]
            there.append(pdf.make_indirect(made))
        first["/Annots"] = pikepdf.Array(there)
        target = io.BytesIO()
        pdf.save(target)
        return target.getvalue()


def test_notes_of_others_stay_and_are_read_ours_are_not(tmp_path: Path) -> None:
    data = _with_notes_of_others(plan(), ["tracecheck: ignorer TC102 – vedtatt i sak 45/26"])
    copy = annotate_pdf(data, [replace(on(data, GOAL, tmp_path), text="Skriv «tracecheck: ignorer TC102 – grunn».")])
    assert [each.text for each in read(copy, tmp_path).comments] == ["tracecheck: ignorer TC102 – vedtatt i sak 45/26"]
    assert [each["/T"] for each in annotations(annotate_pdf(copy, []))] == ["Rådgiver"]


@pytest.mark.parametrize("again", [True, False])
def test_an_answer_to_a_note_of_ours_is_kept_and_heard(again: bool, tmp_path: Path) -> None:
    data = plan()
    note = on(data, GOAL, tmp_path)
    answered = _with_notes_of_others(annotate_pdf(data, [note]), ["tracecheck: ignorer TC102 – eget vedtak"], True)
    copy = annotate_pdf(answered, [replace(note, text="Sagt med andre ord.")] if again else [])
    assert [each.text for each in read(copy, tmp_path).comments] == ["tracecheck: ignorer TC102 – eget vedtak"]
    with pikepdf.open(io.BytesIO(copy)) as pdf:
        there = list(pdf.pages[0].obj["/Annots"])
        answer = next(each for each in there if str(each.get("/T", "")) == "Rådgiver")
        assert ("/IRT" in answer) is again
        assert not again or answer["/IRT"].objgen in {each.objgen for each in there}


def test_a_note_that_somebody_has_written_in_is_theirs(tmp_path: Path) -> None:
    copy = annotate_pdf(plan(), [WHOLE])
    with pikepdf.open(io.BytesIO(copy)) as pdf:
        pdf.pages[0].obj["/Annots"][0]["/Contents"] = pikepdf.String("tracecheck: ignorer TC901 – avklart")
        pdf.save(tmp_path / "edited.pdf")
    data = (tmp_path / "edited.pdf").read_bytes()
    assert [each.text for each in read(annotate_pdf(data, []), tmp_path).comments] == [
        "tracecheck: ignorer TC901 – avklart"
    ]


def test_words_over_two_pages_are_marked_on_both() -> None:
    place = Place(page=1, boxes=(Box(1, 150, 170, 300, 184), Box(2, 72, 130, 120, 144)))
    copy = annotate_pdf(plan(), [replace(NOTE, place=place)])
    assert [annotations(copy, page)[0]["/Subtype"] for page in (0, 1)] == ["/Highlight", "/Highlight"]


def test_many_notes_on_a_page_lie_beside_each_other() -> None:
    with pikepdf.open(io.BytesIO(annotate_pdf(plan(), [WHOLE] * 60))) as pdf:
        icons = [each for each in pdf.pages[0].obj["/Annots"] if each["/Subtype"] == "/Text"]
        places = {tuple(float(value) for value in each["/Rect"]) for each in icons}
    assert len(places) == 60
    assert all(left >= 0 and right <= 595 and bottom >= 0 and top <= 842 for left, bottom, right, top in places)


def test_an_encrypted_file_that_allows_notes_keeps_its_encryption(tmp_path: Path) -> None:
    locked = pikepdf.Encryption(owner="eier", user="", allow=pikepdf.Permissions(extract=False))
    data = plan(encryption=locked)
    copy = annotate_pdf(data, [on(data, GOAL, tmp_path)])
    with pikepdf.open(io.BytesIO(copy)) as pdf:
        assert pdf.is_encrypted
        assert not pdf.allow.extract
    assert len(annotations(copy)) == 2
    assert [each.text for each in read(copy, tmp_path).blocks][:1] == [GOAL]


def _signed() -> bytes:
    with pikepdf.open(io.BytesIO(plan())) as pdf:
        value = pikepdf.Dictionary(Type=pikepdf.Name.Sig, ByteRange=[0, 1, 2, 3])
        field = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T=pikepdf.String("Signatur"), V=pdf.make_indirect(value))
        group = pikepdf.Dictionary(T=pikepdf.String("Gruppe"), Kids=[pdf.make_indirect(field)])
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[pdf.make_indirect(group)], SigFlags=3)
        target = io.BytesIO()
        pdf.save(target)
        return target.getvalue()


def _locked(**permissions: bool) -> bytes:
    user = "" if permissions else "hemmelig"
    allow = pikepdf.Permissions(**permissions)
    return plan(encryption=pikepdf.Encryption(owner="eier", user=user, allow=allow))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (_signed(), "signed"),
        (_locked(), "password"),
        (_locked(modify_annotation=False), "forbidden"),
        (plan()[:400], "damaged"),
        (b"", "damaged"),
        (b"no pdf", "damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_annotated_is_refused_with_its_reason(data: bytes, why: str) -> None:
    with pytest.raises(RefusedError) as told:
        annotate_pdf(data, [WHOLE])
    assert told.value.message_id == f"error.annotate_{why}"
