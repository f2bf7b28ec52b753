"""What stands beside the text: notes, comments, running heads, properties."""

import io
import zipfile

from docx_building import all_blocks, cell, docx, paragraph, read, read_body, row, table, texts, words, zipped

from tracecheck.model.source import BlockKind, CellRef, SourceDocument


def note(kind: str, note_id: int, text: str) -> str:
    return f'<w:{kind} w:id="{note_id}"><w:p><w:r><w:{kind}Ref/></w:r>{words(" " + text)}</w:p></w:{kind}>'


def reference(kind: str, note_id: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{note_id}"/></w:r>'


def test_notes_come_last_in_the_order_of_their_references() -> None:
    separator = '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
    body = (
        f"<w:p>{words('Nærværet')}{reference('footnote', 3)}{words(' øker')}{reference('endnote', 1)}{words('.')}</w:p>"
        f"<w:p>{words('Gjelden synker')}{reference('footnote', 2)}</w:p>"
    )
    document = read_body(
        body,
        footnotes=separator + note("footnote", 2, "Kilde: KOSTRA") + note("footnote", 3, "Kilde: HR-systemet"),
        endnotes=note("endnote", 1, "Vedtatt i sak 45/26"),
    )
    assert [(block.kind, block.marker, block.text) for block in document.blocks[2:]] == [
        (BlockKind.FOOTNOTE, "1", "Kilde: HR-systemet"),
        (BlockKind.FOOTNOTE, "2", "Kilde: KOSTRA"),
        (BlockKind.FOOTNOTE, "i", "Vedtatt i sak 45/26"),
    ]
    assert texts(document)[:2] == ["Nærværet øker.", "Gjelden synker"]


def test_running_heads_are_no_blocks_and_have_no_page_number() -> None:
    page = (
        '<w:p><w:r><w:t>Side </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText> PAGE </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    document = read_body(paragraph("Tekst"), header=paragraph("Økonomiplan 2026–2029"), footer=page)
    assert document.running == ("Økonomiplan 2026–2029", "Side")
    assert texts(document) == ["Tekst"]


def commented(text: str, comment_id: int) -> str:
    return f'<w:commentRangeStart w:id="{comment_id}"/>{words(text)}<w:commentRangeEnd w:id="{comment_id}"/>'


def comment(comment_id: int, text: str) -> str:
    return f'<w:comment w:id="{comment_id}" w:author="Kari Nordmann" w:initials="KN">{paragraph(text)}</w:comment>'


def anchored_words(document: SourceDocument) -> list[list[str]]:
    by_index = {block.index: block.text for block in all_blocks(document.blocks)}
    return [
        [by_index[span.block][span.start : span.end] for span in each.place.spans] if each.place else []
        for each in document.comments
    ]


def test_comment_stands_at_the_words_it_is_about_and_names_nobody() -> None:
    body = f"<w:p>{words('• Vi skal ')}{commented('kutte utslipp', 4)}{words(' med 40 %')}</w:p>"
    document = read_body(body, comments=comment(4, "Fra hvilket år?"))
    assert anchored_words(document) == [["kutte utslipp"]]
    assert [(each.text, each.author_role) for each in document.comments] == [("Fra hvilket år?", None)]
    assert "Nordmann" not in repr(document)


def test_comment_over_two_paragraphs_and_in_a_cell() -> None:
    start, end = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
    body = f"<w:p>{words('Flere ')}{start}{words('leser')}</w:p><w:p>{words('godt')}{end}{words(' nå')}</w:p>" + table(
        row(cell("Mål"), cell(f"<w:p>{commented('2027', 2)}</w:p>"))
    )
    document = read_body(body, comments=comment(1, "Hvem?") + comment(2, "Når?"))
    assert anchored_words(document) == [["leser", "godt"], ["2027"]]
    place = document.comments[1].place
    assert place is not None
    assert place.cell == CellRef(1, 1, 2)


def test_comment_without_range_is_about_its_paragraph() -> None:
    body = f'<w:p>{words("Vi bygger.")}<w:r><w:commentReference w:id="5"/></w:r></w:p>'
    assert anchored_words(read_body(body, comments=comment(5, "Hva?"))) == [["Vi bygger."]]


def test_properties_never_hold_a_person() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        "<dc:title>Økonomiplan</dc:title><dc:creator>Kari Nordmann</dc:creator><dc:subject/>"
        "<dcterms:created>2026-01-05T08:00:00Z</dcterms:created>"
        "<cp:lastModifiedBy>Ola Nordmann</cp:lastModifiedBy></cp:coreProperties>"
    )
    with zipfile.ZipFile(io.BytesIO(docx(paragraph("Tekst")))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    document = read(zipped({**files, "docProps/core.xml": core.encode()}))
    assert document.properties == {"title": "Økonomiplan", "created": "2026-01-05T08:00:00Z"}
