"""Registers in Excel and CSV → goals, measures and indicators; the form of the file makes no difference."""

import csv
import io

import pytest
from docx import Document
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from tests.readers.sheet_building import header, workbook
from tracecheck.model.item import Item, ItemKind
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.model.source import Format
from tracecheck.parsers import parse_document
from tracecheck.readers import read_bytes
from tracecheck.readers.base import FileHead
from tracecheck.readers.sniff import SUFFIX_FORMATS

TITLE = "Tiltaksoversikt for Fjordvik kommune 2026"
MEASURES = [
    ["Mål", "Tiltak", "Ansvarlig", "Frist", "Status"],
    ["Alle barn har en trygg skolevei", "Bygge gang- og sykkelvei til Nes skole", "Teknisk", "31.12.2027", "I gang"],
    ["", "Innføre hjertesone ved alle skolene", "Oppvekst", "Høsten 2026", "Ikke startet"],
    ["Flere eldre bor hjemme lenger", "Ansette to vaktmestre i hjemmetjenesten", "Helse", "1.3.2026", "Ferdig"],
]


def parsed(data: bytes, name: str) -> PlanDocument:
    format_ = SUFFIX_FORMATS["." + name.rsplit(".", 1)[1]]
    return parse_document(read_bytes(data, FileHead(name, name, "", format_)))


def as_workbook(rows: list[list[str]]) -> bytes:
    def change(sheet: Worksheet) -> None:
        sheet["A1"].font = Font(bold=True, size=14)
        header(sheet, 3)

    return workbook([[TITLE], [], *rows], name="Tiltak", change=change)


def as_csv(rows: list[list[str]]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";").writerows([[TITLE], [], *rows])
    return buffer.getvalue().encode("cp1252")


def as_word(rows: list[list[str]]) -> bytes:
    document = Document()
    document.add_heading(TITLE, 0)
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def told(document: PlanDocument) -> list[tuple[object, ...]]:
    names = {item.id: item.text for item in document.items}
    return [
        (
            item.kind,
            item.text,
            names.get(item.parent or ""),
            item.owner,
            item.deadline and item.deadline.text,
            item.status_text,
        )
        for item in document.items
    ]


def test_a_register_is_the_same_as_workbook_csv_and_word_table() -> None:
    book = parsed(as_workbook(MEASURES), "tiltak.xlsx")
    text = parsed(as_csv(MEASURES), "tiltak.csv")
    word = parsed(as_word(MEASURES), "tiltak.docx")
    assert told(book) == told(text) == told(word)
    assert [each.kind for each in (book, text, word)] == [DocumentKind.REGISTER] * 3
    first, second = MEASURES[1][0], MEASURES[3][0]
    assert told(book)[:3] == [
        (ItemKind.GOAL, first, None, None, None, None),
        (ItemKind.MEASURE, MEASURES[1][1], first, "Teknisk", "31.12.2027", "I gang"),
        (ItemKind.MEASURE, MEASURES[2][1], first, "Oppvekst", "Høsten 2026", "Ikke startet"),
    ]
    assert told(book)[4][2] == second
    assert (book.format, text.format) == (Format.XLSX, Format.CSV)


INDICATORS = [
    ["Nr", "Mål", "Indikator", "Enhet", 2023, 2024, 2025, "Mål 2027", "Kilde"],
    ["2.1", "Trygg oppvekst", "Elever som opplever mobbing, 7. trinn", "%", 0.08, 0.075, 0.07, 0.04, "Skoleporten"],
    [None, None, "Trivsel i 7. trinn", "skala 1-5", 4.2, 4.3, 4.3, 4.5, "Elevundersøkelsen"],
    ["3.1", "God arbeidsgiver", "Sykefravær", "%", 0.081, 0.079, 0.077, 0.065, "Lønnssystemet"],
]


def shares(sheet: Worksheet) -> None:
    header(sheet, 1)
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("B2:B3")
    for row in (2, 4):
        for column in range(5, 9):
            sheet.cell(row, column).number_format = "0.0%"


def indicator(document: PlanDocument, text: str) -> Item:
    return next(item for item in document.items if item.text == text)


def test_indicators_have_unit_newest_value_target_and_source_and_stand_under_their_goal() -> None:
    document = parsed(workbook(INDICATORS, change=shares), "Indikatorregister 2026.xlsx")
    assert document.kind is DocumentKind.REGISTER
    goals = {item.id: item.label for item in document.items if item.kind is ItemKind.GOAL}
    assert sorted(goals.values(), key=str) == ["2.1", "3.1"]
    bullying = indicator(document, "Elever som opplever mobbing, 7. trinn")
    assert bullying.value is not None
    assert bullying.target is not None
    assert (bullying.value.value, bullying.value.unit, bullying.value.year) == (7.0, "%", 2025)
    assert (bullying.target.value, bullying.target.year, bullying.target.baseline) == (4.0, 2027, 7.0)
    assert (bullying.source, goals[bullying.parent or ""]) == ("Skoleporten", "2.1")
    assert goals[indicator(document, "Trivsel i 7. trinn").parent or ""] == "2.1"
    assert bullying.place.cell_name == "C2"


def test_a_scorecard_in_nynorsk_with_a_header_of_two_rows() -> None:
    rows = [
        ["Styringskort 2026", None, None, None, None, None, "Oppdatert 3.2.2026"],
        ["Eining:", "Fjordvik skule"],
        [],
        [None, None, "Resultat", None, "Mål", None, None],
        ["Mål", "Indikator", 2024, 2025, 2026, 2027, "Ansvarleg"],
        ["Oppvekst"],
        ["Alle elevar har det trygt på skulen", "Trivsel", 4.2, 4.3, 4.4, 4.5, "Rektor"],
        [],
        ["Organisasjon"],
        ["Skulen er ein god arbeidsplass", "Sjukefråvær i prosent", 8.1, 7.9, 7.0, 6.5, "Rektor"],
    ]

    def change(sheet: Worksheet) -> None:
        header(sheet, 4, 5)
        for area in ("C4:D4", "E4:F4", "A6:G6", "A9:G9"):
            sheet.merge_cells(area)

    document = parsed(workbook(rows, name="Ark1", change=change), "styringskort.xlsx")
    assert (document.kind, document.title, document.applies_to_year) == (
        DocumentKind.VIRKSOMHETSPLAN,
        "Styringskort 2026",
        2026,
    )
    absence = indicator(document, "Sjukefråvær i prosent")
    assert absence.value is not None
    assert absence.target is not None
    assert (absence.value.value, absence.value.year, absence.target.value, absence.target.year) == (
        7.9,
        2025,
        7.0,
        2026,
    )
    assert absence.section[-1] == "Organisasjon"
    goals = [item.text for item in document.items if item.kind is ItemKind.GOAL]
    assert goals == ["Alle elevar har det trygt på skulen", "Skulen er ein god arbeidsplass"]


def test_words_of_a_row_do_not_make_the_register_another_kind() -> None:
    rows = [
        ["Mål", "Tiltak", "Ansvarlig"],
        ["God folkehelse", "Vedta temaplan for folkehelse 2026–2030", "Helse"],
        ["God folkehelse", "Revidere handlingsplan mot vold i nære relasjoner", "Helse"],
    ]
    document = parsed(workbook([["Tiltaksoversikt"], [], *rows], change=lambda s: header(s, 3)), "liste.xlsx")
    assert document.kind is DocumentKind.REGISTER


KEY_FIGURES = [
    ["Mobbing i 7. trinn (%)"],
    ["År \\ Region", "Fjordvik", "Landet", "Kostragr. 8"],
    [2023, 6.0, 7.0, 7.1],
    [2024, 6.4, 7.2, 7.3],
    [2025, None, 7.5, 7.4],
]


def test_a_series_of_years_by_place_is_one_statistic_named_by_its_heading() -> None:
    def change(sheet: Worksheet) -> None:
        sheet["A1"].font = Font(bold=True)
        header(sheet, 2)

    document = parsed(workbook(KEY_FIGURES, name="Grunnskole", change=change), "KOSTRA-oversikt 2025.xlsx")
    (item,) = document.items
    assert (item.kind, item.text) == (ItemKind.STATISTIC, "Mobbing i 7. trinn (%)")
    assert item.value is not None
    assert (item.value.value, item.value.unit, item.value.year) == (6.4, "%", 2024)
    assert item.place.cell_name == "B4"


@pytest.mark.parametrize("other", ["Nabovik 2025", "Landet 2025"])
def test_columns_of_a_place_and_a_year_are_values_of_the_first_place(other: str) -> None:
    rows = [
        ["Indikator", "Fjordvik 2024", "Fjordvik 2025", other, "Landet 2024", "Enhet"],
        ["Brutto driftsutgifter per innbygger", 17600, 18250, 18700, 18100, "kr"],
        ["Andel barn i barnehage", 93.1, 94.0, 93.5, 93.0, "%"],
    ]
    document = parsed(workbook(rows, change=lambda sheet: header(sheet, 1)), "KOSTRA-oversikt 2025.xlsx")
    assert [item.kind for item in document.items] == [ItemKind.STATISTIC] * 2
    values = [item.value for item in document.items if item.value is not None]
    assert [(each.value, each.unit, each.year) for each in values] == [(18250.0, "kr", 2025), (94.0, "%", 2025)]


def test_an_export_with_a_row_for_each_year_and_place_gives_each_figure_once() -> None:
    rows = [
        ["Indikator", "Region", "År", "Verdi", "Enhet"],
        ["Sykefravær", "Fjordvik", 2024, 8.1, "%"],
        ["Sykefravær", "Landet", 2024, 9.1, "%"],
        ["Sykefravær", "Fjordvik", 2025, 7.9, "%"],
        ["Sykefravær", "Landet", 2025, 9.0, "%"],
        ["Heltidsandel", "Fjordvik", 2025, 56, "%"],
    ]
    document = parsed(workbook(rows, change=lambda sheet: header(sheet, 1)), "Nøkkeltallsoversikt.xlsx")
    found = [(item.text, item.value and (item.value.value, item.value.year)) for item in document.items]
    assert found == [("Sykefravær", (7.9, 2025)), ("Heltidsandel", (56.0, 2025))]
