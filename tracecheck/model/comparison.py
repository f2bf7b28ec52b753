"""What became of plans from one edition to the next (`schemas/comparison.schema.json`)."""

from dataclasses import dataclass, field
from enum import StrEnum

from tracecheck.model.changes import Replacement
from tracecheck.model.coupling import Grade, Relation, ThreadState, WordChange
from tracecheck.model.decision import PersonDecision
from tracecheck.model.item import ItemKind
from tracecheck.model.linkage import Linkage
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.model.source import Place


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One side of a comparison: plans as they were read, and how they are linked.

    `name` is what the user called it. `complete` is false where something could not be read. `decisions` are those
    of persons that lay beside the documents.
    """

    name: str
    documents: tuple[PlanDocument, ...] = ()
    linkage: Linkage = Linkage()
    complete: bool = True
    decisions: tuple[PersonDecision, ...] = ()


class DocumentFate(StrEnum):
    """What became of a document: the same bytes or items, another version of it, the edition of another year, the same
    under another name, new, gone, or not readable on one side."""

    SAME = "same"
    VERSION = "version"
    EDITION = "edition"
    RENAMED = "renamed"
    NEW = "new"
    GONE = "gone"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class DocumentEnd:
    """A document on one side: its key, and what it says of itself."""

    key: str
    kind: DocumentKind
    title: str | None = None
    unit: str | None = None
    first_year: int | None = None
    last_year: int | None = None
    items: int = 0


@dataclass(frozen=True, slots=True)
class DocumentPair:
    """A document on both sides, or on one. `shift` is by how many years the edition was moved on; deadlines that
    moved as far moved with it."""

    fate: DocumentFate
    old: DocumentEnd | None = None
    new: DocumentEnd | None = None
    shift: int = 0


class Alteration(StrEnum):
    """What became of a statement, most important first.

    `weakened` and `strengthened` rest on `ItemComparison.signs`. `rolled` is a deadline that moved as many years as the
    whole edition. `editorial` is spelling, inflection, the other written norm, small words.
    """

    WEAKENED = "weakened"
    DROPPED = "dropped"
    MERGED = "merged"
    SPLIT = "split"
    STRENGTHENED = "strengthened"
    NEW = "new"
    REWORDED = "reworded"
    MOVED = "moved"
    LEVEL = "level"
    RENUMBERED = "renumbered"
    ROLLED = "rolled"
    EDITORIAL = "editorial"


class SignKind(StrEnum):
    """What makes a statement weaker or stronger than it was."""

    MODAL = "modal"
    TARGET = "target"
    TARGET_GIVEN = "target_given"
    DEADLINE = "deadline"
    DEADLINE_GIVEN = "deadline_given"
    SCOPE = "scope"
    HEDGE = "hedge"
    INDICATOR = "indicator"


class Way(StrEnum):
    """Which way a sign points."""

    WEAKER = "weaker"
    STRONGER = "stronger"


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that makes a statement weaker or stronger: the words before and after; None where there are none."""

    kind: SignKind
    way: Way
    before: str | None = None
    after: str | None = None


class DiffKind(StrEnum):
    """Whether words stand on both sides, or on one."""

    KEPT = "kept"
    TAKEN = "taken"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class DiffPart:
    """Words in a row that were kept, taken out or added."""

    kind: DiffKind
    text: str


@dataclass(frozen=True, slots=True)
class ItemEnd:
    """A statement on one side. `item` is `<document key>#<id>` there, `under` the text of the statement above it."""

    item: str
    kind: ItemKind
    text: str
    label: str | None = None
    section: tuple[str, ...] = ()
    under: str | None = None
    place: Place | None = None


class ReasonKind(StrEnum):
    """What explains that a statement is gone.

    `decision`: a person's decision. `words`: words of the new documents about it. `order`: a council decision that
    names it. `own_words`: what stood beside it before. `over`: its deadline was before the new edition begins.
    """

    DECISION = "decision"
    WORDS = "words"
    ORDER = "order"
    OWN_WORDS = "own_words"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a statement is gone, as far as it is written: the words, and where they stand."""

    kind: ReasonKind
    text: str
    item: str | None = None
    place: Place | None = None
    case: str | None = None


@dataclass(frozen=True, slots=True)
class ItemComparison:
    """A statement that is not what it was, or several that became one, or one that became several.

    `old` and `new` have one end each for what is the same statement. `alterations` is never empty, most important
    first. `words` are the changed words, each with its class; `stated` what is stated beside the text and changed;
    `diff` the new text against the old one. `likeness` (0–1) is how much alike the words are. `unexplained` is true for
    a dropped statement that nothing here explains.
    """

    old: tuple[ItemEnd, ...]
    new: tuple[ItemEnd, ...]
    alterations: tuple[Alteration, ...]
    signs: tuple[Sign, ...] = ()
    words: tuple[WordChange, ...] = ()
    stated: tuple[Replacement, ...] = ()
    diff: tuple[DiffPart, ...] = ()
    likeness: float = 0.0
    explanation: Explanation | None = None
    unexplained: bool = False


class CouplingFate(StrEnum):
    """What became of a coupling between two documents. One that only a person's word carries is not of the text: it is
    `unconfirmed` where that word is not on the new side, or not in force there, and `confirmed` where it is new."""

    LOST = "lost"
    LOOSER = "looser"
    CONFLICTING = "conflicting"
    UNCONFIRMED = "unconfirmed"
    TIGHTER = "tighter"
    GAINED = "gained"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class CouplingChange:
    """A coupling that is not what it was. `source` (lower) and `target` (upper) are ends on the side where it is, the
    new one where it is on both.

    `end` says of a lost or gained one which end is gone or new: source, target, both or neither. `unexplained` is
    true for a lost one of which both ends are still there, or of which the end that is gone is unexplained.
    """

    fate: CouplingFate
    source: ItemEnd
    target: ItemEnd
    relation: Relation
    before: Grade | None = None
    after: Grade | None = None
    end: str = "neither"
    unexplained: bool = False


@dataclass(frozen=True, slots=True)
class ThreadChange:
    """A thread that is whole where it was broken, or breaks elsewhere. `worse` is true for what was whole, or broke
    further down, `better` for the contrary; neither where one side cannot be judged."""

    goal: ItemEnd
    before: ThreadState
    after: ThreadState
    broken_before: str | None = None
    broken_after: str | None = None
    worse: bool = False
    better: bool = False


@dataclass(frozen=True, slots=True)
class IndicatorChange:
    """A goal that has got an indicator where it had none, or has none any more; `indicator` is the one in question."""

    goal: ItemEnd
    indicator: ItemEnd
    gained: bool
    unexplained: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One side as it is told of: its name, how many documents and statements it has, and what could not be read."""

    name: str
    documents: int
    items: int
    complete: bool = True
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs. `counts` says for every alteration how many statements it concerns, and `same` how many did not
    change at all."""

    old: Side
    new: Side
    documents: tuple[DocumentPair, ...] = ()
    items: tuple[ItemComparison, ...] = ()
    couplings: tuple[CouplingChange, ...] = ()
    threads: tuple[ThreadChange, ...] = ()
    indicators: tuple[IndicatorChange, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether all of both sides was read."""
        return self.old.complete and self.new.complete
