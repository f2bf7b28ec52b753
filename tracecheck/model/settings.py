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
class Selection:
    """Which rules one place (a settings file, the command line) asks for: codes, slugs, prefixes or ALL. An empty
    `select` leaves what the place below says; `extend_select` adds to it, `ignore` takes away."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScopedRules:
    """What else holds for some documents: those whose key fits `pattern`, or those of a `kind` (the other is None).
    `ignore` are rules that say nothing of them, `severity` as in RuleSettings."""

    pattern: str | None = None
    kind: DocumentKind | None = None
    ignore: tuple[str, ...] = ()
    severity: dict[str, Severity | None] = field(default_factory=dict)


OptionValue = int | float | str | bool


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """`select`, `ignore` and `extend_select` hold codes, slugs, prefixes or ALL; an empty `select` means the rules that
    are on by default. `over` are selections that come on top of these, the last one (the command line) above all.

    `severity` maps codes, slugs or prefixes to a severity, or to None for off. `scopes` hold for some documents only:
    kinds first, then paths, the last one above all. `fail_on` is None for never; up to `max_warnings` warnings do not
    fail, None means that `fail_on` alone decides. `options` are what a rule may be told, by code and name.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: dict[str, Severity | None] = field(default_factory=dict)
    fail_on: Severity | None = Severity.WARNING
    options: dict[str, dict[str, OptionValue]] = field(default_factory=dict)
    extend_select: tuple[str, ...] = ()
    over: tuple[Selection, ...] = ()
    scopes: tuple[ScopedRules, ...] = ()
    max_warnings: int | None = None


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
