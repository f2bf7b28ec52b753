"""The words of a paragraph are read as Word shows them."""

import io
import zipfile

import pytest
from docx_building import cell, docx, paragraph, read, read_body, row, table, texts, words, zipped

from tracecheck.model.source import BlockKind


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<w:r><w:t>Mål 1</w:t><w:tab/><w:t>Trygg oppvekst</w:t></w:r>", "Mål 1 Trygg oppvekst"),
        ("<w:r><w:t>Trygg</w:t><w:br/><w:t>oppvekst</w:t></w:r>", "Trygg oppvekst"),
        ("<w:r><w:t>60</w:t><w:noBreakHyphen/><w:t>årene</w:t></w:r>", "60-årene"),
        ("<w:r><w:t>samfunns</w:t><w:softHyphen/><w:t>delen</w:t></w:r>", "samfunnsdelen"),
        ("<w:r><w:t>samfunns\u00addelen\u200b</w:t></w:r>", "samfunnsdelen"),
        ("<w:smartTag><w:r><w:t>Lyngmo</w:t></w:r></w:smartTag><w:r><w:t> kommune</w:t></w:r>", "Lyngmo kommune"),
        ("<w:r><w:t>se </w:t></w:r><w:hyperlink><w:r><w:t>planen</w:t></w:r></w:hyperlink>", "se planen"),
        ('<w:r><w:t>nå </w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t> 80 %</w:t></w:r>', "nå ≥ 80 %"),
        ("<w:r><w:t>Vi deler.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>skjult</w:t></w:r>", "Vi deler."),
    ],
)
def test_special_characters_and_wrappers(content: str, expected: str) -> None:
    assert texts(read_body(f"<w:p>{content}</w:p>")) == [expected]


def test_field_shows_its_result_and_not_its_instruction() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF _Ref1 \\h </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>kapittel 4</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    simple = '<w:fldSimple w:instr=" REF _Ref2 "><w:r><w:t>kapittel 5</w:t></w:r></w:fldSimple>'
    assert texts(read_body(f"<w:p>{words('Se ')}{field}{words(' og ')}{simple}</w:p>")) == [
        "Se kapittel 4 og kapittel 5"
    ]


def test_unfinished_field_does_not_swallow_the_document() -> None:
    broken = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r></w:p>'
    assert texts(read_body(broken + paragraph("Vi bygger flere boliger."))) == ["Vi bygger flere boliger."]


def test_content_controls_around_everything_are_opened() -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    body = (
        control(paragraph("Et helt avsnitt"))
        + f"<w:p>{words('Ansvar: ')}{control(words('rektor'))}</w:p>"
        + table(row(cell("Mål"), control(cell("Frist"))), control(row(cell("Flere leser"), cell("2027"))))
    )
    document = read_body(body)
    assert texts(document) == ["Et helt avsnitt", "Ansvar: rektor", "Mål", "Frist", "Flere leser", "2027"]
    assert document.blocks[2].table is not None
    assert (document.blocks[2].table.rows, document.blocks[2].table.columns) == (2, 2)


def test_hint_of_an_empty_content_control_is_no_text() -> None:
    hint = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{words('Klikk her for å skrive inn tekst.')}</w:sdtContent></w:sdt>"
    )
    assert texts(read_body(f"<w:p>{words('Frist: ')}{hint}</w:p>")) == ["Frist:"]


def test_text_box_comes_once_after_its_paragraph_in_a_frame_of_its_own() -> None:
    inner = f"<w:txbxContent>{paragraph('Visste du at')}{paragraph('ni av ti trives')}</w:txbxContent>"
    drawing = (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{inner}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    document = read_body(f"<w:p>{words('Før boksen')}{drawing}</w:p>{paragraph('Etter boksen')}")
    assert texts(document) == ["Før boksen", "Visste du at", "ni av ti trives", "Etter boksen"]
    assert [block.frame for block in document.blocks] == [None, 1, 1, None]


def test_old_text_box_without_alternative_is_read() -> None:
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{paragraph('Boks')}</w:txbxContent></v:textbox></w:pict></w:r>"
    assert texts(read_body(f"<w:p>{words('Tekst')}{box}</w:p>")) == ["Tekst", "Boks"]


def test_drop_cap_belongs_to_its_word() -> None:
    cap = '<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr><w:r><w:t>K</w:t></w:r></w:p>'
    assert texts(read_body(cap + paragraph("ommunen vokser."))) == ["Kommunen vokser."]


def test_look_tells_the_bold_words_of_a_run_in_heading() -> None:
    bold = words("Mål:", '<w:b/><w:color w:val="1F4E79"/>')
    block = read_body(f"<w:p>{bold}{words(' Alle barn leser godt etter fjerde trinn.')}</w:p>").blocks[0]
    assert not block.style.bold
    assert [block.text[start:end] for start, end in block.style.bold_spans] == ["Mål:"]
    assert block.style.size == 11.0
    assert block.style.color is None


def test_look_is_inherited_from_style_and_overruled_by_the_run() -> None:
    heading, plain = read_body(
        paragraph("Oppvekst", "Overskrift1")
        + paragraph("Helse", "Overskrift1", run='<w:b w:val="0"/><w:sz w:val="40"/>')
    ).blocks
    assert (heading.style.bold, heading.style.size, heading.style.name) == (True, 16.0, "heading 1")
    assert (plain.style.bold, plain.style.size) == (False, 20.0)


def test_block_is_one_line_without_page() -> None:
    block = read_body(paragraph("Trygg oppvekst")).blocks[0]
    assert [(line.start, line.end, line.page) for line in block.lines] == [(0, 14, None)]
    assert block.place_of(6, 14).spans[0].start == 6


def test_strict_open_xml_is_read_like_any_other() -> None:
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    with zipfile.ZipFile(io.BytesIO(docx(paragraph("Trygg oppvekst", "Overskrift1")))) as archive:
        files = {name: archive.read(name).replace(usual, strict) for name in archive.namelist()}
    assert read(zipped(files)).blocks[0].kind is BlockKind.HEADING


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Bygge skole", [("-", "Bygge skole")]),
        ("• Bygge skole", [("•", "Bygge skole")]),
        ("\uf0b7 Bygge skole", [("•", "Bygge skole")]),
        (
            "• Bygge skole • Ansette lærere • Kjøpe bøker",
            [("•", "Bygge skole"), ("•", "Ansette lærere"), ("•", "Kjøpe bøker")],
        ),
        ("Vi skal: • bygge • ansette", [(None, "Vi skal:"), ("•", "bygge"), ("•", "ansette")]),
        ("Tid – sted – rom", [(None, "Tid – sted – rom")]),
        ("Bibliotek • kino • scene", [(None, "Bibliotek • kino • scene")]),
        ("o bygge o ansette", [("o", "bygge"), ("o", "ansette")]),
        ("-5 grader", [(None, "-5 grader")]),
    ],
)
def test_typed_bullets_become_list_items(text: str, expected: list[tuple[str | None, str]]) -> None:
    blocks = read_body(paragraph(text)).blocks
    assert [(block.marker, block.text) for block in blocks] == expected
    assert all((block.kind is BlockKind.LIST_ITEM) == (block.marker is not None) for block in blocks)


def test_bullets_typed_after_line_breaks_are_items() -> None:
    body = "<w:p><w:r><w:t>Tiltak</w:t><w:br/><w:t>- bygge</w:t><w:br/><w:t>- ansette</w:t></w:r></w:p>"
    assert [(b.marker, b.text) for b in read_body(body).blocks] == [(None, "Tiltak"), ("-", "bygge"), ("-", "ansette")]


def test_bold_spans_follow_the_words_into_split_items() -> None:
    school, road = words("Skole", "<w:b/>"), words("Vei", "<w:b/>")
    body = f"<w:p>{words('• ')}{school}{words(' bygges • ')}{road}{words(' legges')}</w:p>"
    for block, bold in zip(read_body(body).blocks, ("Skole", "Vei"), strict=True):
        assert [block.text[start:end] for start, end in block.style.bold_spans] == [bold]
