"""The same indicator in two documents: what is reported is what was promised."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracecheck.linker.claims import Claim, weight_of
from tracecheck.linker.corpus import Corpus
from tracecheck.linker.documents.chain import kinds_of, target_year
from tracecheck.linker.evidence.sources import Sources
from tracecheck.linker.similarity.textindex import Match, TextIndex, make_index
from tracecheck.model.coupling import Evidence, EvidenceKind, Relation, WordChange
from tracecheck.model.item import Item, ItemKind
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data

Name = frozenset[str]
_MEASURED = frozenset({ItemKind.INDICATOR, ItemKind.RESULT})


@dataclass(frozen=True, slots=True)
class _Search:
    """The indicators and results of all documents: by document and wording, and by document and the words that name
    what is measured; `near` are texts nearly the same. `names` and `documents` (those that have a text or a name) are
    kept so that a document is asked only where it has something.
    """

    corpus: Corpus
    texts: dict[str, TextIndex]
    named: dict[tuple[str, Name], list[str]]
    names: dict[str, Name]
    near: dict[str, tuple[tuple[str, float], ...]]
    documents: dict[str | Name, set[str]]


def indicator_claims(sources: Sources) -> Iterator[Claim]:
    """Claims from indicators and results to the same indicator in the documents above; loose, by name and number.

    Conflicting where both set a target for one year and scope, and not the same.
    """
    search = _make_search(sources.corpus)
    for document in sources.corpus.documents:
        for key, item in _measured(document, sources.corpus):
            having = _having(key, item, search)
            for upper in sources.chain.above[document.key] if having else ():
                if upper.key in having:
                    yield from _same(key, item, document, _matches(key, item, upper.key, search), sources.corpus)


def _measured(document: PlanDocument, corpus: Corpus) -> Iterator[tuple[str, Item]]:
    return ((key, item) for key, item in corpus.own(document) if item.kind in _MEASURED)


def _make_search(corpus: Corpus) -> _Search:
    """Near texts are looked for once, for all documents together."""
    from tracecheck.linker.similarity.neartexts import near_texts

    items = {document.key: list(_measured(document, corpus)) for document in corpus.documents}
    texts = {document: make_index((key, item.text) for key, item in found) for document, found in items.items()}
    words = {key: each for index in texts.values() for key, each in index.words.items()}
    search = _Search(corpus, texts, {}, {}, near_texts(words, words, _lowest()), {})
    for document, found in items.items():
        for key, item in found:
            _enter(key, item, document, search)
    return search


def _enter(key: str, item: Item, document: str, search: _Search) -> None:
    name = search.names[key] = _name(item.text)
    for each in (text_key(item.text), name):
        if each:
            search.documents.setdefault(each, set()).add(document)
    if name:
        search.named.setdefault((document, name), []).append(key)


def _name(text: str) -> Name:
    """What is measured, without units and words for the whole municipality."""
    from tracecheck.linker.similarity.tokens import terms_of

    return frozenset(terms_of(text)) - frozenset(load_data("indicator_words")["ignored"])


def _having(key: str, item: Item, search: _Search) -> frozenset[str]:
    """The documents that have the words of an indicator, nearly its words, or its name."""
    own = text_key(item.text)
    asked: list[str | Name] = [own, search.names[key], *(text for text, _ in search.near.get(own, ()))]
    return frozenset[str]().union(*(search.documents.get(each, set()) for each in asked))


def _same(key: str, item: Item, document: PlanDocument, found: list[Match], corpus: Corpus) -> Iterator[Claim]:
    relation = Relation.REPORTS if document.kind in kinds_of("reports") else Relation.MEASURES
    for match in found[:1]:
        yield Claim(key, match.key, relation, _named(item, match), tight=False)
        yield from _numbered(key, match.key, relation, item, corpus.items[match.key])
    yield from _contradicted(key, tuple(match.key for match in found), relation, corpus)


def _matches(key: str, item: Item, upper: str, search: _Search) -> list[Match]:
    """The same words, or nearly so, where no units speak against it; else the same name and unit."""
    exact = [Match(each, 1.0) for each in search.texts[upper].exact(item.text)]
    worded = [
        each for each in exact or _nearly(item, upper, search) if _units_agree(item, search.corpus.items[each.key])
    ]
    named = (Match(each, _lowest()) for each in search.named.get((upper, search.names[key]), ()))
    return worded or [each for each in named if _unit(item) and _unit(item) == _unit(search.corpus.items[each.key])]


def _nearly(item: Item, upper: str, search: _Search) -> list[Match]:
    """The indicators of a document with nearly the same words, best first."""
    ids = search.texts[upper].by_key
    found = [
        Match(each, share) for text, share in search.near.get(text_key(item.text), ()) for each in ids.get(text, ())
    ]
    return sorted(found, key=lambda match: (-match.share, match.key))


def _lowest() -> float:
    return float(load_data("linking")["indicators"]["near"])


def _contradicted(key: str, targets: tuple[str, ...], relation: Relation, corpus: Corpus) -> Iterator[Claim]:
    """The indicator above has another target for the same year and scope; said only where it is clear which it is."""
    comparable = [each for each in targets if _comparable(key, each, corpus)]
    values = {_value(each, corpus) for each in comparable}
    if len(values) == 1 and _value(key, corpus) not in values:
        both, place = _both(key, comparable[0], corpus), corpus.items[key].place
        change = WordChange(_printed(comparable[0], corpus), _printed(key, corpus), "number")
        evidence = Evidence(EvidenceKind.NUMBER, both, weight_of("number"), place, (change,))
        yield Claim(key, comparable[0], relation, evidence, tight=False, conflicting=True)


def _comparable(key: str, other: str, corpus: Corpus) -> bool:
    """Two indicators, or a result and its indicator, with targets in one unit, for one year and scope: a unit's own
    target is no other one's. What a report prints as the target is what it holds its result up to."""
    one, two = corpus.items[key], corpus.items[other]
    if not {one.kind, two.kind} <= _MEASURED or one.target is None or two.target is None:
        return False
    year, other_year = target_year(one, corpus.document_of[key]), target_year(two, corpus.document_of[other])
    same = year is not None and year == other_year and one.target.unit == two.target.unit
    return same and None not in (one.target.value, two.target.value) and _one_scope(key, other, corpus)


def _scope(key: str, corpus: Corpus) -> tuple[str, str]:
    """Whose target it is: the unit of the document, and the scope of the indicator, else the whole municipality."""
    return text_key(corpus.document_of[key].unit or ""), corpus.items[key].scope or "kommune"


def _one_scope(key: str, other: str, corpus: Corpus) -> bool:
    """The same scope; or a unit has added to the name that it is of the whole municipality. A name with such words
    taken over as it stands may be that of a form, beside the unit's own target."""
    if _scope(key, corpus) == _scope(other, corpus):
        return True
    item, upper = corpus.items[key], corpus.items[other]
    added = _says_whole(item) and not _says_whole(upper) and item.scope is None
    return added and _scope(other, corpus) == ("", "kommune")


def _says_whole(item: Item) -> bool:
    return any(text_key(whole) in text_key(item.text) for whole in load_data("indicator_words")["whole"])


def _value(key: str, corpus: Corpus) -> float | None:
    target = corpus.items[key].target
    return target.value if target else None


def _both(key: str, other: str, corpus: Corpus) -> str:
    return " ≠ ".join(_printed(each, corpus) for each in (key, other))


def _printed(key: str, corpus: Corpus) -> str:
    target = corpus.items[key].target
    return target.text if target else ""


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
        same = item.target.year == other.target.year and item.target.unit == other.target.unit
        if item.target.value == other.target.value and same:
            return item.target.text
    if item.value and other.target and item.value.year is not None and item.value.year == other.target.year:
        return item.value.text
    return None
