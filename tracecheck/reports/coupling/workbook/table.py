"""The sheets as CSV, as Excel for Norway opens it with a double click."""

import csv
import io
from datetime import date

from tracecheck.reports.cells import safe_cell
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.coupling.workbook.sheet import Sheet, Value
from tracecheck.reports.coupling.workbook.sheets import make_sheets
from tracecheck.reports.coupling.workbook.values import cell_text
from tracecheck.resources import load_data


def render_csv(book: Book) -> dict[str, bytes]:
    """A table for each sheet, by the name of its file («Matrise.csv»): semicolons, UTF-8 with its mark and CRLF. A text
    that begins like a formula has an apostrophe before it. Days are ISO, decimals as the language writes them."""
    return {f"{book.text(f'workbook.sheet.{sheet.name}')}.csv": _table(sheet, book) for sheet in make_sheets(book)}


def _table(sheet: Sheet, book: Book) -> bytes:
    held = io.StringIO(newline="")
    writer = csv.writer(held, delimiter=";", lineterminator="\r\n")
    writer.writerow(book.text(f"workbook.column.{name}") for name in sheet.columns)
    writer.writerows([_shown(value, book) for value in row] for row in sheet.rows)
    if sheet.note:
        writer.writerow([sheet.note])
    return held.getvalue().encode("utf-8-sig", errors="replace")


def _shown(value: Value, book: Book) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return _decimal(value, book.catalogue.language)
    if isinstance(value, int):
        return str(value)
    return safe_cell(cell_text(value, int(load_data("workbook")["csv_characters"]), book.catalogue))


def _decimal(value: float, language: str) -> str:
    text = f"{value:.10f}".rstrip("0").rstrip(".")
    return text if language == "en" else text.replace(".", ",")
