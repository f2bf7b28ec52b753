"""Blocks of the report as elements of a page."""

from collections.abc import Callable, Iterable
from typing import Any

from markupsafe import Markup

from tracecheck.reports.coupling.blocks import Beside, Block, Bullets, Figure, Heading, Paragraph, Part, Quote
from tracecheck.reports.coupling.html.context import Context
from tracecheck.reports.coupling.html.runs import beside, runs
from tracecheck.reports.coupling.html.table import table
from tracecheck.reports.coupling.html.tags import EMPTY, joined, tag

_MANY = 6
"""So many links in a picture are long to go through one by one."""


def blocks(every: Iterable[Block], context: Context) -> Markup:
    """Blocks one after the other, a line each."""
    return joined(_SHOWN[type(each).__name__](each, context) + "\n" for each in every)


def _heading(block: Heading, context: Context) -> Markup:
    return tag(f"h{block.level}", block.text, id=context.id_of(block.anchor))


def _paragraph(block: Paragraph, context: Context) -> Markup:
    return tag("p", runs(block.runs, context), class_=block.role or None)


def _bullets(block: Bullets, context: Context) -> Markup:
    """A list; one of links alone is set in columns, and the chapter that they lead to is not said at each."""
    links = all(len(item) == 1 and item[0].link for item in block.items)
    entries = (tag("li", runs(item, context, told=len(item) > 1)) for item in block.items)
    return tag("ul", *entries, class_="links" if links else None)


def _quote(block: Quote, context: Context) -> Markup:
    """What is quoted, whose words, and where they stand."""
    state = beside(block.state, block.lead, context) + " " if block.state is not None else EMPTY
    lead = tag("p", state, runs(block.lead, context), class_="quote-lead") if state or block.lead else EMPTY
    words = tag("blockquote", tag("p", tag("bdi", block.text)))
    source = tag("figcaption", runs(block.source, context)) if block.source else EMPTY
    return tag("figure", lead, words, source, class_="quote")


def _beside(block: Beside, context: Context) -> Markup:
    titles = (*block.titles, *("" for _ in block.columns))
    sides = (
        tag("div", tag("p", title, class_="side-title") if title else EMPTY, blocks(column, context), class_="side")
        for title, column in zip(titles, block.columns, strict=False)
    )
    return tag("div", *sides, class_="beside")


def _figure(block: Figure, context: Context) -> Markup:
    """A picture; what it shows is said in words too, for those who do not see it."""
    name = context.figure_id(block.anchor)
    drawing = Markup(block.svg)
    return tag(
        "figure",
        _past(block, name, context),
        tag("div", drawing, class_="drawing", role="group", aria_labelledby=f"{name}-caption", tabindex="0"),
        tag("figcaption", tag("span", block.caption, id=f"{name}-caption"), tag("span", block.alt, class_="hidden")),
        class_="picture",
        id=name,
    )


def _past(block: Figure, name: str, context: Context) -> Markup:
    """The way past a picture of many links, for those who go from link to link; the matrix has them too."""
    count, number = block.svg.count("<a "), context.targets.get("matrix")
    if count < _MANY or number is None:
        return EMPTY
    return tag("a", context.say("past_picture", count=count, number=number), href=f"#{name}-caption", class_="past")


def _part(block: Part, context: Context) -> Markup:
    """A part under its title; one that may be folded is open until a script closes it."""
    mark = (
        tag("span", " ", beside(block.mark, block.title, context), class_="mark") if block.mark is not None else EMPTY
    )
    title = tag(f"h{block.level}", runs(block.title, context, links=False), mark)
    anchor = context.id_of(block.anchor)
    inside = blocks(block.blocks, context)
    if not block.folded:
        return tag("section", title, inside, class_="part", id=anchor)
    return tag("details", tag("summary", title), inside, class_="part", id=anchor, open=True, data_folded=True)


_SHOWN: dict[str, Callable[[Any, Context], Markup]] = {
    "Heading": _heading,
    "Paragraph": _paragraph,
    "Bullets": _bullets,
    "Quote": _quote,
    "Beside": _beside,
    "Table": table,
    "Figure": _figure,
    "Part": _part,
}
