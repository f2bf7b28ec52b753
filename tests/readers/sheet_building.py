"""Workbooks built as municipalities fill them in, read back."""

import io
from collections.abc import Callable, Sequence

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tracecheck.model.source import Block, BlockKind, Format, SourceDocument, Table
from tracecheck.readers import read_bytes
from tracecheck.readers.base import FileHead

Row = Sequence[object]
GREY = PatternFill("solid", fgColor="FFD9D9D9")


def workbook(
    rows: Sequence[Row], name: str = "Indikatorer", change: Callable[[Worksheet], None] | None = None
) -> bytes:
    """A workbook of one sheet; `change` does to it what a list of rows cannot say."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    if change is not None:
        change(sheet)
    return saved(book)


def saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def header(sheet: Worksheet, *rows: int) -> None:
    """Bold on grey, as a header looks."""
    for row in rows:
        for cell in sheet[row]:
            cell.font, cell.fill = Font(bold=True), GREY


def read(data: bytes, name: str = "register.xlsx") -> SourceDocument:
    format_ = Format.CSV if name.endswith(".csv") else Format.XLSX
    return read_bytes(data, FileHead(name, name, "", format_))


def tables(document: SourceDocument) -> list[Table]:
    return [block.table for block in document.blocks if block.table is not None]


def texts(document: SourceDocument) -> list[str]:
    """The lines around the tables."""
    return [block.text for block in document.blocks if block.kind is not BlockKind.TABLE]


def rows_of(table: Table) -> list[list[str]]:
    """The texts of the cells that start in each row."""
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(1, table.rows + 1)]


def block_of(document: SourceDocument, text: str) -> Block:
    """The block, in a cell or not, that has this text."""
    inside = [block for table in tables(document) for cell in table.cells for block in cell.blocks]
    return next(block for block in (*document.blocks, *inside) if block.text == text)
