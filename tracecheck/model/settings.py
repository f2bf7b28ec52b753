"""What a user can decide. `config/` makes these from `tracecheck.toml`; every field has a default."""

from dataclasses import dataclass, field

from tracecheck.model.finding import Severity
from tracecheck.model.item import ItemKind, Period
from tracecheck.model.plan import DocumentKind, Status


@dataclass(frozen=True, slots=True)
class Terms:
    """The municipality's own words, each with what it stands for: a kind of item, a kind of document, the role of a
    column. Hashable, so that what is compiled of them can be kept."""

    items: tuple[tuple[str, str], ...] = ()
    documents: tuple[tuple[str, str], ...] = ()
    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Register:
    """How JSON of another system is read: `pattern` names the files, `path` the way to the list of entries, `where`
    the values (as text) of the entries that count, `item` the kind of all of them where no field says it, `fields` the
    field of the register for each field of the common schema, `kinds` the kind of item for each word of the register
    (empty: such entries are left out). `document` are fields of the document, in the common schema. `file` and `lines`
    (by field of the common schema) say where the settings have it."""

    pattern: str
    document: tuple[tuple[str, str | int], ...]
    fields: tuple[tuple[str, str], ...]
    path: tuple[str, ...] = ()
    where: tuple[tuple[str, str], ...] = ()
    item: str | None = None
    kinds: tuple[tuple[str, str], ...] = ()
    file: str = ""
    lines: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentSettings:
    """What the user says about one document; None means: find out from the document. `terms` are the municipality's
    words, `registers` those that describe a file in JSON."""

    kind: DocumentKind | None = None
    status: Status | None = None
    applies_to_year: int | None = None
    period: Period | None = None
    title: str | None = None
    municipality: str | None = None
    unit: str | None = None
    terms: Terms | None = None
    registers: tuple[Register, ...] | None = None


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
    `semantic_model` is a folder with a language model, where one is to add candidates. `names` are the municipality's
    own words for kinds of document, each with the kind."""

    answers: dict[DocumentKind, tuple[DocumentKind, ...]] = field(default_factory=dict)
    organisation: tuple[Unit, ...] = ()
    semantic_model: str | None = None
    names: tuple[tuple[str, str], ...] = ()


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

Wording = tuple[tuple[str, str], ...]
"""A text in one language or several: (language, text); the first stands in for a language that is not there."""


@dataclass(frozen=True, slots=True)
class OwnRule:
    """A rule of the municipality's own, as data: what holds for the items of some kinds (no kinds: for documents as a
    whole) in documents of some kinds (none: all). `when` says which of them it is about; `require` is to hold there,
    or `forbid` not to: conditions as written, checked when the settings were read. `message_all` stands for many at
    once."""

    code: str
    slug: str
    severity: Severity
    message: Wording
    documents: tuple[DocumentKind, ...] = ()
    items: tuple[ItemKind, ...] = ()
    when: str | None = None
    require: str | None = None
    forbid: str | None = None
    title: Wording = ()
    message_all: Wording = ()
    remedy: Wording = ()
    why: Wording = ()
    source: Wording = ()


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """`select`, `ignore` and `extend_select` hold codes, slugs, prefixes or ALL; an empty `select` means the rules that
    are on by default. `over` are selections that come on top of these, the last one (the command line) above all.

    `severity` maps codes, slugs or prefixes to a severity, or to None for off. `scopes` hold for some documents only:
    kinds first, then paths, the last one above all. `fail_on` is None for never; up to `max_warnings` warnings do not
    fail, None means that `fail_on` alone decides. `options` are what a rule may be told, by code and name. `own` are
    the municipality's own rules.
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
    own: tuple[OwnRule, ...] = ()


@dataclass(frozen=True, slots=True)
class LimitSettings:
    """What reading one document may cost: seconds of work, megabytes of memory; None means the usual limit."""

    seconds: int | None = None
    megabytes: int | None = None


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
    terms: Terms = Terms()
    registers: tuple[Register, ...] = ()
