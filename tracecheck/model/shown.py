"""What `--show-settings` and `--show-files` tell: settings with their origin, files with what becomes of them."""

from dataclasses import dataclass
from enum import StrEnum

from tracecheck.model.finding import Severity

Value = str | int | float | bool | tuple[str, ...] | None
"""None: not set."""


class Origin(StrEnum):
    """Where a setting comes from."""

    DEFAULT = "default"
    FILE = "file"
    COMMAND_LINE = "command_line"


@dataclass(frozen=True, slots=True)
class InForce:
    """A setting by its name in the file (`rules.fail-on`); `path` and `line` where it stands in one."""

    name: str
    value: Value
    origin: Origin = Origin.DEFAULT
    path: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class RuleInForce:
    """Whether a rule runs, and its severity where nothing else is said for a path or kind."""

    code: str
    slug: str
    runs: bool
    severity: Severity
    on_by_default: bool = True


@dataclass(frozen=True, slots=True)
class SettingsShown:
    """All settings in force, and what they make of each rule. `file` is the settings file, if there is one."""

    file: str | None
    settings: tuple[InForce, ...]
    rules: tuple[RuleInForce, ...]


@dataclass(frozen=True, slots=True)
class FileShown:
    """A document that is read: what it was taken for (names of the schema), its role in the chain, whether it is under
    check, and the names of the settings that hold for it alone, with their line."""

    key: str
    kind: str
    status: str
    year: int | None
    role: str
    under_check: bool
    read: bool
    settings: tuple[InForce, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file or folder that is not read. `reason` is hidden, lock, suffix, excluded (`detail`: the pattern), or one of
    PassedOver."""

    key: str
    reason: str
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class FilesShown:
    """What is read and what is not, by key. `file` is the settings file, if there is one."""

    documents: tuple[FileShown, ...]
    left_out: tuple[LeftOut, ...]
    file: str | None = None
