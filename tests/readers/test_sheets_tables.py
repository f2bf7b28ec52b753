"""Sheets of registers → headings, lines and tables with the names of their cells."""

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.table import Table as NamedTable
from openpyxl.worksheet.worksheet import Worksheet

from tests.readers.sheet_building import block_of, header, read, rows_of, saved, tables, texts, workbook
from tracecheck.model.source import BlockKind, CellRef, Loss

HEADER = ["Mål", "Indikator", "2024", "2025", "Mål 2027"]


def test_title_note_table_and_source_line_are_told_apart() -> None:
    rows = [
        ["Indikatorer for Fjordvik kommune"],
        ["Oppdatert i februar 2026"],
        [],
        HEADER,
        ["Trygg oppvekst", "Trivsel i 7. trinn", 4.2, 4.3, 4.5],
        ["God folkehelse", "Deltakere på Frisklivssentralen", 41, 48, 60],
        [],
        ["Kilde: Elevundersøkelsen"],
    ]

    def change(sheet: Worksheet) -> None:
        header(sheet, 4)
        sheet["A1"].font = Font(bold=True, size=16)

    document = read(workbook(rows, change=change))
    assert [(block.kind, block.text) for block in document.blocks if block.table is None] == [
        (BlockKind.HEADING, "Indikatorer"),
        (BlockKind.HEADING, "Indikatorer for Fjordvik kommune"),
        (BlockKind.PARAGRAPH, "Oppdatert i februar 2026"),
        (BlockKind.PARAGRAPH, "Kilde: Elevundersøkelsen"),
    ]
    (table,) = tables(document)
    assert (table.rows, table.columns, table.header_rows) == (3, 5, 1)
    assert rows_of(table)[1] == ["Trygg oppvekst", "Trivsel i 7. trinn", "4,2", "4,3", "4,5"]
    assert document.problems == ()


def test_a_cell_has_the_name_that_people_call_it_by() -> None:
    rows = [["Tiltaksoversikt"], [], ["Tiltak", "Frist"], ["Bygge gang- og sykkelvei", "2027"]]
    document = read(workbook(rows, name="Samferdsel", change=lambda sheet: header(sheet, 3)))
    place = block_of(document, "Bygge gang- og sykkelvei").place
    assert (place.sheet, place.cell_name, place.cell) == ("Samferdsel", "A4", CellRef(1, 2, 1))
    assert block_of(document, "Bygge gang- og sykkelvei").place_of(0, 5).cell_name == "A4"


def test_merged_cells_stand_once_with_their_spans() -> None:
    rows = [
        [None, None, "Resultat", None, "Mål"],
        ["Mål", "Indikator", 2024, 2025, 2026],
        ["Trygg oppvekst", "Mobbing i 7. trinn", 7, 6, 4],
        [None, "Trivsel i 7. trinn", 4.2, 4.3, 4.5],
    ]

    def change(sheet: Worksheet) -> None:
        header(sheet, 1, 2)
        sheet.merge_cells("C1:D1")
        sheet.merge_cells("A3:A4")

    (table,) = tables(read(workbook(rows, change=change)))
    spans = {cell.text: (cell.row_span, cell.column_span) for cell in table.cells if cell.text}
    assert (spans["Resultat"], spans["Trygg oppvekst"], spans["Mobbing i 7. trinn"]) == ((1, 2), (2, 1), (1, 1))
    assert table.header_rows == 2


def test_blank_rows_and_group_headings_do_not_cut_a_register() -> None:
    rows = [
        HEADER,
        ["Trygg oppvekst", "Trivsel", 4.2, 4.3, 4.5],
        [],
        ["Helse"],
        ["God folkehelse", "Frisklivsdeltakere", 41, 48, 60],
        [],
        ["Aktive eldre", "Dagaktivitetsplasser", 12, 12, 20],
    ]
    (table,) = tables(read(workbook(rows, change=lambda sheet: header(sheet, 1))))
    assert [row[0] for row in rows_of(table)] == ["Mål", "Trygg oppvekst", "Helse", "God folkehelse", "Aktive eldre"]


def test_a_second_header_begins_a_second_table_with_its_own_heading() -> None:
    rows = [
        HEADER,
        ["Trygg oppvekst", "Trivsel", 4.2, 4.3, 4.5],
        [],
        ["Tiltak i 2026"],
        ["Tiltak", "Ansvarlig", "Frist"],
        ["Ansette miljøterapeut", "Fjordvik skole", "1.8.2026"],
    ]

    def change(sheet: Worksheet) -> None:
        header(sheet, 1, 5)
        sheet["A4"].font = Font(bold=True)

    document = read(workbook(rows, change=change))
    assert [table.columns for table in tables(document)] == [5, 3]
    assert "Tiltak i 2026" in texts(document)
    assert document.blocks[-1].place.path == ("Indikatorer", "Tiltak i 2026")


def test_tables_beside_each_other_are_two() -> None:
    rows = [
        ["Tiltak", "Ansvarlig", None, "Farge", "Betydning"],
        ["Ny svømmehall", "Kultur", None, "Grønn", "I rute"],
        ["Ny kulturskole", "Kultur", None, "Rød", "Forsinket"],
        ["Flere sykkelstativ", "Teknisk"],
    ]
    found = tables(read(workbook(rows, change=lambda sheet: header(sheet, 1))))
    assert [(table.rows, table.columns) for table in found] == [(4, 2), (3, 2)]


def test_a_blank_column_inside_a_register_does_not_cut_it() -> None:
    rows = [["Tiltak", None, "Ansvarlig", "Frist"], ["Ny svømmehall", None, "Kultur", "2028"]]
    found = tables(read(workbook(rows, change=lambda sheet: header(sheet, 1))))
    assert [(table.rows, table.columns) for table in found] == [(2, 4)]


def test_the_table_of_the_workbook_says_which_row_is_its_header() -> None:
    rows = [["Tiltak", "Ansvarlig"], ["Ny svømmehall", "Kultur"], ["Ny kulturskole", "Kultur"]]
    named = NamedTable(displayName="Tiltak", ref="A1:B3")
    (table,) = tables(read(workbook(rows, change=lambda sheet: sheet.add_table(named))))
    assert table.header_rows == 1


def test_the_name_of_a_unit_above_the_register_is_a_line() -> None:
    rows = [
        ["Enhet:", "Fjordvik skole"],
        ["År:", 2026],
        [],
        ["Mål", "Tiltak", "Frist"],
        ["Trivsel", "Leirskole", "Mai"],
    ]
    document = read(workbook(rows, change=lambda sheet: header(sheet, 4)))
    assert texts(document)[1:] == ["Enhet: Fjordvik skole", "År: 2026"]


def test_lines_within_a_cell_are_paragraphs_and_list_items() -> None:
    rows = [
        ["Mål", "Tiltak"],
        ["Trygg oppvekst", "Dette gjør vi:\n• ansetter miljøterapeut\n- styrker helsesykepleien"],
    ]
    (table,) = tables(read(workbook(rows, change=lambda sheet: header(sheet, 1))))
    blocks = table.cells[-1].blocks
    assert [(block.kind.value, block.marker, block.text) for block in blocks] == [
        ("paragraph", None, "Dette gjør vi:"),
        ("list_item", "•", "ansetter miljøterapeut"),
        ("list_item", "-", "styrker helsesykepleien"),
    ]


def test_every_visible_sheet_is_read_and_names_of_the_program_are_no_headings() -> None:
    book = Workbook()
    book.active.title = "Ark1"
    book.active.append(["Tiltak", "Frist"])
    book.active.append(["Ny svømmehall", 2028])
    book.create_sheet("Oppvekst").append(["Felles leseopplæring innføres"])
    hidden = book.create_sheet("Lister")
    hidden.append(["I gang"])
    hidden.sheet_state = "veryHidden"
    document = read(saved(book))
    assert texts(document) == ["Oppvekst", "Felles leseopplæring innføres"]
    assert [(each.text, each.reason) for each in document.dropped] == [("Lister", "hidden_sheet")]
    assert [(p.message_id, p.arguments["sheets"], p.loss) for p in document.problems] == [
        ("TC002.sheets_hidden", "Lister", Loss.NONE)
    ]


def test_remarks_on_cells_come_without_their_writers() -> None:
    def change(sheet: Worksheet) -> None:
        sheet["B2"].comment = Comment("Berit Moen:\nTallet må kontrolleres", "Berit Moen")

    (comment,) = read(workbook([["Tiltak", "Sum"], ["Svømmehall", 5]], change=change)).comments
    assert comment.text == "Tallet må kontrolleres"
    assert comment.place is not None
    assert (comment.place.sheet, comment.place.cell_name) == ("Indikatorer", "B2")
