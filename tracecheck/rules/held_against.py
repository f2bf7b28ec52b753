"""The same document of the year before, or the version that was amended, held against the one under check."""

from collections.abc import Iterator

from tracecheck.compare.engine import compare_snapshots
from tracecheck.linker.documents.chain import place_key
from tracecheck.model.comparison import Comparison, Snapshot
from tracecheck.model.keys import text_key
from tracecheck.model.linkage import Linkage
from tracecheck.model.plan import PlanDocument
from tracecheck.rules.checked import first_year
from tracecheck.rules.corpus import Corpus


def edition_before(corpus: Corpus, document: PlanDocument) -> PlanDocument | None:
    """The latest earlier year of the same yearly document among those that count; None where none is here."""
    year = first_year(document)
    earlier = [
        each for each in corpus.in_chain(document.kind) if _is_same(each, document) and 0 < first_year(each) < year
    ]
    return max(earlier, key=lambda each: (first_year(each), each.key), default=None)


def versions_before(corpus: Corpus, document: PlanDocument) -> Iterator[PlanDocument]:
    """The versions of which this document is the one that counts."""
    for choice in corpus.linkage.versions:
        if choice.chosen == document.key:
            others = (corpus.document(key) for key in choice.others)
            yield from (each for each in others if each is not None)


def compared(corpus: Corpus, old: PlanDocument, new: PlanDocument) -> Comparison:
    """What became of each statement of one document in another."""
    return compare_snapshots(_alone(corpus, old), _alone(corpus, new))


def _alone(corpus: Corpus, document: PlanDocument) -> Snapshot:
    prefix = f"{document.key}#"
    inside = (
        each for each in corpus.linkage.links if each.source.startswith(prefix) and each.target.startswith(prefix)
    )
    return Snapshot(document.key, (document,), Linkage(links=tuple(inside)))


def _is_same(one: PlanDocument, other: PlanDocument) -> bool:
    places = {place_key(each.municipality) for each in (one, other)} - {None}
    return len(places) < 2 and text_key(one.unit or "") == text_key(other.unit or "")
