"""What the walk knows at a point of the document."""

from dataclasses import dataclass, replace

from tracecheck.model.item import Item, ItemKind, Origin, Period, Statement
from tracecheck.model.plan import DocumentKind, TableFacts
from tracecheck.model.source import Problem
from tracecheck.parsers.structure.sections import Part, Section

RANKS = {
    ItemKind.VISION: 0,
    ItemKind.AREA: 1,
    ItemKind.GOAL: 2,
    ItemKind.SUBGOAL: 3,
    ItemKind.STRATEGY: 4,
    ItemKind.MEASURE: 5,
    ItemKind.INDICATOR: 6,
    ItemKind.RESULT: 7,
}

# So many quiet paragraphs: nothing more is expected here, whatever the heading announced.
CLOSED = 9
GOALS = frozenset({ItemKind.GOAL, ItemKind.SUBGOAL})


@dataclass(frozen=True, slots=True)
class Heading:
    """An open heading: its level, its words, what it announces, the item that it is, and its printed number.

    `run_in` is true for a line of text that heads the list right below it, and nothing else.
    """

    level: int
    title: str
    section: Section
    item: str | None = None
    number: str | None = None
    unit: int = 0
    frame: int | None = None
    run_in: bool = False


@dataclass(frozen=True, slots=True)
class Lead:
    """A lead-in or label whose list or text is still to come, or under way.

    `kind` is what its items are. `stem` is inherited by them. `frame` is the box that it holds for. `begun` is set
    when the first item came. `waits` is set for a label alone on its line («Mål 1»), whose text comes next.
    `beside` is what the column before held where a table was flattened: paragraphs are that, and list items `kind`.
    """

    kind: ItemKind | None
    stem: str | None = None
    parent: str | None = None
    frame: int | None = None
    begun: bool = False
    waits: bool = False
    label: str | None = None
    number: str | None = None
    sticky: bool = False
    beside: ItemKind | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """An item that may be the parent of what follows, with the heading level under which it stands."""

    id: str
    kind: ItemKind
    number: str | None
    level: int
    depth: int = 0
    listed: bool = False
    tabled: bool = False
    bold: bool = False

    @property
    def rank(self) -> tuple[int, int]:
        """Lower ranks are parents of higher ones; the depth of a list orders items of one kind."""
        return (RANKS.get(self.kind, 8), self.depth)


@dataclass(frozen=True, slots=True)
class State:
    """All that the walk carries from unit to unit. `quiet` counts paragraphs of prose since the last item.

    `listed` is the last list item under the innermost heading. `intro` is the paragraph that leads into a part,
    until its first goal takes it or a heading ends it. `document` and `period` are those of the whole document.
    """

    headings: tuple[Heading, ...] = ()
    lead: Lead | None = None
    anchors: tuple[Anchor, ...] = ()
    items: tuple[Item, ...] = ()
    statements: tuple[Statement, ...] = ()
    tables: tuple[TableFacts, ...] = ()
    problems: tuple[Problem, ...] = ()
    quiet: int = 0
    last: str | None = None
    scope: str | None = None
    listed: Anchor | None = None
    intro: str | None = None
    document: DocumentKind = DocumentKind.UNKNOWN
    period: Period | None = None

    @property
    def level(self) -> int:
        """The level of the innermost heading, 0 above all headings."""
        return self.headings[-1].level if self.headings else 0

    @property
    def titles(self) -> tuple[str, ...]:
        """The headings above, outermost first."""
        return tuple(heading.title for heading in self.headings)

    @property
    def part(self) -> Part:
        """Whose statements stand here: the innermost heading that has a say; a HARD part holds to its end."""
        parts = [heading.section.part for heading in self.headings if heading.section.part is not Part.OPEN]
        for strong in (Part.HARD, Part.PREVIOUS):
            if strong in parts:
                return strong
        return parts[-1] if parts else Part.OPEN

    @property
    def section(self) -> Section:
        """What the innermost heading that announces something announces."""
        for heading in reversed(self.headings):
            if heading.section.part is not Part.OPEN:
                return heading.section
            if heading.item is not None:
                return heading.section
        return Section()

    @property
    def origin(self) -> Origin:
        """Whose goals stand here."""
        parts = {heading.section.part for heading in self.headings}
        if Part.PREVIOUS in parts:
            return Origin.PREVIOUS
        return Origin.QUOTED if Part.QUOTED in parts else Origin.OWN

    def open_heading(self, heading: Heading, keep_rank: int | None = None) -> "State":
        """The state under a new heading: those of its level and below are closed, and so are their items.

        `keep_rank` is the rank of what the heading announces: items of a lower rank on its own level stay open,
        so that «Strategier» may stand beside «Mål 1» and still belong to it; chapters (level 1) stand alone.
        """
        kept = tuple(each for each in self.headings if each.level < heading.level)
        staying = (each for each in self.anchors if _stays(each, heading.level, keep_rank))
        anchors = tuple(each for each in staying if not _is_next_to(each, heading))
        return replace(self, headings=(*kept, heading), anchors=anchors, lead=None, quiet=0, listed=None, intro=None)

    def add(self, item: Item, anchor: Anchor) -> "State":
        """The state with one more item, which is now the nearest of its rank."""
        kept = tuple(each for each in self.anchors if each.rank < anchor.rank)
        listed = anchor if anchor.listed else self.listed
        return replace(self, items=(*self.items, item), anchors=(*kept, anchor), quiet=0, last=item.id, listed=listed)

    def after_run_in(self) -> "State":
        """The state without a line that headed only the list above."""
        if not (self.headings and self.headings[-1].run_in):
            return self
        level = self.headings[-1].level
        anchors = tuple(each for each in self.anchors if each.level < level)
        return replace(self, headings=self.headings[:-1], anchors=anchors)

    def parent_of(self, kind: ItemKind, depth: int = 0) -> str | None:
        """The nearest item above of a lower rank; an indicator measures the goal, not the measure beside it."""
        measured = kind in {ItemKind.INDICATOR, ItemKind.RESULT} and any(each.kind in GOALS for each in self.anchors)
        rank = (RANKS[ItemKind.STRATEGY] if measured else RANKS.get(kind, 8), depth)
        fitting = [each for each in self.anchors if each.rank < rank and each.kind is not ItemKind.VISION]
        return fitting[-1].id if fitting else None

    def numbered(self, number: str) -> Anchor | None:
        """The open item with this printed number."""
        return next((each for each in reversed(self.anchors) if each.number == number), None)


def is_next_number(number: str | None, following: str | None) -> bool:
    """«6.» behind «5.»: a numbered list goes on where it was left."""
    if not (number or "").isdecimal() or not (following or "").isdecimal():
        return False
    return int(following or 0) == int(number or 0) + 1


def is_next_code(number: str | None, following: str | None) -> bool:
    """«O2» behind «O1»: the next goal of the same row."""
    one, two = number or "", following or ""
    return one[:1].isalpha() and one[:1] == two[:1] and is_next_number(one[1:], two[1:])


def _is_next_to(anchor: Anchor, heading: Heading) -> bool:
    """A heading with a number beside that of the item («6.5 Bruke biblioteket mer», «6.6 Andre tiltak på tvers») ends
    it; one that only announces a kind («2.1 Mål: Trygg by», «2.2 Strategier») may belong to it."""
    says_more = bool(heading.section.kinds) and not heading.section.bare
    if not says_more or not heading.number or not anchor.number or heading.number == anchor.number:
        return False
    series, own = heading.number.rpartition(".")[0], anchor.number.rpartition(".")[0]
    return bool(series) and series == own


def _stays(anchor: Anchor, level: int, keep_rank: int | None) -> bool:
    if anchor.level < level:
        return True
    return keep_rank is not None and level > 1 and anchor.level == level and anchor.rank[0] < keep_rank
