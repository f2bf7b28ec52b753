"""Exports with one figure a row: an indicator again for every year and place («Indikator | År | Region | Verdi»)."""

import re

from tracecheck.model.keys import text_key
from tracecheck.parsers.tables.records import Layout, Row
from tracecheck.parsers.tables.series import names_places
from tracecheck.parsers.tables.texts import cell_text

_YEAR = re.compile(r"(?:19|20)\d\d")


def single_rows(layout: Layout, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """One row for each indicator: that of the first place named, and of the newest year."""
    return _newest(layout, _of_one_place(layout, rows))


def year_of(layout: Layout, row: Row) -> int | None:
    """The year in the row's own column of years."""
    for column in layout.with_role("years"):
        text = cell_text(row.cells[column.index])
        if _YEAR.fullmatch(text):
            return int(text)
    return None


def _of_one_place(layout: Layout, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows of the place that is named first, where a column names places; others are compared with."""
    columns = [each for each in layout.with_role("comparison") if names_places(each.header)]
    if not columns:
        return rows
    index = columns[0].index
    places = [text_key(cell_text(row.cells[index])) for row in rows]
    own = next(filter(None, places), "")
    return tuple(row for row, place in zip(rows, places, strict=True) if place in ("", own) or row.kind != "data")


def _newest(layout: Layout, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The row with the newest year of each indicator that is printed again and again."""
    subjects = layout.with_role("indicator")
    if not layout.has("years") or not subjects:
        return rows
    years: dict[str, int] = {}
    for row in rows:
        key = text_key(cell_text(row.cells[subjects[0].index]))
        years[key] = max(years.get(key, 0), year_of(layout, row) or 0)
    return tuple(
        row
        for row in rows
        if row.kind != "data" or (year_of(layout, row) or 0) == years[text_key(cell_text(row.cells[subjects[0].index]))]
    )
