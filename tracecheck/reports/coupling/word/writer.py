"""Blocks as paragraphs and tables of Word."""

from collections.abc import Callable, Iterable, Sequence
from itertools import dropwhile
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
_WITH = 2
_TWO = 2
_ROLES = {"": "body", "lead": "lead", "note": "note", "told": "told"}


def write_blocks(parent: Element, blocks: Iterable[Block], paper: Paper) -> None:
    """Every block in its order. Words just before a table stay with it; words just after it have air."""
    every = tuple(blocks)
    for number, block in enumerate(every, 1):
        last = next(parent.iterchildren(reversed=True), None)
        _WRITERS[type(block)](parent, block, paper)
        if last is not None and last.tag == name("tbl") and last.getnext() is not None:
            _give_air(last.getnext())
        if isinstance(block, Paragraph) and _is_before(every[number : number + _WITH], Beside, Table, Figure):
            parent[-1][0].find(name("pStyle")).addnext(make("keepNext"))


def _is_before(blocks: tuple[Block, ...], *kinds: type[Block]) -> bool:
    """Whether one of these kinds comes next, or after other words alone."""
    others = dropwhile(lambda block: isinstance(block, Paragraph), blocks)
    return isinstance(next(others, None), kinds)


def _give_air(element: Element) -> None:
    """Room above a paragraph that follows a table; headings and captions have their own."""
    if element.tag == name("p") and element[0].find(name("keepNext")) is None:
        put_spacing(element, load_data("word_report")["page"]["after_table"])


def write_heading(
    parent: Element,
    runs: Runs,
    level: int,
    anchor: str | None,
    paper: Paper,
    *,
    new_page: bool = False,
    before: int | None = None,
) -> None:
    """A heading of the document: level 2 of a page (its chapters) is Word's first. See `paragraph` for `before`."""
    style = paper.style(f"heading_{min(max(level - 1, 1), _DEEPEST)}")
    held = paragraph(parent, style, keep=True, new_page=new_page, before=before)
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
    if _is_of_links(block):
        write_runs(paragraph(parent, paper.style("body")), _running(block.items), paper)
        return
    for item in block.items:
        held = paragraph(parent, paper.style("bullet"))
        if paper.bullets is not None:
            numbered = add(held[0], "numPr")
            add(numbered, "ilvl", val=0)
            add(numbered, "numId", val=paper.bullets)
        write_runs(held, item, paper)


def _is_of_links(block: Bullets) -> bool:
    """A list of places in the report alone: on paper it runs on in lines."""
    return all(len(item) == 1 and item[0].link for item in block.items)


def _running(items: tuple[Runs, ...]) -> Runs:
    return tuple(run for item in items for run in (*item, Run(" · ")))[:-1]


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
    """Quotes side by side in a table; their titles are the head row."""
    rows = _spread(block.columns)
    number = len(rows[0])
    widths = [paper.width // number] * number
    table = start_table(parent, "beside", widths, "", paper, head=bool(block.titles))
    if block.titles:
        _titles(table, block.titles, widths, paper)
    for cells in rows:
        row = start_row(table, splits=True)
        for blocks, width in zip(cells, widths, strict=True):
            cell = start_cell(row, width)
            write_blocks(cell, blocks, paper.within(width))
            if not len(cell) or cell[-1].tag != name("p"):
                paragraph(cell, paper.style("cell"))


def _titles(table: Element, titles: Sequence[str], widths: Sequence[int], paper: Paper) -> None:
    """The head row; the last title stands above every column that is left."""
    row = start_row(table, head=True)
    for number, title in enumerate(titles):
        across = widths[number:] if number + 1 == len(titles) else widths[number : number + 1]
        cell = start_cell(row, sum(across), len(across))
        write_runs(paragraph(cell, paper.style("cell"), keep=True), said(title), paper)


def _spread(columns: Sequence[tuple[Block, ...]]) -> list[tuple[tuple[Block, ...], ...]]:
    """The rows of cells: of two columns, what follows stands two by two beside what was decided."""
    if len(columns) != _TWO or len(columns[1]) < _TWO:
        return [tuple(columns)]
    first, following = columns
    pairs = [(following[at : at + 1], following[at + 1 : at + 2]) for at in range(0, len(following), _TWO)]
    return [(first if number == 0 else (), *pair) for number, pair in enumerate(pairs)]


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
