"""Numbers and dates are read as a Norwegian reader sees them in the cell."""

from datetime import date, datetime

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.readers.sheet_building import read, rows_of, tables, workbook
from tracecheck.readers.sheets.formats import render_text, render_value


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (0.085, "0.0%", "8,5 %"),
        (0.0855, "0.0 %", "8,6 %"),
        (0.62, "0%", "62 %"),
        (1234567.891, "#,##0.00", "1 234 567,89"),
        (18500000, "#\\ ###\\ ##0", "18 500 000"),
        (250000, '"kr"\\ #,##0', "kr 250 000"),
        (2500000, '0.0,,"\u00a0mill. kr"', "2,5\u00a0mill. kr"),
        (-650, "#,##0;(#,##0)", "(650)"),
        (-650, "#,##0;[Red]-#,##0", "-650"),
        (0, '#,##0;-#,##0;"-"', "-"),
        (0.1 + 0.2, "General", "0,3"),
        (2026, "General", "2026"),
        (4.30, "General", "4,3"),
        (0.5, "0.00", "0,50"),
        (2.5, "0", "3"),
        (-0.004, "0.00", "0,00"),
        (3.0, "0.##", "3"),
        (1.5, "# ?/?", "1 1/2"),
        (5, '[<10]"lav";"høy"', "lav"),
        (26, '00"-HP"', "26-HP"),
        (7, ";;;", ""),
        (45657, "dd.mm.yyyy", "31.12.2024"),
        (45657, "dd/mm/yyyy", "31.12.2024"),
        (45657, "d. mmmm yyyy", "31. desember 2024"),
        (45657, "mmm yy", "des 24"),
        (45657, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "tirsdag 31. desember 2024"),
        (45657.5, "dd.mm.yyyy hh:mm", "31.12.2024 12:00"),
        (1.5, "[h]:mm", "36:00"),
        (-1, "dd.mm.yyyy", "####"),
        (59, "d.m.yyyy", "28.2.1900"),
    ],
)
def test_a_number_is_shown_by_its_format(value: float, code: str, shown: str) -> None:
    assert render_value(value, code) == shown


def test_dates_of_old_workbooks_for_the_mac_count_from_1904() -> None:
    assert render_value(0, "dd.mm.yyyy", since_1904=True) == "01.01.1904"


@pytest.mark.parametrize(("code", "shown"), [("@", "2.1"), ('"Mål "@', "Mål 2.1"), (";;;", ""), ("0.0", "2.1")])
def test_words_are_shown_by_their_format(code: str, shown: str) -> None:
    assert render_text("2.1", code) == shown


def test_cells_of_a_workbook_are_read_as_shown() -> None:
    def change(sheet: Worksheet) -> None:
        sheet["B2"].number_format = "0.0%"
        sheet["C2"].number_format = "dd.mm.yyyy"
        sheet["D2"].number_format = "#,##0"

    rows = [["Indikator", "Andel", "Målt", "Sum", "Nådd"], ["Heltid", 0.545, date(2025, 12, 31), 18500000, True]]
    (table,) = tables(read(workbook(rows, change=change)))
    assert rows_of(table)[1] == ["Heltid", "54,5 %", "31.12.2025", "18 500 000", "SANN"]


def test_a_date_with_a_time_keeps_both() -> None:
    rows = [["Tiltak", "Frist"], ["Svar på høring", datetime(2026, 6, 30, 12, 0)]]
    (table,) = tables(read(workbook(rows)))
    assert rows_of(table)[1][1].startswith(("30.06.2026", "2026-06-30"))
