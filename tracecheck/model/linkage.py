"""All that the linker hands on, in one record."""

from dataclasses import dataclass, field

from tracecheck.model.coupling import (
    Answer,
    Candidate,
    Examined,
    Link,
    Role,
    SharedGoal,
    Thread,
    UnresolvedReference,
    VersionChoice,
)
from tracecheck.model.decision import AppliedDecision


@dataclass(frozen=True, slots=True)
class Linkage:
    """All that the linker found. `roles` says for each document key whether it is the chain or context only.

    `answers` say how documents below answer goals and adopted orders, where there is anything to say: an answer, a
    reason, or what comes near. `examined` says which documents were looked into for which goals: where no answer is
    said it is missing. A goal that no document here may answer is not among them (state unknown, no finding).
    `duplicates` are documents with the same content as one that is used; they are context.

    `decisions` are those of persons that the run was given, in the order of their file, and what became of each;
    `rejected` are couplings that the text suggests and a person has turned down. `shared` are goals that several units
    have. `cycles` are the rings of items that are above themselves, each ring once, its first key first.
    """

    links: tuple[Link, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    threads: tuple[Thread, ...] = ()
    unresolved: tuple[UnresolvedReference, ...] = ()
    versions: tuple[VersionChoice, ...] = ()
    roles: dict[str, Role] = field(default_factory=dict)
    answers: tuple[Answer, ...] = ()
    examined: tuple[Examined, ...] = ()
    duplicates: tuple[VersionChoice, ...] = ()
    decisions: tuple[AppliedDecision, ...] = ()
    rejected: tuple[Link, ...] = ()
    shared: tuple[SharedGoal, ...] = ()
    cycles: tuple[tuple[str, ...], ...] = ()
