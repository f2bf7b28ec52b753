"""The same indicator in two documents: what is reported is what was promised."""

from collections.abc import Iterator

from tracecheck.linker.chain import kinds_of
from tracecheck.linker.claims import Claim, weight_of
from tracecheck.linker.corpus import Corpus, item_key
from tracecheck.linker.sources import Sources
from tracecheck.linker.textindex import Match, TextIndex, make_index
from tracecheck.model.coupling import Evidence, EvidenceKind, Relation
from tracecheck.model.keys import text_key
from tracecheck.model.plan import Item, ItemKind, Origin, PlanDocument
from tracecheck.resources import load_data

_MEASURED = frozenset({ItemKind.INDICATOR, ItemKind.RESULT})


def indicator_claims(sources: Sources) -> Iterator[Claim]:
    """Claims from indicators and results to the same indicator in the documents above; loose, by name and number."""
    corpus = sources.corpus
    indexes = {document.key: make_index(_indicators(corpus, document)) for document in corpus.documents}
    for document in corpus.documents:
        for key, item in corpus.own(document):
            if item.kind in _MEASURED:
                for upper in sources.chain.above[document.key]:
                    yield from _same(key, item, document, indexes[upper.key], corpus)


def _indicators(corpus: Corpus, document: PlanDocument) -> Iterator[tuple[str, str]]:
    for item in document.items:
        if item.kind in _MEASURED and item.origin is not Origin.PREVIOUS:
            yield item_key(document.key, item.id), item.text


def _same(key: str, item: Item, document: PlanDocument, index: TextIndex, corpus: Corpus) -> Iterator[Claim]:
    exact = tuple(Match(each, 1.0) for each in index.exact(item.text))
    found = exact or index.near(item.text, float(load_data("linking")["indicators"]["near"]))
    for match in found[:1]:
        other = corpus.items[match.key]
        if _units_agree(item, other):
            relation = Relation.REPORTS if document.kind in kinds_of("reports") else Relation.MEASURES
            yield Claim(key, match.key, relation, _named(item, match), tight=False)
            yield from _numbered(key, match.key, relation, item, other)


def _named(item: Item, match: Match) -> Evidence:
    return Evidence(EvidenceKind.VERBATIM, item.text, round(weight_of("verbatim") * match.share, 4), item.place)


def _numbered(key: str, target: str, relation: Relation, item: Item, other: Item) -> Iterator[Claim]:
    """Unit and year, or the number itself, agree as well."""
    text = _common_number(item, other)
    if text:
        yield Claim(
            key,
            target,
            relation,
            Evidence(EvidenceKind.NUMBER, text, weight_of("number"), item.place),
            tight=False,
        )


def _units_agree(item: Item, other: Item) -> bool:
    one, two = _unit(item), _unit(other)
    return not one or not two or text_key(one) == text_key(two)


def _unit(item: Item) -> str | None:
    return (item.value.unit if item.value else None) or (item.target.unit if item.target else None)


def _common_number(item: Item, other: Item) -> str | None:
    """The words of the target that both share, or of the value that answers the target's year."""
    if item.target and other.target and item.target.value is not None:
        same_year = item.target.year == other.target.year
        if item.target.value == other.target.value and same_year:
            return item.target.text
    if item.value and other.target and item.value.year is not None and item.value.year == other.target.year:
        return item.value.text
    return None
