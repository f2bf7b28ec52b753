"""Hostile spreadsheets."""

from tests.hostile.corpus import Shelf
from tests.hostile.packages import laughs, outside, relations, xlsx, xlsx_parts, zipped

shelf = Shelf()


def text_cell(place: str, text: str) -> str:
    """A cell with its text in it."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


_ROWS = "".join(
    f'<row r="{number}">{text_cell(f"A{number}", first)}{text_cell(f"B{number}", second)}</row>'
    for number, (first, second) in enumerate((("Mål", "Tiltak"), ("Trygg oppvekst", "Bygge gangvei")), start=1)
)
_DATA = f"<sheetData>{_ROWS}</sheetData>"


@shelf.add("dimension.xlsx", quick=True)
def dimension() -> bytes:
    """Says that it fills every cell there is, and has four."""
    return xlsx(f'<dimension ref="A1:XFD1048576"/>{_DATA}')


@shelf.add("dimension-nonsense.xlsx", quick=True)
def odd_dimension() -> bytes:
    """A size that is none."""
    return xlsx(f'<dimension ref="ÆØÅ:ZZZZZZ99999999999"/>{_DATA}')


@shelf.add("last-cell.xlsx", quick=True)
def last_cell() -> bytes:
    """One cell at the far corner of the sheet."""
    return xlsx(f'<sheetData>{_ROWS}<row r="1048576">{text_cell("XFD1048576", "Slutt")}</row></sheetData>')


@shelf.add("rows-far-apart.xlsx", quick=True)
def far_apart() -> bytes:
    """A hundred rows with ten thousand empty ones between."""
    rows = "".join(f'<row r="{at}">{text_cell(f"ZZ{at}", "Mål")}</row>' for at in range(1, 1_000_001, 10_000))
    return xlsx(f"<sheetData>{rows}</sheetData>")


@shelf.add("rows-backwards.xlsx", quick=True)
def backwards() -> bytes:
    """Rows and cells out of order, several at one place, at places that are none."""
    places = ("B9", "A9", "A1", "A1", "A0", "0", "A-1", "AAAAAAAA1", "a1", "")
    cells = "".join(text_cell(each, "Mål") for each in places)
    return xlsx(
        f'<sheetData><row r="9">{cells}</row><row r="2"/><row r="x">{cells}</row><row>{cells}</row></sheetData>'
    )


@shelf.add("columns-1000000.xlsx")
def many_columns() -> bytes:
    """A row of a million cells without places."""
    return xlsx(f'<sheetData><row r="1">{"<c><v>1</v></c>" * 1_000_000}</row></sheetData>')


@shelf.add("rows-1000000.xlsx")
def many_rows() -> bytes:
    """A million rows of one number."""
    return xlsx(f"<sheetData>{'<row><c><v>1</v></c></row>' * 1_000_000}</sheetData>")


@shelf.add("strings-bomb.xlsx")
def strings_bomb() -> bytes:
    """A shared text of 30 000 characters that 100 000 cells point to: three gigabytes when written out."""
    cells = "".join(f'<row r="{at}"><c r="A{at}" t="s"><v>0</v></c></row>' for at in range(1, 100_001))
    return xlsx(f"<sheetData>{cells}</sheetData>", f"<si><t>{'Trygg oppvekst ' * 2000}</t></si>")


@shelf.add("strings-2000000.xlsx")
def many_strings() -> bytes:
    """Two million shared texts, none of them used."""
    return xlsx(_DATA, "<si><t>a</t></si>" * 2_000_000)


@shelf.add("strings-missing.xlsx", quick=True)
def missing_strings() -> bytes:
    """Cells that point to shared texts that are not there."""
    cells = "".join(
        f'<c r="{at}" t="s"><v>{to}</v></c>' for at, to in (("A1", 99), ("B1", -1), ("C1", "x"), ("D1", 1e30))
    )
    return xlsx(f'<sheetData><row r="1">{cells}</row>{_ROWS}</sheetData>')


@shelf.add("merged-100000.xlsx")
def many_merged() -> bytes:
    """100 000 merged cells, many of them over each other."""
    merged = "".join(f'<mergeCell ref="A{at}:D{at + 40}"/>' for at in range(1, 100_001))
    return xlsx(f"{_DATA}<mergeCells>{merged}</mergeCells>")


@shelf.add("merged-everything.xlsx", quick=True)
def merged_everything() -> bytes:
    """The whole sheet as one cell, and the other way round, and nonsense."""
    merged = "".join(f'<mergeCell ref="{each}"/>' for each in ("A1:XFD1048576", "B2:A1", "A1:A1", "x"))
    return xlsx(f"{_DATA}<mergeCells>{merged}</mergeCells>")


@shelf.add("formulas.xlsx", quick=True)
def formulas() -> bytes:
    """Formulas without values, with values, that call programs."""
    told = ("1+1", "cmd|' /C calc'!A0", 'HYPERLINK("http://x","y")', "A1", "[1]Ark!A1")
    cells = "".join(f'<c r="{"ABCDEFG"[at]}3"><f>{each}</f></c>' for at, each in enumerate(told))
    known = '<c r="F3" t="str"><f>1+1</f><v>=2</v></c><c r="G3"><f>1/0</f><v>1e400</v></c>'
    return xlsx(f'<sheetData>{_ROWS}<row r="3">{cells}{known}</row></sheetData>')


@shelf.add("numbers.xlsx", quick=True)
def numbers() -> bytes:
    """Numbers that are none, or far too large, and dates before time."""
    values = ("1e400", "-1e400", "nan", "inf", "9" * 400, "x", "", "-99999999999", "2958466")
    rows = ""
    for row, value in enumerate(values, start=3):
        cells = (
            f'<c r="{column}{row}" s="1" t="{kind}"><v>{value}</v></c>'
            for column, kind in zip("ABCDE", "ndbeq", strict=True)
        )
        rows += f'<row r="{row}">{"".join(cells)}</row>'
    return xlsx(f"<sheetData>{_ROWS}{rows}</sheetData>")


@shelf.add("laughs.xlsx", quick=True)
def billion_laughs() -> bytes:
    """A billion words out of ten entities."""
    return xlsx(f'<sheetData><row r="1">{text_cell("A1", "&boom;")}</row></sheetData>', before=laughs("boom"))


@shelf.add("entity-file.xlsx", quick=True)
def entity_file() -> bytes:
    """The machine's own list of users."""
    sheet = f'<sheetData><row r="1">{text_cell("A1", "Mål &secret;")}</row></sheetData>'
    return xlsx(sheet, before=outside("secret", "file:///etc/passwd"))


@shelf.add("bomb-sheet.xlsx")
def bomb_sheet() -> bytes:
    """A sheet that unpacks to 400 MB."""
    return xlsx(f"{_DATA}{' ' * 400_000_000}")


@shelf.add("sheets-5000.xlsx")
def many_sheets() -> bytes:
    """Five thousand sheets that are the same part."""
    parts = xlsx_parts(_DATA)
    sheets = "".join(f'<sheet name="Ark{at}" sheetId="{at}" r:id="rId1"/>' for at in range(1, 5001))
    book = parts["xl/workbook.xml"].decode().split("<sheets>")[0] + f"<sheets>{sheets}</sheets></workbook>"
    return zipped({**parts, "xl/workbook.xml": book.encode()})


@shelf.add("deep-100000.xlsx", quick=True)
def deep() -> bytes:
    """Elements a hundred thousand deep."""
    return xlsx(f"{'<a>' * 100_000}{'</a>' * 100_000}{_DATA}")


@shelf.add("styles-200000.xlsx")
def many_styles() -> bytes:
    """200 000 formats of numbers."""
    parts = xlsx_parts(_DATA)
    head = '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    formats = "".join(f'<numFmt numFmtId="{at}" formatCode="0{"0" * (at % 9)}"/>' for at in range(200, 200_200))
    cells = '<xf numFmtId="200"/>' * 200_000
    styles = f"{head}<numFmts>{formats}</numFmts><cellXfs>{cells}</cellXfs></styleSheet>"
    links = {"worksheets/sheet1.xml": "worksheet", "sharedStrings.xml": "sharedStrings", "styles.xml": "styles"}
    return zipped({**parts, "xl/styles.xml": styles.encode(), "xl/_rels/workbook.xml.rels": relations(links)})


@shelf.add("no-sheet.xlsx", quick=True)
def no_sheet() -> bytes:
    """The sheet's part is not there."""
    parts = xlsx_parts(_DATA)
    del parts["xl/worksheets/sheet1.xml"]
    return zipped(parts)


@shelf.add("no-book.xlsx", quick=True)
def no_book() -> bytes:
    """The book's part is not there."""
    parts = xlsx_parts(_DATA)
    del parts["xl/workbook.xml"]
    return zipped(parts)


@shelf.add("path-traversal.xlsx", quick=True)
def path_traversal() -> bytes:
    """A sheet outside of the zip."""
    links = relations({"../../../../etc/passwd": "worksheet"})
    return zipped({**xlsx_parts(_DATA), "xl/_rels/workbook.xml.rels": links, "../../../evil": b"x"})


@shelf.add("cut-off.xlsx", quick=True)
def cut_off() -> bytes:
    """The first half of a file."""
    data = xlsx(_DATA)
    return data[: len(data) // 2]
