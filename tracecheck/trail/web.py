"""Every item and passage by its id, and the couplings between them, indexed once."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracecheck.model.coupling import Candidate, Link
from tracecheck.model.item import Item, Statement
from tracecheck.model.plan import PlanDocument
from tracecheck.model.result import Result
from tracecheck.model.trail import End
from tracecheck.rules.checked import documents_under_check
from tracecheck.rules.corpus import Corpus

STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Web:
    """A result with its indexes.

    `current` are the documents that count now, `blocks` where an item stands (document key, number of the block),
    `below` candidates by upper end.
    """

    result: Result
    corpus: Corpus
    ends: dict[str, End]
    items: dict[str, Item]
    current: frozenset[str]
    blocks: frozenset[tuple[str, int]]
    below: dict[str, tuple[Candidate, ...]]

    def upwards(self, item_id: str) -> tuple[Link, ...]:
        """The couplings whose lower end this is; none from an item to itself."""
        return tuple(link for link in self.corpus.links_from(item_id) if link.target != item_id)

    def downwards(self, item_id: str) -> tuple[Link, ...]:
        """The couplings whose upper end this is; none from an item to itself."""
        return tuple(link for link in self.corpus.links_to(item_id) if link.source != item_id)


def make_web(result: Result) -> Web:
    """The index of a result; linear in its items and couplings."""
    below: dict[str, list[Candidate]] = {}
    for candidate in result.linkage.candidates:
        below.setdefault(candidate.target, []).append(candidate)
    ordered = {key: tuple(sorted(found, key=_best_first)) for key, found in below.items()}
    items = {f"{document.key}#{item.id}": item for document in result.documents for item in document.items}
    ends = {end.id: end for document in result.documents for end in _ends(document)}
    current = frozenset(documents_under_check(result.documents, result.linkage))
    blocks = frozenset((end.document, end.place.block) for end in ends.values() if end.place.block is not None)
    return Web(result, Corpus(result.documents, result.linkage, ()), ends, items, current, blocks, ordered)


def _best_first(candidate: Candidate) -> tuple[float, str]:
    return -candidate.score, candidate.source


def _ends(document: PlanDocument) -> Iterator[End]:
    for item in document.items:
        yield End(f"{document.key}#{item.id}", document.key, item.kind.value, item.text, item.label, item.place)
    for statement in document.statements:
        yield _statement(document, statement)


def _statement(document: PlanDocument, statement: Statement) -> End:
    full_id = f"{document.key}#{statement.id}"
    return End(full_id, document.key, STATEMENT, statement.text, None, statement.place)
