"""What a parser hands on: the plan in the common schema (`schemas/plan.schema.json`). Knows no file format."""

from dataclasses import dataclass
from enum import StrEnum

from tracecheck.model.changes import ItemChange
from tracecheck.model.coverage import Coverage
from tracecheck.model.facts import Facts
from tracecheck.model.item import Item, Origin, Period, Statement
from tracecheck.model.source import Format, Place, Problem
from tracecheck.model.suppression import Suppression


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


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """A document in the common schema.

    `view` is the view of tracked changes that was read, None where there are none. `changes` are what they do to items,
    where both views were read (view both: the items are those of the accepted one); else None. `suppressions` are
    comments in the document that tell a rule to keep silent.
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
    facts: Facts | None = None
    changes: tuple[ItemChange, ...] | None = None
    suppressions: tuple[Suppression, ...] = ()

    @property
    def own_items(self) -> tuple[Item, ...]:
        """What it says itself: not what it prints of another document, or of itself once more. Figures count these."""
        return tuple(item for item in self.items if item.origin is Origin.OWN)
