"""What is hidden in a workbook, what has no value, and how that is told."""

import re
import zipfile
from io import BytesIO

from openpyxl.worksheet.worksheet import Worksheet

from tests.readers.sheet_building import read, rows_of, tables, workbook
from tracecheck.model.source import Loss, Problem

ROWS = [
    ["Tiltak", "Kode", "Ansvarlig", "Status"],
    ["Ny svømmehall", "x1", "Kultur", "I gang"],
    ["Ny kulturskole", "x2", "Kultur", "Ferdig"],
    ["Flere sykkelstativ", "x3", "Teknisk", "I gang"],
]


def told(problems: tuple[Problem, ...]) -> list[tuple[str, object, Loss]]:
    return [(each.message_id, each.arguments.get("count"), each.loss) for each in problems]


def test_rows_that_a_filter_hides_are_read_and_that_is_said() -> None:
    def change(sheet: Worksheet) -> None:
        sheet.auto_filter.ref = "A1:D4"
        sheet.auto_filter.add_filter_column(3, ["I gang"])
        sheet.row_dimensions[3].hidden = True

    document = read(workbook(ROWS, change=change))
    (table,) = tables(document)
    assert [row[0] for row in rows_of(table)] == ["Tiltak", "Ny svømmehall", "Ny kulturskole", "Flere sykkelstativ"]
    assert table.header_rows == 1
    assert told(document.problems) == [("TC002.sheet_filtered", 1, Loss.NONE)]


def test_rows_and_columns_hidden_by_hand_are_left_out_and_that_is_said() -> None:
    def change(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["B"].hidden = True

    document = read(workbook(ROWS, change=change))
    (table,) = tables(document)
    assert rows_of(table)[1:] == [["Ny svømmehall", "Kultur", "I gang"], ["Flere sykkelstativ", "Teknisk", "I gang"]]
    assert told(document.problems) == [
        ("TC002.sheet_rows_hidden", 1, Loss.NONE),
        ("TC002.sheet_columns_hidden", 1, Loss.NONE),
    ]
    assert ("Ny kulturskole x2 Kultur Ferdig", "hidden_row") in [(each.text, each.reason) for each in document.dropped]


def test_rows_of_a_closed_outline_are_read() -> None:
    def change(sheet: Worksheet) -> None:
        sheet.row_dimensions.group(3, 4, hidden=True)

    (table,) = tables(read(workbook(ROWS, change=change)))
    assert table.rows == 4


def test_a_merged_cell_with_a_hidden_first_row_still_shows_its_text() -> None:
    def change(sheet: Worksheet) -> None:
        sheet.merge_cells("C2:C4")
        sheet.row_dimensions[2].hidden = True

    (table,) = tables(read(workbook(ROWS, change=change)))
    assert rows_of(table)[1] == ["Ny kulturskole", "x2", "Kultur", "Ferdig"]


def test_a_formula_without_a_stored_value_is_told_with_its_cell() -> None:
    rows = [["Indikator", "2024", "2025", "Endring"], ["Sykefravær", 8.5, 7.9, "=C2-B2"]]
    document = read(workbook(rows))
    (problem,) = document.problems
    assert (problem.message_id, problem.arguments["cells"], problem.loss) == ("TC002.sheet_formulas", "D2", Loss.PART)


def test_a_formula_counts_by_its_stored_value() -> None:
    rows = [["Indikator", "2024", "2025", "Endring"], ["Sykefravær", 8.5, 7.9, "=C2-B2"]]
    document = read(patched(workbook(rows), rb"<f>C2-B2</f><v ?/?>(</v>)?", b"<f>C2-B2</f><v>-0.6</v>"))
    assert rows_of(tables(document)[0])[1][-1] == "-0,6"
    assert document.problems == ()


def test_cells_that_show_an_error_are_blank_and_told() -> None:
    document = read(workbook([["Indikator", "2024", "2025"], ["Sykefravær", "#REF!", 7.9]]))
    (problem,) = document.problems
    assert (problem.message_id, problem.arguments["cells"], problem.loss) == ("TC002.sheet_errors", "B2", Loss.NONE)
    assert rows_of(tables(document)[0])[1] == ["Sykefravær", "", "7,9"]


def patched(data: bytes, pattern: bytes, new: bytes) -> bytes:
    """The workbook with something changed in its first sheet; fails when there is nothing to change."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as written:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                part, count = re.subn(pattern, new, part)
                assert count == 1
            written.writestr(name, part)
    return buffer.getvalue()
