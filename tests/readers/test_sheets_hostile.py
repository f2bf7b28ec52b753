"""Workbooks that are damaged, or made to do harm, end in words and in good time."""

import re
import zipfile
from io import BytesIO

import pytest

from tests.readers.sheet_building import header, read, rows_of, tables, workbook
from tracecheck.model.source import Loss
from tracecheck.readers import limits

ROWS = [["Tiltak", "Frist"], ["Ny svømmehall", "2028"], ["Ny kulturskole", "2027"]]
SHEET = "xl/worksheets/sheet1.xml"


def changed(data: bytes, **parts: bytes | None) -> bytes:
    """The workbook with parts replaced (`sheet`, `strings`, `styles`) or, for None, left out."""
    names = {"sheet": SHEET, "strings": "xl/sharedStrings.xml", "styles": "xl/styles.xml"}
    new = {names[key]: part for key, part in parts.items()}
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as written:
        for name in old.namelist():
            part = new.get(name, old.read(name))
            if part is not None:
                written.writestr(name, part)
    return buffer.getvalue()


def part(data: bytes, name: str = SHEET) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(name)


def test_a_dimension_over_the_whole_sheet_costs_nothing() -> None:
    data = workbook(ROWS)
    sheet = re.sub(rb'<dimension ref="[^"]+"', b'<dimension ref="A1:XFD1048576"', part(data))
    assert tables(read(changed(data, sheet=sheet)))[0].rows == 3


def test_merged_cells_over_the_whole_sheet_are_clipped_to_what_is_used() -> None:
    areas = b"".join(b'<mergeCell ref="A1:XFD1048576"/>' for _ in range(2000))
    data = workbook(ROWS)
    sheet = part(data).replace(b"</sheetData>", b"</sheetData><mergeCells>" + areas + b"</mergeCells>")
    assert read(changed(data, sheet=sheet)).blocks


def test_a_cell_far_out_makes_no_rows_between() -> None:
    sheet = part(workbook(ROWS)).replace(
        b"</sheetData>", b'<row r="1048576"><c r="A1048576" t="str"><v>Langt nede</v></c></row></sheetData>'
    )
    document = read(changed(workbook(ROWS), sheet=sheet))
    assert [block.text for block in document.blocks if block.table is None][-1] == "Langt nede"
    assert tables(document)[0].rows == 3


def test_rows_beyond_the_limit_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(limits.load_data("limits")["sheets"], "rows", 2)
    document = read(workbook(ROWS, change=lambda sheet: header(sheet, 1)))
    assert tables(document)[0].rows == 2
    assert [(each.message_id, each.loss) for each in document.problems] == [("TC002.sheet_cut", Loss.PART)]


def test_columns_beyond_the_limit_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(limits.load_data("limits")["sheets"], "columns", 2)
    document = read(workbook([["Tiltak", "Frist", "Status"], ["Ny svømmehall", "2028", "I gang"]]))
    assert rows_of(tables(document)[0])[1] == ["Ny svømmehall", "2028"]
    assert [each.message_id for each in document.problems] == ["TC002.sheet_cut"]


def test_a_zip_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(limits.load_data("limits")["xlsx"], "expanded_bytes", 100_000)
    data = changed(workbook(ROWS), sheet=b"<worksheet>" + b" " * 1_000_000)
    assert len(data) < 20_000
    assert [each.message_id for each in read(data).problems] == ["TC001.too_large"]


def test_entities_are_not_expanded() -> None:
    entities = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    rows = b'<row r="1"><c r="A1" t="inlineStr"><is><t>Tiltak &b; &f;</t></is></c></row>'
    sheet = entities + b"<worksheet><sheetData>" + rows + b"</sheetData></worksheet>"
    document = read(changed(workbook(ROWS), sheet=sheet))
    assert not any("aaaa" in block.text or "root:" in block.text for block in document.blocks)


def test_a_sheet_that_is_cut_off_is_read_as_far_as_it_goes() -> None:
    data = workbook(ROWS)
    sheet = part(data)
    document = read(changed(data, sheet=sheet[: sheet.index(b'<row r="3"')]))
    assert rows_of(tables(document)[0])[1] == ["Ny svømmehall", "2028"]
    assert [(each.message_id, each.loss) for each in document.problems] == [("TC002.sheet_damaged", Loss.PART)]


@pytest.mark.parametrize("styles", [None, b"", b"<styleSheet><fills><x/></fills><cellXfs><xf fontId='99'/></cellXfs>"])
def test_damaged_styles_do_not_stop_the_reading(styles: bytes | None) -> None:
    assert tables(read(changed(workbook(ROWS), styles=styles)))[0].rows == 3


@pytest.mark.parametrize("kind", ["s", "n", "d", "b", "e", "x"])
@pytest.mark.parametrize("value", ["-1", "99999999999999999999", "1e999", "nan", "", "\u0663", "&lt;script&gt;"])
def test_nonsense_in_a_cell_never_fails(kind: str, value: str) -> None:
    cells = f'<c r="A1" t="inlineStr"><is><t>Tiltak</t></is></c><c r="B1" s="77" t="{kind}"><v>{value}</v></c>'
    sheet = f'<worksheet><sheetData><row r="1">{cells}</row></sheetData></worksheet>'.encode()
    document = read(changed(workbook(ROWS), sheet=sheet))
    assert all(problem.message_id.startswith("TC002") for problem in document.problems)
    assert any("Tiltak" in block.text or block.table for block in document.blocks)


def test_rows_and_cells_without_numbers_follow_each_other() -> None:
    row = b'<row><c t="inlineStr"><is><t>%s</t></is></c><c t="inlineStr"><is><t>2027</t></is></c></row>'
    sheet = b"<worksheet><sheetData>" + row % b"Tiltak" + row % b"Leirskole" + b"</sheetData></worksheet>"
    assert rows_of(tables(read(changed(workbook(ROWS), sheet=sheet)))[0]) == [["Tiltak", "2027"], ["Leirskole", "2027"]]


@pytest.mark.parametrize(
    "code", ["0" * 250, "#" * 250 + ",", "[" * 99, '"', "\\", "General" * 30, "0/0/0", "yyyy" * 60]
)
def test_strange_number_formats_never_fail(code: str) -> None:
    def change(sheet: object) -> None:
        sheet["B2"].number_format = code  # type: ignore[index]

    assert read(workbook([["Tiltak", "Sum"], ["Leirskole", 1e300]], change=change)).blocks
