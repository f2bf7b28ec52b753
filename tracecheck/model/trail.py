"""The path of one item through the couplings, and what must be read again when it changes (`why`, `impact`)."""

from dataclasses import dataclass
from enum import StrEnum

from tracecheck.model.coupling import Candidate, Link, Misfit, SharedGoal, Thread, UnresolvedReference
from tracecheck.model.decision import AppliedDecision
from tracecheck.model.finding import Finding
from tracecheck.model.source import Place


@dataclass(frozen=True, slots=True)
class End:
    """An item, or a passage that speaks of one (`kind` is statement), where it stands.

    `id` is `<document key>#<id>`. `text` and `label` are as printed.
    """

    id: str
    document: str
    kind: str
    text: str
    label: str | None = None
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path: from the item `of` over `links` to `end`.

    `depth` counts steps from the item that was asked for. `repeated` is true where the path goes on under another step
    that leads to the same end: rings end there.
    """

    of: str
    end: End
    links: tuple[Link, ...]
    depth: int
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Hidden:
    """How many more steps lead from the item `of` into `document`, and are not listed."""

    of: str
    document: str
    count: int


@dataclass(frozen=True, slots=True)
class Path:
    """Steps one after another, what hangs on a step right after it; and how many are left out."""

    hops: tuple[Hop, ...] = ()
    hidden: tuple[Hidden, ...] = ()


@dataclass(frozen=True, slots=True)
class Looked:
    """A document that was looked into for an answer: the state of the answer, what carries it, and what comes nearest.

    `state` is tight, loose, justified or missing. `nearest` are at most three that nobody asserts, where the state is
    loose or missing. `score` of each is its likeness (0–1).
    """

    document: str
    state: str
    sources: tuple[End, ...] = ()
    nearest: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class ThreadOf:
    """A thread with the goal whose it is."""

    goal: End
    thread: Thread


@dataclass(frozen=True, slots=True)
class Trail:
    """All that is known of one item's couplings.

    `candidates` are upper items that come near and are not asserted, best first. `runners_up` are the next best targets
    of couplings on the paths, with their scores. `ends` are the items that are named and are no step of the paths.
    `decisions` are those of persons about the item or about a coupling on its paths; `rejected` the couplings of the
    item that a person has turned down. `same` are other places with the same number or words, that could have been
    meant. `context` is true in a document that is only compared with: nothing is coupled to it. `misfits` are stated
    couplings of the item upwards that something else fits clearly better. `shared` says which units have the goal.
    """

    item: End
    up: Path
    down: Path
    candidates: tuple[Candidate, ...] = ()
    runners_up: tuple[Candidate, ...] = ()
    looked: tuple[Looked, ...] = ()
    threads: tuple[ThreadOf, ...] = ()
    unresolved: tuple[UnresolvedReference, ...] = ()
    decisions: tuple[AppliedDecision, ...] = ()
    rejected: tuple[Link, ...] = ()
    findings: tuple[Finding, ...] = ()
    ends: tuple[End, ...] = ()
    same: tuple[str, ...] = ()
    context: bool = False
    misfits: tuple[Misfit, ...] = ()
    shared: tuple[SharedGoal, ...] = ()


class Stake(StrEnum):
    """Why a text must be read again, most urgent first.

    wording: it has the words themselves; reference: it names the number; structure: it stands under it; number: it
    has the same indicator or figure; person: a person has confirmed the coupling; likeness: it is alike and no more;
    indirect: it follows up something that does.
    """

    WORDING = "wording"
    REFERENCE = "reference"
    STRUCTURE = "structure"
    NUMBER = "number"
    PERSON = "person"
    LIKENESS = "likeness"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that is to be read again: why, how many steps away, through which item, and the words that say so.

    `above` is true for a goal that the changed item serves; `only` when nothing else in the item's document answers it.
    """

    end: End
    stake: Stake
    distance: int
    via: str
    link: Link
    above: bool = False
    only: bool = False


@dataclass(frozen=True, slots=True)
class Impact:
    """What is to be read again when `item` changes: `hits` by document, nearest and most urgent first; `decisions` of
    persons that name it."""

    item: End
    hits: tuple[Hit, ...] = ()
    decisions: tuple[AppliedDecision, ...] = ()
    same: tuple[str, ...] = ()
