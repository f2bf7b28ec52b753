"""The level policy: which kinds of document may answer which, what is passed over, and that no coupling breaks it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tracecheck.linker.claims import Claim
from tracecheck.linker.corpus import Corpus, document_key
from tracecheck.model.keys import text_key
from tracecheck.model.plan import DocumentKind
from tracecheck.model.settings import LinkSettings
from tracecheck.resources import load_data


@dataclass(frozen=True, slots=True)
class Policy:
    """Which kinds answer which: `answers` as in the settings, `order` from the top of the chain to its foot, `line`
    the kinds that are passed over when a document below answers one above them, `undecided` those of no level,
    `names` the municipality's own words for kinds (as text keys)."""

    answers: dict[DocumentKind, tuple[DocumentKind, ...]]
    order: tuple[DocumentKind, ...]
    line: tuple[DocumentKind, ...] = ()
    undecided: tuple[DocumentKind, ...] = ()
    names: tuple[tuple[str, DocumentKind], ...] = ()

    def allows(self, lower: DocumentKind, upper: DocumentKind) -> bool:
        """True when a document of kind `lower` may answer one of kind `upper`."""
        return lower in self.answers.get(upper, ())

    def height(self, kind: DocumentKind) -> int:
        """Place in the chain from the top; kinds that are no part of it come last."""
        return self.order.index(kind) if kind in self.order else len(self.order)

    def is_undecided(self, kind: DocumentKind) -> bool:
        """True for a kind that says nothing of its level, while the settings do not give it one."""
        return kind in self.undecided and not any(kind in lowers for lowers in self.answers.values())

    def between(self, lower: DocumentKind, upper: DocumentKind) -> tuple[DocumentKind, ...]:
        """The kinds of the line that may answer `upper` and be answered by `lower`, from the top."""
        return tuple(kind for kind in self.line if self.allows(lower, kind) and self.allows(kind, upper))


def make_policy(settings: LinkSettings) -> Policy:
    """The shipped policy with the lines that the settings replace."""
    data = load_data("chain")
    answers = {DocumentKind(upper): kinds_named(lower) for upper, lower in data["answers"].items()}
    levels = data["levels"]
    line, undecided = kinds_named(levels["line"]), kinds_named(levels["undecided"])
    names = tuple((text_key(word), DocumentKind(kind)) for word, kind in settings.names)
    return Policy({**answers, **settings.answers}, kinds_named(data["order"]), line, undecided, names)


def kinds_named(names: list[str]) -> tuple[DocumentKind, ...]:
    """Names of kinds from a data file as kinds."""
    return tuple(DocumentKind(name) for name in names)


def allowed_claims(claims: Iterable[Claim], corpus: Corpus, policy: Policy) -> Iterator[Claim]:
    """The claims inside documents, and those between two of which the lower may answer the upper: whatever a claim
    rests on, nothing that the level policy forbids becomes a coupling."""
    for claim in claims:
        lower, upper = (corpus.by_key[document_key(end)] for end in (claim.source, claim.target))
        if lower.key == upper.key or policy.allows(lower.kind, upper.kind):
            yield claim
