"""Tables with their filters: every row is there without a script, and a script adds the choice of rows."""

from markupsafe import Markup

from tracecheck.reports.coupling.blocks import Column, Filter, Row, Runs, Table
from tracecheck.reports.coupling.html.context import Context
from tracecheck.reports.coupling.html.runs import runs
from tracecheck.reports.coupling.html.tags import EMPTY, joined, tag

_MANY = 7
"""A table with more columns may be wider than a screen, and can be moved sideways, with the keyboard too."""
_LONG = 24
"""Words of more characters (a hash, an address) are broken where a column ends; others never are."""
_STEP = 2
WIDTHS = range(_STEP, 101, _STEP)
"""Widths of columns, in per cent: the style sheet has a class for each, as the page allows no style on an element."""


def table(block: Table, context: Context) -> Markup:
    """A table with what is above it."""
    name = context.table_id(block.anchor)
    above = _filter(block, name, context) if block.filters else EMPTY
    heads = (_head(column, block) for column in block.columns)
    rows = (_row(row, block, context) + "\n" for row in block.rows)
    inside = tag(
        "table",
        tag("caption", block.caption),
        tag("thead", tag("tr", *heads)),
        "\n",
        tag("tbody", joined(rows)),
    )
    return tag("div", above, _moved(inside, block), class_="tabled", id=name, data_chosen=bool(block.filters))


def _moved(table: Markup, block: Table) -> Markup:
    """A wide table in a frame of its own."""
    if len(block.columns) <= _MANY:
        return table
    return tag("div", table, class_="wide", role="region", aria_label=block.caption, tabindex="0")


def _filter(block: Table, name: str, context: Context) -> Markup:
    """The choices, which a script shows, and the line that says which one is active."""
    every = () if any(not each.tag for each in block.filters) else (Filter("", context.say("all"), len(block.rows)),)
    choices = (_choice(each, name) for each in (*every, *block.filters))
    legend = tag("legend", context.say("filter"), tag("span", f" {block.caption}", class_="hidden"))
    shown = tag("p", class_="shown", role="status")
    return tag("fieldset", legend, *choices, class_="filter", hidden=True) + shown


def _choice(choice: Filter, name: str) -> Markup:
    box = tag_alone("input", type="radio", name=f"{name}-choice", value=choice.tag, checked=not choice.tag)
    count = tag("span", str(choice.count), class_="count")
    return tag("label", box, tag("span", choice.text, " ", count), data_name=choice.text)


def tag_alone(name: str, /, **attributes: str | bool | None) -> Markup:
    """An element without an end."""
    return Markup(str(tag(name, **attributes)).removesuffix(f"</{name}>"))


def _head(column: Column, block: Table) -> Markup:
    whole = sum(each.width for each in block.columns) or 1.0
    if column.kind == "number":
        return tag("th", column.title, scope="col", class_="number")
    share = min(100, max(_STEP, round(100 * column.width / whole / _STEP) * _STEP))
    return tag("th", column.title, scope="col", class_=" ".join((f"w{share}", _kind(column))).strip())


def _kind(column: Column) -> str:
    return column.kind if column.kind in ("number", "comment") else ""


def _row(row: Row, block: Table, context: Context) -> Markup:
    cells = (_cell(column, words, context) for column, words in zip(block.columns, row.cells, strict=False))
    return tag("tr", *cells, id=context.id_of(row.anchor), data_tags=" ".join(row.tags) or None)


def _cell(column: Column, words: Runs, context: Context) -> Markup:
    shown = runs(words, context)
    if column.kind == "row_head":
        return tag("th", shown, scope="row", class_=_long(words))
    kinds = " ".join(each for each in (_kind(column), _long(words)) if each)
    return tag("td", shown, class_=kinds or None, data_label=column.title or None)


def _long(words: Runs) -> str | None:
    return "long" if any(len(each) > _LONG for run in words for each in run.text.split()) else None
