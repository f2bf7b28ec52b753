"""What a parser hands on: the plan in the common schema (`schemas/plan.schema.json`). Knows no file format."""

from dataclasses import dataclass, field
from enum import StrEnum

from tracecheck.model.coverage import Coverage
from tracecheck.model.source import Format, Place, Problem


class DocumentKind(StrEnum):
    """Kinds of document, named as in the common schema."""

    PLANSTRATEGI = "planstrategi"
    SAMFUNNSDEL = "samfunnsdel"
    REGIONAL_PLAN = "regional_plan"
    KOMMUNEDELPLAN = "kommunedelplan"
    TEMAPLAN = "temaplan"
    HANDLINGSPLAN = "handlingsplan"
    OKONOMIPLAN = "okonomiplan"
    ARSBUDSJETT = "arsbudsjett"
    STYRINGSBREV = "styringsbrev"
    ENHETSAVTALE = "enhetsavtale"
    LEDERAVTALE = "lederavtale"
    VIRKSOMHETSPLAN = "virksomhetsplan"
    TERTIALRAPPORT = "tertialrapport"
    ARSRAPPORT = "arsrapport"
    ARSBERETNING = "arsberetning"
    SAKSFRAMLEGG = "saksframlegg"
    VEDTAK = "vedtak"
    REVISJONSRAPPORT = "revisjonsrapport"
    KUNNSKAPSGRUNNLAG = "kunnskapsgrunnlag"
    PLANPROGRAM = "planprogram"
    EIERSKAPSMELDING = "eierskapsmelding"
    REGISTER = "register"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """How far a document has come."""

    DRAFT = "draft"
    HEARING = "hearing"
    PROPOSAL = "proposal"
    RECOMMENDATION = "recommendation"
    ADOPTED = "adopted"
    ADOPTED_AMENDED = "adopted_amended"
    REPLACED = "replaced"
    UNKNOWN = "unknown"


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
    """Whose goal it is: this document's own, one printed here from a plan above, or one of the plan before."""

    OWN = "own"
    QUOTED = "quoted"
    PREVIOUS = "previous"


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


@dataclass(frozen=True, slots=True)
class SumCheck:
    """A printed sum and the rows above it, as read: `rows` are (label, value) pairs; `certain` when every row
    and sign was read without doubt. `unit` is kr."""

    place: Place
    table: int
    column: str
    printed: float
    computed: float
    rows: tuple[tuple[str, float], ...] = ()
    certain: bool = False
    tolerance: float = 0.0


@dataclass(frozen=True, slots=True)
class TableFacts:
    """What a table of goals, measures or indicators has: its columns by role, how many rows became items.

    `role` is goals, measures, indicators, results, money, statistics or other. `columns` are roles from
    `data/columns.toml`; `items` the ids that came of it.
    """

    number: int
    role: str
    columns: tuple[str, ...]
    headers: tuple[str, ...]
    rows: int
    items: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    place: Place = Place()
    sums: tuple[SumCheck, ...] = ()


@dataclass(frozen=True, slots=True)
class Adoption:
    """When (ISO date), by whom and in which case a document was adopted."""

    date: str | None = None
    body: str | None = None
    case: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was recognised: `cue` names the sign, `text` quotes it, `weight` says how much it counted."""

    cue: str
    text: str
    weight: float = 0.0
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """What a document is, and why. `certain` flags say whether kind, status and year rest on enough."""

    kind: DocumentKind = DocumentKind.UNKNOWN
    kind_reasons: tuple[Reason, ...] = ()
    kind_guesses: tuple[tuple[DocumentKind, float], ...] = ()
    kind_certain: bool = False
    status: Status = Status.UNKNOWN
    status_reasons: tuple[Reason, ...] = ()
    adopted: Adoption | None = None
    applies_to_year: int | None = None
    year_reasons: tuple[Reason, ...] = ()
    period: Period | None = None
    replaces: str | None = None
    title: str | None = None
    municipality: str | None = None
    unit: str | None = None
    language: str | None = None


class ChangeKind(StrEnum):
    """What tracked changes do to an item."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Replacement:
    """What stood before and what stands after, in the document's own words; None where there was or is nothing.

    `field` is text (words of the item's text) or the name of what is stated beside it: parent, target, value,
    deadline, owner, amounts or status_text.
    """

    field: str
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item that is new, gone or changed when tracked changes are accepted.

    `before` and `after` are its text in the two views; `item` is its id in the accepted view, where `place` is; that
    of a removed item is its place in the original view. `replaced` are the words and stated things that differ.
    """

    change: ChangeKind
    kind: ItemKind
    before: str | None = None
    after: str | None = None
    label: str | None = None
    item: str | None = None
    place: Place | None = None
    replaced: tuple[Replacement, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """A document in the common schema.

    `view` is the view of tracked changes that was read, None where there are none. `changes` are what they do to items,
    where both views were read (view both: the items are those of the accepted one); else None.
    """

    key: str
    path: str
    sha256: str | None = None
    format: Format | None = None
    kind: DocumentKind = DocumentKind.UNKNOWN
    kind_reasons: tuple[Reason, ...] = ()
    kind_guesses: tuple[tuple[DocumentKind, float], ...] = ()
    kind_certain: bool = True
    status: Status = Status.UNKNOWN
    status_reasons: tuple[Reason, ...] = ()
    adopted: Adoption | None = None
    applies_to_year: int | None = None
    year_reasons: tuple[Reason, ...] = ()
    period: Period | None = None
    replaces: str | None = None
    title: str | None = None
    municipality: str | None = None
    unit: str | None = None
    language: str | None = None
    view: str | None = None
    pages: int | None = None
    items: tuple[Item, ...] = ()
    statements: tuple[Statement, ...] = ()
    tables: tuple[TableFacts, ...] = ()
    problems: tuple[Problem, ...] = ()
    coverage: Coverage | None = None
    changes: tuple[ItemChange, ...] | None = None
