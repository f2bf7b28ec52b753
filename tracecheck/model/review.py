"""What a person is asked about a coupling."""

from dataclasses import dataclass
from enum import StrEnum

from tracecheck.model.coupling import Candidate, Link, Misfit
from tracecheck.model.decision import AppliedDecision
from tracecheck.model.plan import DocumentKind


class DoubtKind(StrEnum):
    """Why a person is asked, most important first.

    suspect: an end has changed since somebody decided; conflicting: two texts that cannot both be followed;
    misfit: a stated coupling that something else fits clearly better; unanswered: nothing answers a goal; likeness: a
    coupling that rests on likeness; parentless: a goal that says of no goal above that it follows it up.
    """

    SUSPECT = "suspect"
    CONFLICTING = "conflicting"
    MISFIT = "misfit"
    UNANSWERED = "unanswered"
    LIKENESS = "likeness"
    PARENTLESS = "parentless"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One question. `goal` is the upper end, `answer` the lower one, as `<document key>#<id>`; None is what is missing.

    `documents` and `level` say where an answer was looked for. `link` is the coupling in doubt, `applied` the decision
    that has become doubtful, `misfit` what fits better. `candidates` are what could stand in the place of the missing
    or doubtful end.
    """

    kind: DoubtKind
    goal: str | None = None
    answer: str | None = None
    documents: tuple[str, ...] = ()
    level: DocumentKind | None = None
    link: Link | None = None
    applied: AppliedDecision | None = None
    candidates: tuple[Candidate, ...] = ()
    misfit: Misfit | None = None
