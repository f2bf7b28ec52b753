"""Tables come out in grid columns, with merged cells once."""

from docx_building import all_blocks, cell, paragraph, read_body, row, table

from tracecheck.messages.places import place_code
from tracecheck.model.source import Block, BlockKind, CellRef, Table

BOLD = "<w:b/>"
SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="D9E2F3"/>'


def only_table(body: str) -> Table:
    found = [block.table for block in read_body(body).blocks if block.table]
    assert len(found) == 1
    return found[0]


def grid(found: Table) -> list[tuple[int, int, int, int, str]]:
    return [(each.row, each.column, each.row_span, each.column_span, each.text) for each in found.cells]


def blocks_by_text(body: str) -> dict[str, Block]:
    return {block.text: block for block in all_blocks(read_body(body).blocks)}


def test_merged_cells_stand_once_with_their_spans() -> None:
    body = table(
        row(cell("Oppvekst", '<w:vMerge w:val="restart"/>'), cell("Tiltak", '<w:gridSpan w:val="2"/>')),
        row(cell("gjentatt", "<w:vMerge/>"), cell("Bygge"), cell("2027")),
        row(cell("Helse"), cell("Ansette"), cell("2028")),
    )
    found = only_table(body)
    assert (found.rows, found.columns) == (3, 3)
    assert grid(found) == [
        (1, 1, 2, 1, "Oppvekst"),
        (1, 2, 1, 2, "Tiltak"),
        (2, 2, 1, 1, "Bygge"),
        (2, 3, 1, 1, "2027"),
        (3, 1, 1, 1, "Helse"),
        (3, 2, 1, 1, "Ansette"),
        (3, 3, 1, 1, "2028"),
    ]


def test_row_that_begins_further_in_keeps_its_columns() -> None:
    body = table(
        row(cell("Mål"), cell("Frist")),
        row(cell("2027"), properties='<w:gridBefore w:val="1"/>'),
    )
    assert grid(only_table(body))[-1] == (2, 2, 1, 1, "2027")


def test_blocks_in_cells_know_their_cell_and_stand_after_the_table_in_order() -> None:
    body = paragraph("Før") + table(row(cell("Mål"), cell("- bygge")), row(cell("a"), cell("b"))) + paragraph("Etter")
    blocks = list(all_blocks(read_body(body).blocks))
    assert [block.index for block in blocks] == list(range(7))
    assert [block.kind for block in blocks][1:4] == [BlockKind.TABLE, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM]
    assert blocks[3].place.cell == CellRef(table=1, row=1, column=2)
    assert blocks[6].place.cell is None


def test_nested_table_is_a_block_of_its_cell() -> None:
    inner = table(row(cell("2026"), cell("2027")), row(cell("10"), cell("12")))
    body = table(row(cell("Mål"), cell(paragraph("Tall:") + inner)), row(cell("a"), cell("b")))
    found = blocks_by_text(body)
    assert found["Tall:"].place.cell == CellRef(1, 1, 2)
    assert found["12"].place.cell == CellRef(2, 2, 2)
    outer = only_table(body)
    assert [block.kind for block in outer.cells[1].blocks] == [BlockKind.PARAGRAPH, BlockKind.TABLE]


def test_header_rows_by_mark_by_bold_and_by_shade() -> None:
    plain = row(cell("Leseglede"), cell("rektor"))
    marked = row(cell("Tiltak"), cell("Ansvar"), properties="<w:tblHeader/>")
    bold = row(cell(paragraph("Tiltak", run=BOLD)), cell(paragraph("Ansvar", run=BOLD)))
    shaded = row(cell("Tiltak", SHADE), cell("Ansvar", SHADE))
    assert [only_table(table(first, plain)).header_rows for first in (marked, bold, shaded, plain)] == [1, 1, 1, 0]


def test_table_where_everything_is_bold_has_no_header_that_can_be_told() -> None:
    bold = row(cell(paragraph("Tiltak", run=BOLD)), cell(paragraph("Ansvar", run=BOLD)))
    assert only_table(table(bold, bold)).header_rows == 0


def test_title_row_over_the_column_names_is_part_of_the_header() -> None:
    title = row(cell(paragraph("Oppvekst", run=BOLD), '<w:gridSpan w:val="2"/>'))
    names = row(cell(paragraph("Tiltak", run=BOLD)), cell(paragraph("Ansvar", run=BOLD)))
    assert only_table(table(title, names, row(cell("a"), cell("b")))).header_rows == 2


def test_single_cell_is_a_frame_around_ordinary_blocks() -> None:
    box = table(row(cell(paragraph("Mål:") + paragraph("Flere leser godt."))))
    blocks = read_body(paragraph("Før") + box + paragraph("Etter")).blocks
    assert [(block.kind, block.frame) for block in blocks] == [
        (BlockKind.PARAGRAPH, None),
        (BlockKind.PARAGRAPH, 1),
        (BlockKind.PARAGRAPH, 1),
        (BlockKind.PARAGRAPH, None),
    ]
    assert all(block.place.cell is None for block in blocks)


def test_caption_above_belongs_to_the_table_and_stays_a_paragraph() -> None:
    body = paragraph("Tabell 3: Tiltak 2026", "Bildetekst") + table(
        row(cell("a"), cell("b")), row(cell("c"), cell("d"))
    )
    assert only_table(body).caption == "Tabell 3: Tiltak 2026"
    assert read_body(body).blocks[0].kind is BlockKind.PARAGRAPH


def test_damaged_spans_do_not_make_a_table_of_millions_of_columns() -> None:
    found = only_table(table(row(cell("a", '<w:gridSpan w:val="99999999"/>'), cell("b")), row(cell("c"))))
    assert found.columns < 100


def test_table_style_tells_the_header_row() -> None:
    from docx_building import STYLES, docx, read

    styles = STYLES + (
        '<w:style w:type="table" w:styleId="Rutenett"><w:name w:val="Grid Table 4"/>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>'
    )
    properties = '<w:tblPr><w:tblStyle w:val="Rutenett"/><w:tblLook w:val="04A0"/></w:tblPr>'
    body = table(row(cell("Tiltak"), cell("Ansvar")), row(cell("a"), cell("b"))).replace("<w:tblPr/>", properties)
    found = read(docx(body, styles)).blocks[0].table
    assert found is not None
    assert found.header_rows == 1


def test_heading_over_the_whole_width_holds_for_the_rows_below() -> None:
    body = table(
        row(cell(paragraph("Mål 1: Flere leser godt", "Overskrift2"), '<w:gridSpan w:val="2"/>')),
        row(cell(paragraph("Tiltak", "Overskrift2")), cell("Rektor")),
    )
    found = blocks_by_text(body + paragraph("Etter tabellen"))
    assert found["Rektor"].place.path == ("Mål 1: Flere leser godt",)
    assert found["Etter tabellen"].place.path == ()


def test_places_outside_tables_are_counted_without_the_cells() -> None:
    body = (
        paragraph("Mål")
        + table(row(cell("Mål"), cell("Tiltak")), row(cell("Trygg skole"), cell("Ansette miljøterapeut")))
        + paragraph("Flere skal bo hjemme.")
    )
    blocks = read_body(body).blocks
    assert [place_code(block.place) for block in blocks] == ["block:1", "whole_table:1", "block:2"]
    assert place_code(blocks[2].place_of(0, 5)) == "block:2"
    assert blocks[1].table is not None
    assert place_code(blocks[1].table.cells[2].blocks[0].place) == "table:1:2"
