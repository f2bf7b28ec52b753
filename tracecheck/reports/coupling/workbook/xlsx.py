"""The sheets as a workbook for Excel and LibreOffice."""

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

from tracecheck.reports.coupling.blocks import clean
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.coupling.workbook.sheet import Row, Sheet, Value
from tracecheck.reports.coupling.workbook.sheets import make_sheets
from tracecheck.reports.coupling.workbook.values import cell_text, sheet_name
from tracecheck.resources import load_data

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": True,
}
_FORMS: dict[str, dict[str, Any]] = {
    "head": {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E6ECF3", "bottom": 2},
    "text": {"text_wrap": True, "valign": "top"},
    "number": {"valign": "top", "num_format": "#,##0.####"},
    "whole": {"valign": "top", "num_format": "0"},
    "date": {"valign": "top", "num_format": "dd.mm.yyyy", "align": "left"},
    "fill": {"text_wrap": True, "valign": "top", "num_format": "@", "bg_color": "#FFF9E0"},
    "note": {"italic": True, "valign": "top"},
}


def render_xlsx(book: Book) -> bytes:
    """The workbook as bytes, the same ones for the same report. Texts of documents stay texts: no formula, no link, no
    number is made of them."""
    import xlsxwriter

    held = io.BytesIO()
    with xlsxwriter.Workbook(held, _OPTIONS) as made:
        made.set_properties(_properties(book))
        forms = {name: made.add_format(form) for name, form in _FORMS.items()}
        for sheet in make_sheets(book):
            for number, rows in enumerate(_portions(sheet), 1):
                title = book.text(f"workbook.sheet.{sheet.name}")
                name = sheet_name(title, number, int(load_data("workbook")["sheet_name"]))
                _write(made.add_worksheet(name), sheet, rows, forms, book)
    return held.getvalue()


def _properties(book: Book) -> dict[str, Any]:
    data = load_data("workbook")
    title = clean(book.occasion.title or book.text("workbook.about.what"))
    return {"title": title, "author": "tracecheck", "keywords": data["keywords"], "created": data["made"]}


def _portions(sheet: Sheet) -> Iterator[tuple[Row, ...]]:
    """The rows of one sheet after the other: a sheet holds a little more than a million."""
    most = int(load_data("workbook")["rows"]) - 1
    for start in range(0, max(len(sheet.rows), 1), most):
        yield sheet.rows[start : start + most]


def _write(made: Any, sheet: Sheet, rows: tuple[Row, ...], forms: dict[str, Any], book: Book) -> None:
    data = load_data("workbook")
    for column, name in enumerate(sheet.columns):
        made.set_column(column, column, data["widths"].get(name, data["other_width"]))
        made.write_string(0, column, book.text(f"workbook.column.{name}"), forms["head"])
    fill = [name == "comment" for name in sheet.columns]
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if fill[column]:
                made.write_blank(number, column, None, forms["fill"])
            elif value is not None:
                _put(made, (number, column), value, forms, book)
    if sheet.note:
        made.write_string(1, 0, sheet.note, forms["note"])
    _help_reading(made, sheet, len(rows))


def _put(made: Any, at: tuple[int, int], value: Value, forms: dict[str, Any], book: Book) -> None:
    if isinstance(value, date):
        made.write_datetime(*at, value, forms["date"])
    elif isinstance(value, int):
        made.write_number(*at, value, forms["whole"])
    elif isinstance(value, float):
        made.write_number(*at, value, forms["number"])
    elif value:
        most = int(load_data("workbook")["characters"])
        made.write_string(*at, cell_text(value, most, book.catalogue), forms["text"])


def _help_reading(made: Any, sheet: Sheet, rows: int) -> None:
    """The head stays in sight and is printed on each page; rows can be filtered; pages lie and are as wide as it is."""
    made.freeze_panes(1, load_data("workbook")["frozen"].get(sheet.name, 0))
    if rows:
        made.autofilter(0, 0, rows, len(sheet.columns) - 1)
    made.repeat_rows(0)
    made.set_landscape()
    made.set_paper(8 if len(sheet.columns) > 6 else 9)
    made.fit_to_pages(1, 0)
    made.set_footer("&L&A&R&P / &N")
