"""What a plan holds: goals, strategies, measures, indicators, results, with all that is stated of each."""

from dataclasses import dataclass, field
from enum import StrEnum

from tracecheck.model.source import Place


class ItemKind(StrEnum):
    """What a statement in a plan is."""

    VISION = "vision"
    AREA = "area"
    GOAL = "goal"
    SUBGOAL = "subgoal"
    STRATEGY = "strategy"
    MEASURE = "measure"
    INDICATOR = "indicator"
    RESULT = "result"
    BUDGET_LINE = "budget_line"
    ORDER = "order"
    CHALLENGE = "challenge"
    STATISTIC = "statistic"


class Basis(StrEnum):
    """Which form on the page made the item."""

    HEADING = "heading"
    LIST = "list"
    TABLE = "table"
    BOX = "box"
    PROSE = "prose"


class Origin(StrEnum):
    """Whose goal it is: this document's own, one printed here from a plan above, or one of the plan before.

    `restated` is what the text of this document explains and its own table of measures has again: the row counts.
    """

    OWN = "own"
    QUOTED = "quoted"
    PREVIOUS = "previous"
    RESTATED = "restated"


@dataclass(frozen=True, slots=True)
class Period:
    """Years, both included; `text` as printed."""

    start: int | None = field(default=None, metadata={"key": "from"})
    end: int | None = field(default=None, metadata={"key": "to"})
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """When something is to be done; `start` and `end` are ISO dates, years or year-months («2026», «2026-06»);
    `open_ended` is true for «løpende», «kontinuerlig», «ved behov»."""

    text: str
    start: str | None = field(default=None, metadata={"key": "from"})
    end: str | None = field(default=None, metadata={"key": "to"})
    open_ended: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """A stated level to reach. `comparator` is one of = < <= > >= change; `direction` up, down or keep."""

    text: str
    comparator: str | None = None
    value: float | None = None
    unit: str | None = None
    baseline: float | None = None
    baseline_year: int | None = None
    year: int | None = None
    direction: str | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """A measured value, with the year it is for."""

    text: str
    value: float | None = None
    unit: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """Money or posts for one year: `value` in `unit` (kr, arsverk). `kind` is operating, investment or None."""

    year: int | None
    value: float
    unit: str = "kr"
    kind: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A pointer in the text to something else: a document by name, a label, a page, a case number.

    `document` is the words used for the document («samfunnsdelen»), `label` what is pointed at («2.3», «A1»),
    `label_kind` the word before it in the common schema's terms (goal, subgoal, strategy, measure, chapter,
    page), `case` a case number («sak 45/25» gives «45/25»). `start` and `end` are characters of the item's text
    when the reference stands in it, else -1 (it stands in another cell or a line of its own).
    """

    text: str
    document: str | None = None
    label: str | None = None
    label_kind: str | None = None
    case: str | None = None
    place: Place | None = None
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks, or in a column of quoted goals («Mål fra HØP»), without the marks."""

    text: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A lawful answer in the document's own words: `kind` is ordinary_operations, within_frame, postponed or none.

    `from_year` is the year to which something is put off, when stated.
    """

    kind: str
    text: str
    from_year: int | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a council decided about a point: adopted or not, in which case, when (ISO date)."""

    adopted: bool | None = None
    case: str | None = None
    date: str | None = None
    body: str | None = None
    point: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One goal, strategy, measure, indicator, result, budget line or order.

    `id` is unique in its document. `text` is as printed, line breaks joined; `stem` is the inherited lead-in
    («Kommunen vil:»). `parent` is the id of another item of the same document. `section` is the headings above,
    outermost first. `description` is the explaining text beside it, `tags` short labels printed with it.
    `owner` is a role or a unit, never a person's name.
    """

    id: str
    kind: ItemKind
    text: str
    label: str | None = None
    stem: str | None = None
    parent: str | None = None
    section: tuple[str, ...] = ()
    place: Place = Place()
    basis: Basis | None = None
    origin: Origin = Origin.OWN
    goal_type: str | None = None
    scope: str | None = None
    description: str | None = None
    tags: tuple[str, ...] = ()
    period: Period | None = None
    deadline: Deadline | None = None
    target: Target | None = None
    value: Value | None = None
    status_text: str | None = None
    owner: str | None = None
    support: str | None = None
    partners: tuple[str, ...] = ()
    amounts: tuple[Amount, ...] = ()
    funding: str | None = None
    source: str | None = None
    follow_up: FollowUp | None = None
    references: tuple[Reference, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A passage that is no item but speaks of goals: it refers, quotes, answers, puts off or reports.

    `id` is unique in its document and starts with `~`, which no item's id does. `parent` is the item that the passage
    stands under.
    """

    id: str
    text: str
    place: Place = Place()
    section: tuple[str, ...] = ()
    parent: str | None = None
    references: tuple[Reference, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    follow_up: FollowUp | None = None
