"""The same indicator in two documents: what is reported is what was promised."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracecheck.linker.chain import kinds_of, target_year
from tracecheck.linker.claims import Claim, weight_of
from tracecheck.linker.corpus import Corpus
from tracecheck.linker.sources import Sources
from tracecheck.linker.textindex import Match, TextIndex, make_index
from tracecheck.model.coupling import Evidence, EvidenceKind, Relation
from tracecheck.model.item import Item, ItemKind
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data

_MEASURED = frozenset({ItemKind.INDICATOR, ItemKind.RESULT})


@dataclass(frozen=True, slots=True)
class Indicators:
    """The indicators and results of a document: by wording, and by the words that name what is measured."""

    texts: TextIndex
    by_name: dict[frozenset[str], tuple[str, ...]]


def indicator_claims(sources: Sources) -> Iterator[Claim]:
    """Claims from indicators and results to the same indicator in the documents above; loose, by name and number.

    Conflicting where both set a target for one year and scope, and not the same.
    """
    corpus = sources.corpus
    indexes = {document.key: _index(corpus, document) for document in corpus.documents}
    for document in corpus.documents:
        for key, item in corpus.own(document):
            if item.kind in _MEASURED:
                for upper in sources.chain.above[document.key]:
                    yield from _same(key, item, document, indexes[upper.key], corpus)


def _index(corpus: Corpus, document: PlanDocument) -> Indicators:
    items = [(key, item.text) for key, item in corpus.own(document) if item.kind in _MEASURED]
    by_name: dict[frozenset[str], list[str]] = {}
    for key, text in items:
        by_name.setdefault(_name(text), []).append(key)
    return Indicators(make_index(items), {name: tuple(keys) for name, keys in by_name.items() if name})


def _name(text: str) -> frozenset[str]:
    """What is measured, without units and words for the whole municipality."""
    from tracecheck.linker.similarity.tokens import terms_of

    return frozenset(terms_of(text)) - frozenset(load_data("indicator_words")["ignored"])


def _same(key: str, item: Item, document: PlanDocument, index: Indicators, corpus: Corpus) -> Iterator[Claim]:
    found = _matches(item, index, corpus)
    relation = Relation.REPORTS if document.kind in kinds_of("reports") else Relation.MEASURES
    for match in found[:1]:
        yield Claim(key, match.key, relation, _named(item, match), tight=False)
        yield from _numbered(key, match.key, relation, item, corpus.items[match.key])
    yield from _contradicted(key, tuple(match.key for match in found), relation, corpus)


def _matches(item: Item, index: Indicators, corpus: Corpus) -> list[Match]:
    """The same words, or nearly so, where no units speak against it; else the same name and unit."""
    lowest = float(load_data("linking")["indicators"]["near"])
    exact = tuple(Match(each, 1.0) for each in index.texts.exact(item.text))
    worded = [
        each for each in exact or index.texts.near(item.text, lowest) if _units_agree(item, corpus.items[each.key])
    ]
    named = (Match(each, lowest) for each in index.by_name.get(_name(item.text), ()))
    return worded or [each for each in named if _unit(item) and _unit(item) == _unit(corpus.items[each.key])]


def _contradicted(key: str, targets: tuple[str, ...], relation: Relation, corpus: Corpus) -> Iterator[Claim]:
    """The indicator above has another target for the same year and scope; said only where it is clear which it is."""
    comparable = [each for each in targets if _comparable(key, each, corpus)]
    values = {_value(each, corpus) for each in comparable}
    if len(values) == 1 and _value(key, corpus) not in values:
        both, place = _both(key, comparable[0], corpus), corpus.items[key].place
        evidence = Evidence(EvidenceKind.NUMBER, both, weight_of("number"), place)
        yield Claim(key, comparable[0], relation, evidence, tight=False, conflicting=True)


def _comparable(key: str, other: str, corpus: Corpus) -> bool:
    """Two indicators with targets in one unit, for one year and scope: a unit's own target is no other one's."""
    one, two = corpus.items[key], corpus.items[other]
    if {one.kind, two.kind} != {ItemKind.INDICATOR} or one.target is None or two.target is None:
        return False
    year, other_year = target_year(one, corpus.document_of[key]), target_year(two, corpus.document_of[other])
    same = year is not None and year == other_year and one.target.unit == two.target.unit
    return same and None not in (one.target.value, two.target.value) and _scope(key, corpus) == _scope(other, corpus)


def _scope(key: str, corpus: Corpus) -> tuple[str, str]:
    """Whose target it is: the unit of the document, and the scope of the indicator, else the whole municipality."""
    return text_key(corpus.document_of[key].unit or ""), corpus.items[key].scope or "kommune"


def _value(key: str, corpus: Corpus) -> float | None:
    target = corpus.items[key].target
    return target.value if target else None


def _both(key: str, other: str, corpus: Corpus) -> str:
    targets = (corpus.items[key].target, corpus.items[other].target)
    return " ≠ ".join(target.text for target in targets if target)


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
