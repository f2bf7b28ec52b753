"""How rows tell which goal they belong to: a name in each row, or once for all rows below."""

import re
from collections.abc import Sequence
from itertools import pairwise

from tracecheck.model.item import ItemKind, Reference
from tracecheck.model.keys import text_key
from tracecheck.model.plan import DocumentKind
from tracecheck.parsers.tables.records import LEVELS, Column, Layout, Row, TableContext
from tracecheck.parsers.tables.texts import cell_text, filled
from tracecheck.parsers.values.documents import name_in
from tracecheck.parsers.values.references import find_references
from tracecheck.resources import load_data

_POINTING = (*LEVELS[1:6], "reference")
_ABOVE_SUBGOALS = (ItemKind.GOAL, ItemKind.AREA)


def columns_of_each_row(layout: Layout, rows: tuple[Row, ...]) -> frozenset[int]:
    """Columns of goals in which every row names its own, so that an empty cell means no goal.

    Those to the right of the measures, and those that print the same goal again for the next measure.
    """
    lower = layout.with_role("measure", "indicator")
    first = lower[0].index if lower else len(layout.columns)
    data = tuple(row for row in rows if row.kind == "data")
    columns = layout.with_role(*_POINTING) if lower else ()
    return frozenset(each.index for each in columns if each.index > first or _repeats(each, data))


def _repeats(column: Column, rows: tuple[Row, ...]) -> bool:
    """Whether the same goal is printed again below itself, at least as often as its cell is left empty."""
    own = [text_key(cell_text(row.own(column.index))) for row in rows if row.fresh[column.index]]
    printed = [key for key in own if key]
    again = sum(1 for upper, lower in pairwise(printed) if upper == lower)
    return again > 0 and again >= len(own) - len(printed)


def is_silent(layout: Layout, row: Row, each: frozenset[int], context: TableContext) -> bool:
    """Whether a row names no goal in a table whose other rows do; a subgoal left out leaves the goal above."""
    columns = [column for column in layout.with_role(*_POINTING) if column.index in each]
    if not columns or any(filled(row.cells[column.index]) for column in columns):
        return False
    return context.parent_kind not in _ABOVE_SUBGOALS or any(column.role != "subgoal" for column in columns)


def shared_pointers(rows: Sequence[tuple[Reference, ...]]) -> tuple[Reference, ...]:
    """The pointers of a goal whose rows all point at the same: the goal points there itself; else none."""
    first = [(each.document, each.label, each.text) for each in rows[0]] if rows else []
    same = all([(each.document, each.label, each.text) for each in row] == first for row in rows)
    return rows[0] if rows and same else ()


def names_goal(text: str) -> bool:
    """Whether a text ends with a reference to a goal («… (delmål 1.1)»)."""
    found = find_references(text)
    return any(each.label is not None and not text[each.end :].strip(" .)") for each in found)


def points_elsewhere(header: str, kind: DocumentKind) -> bool:
    """The header names a document of another kind than this."""
    name = name_in(header)
    own = load_data("cues")["own_names"].get(kind.value, [])
    return name is not None and not any(re.search(rf"(?<!\w){each}(?!\w)", name.lower()) for each in own)
