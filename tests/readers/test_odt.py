"""Plans written in LibreOffice, or saved as ODT by Word, give the blocks that a reader sees on the page."""

import pytest
from odt_building import STYLES, cell, content, h, items, lines, number_level, odt, p, read, read_body, row, table

from tracecheck.model.source import BlockKind
from tracecheck.readers.base import UnreadableError


def outline(*levels: str) -> str:
    inner = "".join(each.replace("list-level-style-number", "outline-level-style") for each in levels)
    return f'{STYLES}<text:outline-style style:name="Outline">{inner}</text:outline-style>'


def test_headings_have_level_path_and_the_number_that_is_counted() -> None:
    numbered = outline(number_level(1, suffix=""), number_level(2, display=2, suffix=""))
    body = h("Innledning") + h("Oppvekst") + h("Trygg skole", 2) + p("Tekst.") + h("Folkehelse", 2) + h("Levekår")
    blocks = read_body(body, styles=numbered).blocks
    assert [(b.kind, b.level, b.marker) for b in blocks if b.kind is BlockKind.HEADING] == [
        (BlockKind.HEADING, 1, "1"),
        (BlockKind.HEADING, 1, "2"),
        (BlockKind.HEADING, 2, "2.1"),
        (BlockKind.HEADING, 2, "2.2"),
        (BlockKind.HEADING, 1, "3"),
    ]
    assert blocks[3].place.path == ("2 Oppvekst", "2.1 Trygg skole")


def test_headings_without_numbers_and_those_taken_out_of_the_counting() -> None:
    assert lines(read_body(h("Mål") + h("Tiltak"))) == ["Mål", "Tiltak"]
    numbered = outline(number_level(1, suffix=""))
    body = (
        h("Forord", more='text:is-list-header="true"')
        + h("Mål")
        + h("Tiltak", more='text:start-value="7" text:restart-numbering="true"')
    )
    assert lines(read_body(body, styles=numbered)) == ["Forord", "1 Mål", "7 Tiltak"]


def test_the_style_of_the_title_and_an_automatic_style_make_headings_too() -> None:
    body = p("Kommuneplan", "Title") + '<text:h text:style-name="P1" text:outline-level="1">Mål</text:h>'
    blocks = read_body(body).blocks
    assert [(block.kind, block.level, block.style.name) for block in blocks] == [
        (BlockKind.HEADING, 1, "Title"),
        (BlockKind.HEADING, 1, "Heading 1"),
    ]


def test_lists_in_lists_with_markers_and_depth() -> None:
    inner = items("Flere leser", items("hjemme", "på skolen", style=""), style="")
    body = items("Alle barn trives", f"{p('Alle lærer')}{inner}", "Ingen faller ut", style="Tall")
    blocks = read_body(body).blocks
    assert [(b.level, b.marker, b.text) for b in blocks] == [
        (0, "1.", "Alle barn trives"),
        (0, "2.", "Alle lærer"),
        (1, "2.1.", "Flere leser"),
        (2, "a)", "hjemme"),
        (2, "b)", "på skolen"),
        (0, "3.", "Ingen faller ut"),
    ]
    assert {b.marker for b in read_body(items("a", "b")).blocks} == {"•"}


def test_numbers_of_another_level_than_the_one_above() -> None:
    figure = number_level(3, display=2, suffix="", more='loext:num-list-format="Figur %1%.%3%"')
    styles = f'{STYLES}<text:list-style style:name="Fig">{number_level(1)}{number_level(2)}{figure}</text:list-style>'
    caption = items(
        items(items("Elever som trives", style=""), style=""), style="Fig", more='text:continue-numbering="true"'
    )
    assert lines(read_body(items("Helse", "Skole", style="Fig") + caption, styles=styles))[-1] == (
        "Figur 2.1 Elever som trives"
    )


def test_lists_begin_anew_go_on_or_name_their_own_number() -> None:
    body = (
        items("a", "b", style="Tall", more='xml:id="l1"')
        + p("Mellom")
        + items("c", style="Tall", more='text:continue-numbering="true"')
        + items("d", style="Tall")
        + items("e", style="Tall", more='text:continue-list="l1"')
        + items(p("f"), style="Tall").replace("<text:list-item>", '<text:list-item text:start-value="9">')
    )
    assert lines(read_body(body)) == ["1. a", "2. b", "Mellom", "3. c", "1. d", "4. e", "9. f"]


def test_word_writes_each_item_as_a_list_of_its_own() -> None:
    body = "".join(items(each, style="Tall", more='text:continue-numbering="true"') for each in ("a", "b", "c"))
    assert lines(read_body(body)) == ["1. a", "2. b", "3. c"]


def test_only_the_first_paragraph_of_an_item_has_its_number() -> None:
    body = items(p("Bygge skole") + p("Kostnad: 12 mill."), "Ansette", style="Tall")
    assert lines(read_body(body)) == ["1. Bygge skole", "Kostnad: 12 mill.", "2. Ansette"]


def test_list_headers_take_no_number() -> None:
    body = items("a", "b", style="Tall").replace(
        "</text:list>", f"<text:list-header>{p('Uten tall')}</text:list-header></text:list>"
    )
    assert lines(read_body(body)) == ["1. a", "2. b", "Uten tall"]


def test_tables_with_header_spans_and_covered_cells() -> None:
    spanned = f'<table:table-cell table:number-rows-spanned="2">{p("Skole")}</table:table-cell>'
    wide = f'<table:table-cell table:number-columns-spanned="2">{p("Kommentar")}</table:table-cell>'
    covered = "<table:covered-table-cell/>"
    body = table(
        row(spanned, "Miljøteam", "2026"),
        row(covered, "Lesehjelp", "2027"),
        row(wide, covered, "2028"),
        header=row("Ansvar", "Tiltak", "Frist"),
    )
    grid = read_body(body).blocks[0].table
    assert grid is not None
    assert (grid.rows, grid.columns, grid.header_rows) == (4, 3, 1)
    spans = [(c.row, c.column, c.row_span, c.column_span, c.text) for c in grid.cells if c.row_span + c.column_span > 2]
    assert spans == [(2, 1, 2, 1, "Skole"), (4, 1, 1, 2, "Kommentar")]


def test_a_shaded_first_row_is_a_header_and_repeated_empty_cells_do_not_fill_the_machine() -> None:
    shaded = "".join(f'<table:table-cell table:style-name="Hode">{p(t)}</table:table-cell>' for t in ("Mål", "Frist"))
    empty = '<table:table-row table:number-rows-repeated="900000000"><table:table-cell/></table:table-row>'
    wide = '<table:table-row><table:table-cell table:number-columns-repeated="900000000"/></table:table-row>'
    grid = read_body(table(row(shaded), row("Trygg skole", "2027"), wide, empty)).blocks[0].table
    assert grid is not None
    assert (grid.header_rows, grid.columns < 100, grid.rows < 3000) == (1, True, True)


def test_a_table_in_a_cell_and_a_box_in_the_text() -> None:
    inner = table(row("a", "b"), row("c", "d"))
    body = table(row("Mål", cell(inner)), row("x", "y"))
    assert lines(read_body(body)) == ["Mål", "a", "b", "c", "d", "x", "y"]
    box = f"<draw:frame><draw:text-box>{p('Hovedmål: Trygge barn')}</draw:text-box></draw:frame>"
    shape = f"<draw:g><draw:custom-shape>{p('Delmål')}</draw:custom-shape></draw:g>"
    blocks = read_body(p(f"Før{box}") + shape + p("Etter")).blocks
    assert [(block.text, block.frame) for block in blocks] == [
        ("Før", None),
        ("Hovedmål: Trygge barn", 1),
        ("Delmål", 2),
        ("Etter", None),
    ]


def test_words_spaces_and_looks() -> None:
    body = p(
        '<text:span text:style-name="Fet">Mål:</text:span><text:s text:c="3"/>Trygge\n   barn<text:tab/>i'
        "<text:line-break/>"
        'hele<text:soft-page-break/> byen<text:span text:style-name="Skjult"> internt</text:span>'
        '<text:bookmark text:name="x"/> side <text:page-number>7</text:page-number>'
    )
    block = read_body(body).blocks[0]
    assert block.text == "Mål: Trygge barn i hele byen side"
    assert (block.style.bold, block.style.bold_spans, block.style.size) == (False, ((0, 4),), 11.0)


def test_table_of_contents_hidden_sections_and_running_heads_are_no_text() -> None:
    toc = (
        f"<text:table-of-content><text:table-of-content-source/><text:index-body>"
        f"<text:index-title>{p('Innhold')}</text:index-title>{p('1 Mål<text:tab/>3')}</text:index-body>"
        "</text:table-of-content>"
    )
    hidden = f'<text:section text:name="s" text:display="none">{p("Internt notat")}</text:section>'
    shown = f'<text:section text:name="s2">{p("Synlig")}</text:section>'
    header = f"<style:header>{p('Lyngmo kommune')}</style:header>"
    masters = f'<style:master-page style:name="Standard">{header}</style:master-page>'
    document = read(odt(toc + hidden + shown, masters=masters))
    assert lines(document) == ["Synlig"]
    assert document.toc == ("Innhold", "1 Mål 3")
    assert document.running == ("Lyngmo kommune",)


def test_footnotes_come_last_and_comments_name_no_person() -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{p('Ungdata 2024')}</text:note-body></text:note>"
    )
    comment = (
        '<office:annotation office:name="k1"><dc:creator>Kari Nordmann</dc:creator>'
        f"<dc:date>2026-01-01T10:00:00</dc:date>{p('Hvor mange?')}</office:annotation>"
    )
    document = read_body(p(f'Flere{note} {comment}barn trives<office:annotation-end office:name="k1"/> her.'))
    assert lines(document) == ["Flere barn trives her.", "1 Ungdata 2024"]
    assert document.blocks[1].kind is BlockKind.FOOTNOTE
    (remark,) = document.comments
    assert (remark.text, remark.author_role) == ("Hvor mange?", None)
    assert remark.place is not None
    assert [(span.start, span.end) for span in remark.place.spans] == [(6, 17)]


def test_properties_without_the_author() -> None:
    meta = (
        '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<office:meta><dc:title>Plan</dc:title><dc:creator>Kari Nordmann</dc:creator>"
        "<meta:creation-date>2026-01-02</meta:creation-date></office:meta></office:document-meta>"
    )
    assert read(odt(p("Tekst"), parts={"meta.xml": meta})).properties == {"title": "Plan", "created": "2026-01-02"}


def encrypted() -> bytes:
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry '
        'manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>'
    )
    return odt("", parts={"META-INF/manifest.xml": manifest, "content.xml": "\x01\x02"})


@pytest.mark.parametrize(
    ("data", "message_id"),
    [
        (encrypted(), "TC001.encrypted"),
        (odt("", parts={"content.xml": "<office"}), "TC001.damaged"),
        (odt(p("Tekst"))[:-60], "TC001.damaged"),
        (odt(p("")), "TC001.empty"),
        (odt(p("<draw:frame><draw:image/></draw:frame>")), "TC002.docx_pictures"),
        (odt(p("x"), parts={"Pictures/b.bin": "0" * 350_000_000}), "TC001.too_large"),
    ],
    ids=["password", "broken_xml", "cut_off", "empty", "pictures", "bomb"],
)
def test_what_cannot_be_had_is_said(data: bytes, message_id: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        read(data)
    assert raised.value.message_id == message_id


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    data = odt("", parts={"content.xml": bomb + content(p("Mål &b; nå"))})
    assert lines(read(data)) == ["Mål nå"]
