"""Tables: a head row that is repeated, rows that stay on one page, columns of fixed width, room to write in."""

from collections.abc import Sequence

from tracecheck.reports.coupling.blocks import Column, Row, Table, clean, said
from tracecheck.reports.coupling.word.elements import Element, add, paragraph
from tracecheck.reports.coupling.word.paper import Paper, mark
from tracecheck.reports.coupling.word.runs import write_runs
from tracecheck.resources import load_data


def write_table(parent: Element, table: Table, paper: Paper) -> None:
    """The caption above, then every row; what only a screen can do (filters) is left out."""
    titled = paragraph(parent, paper.style("caption"), keep=True)
    mark(titled, table.anchor, paper)
    write_runs(titled, said(table.caption), paper)
    widths = _widths(table.columns, paper.width)
    held = start_table(parent, "table", widths, table.caption, paper)
    _head(held, table.columns, widths, paper)
    for row in table.rows:
        _row(held, row, table.columns, widths, paper)


def start_table(
    parent: Element, use: str, widths: Sequence[int], caption: str, paper: Paper, *, head: bool = True
) -> Element:
    """A table without rows: style, width of its columns, its title for readers that listen."""
    held = add(parent, "tbl")
    look = add(held, "tblPr")
    add(look, "tblStyle", val=paper.styles[f"table.{use}"])
    add(look, "tblW", w=sum(widths), type="dxa")
    add(look, "tblLayout", type="fixed")
    look_of_head = {"firstRow": int(head), "lastRow": 0, "firstColumn": 0, "lastColumn": 0, "noHBand": 1, "noVBand": 1}
    add(look, "tblLook", val="0620" if head else "0600", **look_of_head)
    if caption:
        add(look, "tblCaption", val=clean(caption))
    grid = add(held, "tblGrid")
    for width in widths:
        add(grid, "gridCol", w=width)
    return held


def start_row(table: Element, *, head: bool = False, height: int = 0, splits: bool = False) -> Element:
    """A row that stays on one page, unless it `splits`; the head is repeated on each."""
    row = add(table, "tr")
    look = add(row, "trPr")
    if not splits:
        add(look, "cantSplit")
    if height:
        add(look, "trHeight", val=height, hRule="atLeast")
    if head:
        add(look, "tblHeader")
    return row


def start_cell(row: Element, width: int, across: int = 1) -> Element:
    """A cell of a row, as wide as so many columns."""
    held = add(row, "tc")
    look = add(held, "tcPr")
    add(look, "tcW", w=width, type="dxa")
    if across > 1:
        add(look, "gridSpan", val=across)
    return held


def _widths(columns: Sequence[Column], room: int) -> list[int]:
    """What each column has of the room; one to write in has at least its share."""
    least = float(load_data("word_report")["page"]["comment_share"]) if len(columns) > 1 else 0
    total = sum(each.width for each in columns) or 1
    shares = [max(each.width / total, least if each.kind == "comment" else 0) for each in columns]
    return [int(room * share / sum(shares)) for share in shares]


def _head(table: Element, columns: Sequence[Column], widths: Sequence[int], paper: Paper) -> None:
    row = start_row(table, head=True)
    for column, width in zip(columns, widths, strict=True):
        held = paragraph(start_cell(row, width), paper.style("cell"), keep=True)
        _aligned(held, column)
        write_runs(held, said(column.title), paper)


def _row(table: Element, row: Row, columns: Sequence[Column], widths: Sequence[int], paper: Paper) -> None:
    sizes = load_data("word_report")["page"]
    to_write = any(each.kind == "comment" for each in columns)
    made = start_row(table, height=int(sizes["comment_height"]) if to_write else 0)
    for at, (cell, column, width) in enumerate(zip(row.cells, columns, widths, strict=True)):
        held = paragraph(start_cell(made, width), paper.style("cell"))
        _aligned(held, column)
        write_runs(held, cell, paper)
        if at == 0:
            mark(held, row.anchor, paper)


def _aligned(held: Element, column: Column) -> None:
    if column.kind == "number":
        add(held[0], "jc", val="right")
