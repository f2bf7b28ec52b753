"""Web pages: what is text, what is furniture, and how tables and lists come out."""

import hashlib

import pytest

from tracecheck.model.source import BlockKind, Format, SourceDocument, Table
from tracecheck.readers.base import FileHead, ReadOptions, UnreadableError
from tracecheck.readers.html import read_html

HEADING, PARAGRAPH, ITEM, TABLE = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE


def read(html: str | bytes, options: ReadOptions = ReadOptions()) -> SourceDocument:
    data = html.encode() if isinstance(html, str) else html
    head = FileHead("plan.html", "/plan.html", hashlib.sha256(data).hexdigest(), Format.HTML)
    return read_html(data, head, options)


def texts(document: SourceDocument) -> list[str]:
    return [block.text for block in document.blocks if block.kind is not TABLE]


def table_of(document: SourceDocument) -> Table:
    table = next(block.table for block in document.blocks if block.table is not None)
    assert table is not None
    return table


def test_headings_paragraphs_and_items_come_in_order_with_their_path_and_line() -> None:
    document = read(
        "<html lang=nn><head><title>Økonomiplan\n 2026</title></head><body>\n<h1>Økonomiplan</h1>\n<h2>1 Helse</h2>\n"
        "<p>Vi skal <b>styrke</b>\n heimetenesta.</p>\n<ul><li>Fleire tilsette</li></ul></body></html>"
    )
    assert [(block.kind, block.text) for block in document.blocks] == [
        (HEADING, "Økonomiplan"),
        (HEADING, "1 Helse"),
        (PARAGRAPH, "Vi skal styrke heimetenesta."),
        (ITEM, "Fleire tilsette"),
    ]
    assert document.blocks[3].place.path == ("Økonomiplan", "1 Helse")
    assert [block.place.line for block in document.blocks] == [3, 4, 5, 7]
    assert document.properties == {"title": "Økonomiplan 2026", "language": "nn"}
    assert document.blocks[2].style.bold_spans == ((8, 14),)


def test_furniture_and_hidden_text_are_no_text() -> None:
    document = read(
        "<body><header>Kommunens meny</header><nav>Hjem</nav><script>x=1</script><style>p{}</style>"
        "<div style='display: none'>skjult</div><p hidden>skjult</p><span aria-hidden=true>ikon</span>"
        "<div role=navigation>brødsmuler</div><article><header><h1>Årsrapport</h1></header><p>Tekst</p></article>"
        "<button>Skriv ut</button><footer>Kontakt oss</footer></body>"
    )
    assert texts(document) == ["Årsrapport", "Tekst"]


def test_numbers_of_ordered_lists_are_computed() -> None:
    document = read(
        "<ol start=3><li>C<ol type=a><li>a<li>b</ol></li><li value=7>D</li><li>E</li></ol><ul><li>p</li></ul>"
    )
    assert [(block.marker, block.text, block.level) for block in document.blocks] == [
        ("3.", "C", 0),
        ("a.", "a", 1),
        ("b.", "b", 1),
        ("7.", "D", 0),
        ("8.", "E", 0),
        ("•", "p", 0),
    ]


def test_merged_cells_stand_once_and_push_the_others() -> None:
    document = read(
        "<table><caption>Mål og <i>tiltak</i></caption><thead><tr><th rowspan=2>Mål<th colspan=2>Tiltak"
        "<tr><th>2026<th>2027</thead><tbody><tr><td rowspan=0>1.1<td>a<td>b<tr><td>c<td>d</table>"
    )
    table = table_of(document)
    assert table.caption == "Mål og tiltak"
    assert (table.rows, table.columns, table.header_rows) == (4, 3, 2)
    placed = [(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in table.cells]
    assert placed == [
        (1, 1, 2, 1, "Mål"),
        (1, 2, 1, 2, "Tiltak"),
        (2, 2, 1, 1, "2026"),
        (2, 3, 1, 1, "2027"),
        (3, 1, 2, 1, "1.1"),
        (3, 2, 1, 1, "a"),
        (3, 3, 1, 1, "b"),
        (4, 2, 1, 1, "c"),
        (4, 3, 1, 1, "d"),
    ]


def test_lists_and_breaks_in_cells_are_blocks_of_the_cell() -> None:
    document = read(
        "<h2>Mål</h2><table><tr><td>Trygg by<br>God by</td><td><ul><li>Lys<li>Vakt</ul></td></tr>"
        "<tr><td>x</td><td><table><tr><td>inni</td></tr></table></td></tr></table><p>Etter</p>"
    )
    cells = table_of(document).cells
    assert [block.text for block in cells[0].blocks] == ["Trygg by", "God by"]
    assert [(block.kind, block.text) for block in cells[1].blocks] == [(ITEM, "Lys"), (ITEM, "Vakt")]
    assert cells[3].text == "inni"
    place = cells[1].blocks[1].place
    assert place.cell is not None
    assert (place.cell.table, place.cell.row, place.cell.column) == (1, 1, 2)
    assert place.path == ("Mål",)
    assert document.blocks[-1].place.cell is None
    indices = [document.blocks[1].index, *(block.index for cell in cells for block in cell.blocks)]
    assert [*indices, document.blocks[2].index] == list(range(1, len(indices) + 2))


def test_a_table_of_one_cell_is_a_box() -> None:
    document = read("<p>før</p><table><tr><td><h3>Mål</h3><p>Trygg by</p></td></tr></table><p>etter</p>")
    assert [(block.text, block.frame is not None) for block in document.blocks] == [
        ("før", False),
        ("Mål", True),
        ("Trygg by", True),
        ("etter", False),
    ]


def test_folded_text_is_read_under_its_summary() -> None:
    document = read("<h2>Helse</h2><details><summary>Mål 1</summary><p>Trygg alderdom</p></details>")
    assert document.blocks[2].place.path == ("Helse", "Mål 1")


def test_typed_items_after_breaks_are_apart_and_other_breaks_are_spaces() -> None:
    document = read("<p>Vi skal<br>bygge:<br>- veier<br>- skoler<br><br>Slutt</p>")
    assert [(block.marker, block.text) for block in document.blocks] == [
        (None, "Vi skal bygge:"),
        ("-", "veier"),
        ("-", "skoler"),
        (None, "Slutt"),
    ]


def test_deleted_text_follows_the_view_and_note_marks_go() -> None:
    html = "<p>Mål<sup><a href='#1'>1</a></sup> 10 m<sup>2</sup> <del>gammel</del><ins>ny</ins></p>"
    assert texts(read(html)) == ["Mål 10 m2 ny"]
    assert texts(read(html, ReadOptions(tracked_changes="original"))) == ["Mål 10 m2 gammel"]


@pytest.mark.parametrize(
    "data",
    [
        "<meta charset=iso-8859-1><p>Økt trivsel – nå</p>".encode("cp1252"),
        "<meta http-equiv=Content-Type content='text/html; charset=utf-8'><p>Økt trivsel – nå</p>".encode(),
        "<p>Økt trivsel – nå</p>".encode(),
        "<meta charset=utf-8><p>Økt trivsel – nå</p>".encode("cp1252"),
        "<p>Økt trivsel – nå</p>".encode("utf-16"),
        "<?xml version='1.0' encoding='utf-8'?><html><body><p>Økt trivsel – nå</p></body></html>".encode(),
    ],
)
def test_every_usual_encoding_is_read_even_when_the_page_lies(data: bytes) -> None:
    assert texts(read(data)) == ["Økt trivsel – nå"]


def test_entities_do_not_explode_and_depth_does_not_crash() -> None:
    bomb = "<!DOCTYPE html [<!ENTITY a 'x'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]><html><body><p>Tekst &b;</p></body></html>"
    assert len(texts(read(bomb))[0]) < 40
    assert any("innerst" in text for text in texts(read("<div>" * 1000 + "innerst")))


def test_pages_that_were_joined_are_read_to_the_end() -> None:
    page = "<!doctype html><html><body><p>{}</p></body></html>"
    assert texts(read(page.format("Første") + page.format("Andre") + "<p>Tredje</p>")) == ["Første", "Andre", "Tredje"]


def test_the_main_part_is_read_without_the_menus_around_it() -> None:
    menu = "<div><a href='/'>Forsiden</a> <a href='/planer'>Planer</a></div>"
    main = "<main><h1>Temaplan</h1><p>Vi skal ha trygge skoler og gode veier.</p></main>"
    assert texts(read(f"<body>{menu}{main}</body>")) == ["Temaplan", "Vi skal ha trygge skoler og gode veier."]
    assert len(texts(read(f"<body>{menu}<p>{'Lang tekst uten ramme. ' * 9}</p><main><p>Kort</p></main></body>"))) == 3


def test_a_page_that_cannot_be_read_to_the_end_is_damaged() -> None:
    with pytest.raises(UnreadableError) as caught:
        read("<p>start</p>" + "<b>" * 5000 + "slutt")
    assert caught.value.message_id == "TC001.damaged"


def test_a_page_without_text_is_empty() -> None:
    with pytest.raises(UnreadableError) as caught:
        read("<html><body><script>load()</script><div id=app></div></body></html>")
    assert caught.value.message_id == "TC001.empty"


def test_tables_lists_and_headings_that_are_so_by_their_roles() -> None:
    document = read(
        '<div role="heading" aria-level="3">Måltal</div><div role="table"><div role="rowgroup"><div role="row">'
        '<span role="columnheader">Indikator</span><span role="columnheader">Mål 2027</span></div></div>'
        '<div class="body"><div role="row"><div><span role="cell">Sjukefråvær</span></div><span role="cell">7 %</span>'
        '</div></div></div><div role="list"><div role="listitem">Fleire heiltidsstillingar</div></div>'
    )
    table = table_of(document)
    assert [(block.kind, block.text) for block in document.blocks if block.table is None] == [
        (HEADING, "Måltal"),
        (ITEM, "Fleire heiltidsstillingar"),
    ]
    assert [cell.text for cell in table.cells] == ["Indikator", "Mål 2027", "Sjukefråvær", "7 %"]
    assert (table.rows, table.columns, table.header_rows) == (2, 2, 1)


def test_a_hidden_wrapper_in_a_table_by_roles_stays_hidden() -> None:
    document = read(
        '<div role="table"><div role="row"><span role="cell">Tiltak</span><span role="cell">Frist</span></div>'
        '<div hidden><div role="row"><span role="cell">Mal for tiltak</span><span role="cell">2000</span></div></div>'
        '<div role="row"><span role="cell">Bygge bru</span><span role="cell">2027</span></div></div>'
    )
    assert [cell.text for cell in table_of(document).cells] == ["Tiltak", "Frist", "Bygge bru", "2027"]


def test_a_table_that_puts_the_page_together_is_no_table() -> None:
    words = "Kontoret har fire tilsette som arbeider med tilskot, kino og ungdomsklubb i heile kommunen. " * 3
    document = read(
        "<table><tr><td><font>Framsida<br>Politikk</font></td><td><table><tr><td><h1>Verksemdsplan</h1></td></tr>"
        f"<tr><td><p>{words}</p><table><tr><th>Tiltak</th><th>Frist</th></tr><tr><td>Ny kino</td><td>2027</td></tr>"
        "</table></td></tr></table></td></tr></table>"
    )
    assert (HEADING, "Verksemdsplan") in [(block.kind, block.text) for block in document.blocks]
    assert [cell.text for cell in table_of(document).cells] == ["Tiltak", "Frist", "Ny kino", "2027"]


def test_bold_lines_and_labels_after_items_end_at_their_breaks() -> None:
    document = read(
        "<p><b>HOVUDMÅL</b><br>Vi har eit levande kulturliv</p>"
        "<p>Tiltak:<br>- Ope tre kveldar i veka<br>- Kurs for kasserarar<br>Ansvar: Kulturkonsulent</p>"
    )
    assert texts(document) == [
        "HOVUDMÅL",
        "Vi har eit levande kulturliv",
        "Tiltak:",
        "Ope tre kveldar i veka",
        "Kurs for kasserarar",
        "Ansvar: Kulturkonsulent",
    ]


def test_a_table_of_one_column_is_layout() -> None:
    document = read("<table><tr><td><h2>Mål</h2></td></tr><tr><td><p>Alle har noe å gå til</p></td></tr></table>")
    assert [(block.kind, block.text) for block in document.blocks] == [
        (HEADING, "Mål"),
        (PARAGRAPH, "Alle har noe å gå til"),
    ]


def test_buttons_that_unfold_text_are_its_headings_and_others_are_furniture() -> None:
    document = read(
        "<h1>Strategi</h1><button aria-expanded=false>Meny</button><div><button aria-expanded=false>1. Leiing</button>"
        "<div><h3>Kva vil vi oppnå?</h3><p>Leiarane er tydelege og til stades</p></div>"
        "<button aria-expanded=false>2. Rekruttering</button><div><p>Vi får tak i og held på folk</p></div></div>"
        "<h2><button aria-expanded=true>Mål i tal</button></h2><p>Nærvær</p>"
    )
    headings = [(block.level, block.text) for block in document.blocks if block.kind is HEADING]
    assert headings == [
        (1, "Strategi"),
        (2, "1. Leiing"),
        (3, "Kva vil vi oppnå?"),
        (2, "2. Rekruttering"),
        (2, "Mål i tal"),
    ]
