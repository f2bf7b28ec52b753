"""The coupling report as blocks in words: made once from the figures, shown by each format in its own way.

What documents say stands in `Run.text` as it is: every format makes it harmless in its own way (`clean` first).
"""

import re
from dataclasses import dataclass, field

from tracecheck.model.traceability import CellState
from tracecheck.reports.look import HARMFUL

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row that look alike. `link` is the anchor of a part of this report; `quote` marks a document's own
    words, `soft` a place or a note; `state` is shown as a sign before the text, never by colour alone."""

    text: str
    strong: bool = False
    quote: bool = False
    soft: bool = False
    link: str | None = None
    state: CellState | None = None


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a chapter: `level` 3 or 4 (1 is the report, 2 its chapters)."""

    text: str
    level: int = 3
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`role` is empty, lead (the first of a page), note (small print) or told (set off from the rest)."""

    runs: Runs
    role: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, each entry a line."""

    items: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A document's own words, with the document and place that they stand in, and what they are (`lead`)."""

    text: str
    source: Runs
    lead: Runs = ()
    state: CellState | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """Quotes side by side: what was decided, and what follows it; under each other where there is no room."""

    columns: tuple[tuple["Block", ...], ...]
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: `kind` is text, state, number, row_head or comment (empty, for somebody to write in);
    `width` is its share of the table."""

    title: str
    kind: str = "text"
    width: float = 1.0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: one entry for each column. `tags` are the names of filters that show it; `anchor` where it can
    be linked to."""

    cells: tuple[Runs, ...]
    tags: tuple[str, ...] = ()
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice above a table: rows with `tag` are shown (empty: all); `text` says it, also where it is printed."""

    tag: str
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head row. `filters` are choices for readers with a screen; without a script every row is shown."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str
    filters: tuple[Filter, ...] = ()
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture as SVG of our own making (no text of a document unescaped), `width` and `height` in CSS pixels. `alt`
    says in words what it shows; `caption` stands under it."""

    svg: str
    width: int
    height: int
    alt: str
    caption: str
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks that belong together under a title: a goal, a unit, a rule. `folded` parts may start closed on a screen;
    `tags` are names of filters. `mark` is the state that the title is marked with."""

    title: Runs
    blocks: tuple["Block", ...]
    anchor: str
    level: int = 3
    folded: bool = False
    tags: tuple[str, ...] = ()
    mark: CellState | None = None


Block = Heading | Paragraph | Bullets | Quote | Beside | Table | Figure | Part


@dataclass(frozen=True, slots=True)
class Chapter:
    """One of the eight chapters, in the order of the report. `name` is its key (council, threads, matrix, goals, units,
    terms, findings, method), also its anchor."""

    name: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """The whole report. `subtitle` is whom it is for, where that was said; `made` the line that tells what made it."""

    title: str
    language: str
    chapters: tuple[Chapter, ...]
    made: str
    subtitle: str = ""
    words: dict[str, str] = field(default_factory=dict)


def clean(text: str) -> str:
    """Text without control, direction and invisible characters, every white space a blank; the ends stay."""
    return _SPACES.sub(" ", HARMFUL.sub("", text))


def said(text: str, *, strong: bool = False, soft: bool = False, link: str | None = None) -> Runs:
    """One run."""
    return (Run(text, strong=strong, soft=soft, link=link),)
