"""The sheets as a workbook for Excel and LibreOffice."""

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import ceil
from typing import Any

from tracecheck.model.traceability import CellState
from tracecheck.reports.coupling.blocks import clean
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.coupling.chapters import council
from tracecheck.reports.coupling.states import sign, word
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
_A4 = 9
_FORMS: dict[str, dict[str, Any]] = {
    "head": {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E6ECF3", "bottom": 2},
    "text": {"text_wrap": True, "valign": "top"},
    "number": {"valign": "top", "num_format": "#,##0.####"},
    "whole": {"valign": "top", "num_format": "0", "align": "left"},
    "date": {"valign": "top", "num_format": "dd.mm.yyyy", "align": "left"},
    "fill": {"text_wrap": True, "valign": "top", "num_format": "@", "bg_color": "#FFF9E0"},
    "row": {"valign": "top", "bottom": 4, "bottom_color": "#B8C2CC"},
    "note": {"italic": True, "valign": "top"},
}


def render_xlsx(book: Book) -> bytes:
    """The workbook as bytes, the same ones for the same report. Texts of documents stay texts: no formula, no link, no
    number is made of them."""
    import xlsxwriter

    held = io.BytesIO()
    data = load_data("workbook")
    font = {"font_name": data["font"], "font_size": data["font_size"]}
    with xlsxwriter.Workbook(held, {**_OPTIONS, "default_format_properties": font}) as made:
        made.set_properties(_properties(book))
        forms = _formats(made, book)
        for sheet in make_sheets(book):
            for number, rows in enumerate(_portions(sheet), 1):
                title = book.text(f"workbook.sheet.{sheet.name}")
                name = sheet_name(title, number, int(load_data("workbook")["sheet_name"]))
                _write(made.add_worksheet(name), sheet, rows, forms, book)
    return held.getvalue()


def _formats(made: Any, book: Book) -> dict[str, Any]:
    """The looks of cells by name; those of the states by their word. A state's value is its word alone: the sign before
    it is a way to show it, so that filters and formulas find the word."""
    forms = {name: made.add_format({**_FORMS["row"], **form}) for name, form in _FORMS.items()}
    for state in CellState:
        look = {"num_format": f';;;"{sign(state)} "@', "bg_color": load_data("workbook")["fill"][state.value]}
        forms[word(state, book.catalogue)] = made.add_format({**_FORMS["row"], **_FORMS["text"], **look})
    return forms


def _properties(book: Book) -> dict[str, Any]:
    data = load_data("workbook")
    title = clean(book.occasion.title or council.title(book))
    return {"title": title, "author": "tracecheck", "keywords": data["keywords"], "created": data["made"]}


def _portions(sheet: Sheet) -> Iterator[tuple[Row, ...]]:
    """The rows of one sheet after the other: a sheet holds a little more than a million."""
    most = int(load_data("workbook")["rows"]) - 1
    for start in range(0, max(len(sheet.rows), 1), most):
        yield sheet.rows[start : start + most]


def _write(made: Any, sheet: Sheet, rows: tuple[Row, ...], forms: dict[str, Any], book: Book) -> None:
    data = load_data("workbook")
    widths = [data["widths"].get(name, data["other_width"]) for name in sheet.columns]
    lines, height, shown = int(data["lines"]), data["line_height"], len(data["printed"][sheet.name])
    titles = tuple(book.text(f"workbook.column.{name}") for name in sheet.columns)
    made.set_row(0, _lines(titles, widths, lines) * height)
    for column, title in enumerate(titles):
        made.set_column(column, column, widths[column])
        made.write_string(0, column, title, forms["head"])
    for number, row in enumerate(rows, 1):
        made.set_row(number, _lines(row[:shown], widths[:shown], lines) * height, forms["row"])
        _write_row(made, number, zip(sheet.columns, row, strict=True), forms, book)
    if sheet.note:
        made.write_string(1, 0, sheet.note, forms["note"])
    _help_reading(made, sheet, len(rows))
    _help_printing(made, sheet, len(rows))


def _write_row(made: Any, number: int, cells: Iterable[tuple[str, Value]], forms: dict[str, Any], book: Book) -> None:
    data = load_data("workbook")
    for column, (name, value) in enumerate(cells):
        if name == "comment":
            made.write_blank(number, column, None, forms["fill"])
        elif name in data["states"] and isinstance(value, str) and value in forms:
            made.write_string(number, column, value, forms[value])
        elif value is not None:
            said = cell_text(value, data["characters"], book.catalogue) if isinstance(value, str) else value
            _put(made, (number, column), said, forms)


def _lines(row: Row, widths: Sequence[int], most: int) -> int:
    """How many lines the row needs, as far as they are shown: programs do not agree on it when they open the file."""
    texts = ((value, width) for value, width in zip(row, widths, strict=True) if isinstance(value, str))
    return min(max((_wrapped(text, width, most) for text, width in texts), default=1), most)


def _wrapped(text: str, width: int, most: int) -> int:
    if len(text) <= width and "\n" not in text:
        return 1
    data = load_data("workbook")
    room = width * (data["capitals"] if text.isupper() else data["letters"])
    broken = max(room - data["left_over"], 1.0)
    parts = text[: width * most].split("\n")
    return sum(1 if len(part) <= room else ceil(len(part) / broken) for part in parts)


def _put(made: Any, at: tuple[int, int], value: Value, forms: dict[str, Any]) -> None:
    if isinstance(value, str):
        if value:
            made.write_string(*at, value, forms["text"])
    elif isinstance(value, date):
        made.write_datetime(*at, value, forms["date"])
    elif isinstance(value, int):
        made.write_number(*at, value, forms["whole"])
    elif isinstance(value, float):
        made.write_number(*at, value, forms["number"])


def _help_reading(made: Any, sheet: Sheet, rows: int) -> None:
    """The head stays in sight; rows can be filtered."""
    made.freeze_panes(1, load_data("workbook")["frozen"].get(sheet.name, 0))
    if rows:
        made.autofilter(0, 0, rows, len(sheet.columns) - 1)


def _help_printing(made: Any, sheet: Sheet, rows: int) -> None:
    """One page wide, with the head on each page and its name at the foot."""
    data = load_data("workbook")
    made.print_area(0, 0, max(rows, 1), len(data["printed"][sheet.name]) - 1)
    made.repeat_rows(0)
    made.set_landscape()
    made.set_paper(_A4)
    made.set_margins(data["margin"], data["margin"], data["margin"], 2 * data["margin"])
    made.fit_to_pages(1, 0)
    made.set_footer("&L&A&R&P / &N")
