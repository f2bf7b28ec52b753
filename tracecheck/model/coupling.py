"""What the linker hands on: couplings with evidence and grade, candidates, threads, and which versions count."""

from dataclasses import dataclass, field
from enum import StrEnum

from tracecheck.model.source import Place


class Relation(StrEnum):
    """What the lower statement does to the upper one."""

    REFINES = "refines"
    IMPLEMENTS = "implements"
    MEASURES = "measures"
    FUNDS = "funds"
    REPORTS = "reports"
    ANSWERS = "answers"
    RESTATES = "restates"
    SHARED = "shared"


class Grade(StrEnum):
    """How well the text itself carries a coupling."""

    TIGHT = "tight"
    LOOSE = "loose"
    CONFLICTING = "conflicting"


class EvidenceKind(StrEnum):
    """The evidence ladder, strongest first."""

    REFERENCE = "reference"
    STRUCTURE = "structure"
    QUOTATION = "quotation"
    VERBATIM = "verbatim"
    LEXICAL = "lexical"
    NUMBER = "number"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words that differ between a quotation and its source; `change` is number, modal, deadline, scope, editorial
    or wording."""

    before: str
    after: str
    change: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for a coupling: the quoted words, where they stand, how much they weigh (0–1)."""

    kind: EvidenceKind
    text: str
    weight: float
    place: Place | None = None
    drift: tuple[WordChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible coupling that the tool does not assert. `source` and `target` are `<document key>#<id>`."""

    source: str
    target: str
    relation: Relation
    score: float
    rank: int


@dataclass(frozen=True, slots=True)
class Link:
    """A coupling that the tool asserts. `source` is the lower statement (child), `target` the upper one.

    `basis` is text or person. `copied` is true when the wording is the source's own and nothing local stands
    beside it. `runner_up` is the next best target, if any. `score` is rounded to four decimals.
    """

    source: str
    target: str
    relation: Relation
    grade: Grade
    score: float
    basis: str = "text"
    evidence: tuple[Evidence, ...] = ()
    runner_up: str | None = None
    copied: bool = False
    suspect: bool = False


class StepState(StrEnum):
    """The state of one step of a goal's thread."""

    STATED = "stated"
    MISSING = "missing"
    JUSTIFIED = "justified"
    CONFLICTING = "conflicting"
    NOT_APPLICABLE = "not_applicable"
    UNKNOWN = "unknown"


class ThreadState(StrEnum):
    """The state of a goal's thread as a whole."""

    WHOLE = "whole"
    BROKEN = "broken"
    NOT_BEGUN = "not_begun"
    JUSTIFIED = "justified"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a thread: its state, the links that carry it on the next level (`shallow`) and anywhere below
    (`deep`), as «source -> target»; `reason` quotes a justification, or names what is not here."""

    state: StepState
    shallow: tuple[str, ...] = ()
    deep: tuple[str, ...] = ()
    reason: str | None = None


class AnswerState(StrEnum):
    """How one document answers one goal, best first; missing is «no textual trace»."""

    TIGHT = "tight"
    LOOSE = "loose"
    JUSTIFIED = "justified"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Answer:
    """How `document`, which may answer `goal` by its level and year, does so.

    `sources` are the lower ends of the couplings that carry it, tight ones first; empty where the goal's own words
    answer («i ordinær drift»), where it is put off, and where it is missing. `nearest` are then the items of the
    document that come nearest to the goal, best first, at most three; none where nothing is near. No one asserts them.
    """

    goal: str
    document: str
    state: AnswerState
    sources: tuple[str, ...] = ()
    nearest: tuple[Candidate, ...] = ()


STEPS = ("answered", "measure", "indicator", "target", "money", "owner", "deadline", "reported")


@dataclass(frozen=True, slots=True)
class Thread:
    """The chain of one strategic goal over the steps named in STEPS; `broken_at` is the first missing step."""

    item: str
    state: ThreadState
    broken_at: str | None = None
    steps: dict[str, Step] = field(default_factory=dict)


class BrokenReferenceState(StrEnum):
    """Why a written reference did not become a coupling."""

    DANGLING = "dangling"
    AMBIGUOUS = "ambiguous"
    DOCUMENT_ABSENT = "document_absent"


@dataclass(frozen=True, slots=True)
class UnresolvedReference:
    """A written reference that points nowhere, or to several goals, or into a document that is not here.

    `source` is `<document key>#<id>` of the item or statement; `document` the key that it points into, when that
    document was read; `nearest` are items of it that come closest, best first.
    """

    source: str
    text: str
    state: BrokenReferenceState
    label: str | None = None
    document: str | None = None
    place: Place | None = None
    nearest: tuple[str, ...] = ()


class Role(StrEnum):
    """What a document is in the chain."""

    CHAIN = "chain"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class VersionChoice:
    """Several versions of one document, or the same one several times: the key that counts, the others, and why (a
    message id)."""

    chosen: str
    others: tuple[str, ...]
    reason: str
