"""What a coupling report tells: goals and what carries each step, units and what is expected of them, criteria."""

from dataclasses import dataclass, field
from enum import StrEnum

from tracecheck.model.comparison import Comparison, ItemEnd
from tracecheck.model.coupling import Candidate, ThreadState
from tracecheck.model.finding import Severity
from tracecheck.model.item import ItemKind
from tracecheck.model.plan import DocumentKind

COLUMNS = ("plan", "unit", "indicator", "report")
"""What follows a strategic goal, from left to right: the økonomiplan, the agreements and plans of units, an indicator,
a reported result."""


class CellState(StrEnum):
    """How one column answers one goal, best first; see `AnswerState` and `StepState`. Unknown where no document of the
    column is here, or none of them could be read."""

    TIGHT = "tight"
    LOOSE = "loose"
    CONFIRMED = "confirmed"
    CONFLICTING = "conflicting"
    JUSTIFIED = "justified"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Cell:
    """One column of one goal.

    `items` are what carries it (`<document key>#<id>`), best first; `more` says how many are left out. `looked` are the
    keys of the documents that were looked into. `reason` quotes a justification, or names the kinds of document that
    are not here. `nearest` are the texts that come near where it is missing or loose; `decisions` are those of persons,
    by their place in the linkage.
    """

    state: CellState
    items: tuple[str, ...] = ()
    more: int = 0
    looked: tuple[str, ...] = ()
    reason: str | None = None
    nearest: tuple[Candidate, ...] = ()
    decisions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A strategic goal with what follows it.

    `goal` is its full id, `area` that of the goal or area above it in its document. `cells` has every one of COLUMNS.
    `state`, `broken_at` and `weakest` are those of its thread. `target` says whether an indicator or a measure of it
    has a target; `reaches` whether it can be followed all the way to a reported result: a whole thread (of a goal of
    the økonomiplan itself, as far as it could be examined), no hole in the økonomiplan of now, and a report that tells
    of it.
    """

    goal: str
    document: str
    kind: ItemKind
    text: str
    cells: dict[str, Cell]
    state: ThreadState
    label: str | None = None
    area: str | None = None
    broken_at: str | None = None
    weakest: str | None = None
    target: CellState = CellState.UNKNOWN
    reaches: bool = False

    @property
    def measures_itself(self) -> bool:
        """Whether the goal names what is measured and its level itself, and nothing below it does."""
        return self.cells["indicator"].items == (self.goal,)


@dataclass(frozen=True, slots=True)
class GoalGroup:
    """The goals of one strategic document, in its order; `counted` is true for those of the short answer (the
    samfunnsdel where one is here)."""

    document: str
    rows: tuple[GoalRow, ...]
    counted: bool = True


class Expectation(StrEnum):
    """Why a unit is expected to answer a goal; possible where nothing but likeness or a common field speaks for it."""

    SCOPE = "scope"
    ORGANISATION = "organisation"
    OWNER = "owner"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class UnitGoal:
    """A goal that a unit is expected to answer, or may be: why (`words` are those that say so), and how it does.
    `items` are those of its documents that answer."""

    goal: str
    expectation: Expectation
    state: CellState
    words: str | None = None
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitPage:
    """A unit with its documents (keys), the goals that it is expected to answer or may be (`goals`), those that it
    answers beyond them (`others`), its own goals that lead to none (`unlinked`, ids), and its støtte as items (ids)
    that name some."""

    name: str
    documents: tuple[str, ...]
    goals: tuple[UnitGoal, ...] = ()
    others: tuple[UnitGoal, ...] = ()
    unlinked: tuple[str, ...] = ()
    support: tuple[str, ...] = ()

    @property
    def expected(self) -> tuple[UnitGoal, ...]:
        """The goals that some text expects of the unit; those that are only possible apart."""
        return tuple(each for each in self.goals if each.expectation is not Expectation.POSSIBLE)

    @property
    def possible(self) -> tuple[UnitGoal, ...]:
        """The goals that may be the unit's, and that no text expects of it."""
        return tuple(each for each in self.goals if each.expectation is Expectation.POSSIBLE)

    @property
    def counts(self) -> dict[str, int]:
        """How many of the expected goals it answers, lacks, has put off with a reason, and cannot be judged of."""
        states = [each.state for each in self.expected]
        missing, justified, unknown = (
            states.count(state) for state in (CellState.MISSING, CellState.JUSTIFIED, CellState.UNKNOWN)
        )
        answered = len(states) - missing - justified - unknown
        return {"answered": answered, "justified": justified, "missing": missing, "unknown": unknown}


@dataclass(frozen=True, slots=True)
class TermUse:
    """One word as one document uses it: for which kind of item, how often, first where (full id)."""

    word: str
    document: str
    kind: ItemKind
    count: int
    first: str


@dataclass(frozen=True, slots=True)
class TermGroup:
    """Uses that do not agree: one `word` for several levels, or (word None) several words for one `kind`."""

    uses: tuple[TermUse, ...]
    word: str | None = None
    kind: ItemKind | None = None


@dataclass(frozen=True, slots=True)
class Population:
    """What a criterion was asked of: how many, of what (a key of `data/criteria.toml`: goals_in_plan, orders, …), how
    many of them meet it, and which were not examined and why.

    `documents` are the keys of those that the things stand in. `justified` of the rest are put off with a reason;
    `lacking` are the others (full ids; keys of documents where documents are asked of), in document order; of `unknown`
    ones nobody can tell by these documents. `total` is all four together. `not_examined` are (key of a document,
    reason) or, with reason absent, (kinds of document with commas between them, reason).
    """

    what: str
    total: int
    met: int
    documents: tuple[str, ...] = ()
    justified: int = 0
    lacking: tuple[str, ...] = ()
    not_examined: tuple[tuple[str, str], ...] = ()
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Criterion:
    """An audit criterion with its sources (keys of the catalogue), its populations, the rules that bear on it, and
    their findings (by their place in `Result.findings`). `silent` are those of the rules that were not run."""

    key: str
    sources: tuple[str, ...]
    populations: tuple[Population, ...]
    rules: tuple[str, ...] = ()
    findings: tuple[int, ...] = ()
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class News:
    """One thing to tell of what changed, and the statements that it is told of; the kinds are in
    `data/traceability.toml`, most important first."""

    kind: str
    ends: tuple[ItemEnd, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since the last time. `basis` is given (another folder, revision or result) or editions (last year's
    plans lie in the same folder). `news` is what a council would ask about, most important first."""

    comparison: Comparison
    basis: str = "given"
    news: tuple[News, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadKind:
    """The documents (keys) of one kind that count now and were read. `expected` is how many units the organisation list
    has that would have one; None where there is no list, or the kind is none of units."""

    kind: DocumentKind
    documents: tuple[str, ...]
    expected: int | None = None


@dataclass(frozen=True, slots=True)
class ToClarify:
    """Findings (by their place in `Result.findings`) of one rule that a council should know of; `more` of the same are
    not listed."""

    rule: str
    findings: tuple[int, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Overview:
    """What page one says beside the counted goals.

    `places` are the municipalities of the documents, the one with the most documents first; `year` is the year of the
    plans that count now; `body` the kind of council that adopted them. `read` has the kinds in the order of the
    chain. `told` are the plans (keys) of an earlier year that the reports are held against. `unread` and `partly` are
    the documents of which nothing, or not all, was had. `units_absent` are the units of the organisation list of which
    no agreement is here. `clarify` are the findings to know of; `remarks` how many there are beside these, `graded` the
    same by severity, gravest first, without noughts. `column` is the first column that the goals were looked for in,
    that of the indicators last. `prose` are the goals (full ids) that the plans of now have in running text alone:
    read, and not counted.
    """

    places: tuple[str, ...] = ()
    year: int | None = None
    body: str | None = None
    read: tuple[ReadKind, ...] = ()
    told: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    partly: tuple[str, ...] = ()
    units_absent: tuple[str, ...] = ()
    clarify: tuple[ToClarify, ...] = ()
    remarks: int = 0
    graded: tuple[tuple[Severity, int], ...] = ()
    column: str | None = None
    prose: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Traceability:
    """Everything that a coupling report says, counted once for every format.

    `lists` are the counted goals (full ids) by what is said of them, `counts` how many they are: `goals`, for each
    column and state «plan.tight», «target.tight» … (the target of an indicator), for each column «plan.examined» (it
    was looked for, whatever was found), `reaches`, which is `reaches.tight` (by tight couplings all the way) and
    `reaches.loose`, and `indicator.bare` (an indicator without a target).
    """

    groups: tuple[GoalGroup, ...] = ()
    units: tuple[UnitPage, ...] = ()
    terms: tuple[TermGroup, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    since: Since | None = None
    counts: dict[str, int] = field(default_factory=dict)
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    overview: Overview = Overview()
