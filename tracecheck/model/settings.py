"""What a user can decide. `config/` makes these from `tracecheck.toml`; every field has a default."""

from dataclasses import dataclass, field

from tracecheck.model.finding import Severity
from tracecheck.model.item import Period
from tracecheck.model.plan import DocumentKind, Status


@dataclass(frozen=True, slots=True)
class DocumentSettings:
    """What the user says about one document; None means: find out from the document."""

    kind: DocumentKind | None = None
    status: Status | None = None
    applies_to_year: int | None = None
    period: Period | None = None
    title: str | None = None
    municipality: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the organisation: its full name, other names for it, its level and sector, the services it runs."""

    name: str
    short: tuple[str, ...] = ()
    level: str | None = None
    sector: str | None = None
    services: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """`answers` says which kinds of document may answer the goals of a kind, nearest level first; a kind that is
    not named keeps the default of `data/chain.toml`. `organisation` are the units whose names are known.
    `semantic_model` is a folder with a language model, where one is to add candidates."""

    answers: dict[DocumentKind, tuple[DocumentKind, ...]] = field(default_factory=dict)
    organisation: tuple[Unit, ...] = ()
    semantic_model: str | None = None


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """`select` and `ignore` hold codes, slugs or prefixes; an empty `select` means the rules that are on by default.
    `severity` maps codes to a severity, or to None for off. `options` are what a rule may be told, by code and name."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: dict[str, Severity | None] = field(default_factory=dict)
    fail_on: Severity | None = Severity.WARNING
    options: dict[str, dict[str, int | float | str | bool]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LimitSettings:
    """What reading one document may cost: seconds of work, megabytes of memory; None means the usual limit."""

    seconds: int | None = None
    megabytes: int | None = None


TRACKED_CHANGES = ("accepted", "original", "both")
"""Views of tracked changes: both reads the accepted one, and tells what it does to the original."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of a run. `documents` are (glob pattern relative to the folder, settings), later ones win."""

    language: str = "nb"
    exclude: tuple[str, ...] = ()
    tracked_changes: str = "accepted"
    documents: tuple[tuple[str, DocumentSettings], ...] = ()
    linking: LinkSettings = LinkSettings()
    rules: RuleSettings = RuleSettings()
    limits: LimitSettings = LimitSettings()
    path: str | None = None
