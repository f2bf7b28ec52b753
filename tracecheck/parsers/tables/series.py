"""Figures of several places and years: «Lyngmo 2024 | Lyngmo 2025 | Landet 2025», or years down the side."""

import re
from dataclasses import replace

from tracecheck.model.item import Basis, Item, ItemKind, Value
from tracecheck.model.keys import text_key
from tracecheck.parsers.tables.guess import numeric_share
from tracecheck.parsers.tables.records import Column, Layout, Row, TableContext
from tracecheck.parsers.tables.texts import cell_place, cell_text, filled
from tracecheck.parsers.values.quantities import read_value_cell
from tracecheck.resources import load_data

_YEAR = re.compile(r"(?:19|20)\d\d")
_IN_BRACKETS = re.compile(r"\(([^()]+)\)\s*$")
_COUNTED = ("indicator", "statistic", "comparison", "unit")


def with_named_years(columns: tuple[Column, ...], body: tuple[Row, ...]) -> tuple[Column, ...]:
    """Columns of numbers headed by a name and a year, beside figures: the first name is this document's own place.

    Its columns are measured values, those of the other names comparisons.
    """
    limit = load_data("columns")["limits"]["numeric_share"]
    beside = any(column.role in _COUNTED for column in columns)
    dated = [
        each for each in columns if each.role == "other" and each.year and numeric_share(each.index, body) >= limit
    ]
    if not beside or not dated:
        return columns
    own = _name(dated[0])
    roles = {column.index: "value" if _name(column) == own else "comparison" for column in dated}
    return tuple(replace(each, role=roles.get(each.index, each.role)) for each in columns)


def _name(column: Column) -> str:
    return text_key(_YEAR.sub(" ", column.header))


def is_series(layout: Layout) -> bool:
    """Whether a table has years down its first column and places across: its heading names what is counted."""
    rows = [row for row in layout.rows if cell_text(row.own(0))]
    dated = [row for row in rows if _YEAR.fullmatch(cell_text(row.own(0)))]
    across = layout.has("comparison") or names_places(layout.columns[0].header)
    return layout.headed and across and len(dated) > 1 and len(dated) == len(rows)


def names_places(corner: str) -> bool:
    """Whether the corner of a table says that its columns are places («År \\ Region»)."""
    return not set(re.findall(r"\w+", corner.casefold())).isdisjoint(load_data("cells")["statistics"]["across"])


def series_items(layout: Layout, context: TableContext) -> tuple[Item, ...]:
    """The figure that a series is about, with its newest value for this document's own place, if both are there."""
    own = next((each for each in layout.columns[1:] if each.role != "comparison"), None)
    if not context.heading or own is None:
        return ()
    dated = sorted(layout.rows, key=lambda row: cell_text(row.own(0)), reverse=True)
    cells = [(row, cell) for row in dated if filled(cell := row.own(own.index)) and cell is not None]
    if not cells:
        return ()
    row, cell = cells[0]
    text = cell_text(cell)
    value = read_value_cell(text, own.header) or Value(text)
    value = replace(value, unit=value.unit or unit_of(context.heading), year=int(cell_text(row.own(0))))
    place = replace(cell_place(cell), spans=())  # the words stand in the heading, the value here
    item = Item(f"@{place.block}:0", ItemKind.STATISTIC, context.heading, section=context.section[:-1], place=place)
    return (replace(item, basis=Basis.TABLE, value=value),)


def unit_of(heading: str) -> str | None:
    """The unit of measurement in brackets at the end of a heading."""
    found = _IN_BRACKETS.search(heading)
    known = found is not None and found[1].casefold() in load_data("cells")["units"]["words"]
    return found[1] if found is not None and known else None
