"""Items that are above themselves: their own parent, or members of a ring."""

from collections.abc import Iterable

from tracecheck.linker.corpus import Corpus, document_key
from tracecheck.linker.grading.graph import components
from tracecheck.model.coupling import Link, Relation

# To print a goal again, or to have it in common with another unit, puts nobody above anybody.
_BESIDE = frozenset({Relation.RESTATES, Relation.SHARED})


def find_cycles(links: Iterable[Link], corpus: Corpus) -> tuple[tuple[str, ...], ...]:
    """Each ring once, upwards from its first key, in the order of first keys; an item that is its own parent is a ring
    of one. Rings are made by parents inside a document and by couplings between documents; linear in both."""
    above: dict[str, dict[str, None]] = {key: {parent: None} for key, parent in corpus.parents.items()}
    for link in links:
        if link.relation not in _BESIDE and document_key(link.source) != document_key(link.target):
            above.setdefault(link.source, {})[link.target] = None
    edges = {key: tuple(targets) for key, targets in above.items()}
    groups = (group for group in components(edges) if len(group) > 1 or group[0] in edges.get(group[0], ()))
    return tuple(sorted(_walked(set(group), edges) for group in groups))


def _walked(group: set[str], edges: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The members from the first key, each followed by one above it as far as that goes; then the others."""
    node: str | None = min(group)
    walked: dict[str, None] = {}
    while node is not None:
        walked[node] = None
        node = next((each for each in edges[node] if each in group and each not in walked), None)
    return (*walked, *sorted(group - walked.keys()))
