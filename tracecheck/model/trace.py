"""How a document was understood, unit by unit: what `tracecheck inspect` shows (`schemas/trace.schema.json`)."""

from dataclasses import dataclass
from enum import StrEnum

from tracecheck.model.item import ItemKind
from tracecheck.model.plan import PlanDocument
from tracecheck.model.source import BlockKind, Box, Dropped, Place


class Fate(StrEnum):
    """What became of a unit: the first group was read, the second opens or explains, the third was left out."""

    ITEM = "item"
    REPEATED = "repeated"
    DESCRIPTION = "description"
    INTRODUCTION = "introduction"
    ATTRIBUTE = "attribute"
    PASSAGE = "passage"

    HEADING = "heading"
    ANNOUNCES = "announces"
    LEAD_IN = "lead_in"

    BACKGROUND = "background"
    WITHOUT_GOALS = "without_goals"
    PREVIOUS = "previous"
    PERSONAL = "personal"
    DEBATE = "debate"
    FOOTNOTE = "footnote"
    NOISE = "noise"
    TOC_LINE = "toc_line"
    DYNAMIC = "dynamic"
    UN_TITLE = "un_title"
    FLATTENED_CELL = "flattened_cell"
    META = "meta"
    TABLE = "table"
    LIST = "list"
    ELABORATION = "elaboration"
    PROSE = "prose"
    DOCUMENT = "document"


class Holds(StrEnum):
    """Whose statements stand in a part of a document, as its headings say."""

    OPEN = "open"
    OWN = "own"
    BACKGROUND = "background"
    NOTHING = "nothing"
    PREVIOUS = "previous"
    QUOTED = "quoted"


READ = frozenset({Fate.ITEM, Fate.REPEATED, Fate.DESCRIPTION, Fate.INTRODUCTION, Fate.ATTRIBUTE, Fate.PASSAGE})
"""Fates of text that the plan holds afterwards."""

OPENING = frozenset({Fate.HEADING, Fate.ANNOUNCES, Fate.LEAD_IN})
"""Fates of text that tells how what follows is to be read."""


@dataclass(frozen=True, slots=True)
class RowTrace:
    """A printed row of a table, from 1: `kind` is header, item (something was read from it) or none."""

    number: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class TableTrace:
    """How a table was read: its role, what each column was taken for, and each row.

    `roles` and `headers` are by column. `unpaired` counts rows in which it could not be told which goal what stands
    there belongs to (TC005).
    `hidden_rows` counts rows about a leader as a person, which are not shown.
    """

    number: int
    role: str
    headers: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    rows: tuple[RowTrace, ...] = ()
    unpaired: int = 0
    hidden_rows: int = 0


@dataclass(frozen=True, slots=True)
class UnitTrace:
    """A heading, list entry, table, footnote, or paragraph (or the part of one between two labels), and its fate.

    `items` are the ids read from it; `about` is the id of the item that it describes, completes or repeats.
    `holds` and `announces` say of a heading, label or lead-in what it opens, of other units where they stand.
    `under` is the heading that decided that. `in_goals` is true inside a part that holds goals, strategies or measures.
    Text about a leader as a person is not shown: it is empty, and `characters` says how long it was.
    """

    kind: BlockKind
    fate: Fate
    text: str
    place: Place
    characters: int
    level: int | None = None
    marker: str | None = None
    holds: Holds = Holds.OPEN
    announces: tuple[ItemKind, ...] = ()
    under: str | None = None
    items: tuple[str, ...] = ()
    about: str | None = None
    in_goals: bool = False
    table: TableTrace | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """A document unit by unit in reading order, with the plan that came of it and what the reader left out.

    `hidden` is where text about a leader as a person stands, so that pictures can cover it.
    """

    plan: PlanDocument
    units: tuple[UnitTrace, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    hidden: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page (from 1) as a picture: `png` are the bytes, `width` and `height` those of the page in points."""

    page: int
    width: float
    height: float
    png: bytes


@dataclass(frozen=True, slots=True)
class Inspection:
    """A document's trace, and pictures of its pages where it has any."""

    trace: Trace
    pictures: tuple[PagePicture, ...] = ()
