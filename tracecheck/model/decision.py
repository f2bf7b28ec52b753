"""What a person has said about couplings: one decision a record, with the words of both ends at that time."""

from dataclasses import dataclass, field
from enum import StrEnum

from tracecheck.model.coupling import Relation, WordChange
from tracecheck.model.item import ItemKind
from tracecheck.model.plan import DocumentKind
from tracecheck.model.suppression import Suppression


class Verdict(StrEnum):
    """What was decided: the coupling holds, it does not, nothing needs to answer the goal and why; or the goal is a
    unit's own, and need not follow up any goal above."""

    CONFIRM = "confirm"
    REJECT = "reject"
    JUSTIFY = "justify"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One end of a coupling as it stood when somebody decided.

    `document` is a document key and `item` an id; neither needs to hold later. `text` is the goal as printed then,
    `fingerprint` is `keys.fingerprint(text)`. The other fields help to find the end again after a move, a new
    draft, a renumbering: `section` is the innermost heading, `year` the first year of the document. `stem` is the
    lead-in that the text inherits; `owner`, `deadline` and `target` are what was stated beside it, as printed; what
    is None was not written down and is not compared.
    """

    document: str
    text: str
    fingerprint: str
    item: str | None = None
    kind: ItemKind | None = None
    label: str | None = None
    section: str | None = None
    document_kind: DocumentKind | None = None
    unit: str | None = None
    municipality: str | None = None
    year: int | None = None
    stem: str | None = None
    owner: str | None = None
    deadline: str | None = None
    target: str | None = None


@dataclass(frozen=True, slots=True)
class PersonDecision:
    """A person's word on one coupling, or (`justify`) on one gap.

    `goal` is the upper end. `answer` is the lower end; None for a gap. For a gap `level` is the kind of document that
    need not answer; None means every level. «Points elsewhere» is a rejection and a confirmation. `by` is a role,
    `reason` is never empty, `on` (when) and `expires` (the last day on which the decision holds) are ISO dates, `file`
    and `line` are where it stands. `replaces` says which earlier decisions this one took the place of.
    """

    verdict: Verdict
    goal: Endpoint
    by: str
    on: str
    reason: str
    answer: Endpoint | None = None
    relation: Relation | None = None
    level: DocumentKind | None = None
    case: str | None = None
    expires: str | None = None
    replaces: str | None = None
    file: str | None = field(default=None, compare=False)
    line: int | None = field(default=None, compare=False)

    def has_expired(self, today: str | None) -> bool:
        """Whether its last day is before this day (ISO); nothing expires where the day is not known."""
        return today is not None and self.expires is not None and self.expires < today

    def is_to_come(self, today: str | None) -> bool:
        """Whether it is of a day after this one, and so not made yet."""
        return today is not None and self.on > today


@dataclass(frozen=True, slots=True)
class Decisions:
    """What persons have decided, as a run is given it. `file` is the name of their file, `today` the day (ISO) that
    expiry is judged by; None: nothing expires. `partial` when only some of the documents of the file are read.
    `suppressions` are rules that are to keep silent.
    """

    every: tuple[PersonDecision, ...] = ()
    file: str | None = None
    today: str | None = None
    partial: bool = False
    suppressions: tuple[Suppression, ...] = ()

    def of_today(self) -> tuple[PersonDecision, ...]:
        """Those that are made and have not expired."""
        return tuple(each for each in self.every if not (each.has_expired(self.today) or each.is_to_come(self.today)))


class DecisionState(StrEnum):
    """What became of a decision in a run."""

    IN_FORCE = "in_force"
    SUSPECT = "suspect"
    EXPIRED = "expired"
    UNUSED = "unused"
    CONTRADICTED = "contradicted"


class UnusedReason(StrEnum):
    """Why a decision fits nothing: its document is not here (or was not read in this run), the text is gone from it,
    several texts fit alike, both ends are one item today, the goal is answered so that there is no gap, no document
    that could answer it is here, or a newer decision says the same of today's words.

    Also: the document named holds it not, and another one does; an end belongs to another municipality; the ends are
    swapped; neither end's document, or place in it, answers the other; the plan itself puts the one under the other;
    the relation is none that the lower end can have; there is no coupling to turn down; the decision is of a day to
    come; a later decision says otherwise; it stands twice in the file.
    """

    DOCUMENT_ABSENT = "document_absent"
    NOT_READ = "not_read"
    TEXT_GONE = "text_gone"
    AMBIGUOUS = "ambiguous"
    SAME_ITEM = "same_item"
    ANSWERED = "answered"
    NO_LEVEL = "no_level"
    SUPERSEDED = "superseded"
    OTHER_DOCUMENT = "other_document"
    OTHER_MUNICIPALITY = "other_municipality"
    SWAPPED = "swapped"
    NOT_BELOW = "not_below"
    STRUCTURE = "structure"
    RELATION = "relation"
    NO_COUPLING = "no_coupling"
    FUTURE = "future"
    REPLACED = "replaced"
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True)
class EndChange:
    """How the words of one end changed since the decision; `end` is goal or answer.

    `item` is `<document key>#<id>` of the end today. `changes` are word by word, each with its class.
    """

    end: str
    item: str
    before: str
    after: str
    changes: tuple[WordChange, ...]


@dataclass(frozen=True, slots=True)
class AppliedDecision:
    """A decision and what became of it. `source` (lower end) and `target` (goal) are `<document key>#<id>` of today.

    A suspect decision keeps its effect, and a coupling is marked `suspect`; an expired, unused or contradicted one
    changes nothing. `changed` are ends with other words than those that were decided on, also where the changes are
    editorial. `against` are other decisions (by their place in the run's list) that say the opposite. `unused` says
    why nothing fits, `unused_end` (goal or answer) for which end.
    """

    decision: PersonDecision
    state: DecisionState
    source: str | None = None
    target: str | None = None
    changed: tuple[EndChange, ...] = ()
    against: tuple[int, ...] = ()
    unused: UnusedReason | None = None
    unused_end: str | None = None
