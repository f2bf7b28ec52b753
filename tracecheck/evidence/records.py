"""The records of an evidence pack. Nothing in them depends on the machine: documents are named by their keys."""

from dataclasses import dataclass, field

from tracecheck.model.decision import Decisions
from tracecheck.model.finding import Confidence
from tracecheck.model.settings import Settings
from tracecheck.model.source import Box
from tracecheck.model.suppression import BaselineEntry

SCHEMA = "tracecheck-evidence/1"


@dataclass(frozen=True, slots=True)
class Input:
    """A file of the run: key, hash (None where it could not be opened), size, and whether the user named it alone."""

    key: str
    sha256: str | None = None
    bytes: int | None = None
    named: bool = False


@dataclass(frozen=True, slots=True)
class KnownRemarks:
    """The baseline of the run, as `Baseline`."""

    file: str
    entries: tuple[BaselineEntry, ...] = ()
    written: str | None = None
    names: dict[str, str] = field(default_factory=dict)
    strict: bool = False
    partial: bool = False


@dataclass(frozen=True, slots=True)
class SettingFile:
    """A file that the settings, decisions or known remarks stand in: its name, where the pack has it, its hash."""

    name: str
    member: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """All that a run needs beside its documents, in the words of the model.

    `never_fails` says that no finding fails the run (JSON has no other way to say it of the settings). `today` is the
    day (ISO) by which comments expire, where it matters.
    """

    language: str
    files: tuple[Input, ...]
    settings: Settings
    never_fails: bool = False
    focus: tuple[str, ...] = ()
    decisions: Decisions = Decisions()
    baseline: KnownRemarks | None = None
    min_confidence: Confidence | None = None
    suppressions: bool = True
    partial: bool = False
    today: str | None = None
    sources: tuple[SettingFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Versions:
    """What made the result: `code` is a hash of the program's code, words and grammars."""

    tracecheck: str
    code: str
    python: str
    libraries: dict[str, str]


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words that a claim rests on, where they stand, and pictures of the place (members of the pack).

    `role` is lower, upper, goal, nearest, evidence, remark, or that of a related place. `place` says where in words.
    """

    role: str
    text: str
    document: str
    item: str | None = None
    page: int | None = None
    page_label: str | None = None
    block: int | None = None
    place: str = ""
    boxes: tuple[Box, ...] = ()
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that the result says: a coupling, an answer that is missing or justified, a remark.

    `state` is the grade of a coupling, the state of an answer, the code of a remark; `says` the relation, the reason or
    the message. `looked` are the documents that were looked into. `aside` is suppressed or known for a remark that was
    set aside. `decisions` are those of persons, by their place in the result.
    """

    id: str
    kind: str
    state: str
    says: str = ""
    quoted: tuple[Quoted, ...] = ()
    looked: tuple[str, ...] = ()
    decisions: tuple[int, ...] = ()
    aside: str | None = None


@dataclass(frozen=True, slots=True)
class Pictures:
    """How many pictures the pack has, how many places were left out, and the documents that have none."""

    made: int = 0
    left_out: int = 0
    documents_without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claims:
    """Every claim of a result."""

    schema: str
    claims: tuple[Claim, ...]
    pictures: Pictures = Pictures()


@dataclass(frozen=True, slots=True)
class Member:
    """A file of the pack."""

    name: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is in the pack, but for the manifest itself."""

    schema: str
    members: tuple[Member, ...]
