"""Remarks that somebody has set aside: with a reason, or because they stood in the baseline."""

from dataclasses import dataclass
from enum import StrEnum

from tracecheck.model.finding import Finding
from tracecheck.model.source import Place


class SuppressionSource(StrEnum):
    """Where a suppression is written: in the file of decisions, or as a comment in the document itself."""

    DECISIONS = "decisions"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Suppression:
    """Somebody's word that a rule is to keep silent.

    `rules` are codes, slugs or prefixes as written. `document` is the key of the document that it holds for, None for
    all. `text` is the goal (or passage) that it is about, `fingerprint` that of the text; None for the whole document.
    `by` is a role, `on` and `expires` (the last day that it holds) are ISO dates, `case` a case number. `file` and
    `line` are where it stands when that is the file of decisions, `place` when it is a document.
    """

    rules: tuple[str, ...]
    source: SuppressionSource
    reason: str | None = None
    document: str | None = None
    text: str | None = None
    fingerprint: str | None = None
    case: str | None = None
    by: str | None = None
    on: str | None = None
    expires: str | None = None
    file: str | None = None
    line: int | None = None
    place: Place | None = None

    def has_expired(self, today: str | None) -> bool:
        """Whether its last day is before this day (ISO); nothing expires where the day is not known."""
        return today is not None and self.expires is not None and self.expires < today


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that is not shown as one, and why."""

    finding: Finding
    justification: Suppression


@dataclass(frozen=True, slots=True)
class BaselineEntry:
    """A remark that was there when the baseline was written: rule, document, and the words that it was about.

    `fingerprint` is that of the finding; `count` says how many such remarks there were.
    """

    code: str
    document: str
    fingerprint: str
    text: str | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class BaselineUse:
    """What the baseline did in a run: the file, how many remarks it knew of, and entries that fit no remark now."""

    file: str
    known: int
    stale: tuple[BaselineEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Hidden:
    """How many findings are left out of the result: below `--min-confidence`, or in documents that did not change."""

    confidence: int = 0
    unchanged: int = 0
