"""What the rules hand on: findings."""

from dataclasses import dataclass, field
from enum import StrEnum

from tracecheck.model.source import Place

Argument = str | int | float


class Severity(StrEnum):
    """How a finding is to be taken, most urgent first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Confidence(StrEnum):
    """How strong the evidence is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a finding: its `role` is candidate, source, other, row or nearest.

    `score` is how alike a candidate is (0–1).
    """

    role: str
    item: str | None = None
    document: str | None = None
    place: Place | None = None
    text: str | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark. `message` and `remedy` are in the language of the run; `message_id` and `arguments` are not.

    `document` is a document key, `item` is `<document key>#<id>`. `source` is the law or norm, written out.
    `quote` is the document's own words that the remark is about. `fingerprint` is made of rule, goal text and
    document, never of page or line; `words` is the same without the document, to know the finding again when the
    document has another name. `count` says how many rows one finding stands for.
    """

    code: str
    slug: str
    severity: Severity
    confidence: Confidence
    message: str
    message_id: str
    arguments: dict[str, Argument] = field(default_factory=dict)
    document: str | None = None
    item: str | None = None
    place: Place | None = None
    quote: str | None = None
    related: tuple[Related, ...] = ()
    source: str | None = None
    remedy: str | None = None
    fingerprint: str = ""
    words: str = ""
    count: int = 1
