"""What the linker hands on: couplings with evidence and grade, candidates, threads, and which versions count."""

from dataclasses import dataclass, field
from enum import StrEnum

from tracecheck.model.plan import DocumentKind
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
    SEMANTIC = "semantic"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words that differ between a quotation and its source; `change` is number, modal, deadline, owner, scope,
    editorial or wording."""

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
    """A possible coupling that the tool does not assert. `source` and `target` are `<document key>#<id>`.

    `score` is the similarity in itself (0–1): whether there is anything above at all. `relative` is the similarity over
    what the two ends have on average with the nearest ones: which of several is meant. `rank` goes by both. `likely`
    are the pairs that stand out (`relative` above 1); a source may have several, or none. `opposed` where one text
    wants more and the other less of the same thing, or one denies what the other says. `by` is semantic where only the
    model that the settings name shows the pair: its `score` is then that model's, and it is never likely.
    """

    source: str
    target: str
    relation: Relation
    score: float
    rank: int
    relative: float = 0.0
    likely: bool = False
    opposed: bool = False
    by: EvidenceKind = EvidenceKind.LEXICAL


@dataclass(frozen=True, slots=True)
class Misfit:
    """A stated coupling from `source` to `target` that `other` fits clearly better (all `<document key>#<id>`).

    `better` is by how much: standard deviations, averaged over the signs that count in the document. `signs` are those
    that tell: words, chapter, order, neighbours, numbering, kind. It changes no coupling and no grade.
    """

    source: str
    target: str
    other: str
    better: float
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A coupling that the tool asserts. `source` is the lower statement (child), `target` the upper one.

    `basis` is text or person. `copied` is true when the wording is the source's own and nothing local stands
    beside it. `runner_up` is the next best target, if any. `score` is rounded to four decimals. `skips` are the kinds
    of the documents between its ends that are here, hold goals for both, and are passed over.
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
    skips: tuple[DocumentKind, ...] = ()


class StepState(StrEnum):
    """The state of one step of a goal's thread; confirmed is carried by a person's word alone."""

    STATED = "stated"
    CONFIRMED = "confirmed"
    MISSING = "missing"
    JUSTIFIED = "justified"
    CONFLICTING = "conflicting"
    NOT_APPLICABLE = "not_applicable"
    UNKNOWN = "unknown"


class ThreadState(StrEnum):
    """The state of a goal's thread as a whole; confirmed is whole only with what persons have confirmed."""

    WHOLE = "whole"
    CONFIRMED = "confirmed"
    BROKEN = "broken"
    NOT_BEGUN = "not_begun"
    JUSTIFIED = "justified"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a thread: its state, the links that carry it on the next level (`shallow`) and anywhere below
    (`deep`), as «source -> target»; `reason` quotes a justification, or names what is not here. `grade` is the best
    grade among the links that carry it; None where the goal itself states it, and where nothing carries it. `basis` is
    person where it is confirmed, or justified, by a decision alone."""

    state: StepState
    shallow: tuple[str, ...] = ()
    deep: tuple[str, ...] = ()
    reason: str | None = None
    grade: Grade | None = None
    basis: str = "text"


class AnswerState(StrEnum):
    """How one document answers one goal, best first; confirmed is by a person's word alone, missing is «no textual
    trace»."""

    TIGHT = "tight"
    LOOSE = "loose"
    CONFIRMED = "confirmed"
    JUSTIFIED = "justified"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Answer:
    """How `document`, which may answer `goal` by its level and year, does so.

    `sources` are the lower ends of the couplings that carry it, tight ones first; empty where the goal's own words
    answer («i ordinær drift»), where it is put off, and where it is missing. `nearest` are, where
    it is missing or loose, the items of the document that come nearest to the goal, best first, at most three; none
    where nothing is near. No one asserts them.
    `through` are items of the levels between that the sources answer and that lead to the goal; empty where a coupling
    leads to the goal itself. Such an answer is tight only where every coupling on the way is. `decisions` are those of
    persons (by their place in the run's list) that confirm the couplings, or that justify the gap.
    """

    goal: str
    document: str
    state: AnswerState
    sources: tuple[str, ...] = ()
    nearest: tuple[Candidate, ...] = ()
    through: tuple[str, ...] = ()
    decisions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Examined:
    """What was looked into: each of `documents`, for an answer to each of `items`, which are goals or adopted orders of
    one document. Where no `Answer` is said of such a pair the answer is missing, and nothing comes near."""

    items: tuple[str, ...]
    documents: tuple[str, ...]


STEPS = ("answered", "measure", "indicator", "target", "money", "owner", "deadline", "reported")


@dataclass(frozen=True, slots=True)
class Thread:
    """The chain of one strategic goal over the steps named in STEPS; `broken_at` is the first missing step.

    `weakest` is the step that the texts carry least: the first one missing, else in conflict, else loosely coupled;
    None where every step that applies and could be examined is tight or put off with a reason. `basis` is person where
    the state rests on a decision. The steps that nobody has said anything of decide where the thread is broken.
    """

    item: str
    state: ThreadState
    broken_at: str | None = None
    steps: dict[str, Step] = field(default_factory=dict)
    weakest: str | None = None
    basis: str = "text"


@dataclass(frozen=True, slots=True)
class SharedGoal:
    """One goal that several units have. `goal` is the common goal above, or where nothing above has it the first
    unit's; `holders` and `lacking` are the keys of the agreements of that time that have it and that do not."""

    goal: str
    holders: tuple[str, ...]
    lacking: tuple[str, ...] = ()


class BrokenReferenceState(StrEnum):
    """Why a written reference did not become a coupling."""

    DANGLING = "dangling"
    AMBIGUOUS = "ambiguous"
    DOCUMENT_ABSENT = "document_absent"
    NOT_ALLOWED = "not_allowed"


@dataclass(frozen=True, slots=True)
class UnresolvedReference:
    """A written reference that points nowhere, to several goals, into a document that is not here, or to a level that
    the level policy does not let its document answer.

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
