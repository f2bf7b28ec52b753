"""Likeness of words, last: candidates for every item, and the few pairs whose own words are strong enough to assert."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from tracecheck.linker.claims import Claim, relation_of
from tracecheck.linker.corpus import Corpus, document_key
from tracecheck.linker.documents.chain import Chain, kinds_of
from tracecheck.linker.documents.organisation import unit_words
from tracecheck.linker.evidence.opposition import Stance, are_opposed, stance_of
from tracecheck.linker.similarity.language import language_of
from tracecheck.linker.similarity.nearest import (
    Allowed,
    Nearest,
    Sizes,
    find_nearest,
)
from tracecheck.linker.similarity.vectors import Space, Text, make_space, pick
from tracecheck.model.coupling import Candidate, Evidence, EvidenceKind, Relation
from tracecheck.model.item import Item, ItemKind, Origin
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data

_LOWER = frozenset(
    {ItemKind.GOAL, ItemKind.SUBGOAL, ItemKind.STRATEGY, ItemKind.MEASURE, ItemKind.INDICATOR, ItemKind.RESULT}
)
_UPPER = frozenset({ItemKind.GOAL, ItemKind.SUBGOAL, ItemKind.STRATEGY, ItemKind.MEASURE})
# Comparisons made beside each other; each of them takes memory of its own.
_TOGETHER = 2


@dataclass(frozen=True, slots=True)
class Comparison:
    """Lower and upper keys of documents that share their level, and who is nearest to whom."""

    lower: tuple[str, ...]
    upper: tuple[str, ...]
    nearest: Nearest

    def fits(self, source: str, target: str, corpus: Corpus) -> bool:
        """Whether the two may be coupled: nothing but a measure follows up a measure."""
        measure = ItemKind.MEASURE
        return corpus.items[target].kind is not measure or corpus.items[source].kind is measure


@dataclass(frozen=True, slots=True)
class Pair:
    """A lower and an upper key, and how alike they are (0–1)."""

    source: str
    target: str
    score: float


@dataclass(frozen=True, slots=True)
class Lexical:
    """All comparisons of a corpus, with the vectors that they rest on, and the language of each document."""

    corpus: Corpus
    languages: dict[str, str]
    space: Space
    rows: dict[str, int]
    comparisons: tuple[Comparison, ...]


def compare(corpus: Corpus, chain: Chain, printed: frozenset[str]) -> Lexical:
    """Compares every item with those of the documents above it; documents with the same ones above go together.

    `printed` are goals of other documents that are printed again: they have their source.
    """
    every = ((key, item) for document in corpus.documents for key, item in corpus.own(document))
    keys = [key for key, item in every if _takes_part(item) and key not in printed]
    rows = {key: row for row, key in enumerate(keys)}
    languages = {document.key: _language(document) for document in corpus.documents}
    texts = [context_text(key, corpus, languages[document_key(key)]) for key in keys]
    space = make_space(texts, _counted(keys, corpus, chain))
    groups: dict[tuple[str, ...], list[PlanDocument]] = {}
    for document in corpus.documents:
        above = tuple(upper.key for upper in chain.compared[document.key])
        if above:
            groups.setdefault(above, []).append(document)
    with ThreadPoolExecutor(max_workers=_TOGETHER) as pool:
        ordered = sorted(groups.items(), key=_first)
        found = list(pool.map(lambda group: _compare(group[0], group[1], corpus, space, rows), ordered))
    return Lexical(corpus, languages, space, rows, tuple(each for each in found if each is not None))


def _counted(keys: Sequence[str], corpus: Corpus, chain: Chain) -> list[int]:
    """The rows over which words are counted as rare or common: those above, or those below where they are fewer.

    The many that follow up one goal repeat its words: counted over them its subject looks common. Over the fewer ones
    each subject counts about once.
    """
    above = {upper.key for uppers in chain.compared.values() for upper in uppers}
    upper = [row for row, key in enumerate(keys) if document_key(key) in above and _can_be_answered(corpus.items[key])]
    lower = [
        row for row, key in enumerate(keys) if chain.compared[document_key(key)] and corpus.items[key].kind in _LOWER
    ]
    return min(upper, lower, key=len)


def _first(group: tuple[tuple[str, ...], list[PlanDocument]]) -> tuple[str, ...]:
    return group[0]


def _takes_part(item: Item) -> bool:
    return item.kind in _LOWER or _is_adopted_order(item)


def _is_adopted_order(item: Item) -> bool:
    adopted = item.kind is ItemKind.ORDER and item.decision is not None and item.decision.adopted is True
    return adopted and item.origin is not Origin.QUOTED


def _language(document: PlanDocument) -> str:
    return language_of((item.text for item in document.items), document.language)


def context_text(key: str, corpus: Corpus, language: str) -> Text:
    """An item's text with what stands around it: stem, description, tags, headings, the item above, and what is known
    of the units that it names."""
    item, weights = corpus.items[key], load_data("linking")["context"]
    parent = corpus.items.get(corpus.parents.get(key, ""))
    parts = [
        (item.stem, weights["stem"]),
        (item.description, weights["description"]),
        (" ".join(item.tags), weights["tags"]),
        (parent.text if parent else None, weights["parent"]),
        (" ".join(item.section), weights["section"]),
        (unit_words(item, corpus.organisation), weights["unit"]),
    ]
    return Text(item.text, tuple((text, float(weight)) for text, weight in parts if text), language)


def _compare(
    above: tuple[str, ...], lowers: list[PlanDocument], corpus: Corpus, space: Space, rows: Mapping[str, int]
) -> Comparison | None:
    lower = [key for document in lowers for key, item in corpus.own(document) if item.kind in _LOWER and key in rows]
    uppers = [corpus.by_key[key] for key in above]
    upper = sorted(key for document in uppers for key, item in corpus.own(document) if _can_be_answered(item))
    if not lower or not upper:
        return None
    nearest = find_nearest(
        pick(space.whole, [rows[key] for key in lower]),
        pick(space.whole, [rows[key] for key in upper]),
        _fitting(lower, upper, corpus),
        [document_key(key) for key in lower],
        Sizes(int(_shown("kept")), int(_shown("neighbours")), int(_shown("pairs"))),
    )
    return Comparison(tuple(lower), tuple(upper), nearest)


def _fitting(lower: Sequence[str], upper: Sequence[str], corpus: Corpus) -> Allowed:
    """Which pairs may be coupled: nothing but a measure follows up a measure."""
    measures = np.array([corpus.items[key].kind is ItemKind.MEASURE for key in lower])
    steps = np.array([corpus.items[key].kind is ItemKind.MEASURE for key in upper])
    return lambda rows: ~steps[None, :] | measures[rows, None]


def _can_be_answered(item: Item) -> bool:
    return (item.kind in _UPPER and item.origin is Origin.OWN) or _is_adopted_order(item)


def candidates(lexical: Lexical) -> tuple[Candidate, ...]:
    """The best upper items for each lower one, at most as many as are shown.

    What has nothing in common with the source is not there, which `score` tells, the similarity (0–1). `rank` is the
    target's place among the rest by similarity and relative score together (their product).
    """
    found: dict[str, list[Candidate]] = {}
    for comparison in lexical.comparisons:
        for source, candidate in _candidates_in(comparison, lexical):
            found.setdefault(source, []).append(candidate)
    return tuple(candidate for source in sorted(found) for candidate in found[source])


def _candidates_in(comparison: Comparison, lexical: Lexical) -> Iterator[tuple[str, Candidate]]:
    """By lower item the best few, and as many more as stand out; what pulls the other way is no likely parent."""
    lower = [_stance(key, lexical) for key in comparison.lower]
    upper = [_stance(key, lexical) for key in comparison.upper]
    for row, column, rank, score, relative, likely in _ranked(comparison.nearest):
        source, target = comparison.lower[row], comparison.upper[column]
        relation = _relation(source, target, lexical.corpus)
        opposed = are_opposed(lower[row], upper[column])
        yield source, Candidate(source, target, relation, score, rank, relative, likely and not opposed, opposed)


def _ranked(nearest: Nearest) -> Iterator[tuple[int, int, int, float, float, bool]]:
    """Row, column, rank from 1, score, relative score of what is shown, and whether it is likely; by row and rank."""
    score, relative = nearest.scores, nearest.relative
    near = score >= _shown("floor")
    order = np.lexsort((nearest.columns, np.where(near, -score * relative, np.inf)))
    near, score, relative, columns = (
        np.take_along_axis(each, order, axis=1) for each in (near, score, relative, nearest.columns)
    )
    likely = (relative > _shown("likely")) & (score >= _shown("alike"))
    shown = near & (likely | (np.arange(score.shape[1]) < _shown("count")))
    rows, places = np.nonzero(shown)
    columns, score, relative, likely = (each[shown].tolist() for each in (columns, score.round(4), relative, likely))
    return zip(rows.tolist(), columns, (places + 1).tolist(), score, relative, likely, strict=True)


def _are_opposed(source: str, target: str, lexical: Lexical) -> bool:
    return are_opposed(_stance(source, lexical), _stance(target, lexical))


def _stance(key: str, lexical: Lexical) -> Stance:
    return stance_of(lexical.corpus.items[key].text, lexical.languages[document_key(key)])


def nearest_below(lexical: Lexical) -> dict[tuple[str, str], tuple[Candidate, ...]]:
    """By goal and document: the items of the document that come relatively nearest to the goal, best first.

    `rank` is their place among these. What is not near in itself is not there.
    """
    found: dict[tuple[str, str], list[Candidate]] = {}
    for comparison in lexical.comparisons:
        nearest = comparison.nearest
        columns, places = np.nonzero((nearest.followers >= 0) & (nearest.followed >= _shown("near")))
        sources = nearest.followers[columns, places].tolist()
        scores = nearest.followed[columns, places].tolist()
        for column, row, score in zip(columns.tolist(), sources, scores, strict=True):
            source, target = comparison.lower[row], comparison.upper[column]
            near = found.setdefault((target, document_key(source)), [])
            if len(near) < _shown("nearest"):
                near.append(_candidate(source, target, score, len(near) + 1, lexical.corpus))
    return {pair: tuple(near) for pair, near in found.items()}


def _shown(name: str) -> float:
    return float(load_data("linking")["candidates"][name])


def _candidate(source: str, target: str, score: float, rank: int, corpus: Corpus) -> Candidate:
    return Candidate(source, target, _relation(source, target, corpus), round(score, 4), rank)


def relation_between(source: str, target: str, lexical: Lexical) -> Relation:
    """What the lower of two compared items would do to the upper one."""
    return _relation(source, target, lexical.corpus)


def _relation(source: str, target: str, corpus: Corpus) -> Relation:
    if corpus.document_of[source].kind in kinds_of("reports") and corpus.items[target].kind is not ItemKind.ORDER:
        return Relation.REPORTS
    return relation_of(corpus.items[source], corpus.items[target])


def lexical_claims(lexical: Lexical, coupled: frozenset[str]) -> Iterator[Claim]:
    """Claims of sources not in `coupled`: their nearest goal, if strongly alike and each the other's best."""
    every = (pair for comparison in lexical.comparisons for pair in _likely(comparison))
    likely = [pair for pair in every if pair.source not in coupled]
    for pair, likeness in zip(likely, _own_likeness(likely, lexical), strict=True):
        if likeness >= _threshold("own") and not _are_opposed(pair.source, pair.target, lexical):
            yield from _assert(pair, lexical)


def _likely(comparison: Comparison) -> Iterator[Pair]:
    """Pairs with strong absolute evidence where no item of the same document comes nearer to the upper one."""
    nearest = comparison.nearest
    strong = nearest.leads & (nearest.scores[:, 0] >= _threshold("similarity"))
    for row in np.flatnonzero(strong):
        target = comparison.upper[int(nearest.columns[row, 0])]
        yield Pair(comparison.lower[row], target, round(float(nearest.scores[row, 0]), 4))


def _threshold(name: str) -> float:
    return float(load_data("linking")["lexical"][name])


def _assert(pair: Pair, lexical: Lexical) -> Iterator[Claim]:
    terms = lexical.space.terms
    shared = sorted({*terms[lexical.rows[pair.source]]} & {*terms[lexical.rows[pair.target]]})
    if len(shared) >= _threshold("shared"):
        place = lexical.corpus.items[pair.source].place
        evidence = Evidence(EvidenceKind.LEXICAL, ", ".join(shared), pair.score, place)
        relation = _relation(pair.source, pair.target, lexical.corpus)
        yield Claim(pair.source, pair.target, relation, evidence, tight=False)


def _own_likeness(pairs: list[Pair], lexical: Lexical) -> list[float]:
    """The similarity of each pair's own words, without what stands around them."""
    if not pairs:
        return []
    ends = [lexical.rows[pair.source] for pair in pairs], [lexical.rows[pair.target] for pair in pairs]
    own = lexical.space.own([*ends[0], *ends[1]])
    products = own[: len(pairs)].multiply(own[len(pairs) :])
    return [float(value) for value in np.asarray(products.sum(axis=1)).ravel()]
