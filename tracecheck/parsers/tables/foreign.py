"""Tables that belong to no plan: meanings of words, signatures, the history of a document, risks, calendars."""

from typing import Any

from tracecheck.model.keys import text_key
from tracecheck.model.source import Table
from tracecheck.parsers.tables.cards import explains
from tracecheck.parsers.tables.columns import read_header
from tracecheck.parsers.tables.grid import grid_rows
from tracecheck.parsers.tables.kinds import GOAL_ROLES, PLAN_ROLES, has_cue
from tracecheck.parsers.tables.records import Layout, TableContext
from tracecheck.parsers.tables.texts import cell_text
from tracecheck.parsers.values.periods import read_deadline
from tracecheck.resources import load_data


def is_foreign(table: Table) -> bool:
    """Whether the headers of a table are those of a table that states nothing of a plan."""
    limit = load_data("columns")["limits"]["header_row_search"]
    if explains(grid_rows(table)):
        return True
    rows = [[cell_text(row.own(column)) for column in range(len(row.cells))] for row in grid_rows(table)[:limit]]
    shapes = load_data("columns")["foreign"]
    return any(_fits(shape, [text for text in row if text]) for row in rows for shape in shapes)


def _fits(shape: dict[str, Any], names: list[str]) -> bool:
    """Whether header names have all that a shape lists, each in a column of its own."""
    keys = [text_key(name) for name in names]
    first, anywhere, beside = ({text_key(word) for word in shape.get(part, ())} for part in ("first", "any", "beside"))
    leading = keys[0] if keys and keys[0] in first else next((key for key in keys if key in anywhere), None)
    if leading is None:
        return False
    second = next((key for key in keys if key in beside and key != leading), None)
    others = [name for name, key in zip(names, keys, strict=True) if key not in (leading, second)]
    if "unless" in shape and _are_decided(names, shape["unless"]):
        return False
    return (second is not None or not beside) and not ("alone" in shape and any(map(_is_planned, others)))


def _are_decided(names: list[str], roles: list[str]) -> bool:
    """Whether columns of all these roles stand beside measures: then they are measures that somebody is to do."""
    found = {header.role for name in names if (header := read_header(name)).role}
    return "measure" in found and found.issuperset(roles)


def _is_planned(name: str) -> bool:
    """Whether a header names goals or measures."""
    header = read_header(name)
    return header.sure and header.role in PLAN_ROLES


def is_calendar(layout: Layout, context: TableContext) -> bool:
    """Whether a table lists the steps of a process: told by the headings above, or by moments that come every year."""
    process = load_data("columns")["process"]
    steps = layout.with_role("measure")
    general = all(text_key(column.header) in map(text_key, process["measure_headers"]) for column in steps)
    if not steps or not general or layout.has(*GOAL_ROLES, "cost", "amount"):
        return False
    above = " ".join((layout.caption, *context.section[-1:]))
    named = any(
        text_key(title) in map(text_key, process["headings"]) for title in (layout.caption, *context.section[-1:])
    )
    return named or has_cue(above, process["cues"]) or _comes_every_year(layout)


def _comes_every_year(layout: Layout) -> bool:
    """Whether the first column holds months and parts of the year without any year."""
    first = layout.columns[0]
    texts = [text for row in layout.rows if (text := cell_text(row.own(0)))]
    if first.role != "deadline" or len(texts) < 2:
        return False
    found = [read_deadline(text) for text in texts]
    return all(each is not None and not (each.start or each.end or each.open_ended) for each in found)
