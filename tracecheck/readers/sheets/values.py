"""Stored cells → the texts that a reader sees, and what could not be had."""

import math
from dataclasses import dataclass, field

from tracecheck.readers.sheets.formats import render_text, render_value
from tracecheck.readers.sheets.grid import SheetCell
from tracecheck.readers.sheets.workbook import Workbook
from tracecheck.readers.sheets.worksheet import RawCell
from tracecheck.resources import load_data


@dataclass(slots=True)
class Counts:
    """Cells whose text could not be had: formulas that nobody has computed, and errors («#REF!»)."""

    formulas: list[tuple[int, int]] = field(default_factory=list)
    errors: list[tuple[int, int]] = field(default_factory=list)


def shown_cell(raw: RawCell, workbook: Workbook, counts: Counts) -> SheetCell | None:
    """The cell as it is seen, or None when nothing is."""
    if raw.kind == "e":
        counts.errors.append((raw.row, raw.column))
        return None
    if not raw.value:
        counts.formulas.append((raw.row, raw.column))
        return None
    style = workbook.style(raw.style)
    text, typed = _text(raw, style.code, workbook)
    if not text.strip():
        return None
    return SheetCell(raw.row, raw.column, text, typed, style.bold, style.shaded, style.size)


def _text(raw: RawCell, code: str, workbook: Workbook) -> tuple[str, bool]:
    """The text, and whether it is words."""
    if raw.kind == "s":
        index = int(raw.value) if raw.value.isascii() and raw.value.isdigit() and len(raw.value) < 10 else -1
        known = 0 <= index < len(workbook.strings)
        return render_text(workbook.strings[index], code) if known else "", True
    if raw.kind in ("str", "inlineStr"):
        return render_text(raw.value, code), True
    if raw.kind == "b":
        return str(load_data("sheets")["logical"]["true" if raw.value == "1" else "false"]), True
    if raw.kind == "d":
        return _iso_date(raw.value), False
    return _number(raw.value, code, workbook.since_1904)


def _number(value: str, code: str, since_1904: bool) -> tuple[str, bool]:
    try:
        number = float(value)
    except ValueError:
        return value, True
    return (render_value(number, code, since_1904), False) if math.isfinite(number) else ("", False)


def _iso_date(value: str) -> str:
    """«2026-12-31T00:00:00» as «31.12.2026»."""
    year, _, rest = value[:10].partition("-")
    month, _, day = rest.partition("-")
    return f"{day}.{month}.{year}" if day else value
