"""What is no readable DOCX is refused with its cause, and nothing else is ever raised."""

import contextlib
import io
import zipfile

import docx as python_docx
import pytest
from docx_building import cell, docx, in_list, paragraph, read, row, table, texts, words, zipped
from hypothesis import given, settings
from hypothesis import strategies as st

from tracecheck.model.source import BlockKind
from tracecheck.readers.base import UnreadableError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(data: bytes) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        read(data)
    return caught.value


@pytest.mark.parametrize(
    ("data", "message_id"),
    [
        (b"", "TC001.empty"),
        (OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"), "TC001.encrypted"),
        (OLE + b"\x00" * 600 + "WordDocument".encode("utf-16-le"), "TC001.old_word"),
        (b"PK\x03\x04 cut off", "TC001.damaged"),
        (b"{\\rtf1 no zip}", "TC001.damaged"),
        (docx(paragraph("Trygg oppvekst"))[:-40], "TC001.damaged"),
        (docx("<w:p><w:r><w:t>no end"), "TC001.damaged"),
        (docx("<w:p/>"), "TC001.empty"),
    ],
)
def test_cause_of_refusal(data: bytes, message_id: str) -> None:
    error = refusal(data)
    assert (error.code, error.message_id) == ("TC001", message_id)


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"xl/workbook.xml": b"<a/>"}, "xlsx"),
        ({"ppt/presentation.xml": b"<a/>"}, "pptx"),
        ({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}, "odt"),
        ({"bilder/kart.jpg": b"jpg"}, "zip"),
    ],
)
def test_other_zips_are_named(files: dict[str, bytes], found: str) -> None:
    error = refusal(zipped(files))
    assert (error.message_id, error.arguments) == ("TC001.not_docx", {"found": found})


def test_pictures_without_text_are_a_scan() -> None:
    error = refusal(docx("<w:p><w:r><w:drawing/></w:r></w:p>"))
    assert (error.code, error.message_id) == ("TC002", "TC002.docx_pictures")


def test_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    with zipfile.ZipFile(io.BytesIO(docx(paragraph("Trygg oppvekst")))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert refusal(zipped({**files, "word/media/bomb.bin": bytes(310_000_000)})).message_id == "TC001.too_large"


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    with zipfile.ZipFile(io.BytesIO(docx(paragraph("Trygg &b; oppvekst")))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["word/document.xml"] = bomb.encode() + files["word/document.xml"]
    assert "aaa" not in " ".join(texts(read(zipped(files))))


def test_damaged_styles_are_a_problem_and_the_text_is_read() -> None:
    document = read(docx(paragraph("Trygg oppvekst"), styles="<w:style>"))
    assert texts(document) == ["Trygg oppvekst"]
    assert [(each.code, each.message_id) for each in document.problems] == [("TC002", "TC002.docx_part")]


def test_file_that_a_word_processor_library_wrote() -> None:
    source = python_docx.Document()
    source.add_heading("Virksomhetsplan for Lyngmo skole", 0)
    source.add_heading("Mål", 1)
    source.add_paragraph("Flere elever trives", style="List Bullet")
    source.add_paragraph("Leseglede i alle fag", style="List Number")
    buffer = io.BytesIO()
    source.save(buffer)
    blocks = read(buffer.getvalue()).blocks
    assert [(block.kind, block.level, block.marker) for block in blocks] == [
        (BlockKind.HEADING, 1, None),
        (BlockKind.HEADING, 1, None),
        (BlockKind.LIST_ITEM, 0, "•"),
        (BlockKind.LIST_ITEM, 0, "1."),
    ]


def test_reading_twice_gives_the_same() -> None:
    assert read(SAMPLE) == read(SAMPLE)


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
BODY = (
    paragraph("Oppvekst", "Overskrift1")
    + paragraph("Bygge", properties=in_list(1))
    + f'<w:p><w:ins w:id="1">{words("nytt")}</w:ins><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    + table(row(cell("Mål", '<w:vMerge w:val="restart"/>'), cell("Frist")), row(cell("", "<w:vMerge/>"), cell("2027")))
)
SAMPLE = docx(BODY, numbering=NUMBERING, footnotes='<w:footnote w:id="2"><w:p/></w:footnote>')


def read_or_refuse(data: bytes) -> None:
    with contextlib.suppress(UnreadableError):
        read(data)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_damaged_bytes_raise_nothing_but_a_refusal(changes: list[tuple[int, int]]) -> None:
    damaged = bytearray(SAMPLE)
    for place, byte in changes:
        damaged[place] = byte
    read_or_refuse(bytes(damaged))


with zipfile.ZipFile(io.BytesIO(SAMPLE)) as _archive:
    PARTS = {name: _archive.read(name) for name in _archive.namelist()}
TOKENS = [b"w:val=", b"w:p", b"w:id", b'"1"', b'"-7"', b'"99999999999999999999"', b'"x"', b"w:tc", b"w:numId", b""]


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(sorted(PARTS)),
    st.sampled_from(TOKENS[:-1]),
    st.sampled_from(TOKENS),
    st.integers(0, 5),
)
def test_damaged_xml_raises_nothing_but_a_refusal(part: str, old: bytes, new: bytes, place: int) -> None:
    pieces = PARTS[part].split(old)
    cut = min(place, len(pieces) - 1)
    damaged = old.join(pieces[:cut]) + new + old.join(pieces[cut:])
    read_or_refuse(zipped({**PARTS, part: damaged}))


def test_endless_text_is_refused() -> None:
    endless = docx(paragraph("x" + " " * 41_000_000))
    assert refusal(endless).message_id == "TC001.too_large"


def with_parts(data: bytes, relationships: str, parts: dict[str, bytes]) -> bytes:
    """The file with more parts, and more relationships of the document to them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    links = "word/_rels/document.xml.rels"
    files[links] = files[links].replace(b"</Relationships>", relationships.encode() + b"</Relationships>")
    return zipped({**files, **parts})


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"


def point(model_id: str, text: str) -> str:
    return f'<d:pt modelId="{model_id}"><d:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></d:t></d:pt>'


def test_words_of_smart_art_stand_in_a_frame_after_their_paragraph() -> None:
    reference = f'<w:r><w:drawing><d:relIds xmlns:d="{DIAGRAM}" xmlns:r="{OFFICE}" r:dm="rD"/></w:drawing></w:r>'
    model = (
        f'<d:dataModel xmlns:d="{DIAGRAM}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><d:ptLst>'
        + '<d:pt modelId="0" type="doc"/>'
        + point("3", "Bygge skole")
        + point("1", "Oppvekst")
        + point("2", "Helse")
        + '</d:ptLst><d:cxnLst><d:cxn srcId="0" destId="2" srcOrd="1"/><d:cxn srcId="0" destId="1" srcOrd="0"/>'
        + '<d:cxn srcId="1" destId="3" srcOrd="0"/><d:cxn type="presOf" srcId="3" destId="0" srcOrd="0"/>'
        + "</d:cxnLst></d:dataModel>"
    )
    link = f'<Relationship Id="rD" Type="{OFFICE}/diagramData" Target="diagrams/data1.xml"/>'
    body = f"<w:p>{words('Våre mål')}{reference}</w:p>" + paragraph("Etter figuren")
    document = read(with_parts(docx(body), link, {"word/diagrams/data1.xml": model.encode()}))
    assert [(block.text, block.frame) for block in document.blocks] == [
        ("Våre mål", None),
        ("Oppvekst", 1),
        ("Bygge skole", 1),
        ("Helse", 1),
        ("Etter figuren", None),
    ]


def test_foreign_document_inside_is_reported_as_not_read() -> None:
    link = f'<Relationship Id="rA" Type="{OFFICE}/aFChunk" Target="afchunk.mht"/>'
    document = read(with_parts(docx(paragraph("Mål")), link, {"word/afchunk.mht": b"<html>"}))
    assert [each.arguments for each in document.problems] == [{"part": "word/afchunk.mht"}]
