"""The page around the chapters: its style, its script, and what may run on it."""

import base64
import hashlib
from collections.abc import Iterator

from markupsafe import Markup

from tracecheck import __version__
from tracecheck.messages import load_catalogue
from tracecheck.model.traceability import CellState
from tracecheck.reports.coupling.blocks import Chapter, Pages, clean
from tracecheck.reports.coupling.html.blocks import blocks
from tracecheck.reports.coupling.html.context import Context, context_of
from tracecheck.reports.coupling.html.table import WIDTHS
from tracecheck.reports.coupling.html.tags import tag
from tracecheck.reports.coupling.states import color
from tracecheck.reports.templates import render_template
from tracecheck.resources import read_text

_BREAK = "<!--chapters-->"
_TOLD = ("shown", "filtered", "open_all", "close_all")
"""Texts that the script fills in and shows."""


def render_html(pages: Pages) -> Iterator[str]:
    """The page in pieces; the same report gives the same bytes."""
    context = context_of(pages, load_catalogue(pages.language))
    before, after = _frame(pages, context).split(_BREAK)
    yield before
    for number, chapter in enumerate(pages.chapters, 1):
        context.chapter = number
        yield _chapter(chapter, number, context)
    yield after


def _chapter(chapter: Chapter, number: int, context: Context) -> str:
    name = chapter.name
    title = tag("h2", tag("span", str(number), class_="number"), " ", chapter.title, id=f"{name}-title")
    inside = Markup("\n").join((title, blocks(chapter.blocks, context)))
    return str(tag("section", inside, class_="chapter", id=name, aria_labelledby=f"{name}-title")) + "\n"


def _frame(pages: Pages, context: Context) -> str:
    """The page without its chapters."""
    style, script = _style(), read_text("reports/templates", "report.js")
    return render_template(
        "report.html.j2",
        language=pages.language,
        version=__version__,
        title=clean(pages.title),
        subtitle=clean(pages.subtitle),
        made=clean(pages.made),
        words={name: context.say(name) for name in ("skip", "contents", "to_top")},
        told={name: context.say(name, shown="{shown}", total="{total}", choice="{choice}") for name in _TOLD},
        chapters=[(chapter.name, clean(chapter.title)) for chapter in pages.chapters],
        raw={"style": style, "script": script, "chapters_here": _BREAK},
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


def _style() -> str:
    """The style sheet, with the colour of each state and a class for each width of a column."""
    colors = "".join(f".s-{state.value} {{ --c: {color(state)}; }}\n" for state in CellState)
    widths = "".join(f".w{share} {{ width: {share}%; }}\n" for share in WIDTHS)
    return read_text("reports/templates", "report.css") + colors + widths


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
