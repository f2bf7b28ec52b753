"""Word keeps no list numbers in the text; they are counted as Word counts them."""

import pytest
from docx_building import STYLES, cell, docx, in_list, paragraph, read, read_body, row, table, words

from tracecheck.model.source import BlockKind


def level(index: int, number_format: str, text: str, extra: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*abstracts: str, nums: str = "") -> str:
    """A numbering part: abstract list i is used by num i + 1; `nums` are further ones."""
    definitions = "".join(
        f'<w:abstractNum w:abstractNumId="{i}">{each}</w:abstractNum>' for i, each in enumerate(abstracts)
    )
    used = "".join(f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>' for i, _ in enumerate(abstracts))
    return definitions + used + nums


OUTLINE = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.") + level(2, "lowerLetter", "%3)")


def markers(body: str, numbering: str) -> list[str | None]:
    return [block.marker for block in read_body(body, numbering=numbering).blocks]


def test_multilevel_list_counts_and_starts_anew_below_each_number() -> None:
    order = (0, 1, 1, 2, 2, 0, 1, 2)
    body = "".join(paragraph("Tiltak", properties=in_list(1, each)) for each in order)
    blocks = read_body(body, numbering=lists(OUTLINE)).blocks
    assert [block.marker for block in blocks] == ["1.", "1.1.", "1.2.", "a)", "b)", "2.", "2.1.", "a)"]
    assert [block.level for block in blocks] == list(order)
    assert {block.text for block in blocks} == {"Tiltak"}


@pytest.mark.parametrize(
    ("number_format", "expected"),
    [
        ("decimal", ["1", "2", "3"]),
        ("lowerLetter", ["a", "b", "c"]),
        ("upperLetter", ["A", "B", "C"]),
        ("lowerRoman", ["i", "ii", "iii"]),
        ("upperRoman", ["I", "II", "III"]),
        ("decimalZero", ["01", "02", "03"]),
    ],
)
def test_number_formats(number_format: str, expected: list[str]) -> None:
    body = paragraph("Tiltak", properties=in_list(1)) * 3
    assert markers(body, lists(level(0, number_format, "%1"))) == expected


def test_letters_go_on_after_z_as_in_word() -> None:
    body = paragraph("Tiltak", properties=in_list(1))
    assert markers(body, lists(level(0, "lowerLetter", "%1)", start=27))) == ["aa)"]


def test_bullet_is_a_bullet_whatever_glyph_the_font_has() -> None:
    body = paragraph("Bygge skole", properties=in_list(1)) + paragraph("- Bygge vei", properties=in_list(1))
    blocks = read_body(body, numbering=lists(level(0, "bullet", "\uf0b7"))).blocks
    assert [(block.kind, block.marker, block.text) for block in blocks] == [
        (BlockKind.LIST_ITEM, "•", "Bygge skole"),
        (BlockKind.LIST_ITEM, "•", "Bygge vei"),
    ]


def test_second_list_of_the_same_kind_starts_anew_only_when_it_says_so() -> None:
    again = '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
    anew = (
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = "".join(paragraph("Mål", properties=in_list(each)) for each in (1, 1, 2, 3, 3))
    assert markers(body, lists(OUTLINE, nums=again + anew)) == ["1.", "2.", "3.", "1.", "2."]


def test_level_that_never_restarts() -> None:
    numbering = lists(level(0, "upperLetter", "%1") + level(1, "decimal", "Mål %2", '<w:lvlRestart w:val="0"/>'))
    body = "".join(paragraph("x", properties=in_list(1, each)) for each in (0, 1, 1, 0, 1))
    assert markers(body, numbering) == ["A", "Mål 1", "Mål 2", "B", "Mål 3"]


def test_level_that_is_replaced_in_one_list() -> None:
    other = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1")}</w:lvlOverride></w:num>'
    )
    assert markers(paragraph("Mål", properties=in_list(2)), lists(OUTLINE, nums=other)) == ["I"]


def test_empty_list_paragraphs_are_counted_and_leave_no_block() -> None:
    body = "".join(paragraph(each, properties=in_list(1)) for each in ("Skole", "", "Vei"))
    assert markers(body, lists(OUTLINE)) == ["1.", "3."]


def test_legal_numbering_shows_all_numbers_as_digits() -> None:
    numbering = lists(level(0, "upperRoman", "%1") + level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    body = "".join(paragraph("x", properties=in_list(1, each)) for each in (0, 0, 1))
    assert markers(body, numbering) == ["I", "II", "2.1"]


def test_headings_that_word_numbers_have_their_number_as_marker_and_in_paths() -> None:
    styles = STYLES.replace(
        '<w:outlineLvl w:val="0"/>', '<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/>'
    ).replace('<w:outlineLvl w:val="1"/>', '<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/>')
    numbering = lists(
        level(0, "decimal", "%1", '<w:pStyle w:val="Overskrift1"/>')
        + level(1, "decimal", "%1.%2", '<w:pStyle w:val="Overskrift2"/>')
    )
    body = (
        paragraph("Samfunn", "Overskrift1")
        + paragraph("Oppvekst", "Overskrift2")
        + paragraph("Trygt sted å bo", "Overskrift2")
        + paragraph("Alle har en bolig.")
    )
    blocks = read(docx(body, styles, numbering=numbering)).blocks
    assert [block.marker for block in blocks] == ["1", "1.1", "1.2", None]
    assert blocks[3].place.path == ("1 Samfunn", "1.2 Trygt sted å bo")


def test_numbering_is_taken_off_by_list_number_zero() -> None:
    styles = STYLES + (
        '<w:style w:type="paragraph" w:styleId="Punkt"><w:name w:val="List Bullet"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = paragraph("Punkt", "Punkt") + paragraph("Ikke punkt", "Punkt", in_list(0))
    blocks = read(docx(body, styles, numbering=lists(level(0, "bullet", "•")))).blocks
    assert [block.kind for block in blocks] == [BlockKind.LIST_ITEM, BlockKind.PARAGRAPH]


def test_list_that_is_kept_in_a_list_style() -> None:
    styles = STYLES + (
        '<w:style w:type="numbering" w:styleId="Maal"><w:name w:val="Målliste"/>'
        '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    numbering = lists('<w:numStyleLink w:val="Maal"/>', level(0, "decimal", "Mål %1:"))
    blocks = read(docx(paragraph("Flere i arbeid", properties=in_list(1)), styles, numbering=numbering)).blocks
    assert [block.marker for block in blocks] == ["Mål 1:"]


def test_numbers_of_a_column_that_word_counts_are_its_text() -> None:
    numbered = paragraph("", properties=in_list(1))
    body = table(
        row(cell("Nr."), cell("Tiltak")),
        row(cell(numbered), cell("Bygge skole")),
        row(cell(numbered), cell("Ansette lærere")),
    )
    found = read_body(body, numbering=lists(OUTLINE)).blocks[0].table
    assert found is not None
    assert [each.text for each in found.cells] == ["Nr.", "Tiltak", "1.", "Bygge skole", "2.", "Ansette lærere"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Øke leseferdigheten", ("1.", "Øke leseferdigheten")),
        ("a) bygge skole", ("a)", "bygge skole")),
        ("2b) Etablere ladeplasser", ("2b)", "Etablere ladeplasser")),
        ("2.3 Flere boliger", ("2.3", "Flere boliger")),
        ("1. mai er fridag", (None, "1. mai er fridag")),
        ("10. trinn får leirskole", (None, "10. trinn får leirskole")),
        ("2.5 millioner er satt av", (None, "2.5 millioner er satt av")),
        ("2027 blir et viktig år", (None, "2027 blir et viktig år")),
    ],
)
def test_typed_numbers_are_markers_and_counted_things_are_not(text: str, expected: tuple[str | None, str]) -> None:
    block = read_body(paragraph(text)).blocks[0]
    assert (block.marker, block.text) == expected


def test_numbers_typed_after_line_breaks_are_items_of_their_own() -> None:
    body = "<w:p><w:r><w:t>Tiltak:</w:t><w:br/><w:t>1. Bygge</w:t><w:br/><w:t>2. Ansette</w:t></w:r></w:p>"
    blocks = read_body(body).blocks
    assert [(each.marker, each.text) for each in blocks] == [(None, "Tiltak:"), ("1.", "Bygge"), ("2.", "Ansette")]


def test_bold_words_move_along_when_a_typed_number_becomes_the_marker() -> None:
    block = read_body(f"<w:p>{words('1. Mål:', '<w:b/>')}{words(' flere leser godt')}</w:p>").blocks[0]
    assert [block.text[start:end] for start, end in block.style.bold_spans] == ["Mål:"]


def test_typed_number_of_a_heading_stays_in_its_text() -> None:
    block = read_body(paragraph("2.3 Trygt sted å bo", "Overskrift1") + paragraph("Slik er det.")).blocks[0]
    assert (block.kind, block.marker, block.text) == (BlockKind.HEADING, None, "2.3 Trygt sted å bo")
