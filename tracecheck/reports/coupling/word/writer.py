"""Blocks as paragraphs and tables of Word."""

from collections.abc import Callable, Iterable
from typing import Any

from tracecheck.reports.coupling.blocks import (
    Beside,
    Block,
    Bullets,
    Figure,
    Heading,
    Paragraph,
    Part,
    Quote,
    Run,
    Runs,
    Table,
    said,
)
from tracecheck.reports.coupling.word.elements import Element, add, make, name, paragraph, put_spacing
from tracecheck.reports.coupling.word.figures import write_figure
from tracecheck.reports.coupling.word.paper import Paper, mark
from tracecheck.reports.coupling.word.runs import write_runs
from tracecheck.reports.coupling.word.tables import start_cell, start_row, start_table, write_table
from tracecheck.resources import load_data

_DEEPEST = 4
_ROLES = {"": "body", "lead": "lead", "note": "note", "told": "told"}


def write_blocks(parent: Element, blocks: Iterable[Block], paper: Paper) -> None:
    """Every block in its order. Words just before a table stay with it; words just after it have air."""
    every = tuple(blocks)
    for number, block in enumerate(every, 1):
        last = next(parent.iterchildren(reversed=True), None)
        _WRITERS[type(block)](parent, block, paper)
        if last is not None and last.tag == name("tbl") and last.getnext() is not None:
            _give_air(last.getnext())
        if isinstance(block, Paragraph) and _is_before(every[number : number + 1], Beside, Table, Figure):
            parent[-1][0].find(name("pStyle")).addnext(make("keepNext"))


def _is_before(blocks: tuple[Block, ...], *kinds: type[Block]) -> bool:
    return bool(blocks) and isinstance(blocks[0], kinds)


def _give_air(element: Element) -> None:
    """Room above a paragraph that follows a table; headings and captions have their own."""
    if element.tag == name("p") and element[0].find(name("keepNext")) is None:
        put_spacing(element, load_data("word_report")["page"]["after_table"])


def write_heading(
    parent: Element, runs: Runs, level: int, anchor: str | None, paper: Paper, *, new_page: bool = False
) -> None:
    """A heading of the document: level 2 of a page (its chapters) is Word's first."""
    style = paper.style(f"heading_{min(max(level - 1, 1), _DEEPEST)}")
    held = paragraph(parent, style, keep=True, new_page=new_page)
    write_runs(held, runs, paper)
    mark(held, anchor, paper)


def _heading(parent: Element, block: Heading, paper: Paper) -> None:
    write_heading(parent, said(block.text), block.level, block.anchor, paper)


def _part(parent: Element, part: Part, paper: Paper) -> None:
    title = (Run("", state=part.mark), *part.title) if part.mark else part.title
    write_heading(parent, title, part.level, part.anchor, paper)
    write_blocks(parent, part.blocks, paper)


def _paragraph(parent: Element, block: Paragraph, paper: Paper) -> None:
    write_runs(paragraph(parent, paper.style(_ROLES.get(block.role, "body"))), block.runs, paper)


def _bullets(parent: Element, block: Bullets, paper: Paper) -> None:
    for item in block.items:
        held = paragraph(parent, paper.style("bullet"))
        if paper.bullets is not None:
            numbered = add(held[0], "numPr")
            add(numbered, "ilvl", val=0)
            add(numbered, "numId", val=paper.bullets)
        write_runs(held, item, paper)


def _quote(parent: Element, quote: Quote, paper: Paper) -> None:
    """What it is, the words, and where they stand, held together."""
    if quote.lead or quote.state:
        lead = paragraph(parent, paper.style("body"), keep=True)
        write_runs(lead, (Run("", state=quote.state), *quote.lead) if quote.state else quote.lead, paper)
    if quote.text:
        write_runs(paragraph(parent, paper.style("quote"), keep=bool(quote.source)), said(quote.text), paper)
    if quote.source:
        write_runs(paragraph(parent, paper.style("source")), quote.source, paper)


def _beside(parent: Element, block: Beside, paper: Paper) -> None:
    """Quotes side by side; their titles are the head row."""
    share = paper.width // max(len(block.columns), 1)
    widths = [share] * len(block.columns)
    table = start_table(parent, "beside", widths, "", paper, head=bool(block.titles))
    if block.titles:
        row = start_row(table, head=True)
        for title, width in zip(block.titles, widths, strict=True):
            held = paragraph(start_cell(row, width), paper.style("cell"), keep=True)
            write_runs(held, said(title), paper)
    row = start_row(table, splits=True)
    for blocks, width in zip(block.columns, widths, strict=True):
        cell = start_cell(row, width)
        write_blocks(cell, blocks, paper.within(width))
        if cell[-1].tag != name("p"):
            paragraph(cell, paper.style("cell"))


_WRITERS: dict[type[Block], Callable[[Element, Any, Paper], None]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Bullets: _bullets,
    Quote: _quote,
    Beside: _beside,
    Table: write_table,
    Figure: write_figure,
    Part: _part,
}
