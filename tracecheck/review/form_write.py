"""A form as CSV or as a workbook. Texts of documents never become formulas."""

import csv
import io
from pathlib import Path
from typing import Any

from tracecheck.messages import Catalogue
from tracecheck.reports.cells import safe_cell
from tracecheck.resources import load_data
from tracecheck.review.form import COLUMNS, FILLED, Form

_WIDTHS = {"goal": 45, "answer": 45, "why": 40, "reason": 40, "point": 22, "verdict": 14, "number": 5}
_CANDIDATE = 34
_OTHER = 20
_MOST = 32_000


def form_bytes(form: Form, path: Path, catalogue: Catalogue) -> bytes:
    """The form in the format that the ending of `path` names: `.xlsx`, else CSV."""
    return _xlsx(form, catalogue) if path.suffix.casefold() == ".xlsx" else _csv(form)


def _csv(form: Form) -> bytes:
    """As Excel for Norway opens it with a double click: semicolons, UTF-8 with its mark."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(form.titles)
    writer.writerows([safe_cell(each) for each in row] for row in form.rows)
    return text.getvalue().encode("utf-8-sig", errors="replace")


def _xlsx(form: Form, catalogue: Catalogue) -> bytes:
    import xlsxwriter

    held = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(held, options) as book:
        formats = {
            "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DDE6F0"}),
            "read": book.add_format({"text_wrap": True, "valign": "top"}),
            "fill": book.add_format({"text_wrap": True, "valign": "top", "num_format": "@", "bg_color": "#FFF9E0"}),
        }
        sheet = book.add_worksheet(load_data("own_output")["form"]["sheet"])
        for column, (name, title) in enumerate(zip(COLUMNS, form.titles, strict=True)):
            sheet.write_string(0, column, title, formats["head"])
            hidden = {"hidden": True} if name == "key" else {}
            sheet.set_column(column, column, _width(name), formats["fill" if name in FILLED else "read"], hidden)
        for number, row in enumerate(form.rows, start=1):
            for column, (name, text) in enumerate(zip(COLUMNS, row, strict=True)):
                sheet.write_string(number, column, text[:_MOST], formats["fill" if name in FILLED else "read"])
        _help_filling(sheet, form, catalogue)
    return held.getvalue()


def _help_filling(sheet: Any, form: Form, catalogue: Catalogue) -> None:
    """The head stays in sight, rows can be filtered, verdicts are chosen from a list."""
    last = max(len(form.rows), 1)
    verdict = COLUMNS.index("verdict")
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
    sheet.set_landscape()
    rule = {
        "validate": "list",
        "source": list(form.verdicts),
        "error_type": "warning",
        "input_title": catalogue.text("review.column.verdict"),
        "input_message": catalogue.text("review.verdict_help"),
    }
    sheet.data_validation(1, verdict, last, verdict, rule)


def _width(name: str) -> int:
    return _CANDIDATE if name.startswith("candidate") else _WIDTHS.get(name, _OTHER)
