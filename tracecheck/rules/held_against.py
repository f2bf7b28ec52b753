"""One document held against another version or edition of it."""

from collections.abc import Iterator

from tracecheck.model.comparison import Comparison, Snapshot
from tracecheck.model.linkage import Linkage
from tracecheck.model.plan import PlanDocument
from tracecheck.rules.corpus import Corpus


def versions_before(corpus: Corpus, document: PlanDocument) -> Iterator[PlanDocument]:
    """The versions of which this document is the one that counts."""
    for choice in corpus.linkage.versions:
        if choice.chosen == document.key:
            others = (corpus.document(key) for key in choice.others)
            yield from (each for each in others if each is not None)


def compared(corpus: Corpus, old: PlanDocument, new: PlanDocument) -> Comparison:
    """What became of each statement of one document in another."""
    from tracecheck.compare.engine import compare_snapshots

    return compare_snapshots(_alone(corpus, old), _alone(corpus, new))


def _alone(corpus: Corpus, document: PlanDocument) -> Snapshot:
    prefix = f"{document.key}#"
    inside = (
        each for each in corpus.linkage.links if each.source.startswith(prefix) and each.target.startswith(prefix)
    )
    return Snapshot(document.key, (document,), Linkage(links=tuple(inside)))
