"""Headings: by style, by the style's name, and by look where styles are rare."""

from docx_building import STYLES, cell, docx, paragraph, read, read_body, row, table

from tracecheck.model.source import Block, BlockKind

BOLD = "<w:b/>"
PROSE = paragraph("Kommunen skal være et godt sted å bo i alle livets faser.")


def headings(blocks: tuple[Block, ...]) -> list[tuple[int | None, str]]:
    return [(block.level, block.text) for block in blocks if block.kind is BlockKind.HEADING]


def style(style_id: str, name: str, based_on: str = "Normal", inside: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based_on}"/>{inside}</w:style>'
    )


def test_levels_and_paths_of_styled_headings() -> None:
    body = (
        paragraph("Kommuneplan for Lyngmo", "Tittel")
        + paragraph("Oppvekst", "Overskrift1")
        + paragraph("Mål", "Overskrift2")
        + PROSE
        + paragraph("Helse", "Overskrift1")
        + PROSE
    )
    blocks = read_body(body).blocks
    assert headings(blocks) == [(1, "Kommuneplan for Lyngmo"), (1, "Oppvekst"), (2, "Mål"), (1, "Helse")]
    assert blocks[3].place.path == ("Oppvekst", "Mål")
    assert blocks[5].place.path == ("Helse",)


def test_own_style_based_on_a_heading_is_a_heading_until_it_says_body_text() -> None:
    styles = (
        STYLES
        + style("Kap", "Kapittel Lyngmo", "Overskrift1")
        + style("Blad", "Forside", "Overskrift1", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>')
    )
    blocks = read(docx(paragraph("Klima", "Kap") + paragraph("Lyngmo kommune", "Blad") + PROSE, styles)).blocks
    assert headings(blocks) == [(1, "Klima")]


def test_outline_level_of_the_paragraph_itself_counts() -> None:
    blocks = read_body(paragraph("Klima", properties='<w:outlineLvl w:val="2"/>') + PROSE).blocks
    assert headings(blocks) == [(3, "Klima")]


def test_template_style_that_is_called_a_heading_comes_below_the_styled_ones() -> None:
    styles = STYLES + style("maal", "MÅL") + style("figtit", "figur-tittel")
    body = (
        paragraph("Oppvekst", "Overskrift1")
        + paragraph("Barn leser godt", "maal")
        + PROSE
        + paragraph("Leseferdighet etter trinn", "figtit")
    )
    assert headings(read(docx(body, styles)).blocks) == [(1, "Oppvekst"), (2, "Barn leser godt")]


def test_running_text_in_a_style_that_is_only_called_a_heading_stays_text() -> None:
    styles = STYLES + style("maal", "MÅL")
    sentence = "Barn i Lyngmo leser godt etter fjerde trinn, og alle har en voksen å snakke med."
    assert headings(read(docx(paragraph(sentence, "maal"), styles)).blocks) == []


def test_bold_and_large_paragraphs_are_headings_where_no_style_is_used() -> None:
    body = (
        paragraph("Helse og omsorg", run='<w:b/><w:sz w:val="32"/>')
        + PROSE
        + paragraph("Slik vil vi ha det", run=BOLD)
        + PROSE
        + paragraph("Dette er et helt avsnitt med fete bokstaver.", run=BOLD)
        + PROSE
    )
    blocks = read_body(body).blocks
    assert headings(blocks) == [(1, "Helse og omsorg"), (2, "Slik vil vi ha det")]
    assert blocks[3].place.path == ("Helse og omsorg", "Slik vil vi ha det")


def test_bold_words_are_no_headings_where_styles_are_used() -> None:
    body = paragraph("Helse", "Overskrift1") + PROSE + paragraph("Tiltak", run=BOLD) + PROSE
    blocks = read_body(body).blocks
    assert headings(blocks) == [(1, "Helse")]
    assert blocks[2].style.bold


def test_bold_list_of_names_is_no_row_of_headings() -> None:
    body = "".join(paragraph(name, run=BOLD) for name in ("Lyngmo skole", "Elvestad skole", "Haugsjø skole")) + PROSE
    assert headings(read_body(body).blocks) == [(1, "Haugsjø skole")]


def test_bold_cells_are_no_headings() -> None:
    body = PROSE + table(
        row(cell(paragraph("Mål", run=BOLD)), cell(paragraph("Tiltak", run=BOLD))), row(cell("a"), cell("b"))
    )
    assert headings(read_body(body + PROSE).blocks) == []


def test_heading_inside_a_frame_holds_inside_only() -> None:
    box = table(row(cell(paragraph("Regjeringens råd", "Overskrift2") + paragraph("Plan først."))))
    blocks = read_body(paragraph("Helse", "Overskrift1") + box + PROSE).blocks
    assert [(block.text, block.place.path) for block in blocks[2:]] == [
        ("Plan først.", ("Helse", "Regjeringens råd")),
        (blocks[3].text, ("Helse",)),
    ]


def test_heading_that_is_printed_in_a_coloured_frame_holds_for_what_follows() -> None:
    box = table(row(cell(paragraph("Klima og natur", "Overskrift1"))))
    blocks = read_body(box + PROSE).blocks
    assert blocks[1].place.path == ("Klima og natur",)


def test_styles_that_are_based_on_each_other_do_not_hang() -> None:
    styles = STYLES + style("A", "A", "B") + style("B", "B", "A")
    assert [block.text for block in read(docx(paragraph("Tekst", "A"), styles)).blocks] == ["Tekst"]


def contents_entry(text: str) -> str:
    return paragraph(text, "INNH1")


def test_table_of_contents_is_no_text() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
    separate, end = ('<w:r><w:fldChar w:fldCharType="separate"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    body = (
        f"<w:p>{begin}{separate}<w:r><w:t>Oppvekst</w:t><w:tab/><w:t>3</w:t></w:r></w:p>"
        + paragraph("Helse 7")
        + f"<w:p>{end}</w:p>"
        + paragraph("Oppvekst", "Overskrift1")
        + PROSE
    )
    document = read_body(body)
    assert document.toc == ("Oppvekst 3", "Helse 7")
    assert headings(document.blocks) == [(1, "Oppvekst")]
    assert len(document.blocks) == 2


def test_table_of_contents_by_style_or_content_control() -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    control = f"<w:sdt>{gallery}<w:sdtContent>{paragraph('Innhold')}{paragraph('Klima 9')}</w:sdtContent></w:sdt>"
    document = read_body(control + contents_entry("Helse 7") + PROSE)
    assert document.toc == ("Innhold", "Klima 9", "Helse 7")
    assert len(document.blocks) == 1


def test_heading_right_after_the_end_of_the_contents_is_text() -> None:
    first = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Klima 9</w:t></w:r></w:p>'
    )
    last = '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>Planen gjelder hele kommunen.</w:t></w:r></w:p>'
    document = read_body(first + last)
    assert document.toc == ("Klima 9",)
    assert [block.text for block in document.blocks] == ["Planen gjelder hele kommunen."]


def test_style_for_column_heads_makes_no_headings_in_cells() -> None:
    styles = STYLES + style("Kolonne", "Kolonneoverskrift")
    head = row(cell(paragraph("Mål", "Kolonne", run=BOLD)), cell(paragraph("Frist", "Kolonne", run=BOLD)))
    found = read(docx(table(head, row(cell("Flere leser"), cell("2027"))), styles)).blocks[0].table
    assert found is not None
    assert {block.kind for each in found.cells for block in each.blocks} == {BlockKind.PARAGRAPH}
    assert found.header_rows == 1


def test_bold_lines_in_larger_letters_are_headings_beside_a_single_styled_one() -> None:
    large, middle = '<w:b/><w:sz w:val="32"/>', '<w:b/><w:sz w:val="24"/>'
    themes = "".join(
        paragraph(theme, run=large)
        + paragraph("Dette vil vi oppnå", run=middle)
        + paragraph("Innbyggerne har varierte boliger, og bygdene har et rikt kulturliv for alle.")
        for theme in ("Levende bygder", "Grønn omstilling", "Aktive innbyggere")
    )
    blocks = read_body(themes + paragraph("Indikatorer", "Overskrift1") + paragraph("Andel unge utenfor.")).blocks
    headings = [(block.text, block.level) for block in blocks if block.kind is BlockKind.HEADING]
    assert headings[:3] == [("Levende bygder", 2), ("Dette vil vi oppnå", 3), ("Grønn omstilling", 2)]
    assert headings[-1] == ("Indikatorer", 1)


def test_a_few_bold_words_in_larger_letters_stay_text_in_a_document_with_styles() -> None:
    quote = paragraph("Vi vil bo her", run='<w:b/><w:sz w:val="32"/>')
    chapters = "".join(paragraph(f"Kapittel {i}", "Overskrift1") + paragraph("Tekst om bygda.") for i in range(3))
    blocks = read_body(chapters + quote + quote + paragraph("Sagt av elever.")).blocks
    assert [block.text for block in blocks if block.kind is BlockKind.HEADING] == [f"Kapittel {i}" for i in range(3)]
