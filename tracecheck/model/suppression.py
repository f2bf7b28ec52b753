"""Remarks that somebody has set aside: with a reason, or because they stood in the baseline."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tracecheck.model.finding import Confidence, Finding
from tracecheck.model.source import Place


class SuppressionSource(StrEnum):
    """Where a suppression is written: in the file of decisions, or as a comment in the document itself."""

    DECISIONS = "decisions"
    COMMENT = "comment"


class Scope(StrEnum):
    """What a comment stands beside: an item, a part (a chapter, a table, a passage), the title; or nothing at all."""

    ITEM = "item"
    PART = "part"
    DOCUMENT = "document"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Suppression:
    """Somebody's word that a rule is to keep silent.

    `rules` are codes, slugs or prefixes as written. `document` is the key of the document that it holds for, None for
    all. `text` is the goal (or passage) that it is about, `fingerprint` that of the text; None for the whole document.
    `by` is a role, `on` and `expires` (the last day that it holds) are ISO dates, `case` a case number. `file` and
    `line` are where it stands when that is the file of decisions, `place` when it is a document.

    Of a comment: `scope` says what it stands beside. `items` are the ids of the items there, `blocks` the first and the
    last block (a chapter, a table, a paragraph). `unclear` are words of it that say nothing that is known.
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
    scope: Scope | None = None
    items: tuple[str, ...] = ()
    blocks: tuple[int, ...] = ()
    unclear: str | None = None

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

    `document` is the path from the folder of the baseline, so that it is the same whichever folder is checked.
    `fingerprint` is `Finding.words`: of rule and words alone, so that a document may get another name. `count` says how
    many such remarks there were. `text` is for people.
    """

    code: str
    document: str
    fingerprint: str
    text: str | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class Baseline:
    """The remarks that a run takes as known. `written` is the day (ISO) that the file was written.

    `names` gives, for keys of documents, the paths that the entries have; a key that is not there is its own path.
    `strict`: entries that fit no remark any more make the run fail. `partial`: not all documents of the file are read.
    """

    file: str
    entries: tuple[BaselineEntry, ...] = ()
    written: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    strict: bool = False
    partial: bool = False


@dataclass(frozen=True, slots=True)
class BaselineUse:
    """What the baseline did in a run: the file, how many remarks it knew of, and entries that fit no remark now (with
    how many remarks are gone as `count`). `total` is how many remarks it holds, `written` the day that it is from."""

    file: str
    known: int
    stale: tuple[BaselineEntry, ...] = ()
    total: int = 0
    written: str | None = None
    strict: bool = False

    @property
    def gone(self) -> int:
        """How many remarks of the baseline are there no more."""
        return sum(each.count for each in self.stale)


@dataclass(frozen=True, slots=True)
class Hidden:
    """How many findings are left out of the result: below `--min-confidence`, or in documents that did not change."""

    confidence: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class Settling:
    """What a run is told about findings after the rules have spoken.

    `partial`: documents that belong with these are not read, so that nothing is known to be unused. `suppressions`
    false: nobody's word silences a rule. `today` is the day (ISO) that comments expire by. `before` are the findings of
    an earlier edition of the same documents (`--since`): what was there already, as grave and about as many rows, is
    not told again. `apart`: every item gets a remark of its own, so that the findings can be held against those of
    another time, when other items lack the same.
    """

    min_confidence: Confidence | None = None
    baseline: Baseline | None = None
    suppressions: bool = True
    partial: bool = False
    today: str | None = None
    before: tuple[Finding, ...] | None = None
    apart: bool = False
