"""Likeness of words, last: candidates for every item, and the few pairs whose own words are strong enough to assert."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from tracecheck.linker.chain import Chain, kinds_of
from tracecheck.linker.claims import Claim, relation_of
from tracecheck.linker.corpus import Corpus, document_key
from tracecheck.linker.similarity.normalise import relative
from tracecheck.linker.similarity.vectors import Space, Text, make_space, pick
from tracecheck.model.coupling import Candidate, Evidence, EvidenceKind, Relation
from tracecheck.model.plan import Item, ItemKind, PlanDocument
from tracecheck.resources import load_data

_LOWER = frozenset(
    {ItemKind.GOAL, ItemKind.SUBGOAL, ItemKind.STRATEGY, ItemKind.MEASURE, ItemKind.INDICATOR, ItemKind.RESULT}
)
_UPPER = frozenset({ItemKind.GOAL, ItemKind.SUBGOAL, ItemKind.STRATEGY, ItemKind.MEASURE})


@dataclass(frozen=True, slots=True)
class Comparison:
    """Lower and upper keys of documents that share their level, with similarities and relative scores (rows: lower)."""

    lower: tuple[str, ...]
    upper: tuple[str, ...]
    absolute: Any
    relative: Any


@dataclass(frozen=True, slots=True)
class Pair:
    """A lower and an upper key, and how alike they are (0–1)."""

    source: str
    target: str
    score: float


@dataclass(frozen=True, slots=True)
class Lexical:
    """All comparisons of a corpus, with the vectors that they rest on."""

    corpus: Corpus
    space: Space
    rows: dict[str, int]
    comparisons: tuple[Comparison, ...]


def compare(corpus: Corpus, chain: Chain) -> Lexical:
    """Compares every item with those of the documents above it; documents with the same ones above go together."""
    keys = [key for document in corpus.documents for key, item in corpus.own(document) if _takes_part(item)]
    rows = {key: row for row, key in enumerate(keys)}
    space = make_space([context_text(key, corpus) for key in keys])
    groups: dict[tuple[str, ...], list[PlanDocument]] = {}
    for document in corpus.documents:
        above = tuple(upper.key for upper in chain.above[document.key])
        if above:
            groups.setdefault(above, []).append(document)
    comparisons = [_compare(above, lowers, corpus, space, rows) for above, lowers in sorted(groups.items(), key=_first)]
    return Lexical(corpus, space, rows, tuple(each for each in comparisons if each is not None))


def _first(group: tuple[tuple[str, ...], list[PlanDocument]]) -> tuple[str, ...]:
    return group[0]


def _takes_part(item: Item) -> bool:
    return item.kind in _LOWER or _is_adopted_order(item)


def _is_adopted_order(item: Item) -> bool:
    return item.kind is ItemKind.ORDER and item.decision is not None and item.decision.adopted is True


def context_text(key: str, corpus: Corpus) -> Text:
    """An item's text with what stands around it: stem, description, tags, headings, the item above."""
    item, weights = corpus.items[key], load_data("linking")["context"]
    parent = corpus.items.get(corpus.parents.get(key, ""))
    parts = [
        (item.stem, weights["stem"]),
        (item.description, weights["description"]),
        (" ".join(item.tags), weights["tags"]),
        (parent.text if parent else None, weights["parent"]),
        (" ".join(item.section), weights["section"]),
    ]
    return Text(item.text, tuple((text, float(weight)) for text, weight in parts if text))


def _compare(
    above: tuple[str, ...], lowers: list[PlanDocument], corpus: Corpus, space: Space, rows: Mapping[str, int]
) -> Comparison | None:
    lower = [key for document in lowers for key, item in corpus.own(document) if item.kind in _LOWER]
    uppers = [corpus.by_key[key] for key in above]
    upper = [key for document in uppers for key, item in corpus.own(document) if _can_be_answered(item)]
    if not lower or not upper:
        return None
    left, right = pick(space.whole, [rows[key] for key in lower]), pick(space.whole, [rows[key] for key in upper])
    absolute = (left @ right.T).toarray().round(6) * _fitting(lower, upper, corpus)
    neighbours = int(load_data("linking")["candidates"]["neighbours"])
    return Comparison(tuple(lower), tuple(upper), absolute, relative(absolute, neighbours).round(4))


def _fitting(lower: list[str], upper: list[str], corpus: Corpus) -> Any:
    """1 where a pair may be coupled, 0 where not: nothing but a measure follows up a measure."""
    measures = np.array([corpus.items[key].kind is ItemKind.MEASURE for key in lower])
    steps = np.array([corpus.items[key].kind is ItemKind.MEASURE for key in upper])
    return ~steps[None, :] | measures[:, None]


def _can_be_answered(item: Item) -> bool:
    return item.kind in _UPPER or _is_adopted_order(item)


def candidates(lexical: Lexical, answered: frozenset[str]) -> tuple[Candidate, ...]:
    """The best upper items for each lower one, and the best lower ones for each upper item not in `answered`.

    `score` is the similarity (0–1); `rank` is the target's place by it among all upper items of the source. A true
    parent with many children is near to many: relative scores would rank it down, so they serve only downwards.
    """
    found: dict[tuple[str, str], Candidate] = {}
    for comparison in lexical.comparisons:
        for row, column, rank in _chosen(comparison, answered):
            candidate = _candidate(comparison, row, column, rank, lexical.corpus)
            found[candidate.source, candidate.target] = candidate
    return tuple(sorted(found.values(), key=lambda each: (each.source, each.rank, each.target)))


def _chosen(comparison: Comparison, answered: frozenset[str]) -> Iterator[tuple[int, int, int]]:
    """Rows, columns and ranks of the pairs to show."""
    data = load_data("linking")["candidates"]
    order = _ranking(comparison)
    for row in range(len(comparison.lower)):
        for rank, column in enumerate(order[row, : int(data["upward"])], start=1):
            if comparison.absolute[row, column] >= data["floor"]:
                yield row, int(column), rank
    yield from _downward(comparison, answered, order)


def _downward(comparison: Comparison, answered: frozenset[str], order: Any) -> Iterator[tuple[int, int, int]]:
    data = load_data("linking")["candidates"]
    for column, key in enumerate(comparison.upper):
        if key in answered:
            continue
        best = np.argsort(-comparison.relative[:, column], kind="stable")[: int(data["downward"])]
        for row in best:
            if comparison.absolute[row, column] >= data["floor"]:
                yield int(row), column, int(np.nonzero(order[row] == column)[0][0]) + 1


def _ranking(comparison: Comparison) -> Any:
    """For each row its columns, best first; ties in the order of the ids."""
    by_id = np.argsort(np.array(comparison.upper), kind="stable")
    order = np.argsort(-comparison.absolute[:, by_id], axis=1, kind="stable")
    return by_id[order]


def _candidate(comparison: Comparison, row: int, column: int, rank: int, corpus: Corpus) -> Candidate:
    source, target = comparison.lower[row], comparison.upper[column]
    score = round(float(comparison.absolute[row, column]), 4)
    return Candidate(source, target, _relation(source, target, corpus), score, rank)


def _relation(source: str, target: str, corpus: Corpus) -> Relation:
    if corpus.document_of[source].kind in kinds_of("reports") and corpus.items[target].kind is not ItemKind.ORDER:
        return Relation.REPORTS
    return relation_of(corpus.items[source], corpus.items[target])


def lexical_claims(lexical: Lexical, coupled: frozenset[str]) -> Iterator[Claim]:
    """Claims of sources not in `coupled`: their nearest goal, if strongly alike and each the other's best."""
    for comparison in lexical.comparisons:
        likely = [pair for pair in _likely(comparison) if pair.source not in coupled]
        own = _own_likeness(likely, lexical)
        for pair, likeness in zip(likely, own, strict=True):
            if likeness >= _threshold("own"):
                yield from _assert(pair, lexical)


def _likely(comparison: Comparison) -> Iterator[Pair]:
    """Pairs with strong absolute evidence where the lower item's nearest goal has no nearer item in its document."""
    nearest, best = _ranking(comparison)[:, 0], _best_of_documents(comparison)
    for row, source in enumerate(comparison.lower):
        column = int(nearest[row])
        is_best = comparison.relative[row, column] >= best[document_key(source)][column]
        score = float(comparison.absolute[row, column])
        if is_best and score >= _threshold("similarity"):
            yield Pair(source, comparison.upper[column], round(score, 4))


def _best_of_documents(comparison: Comparison) -> dict[str, Any]:
    """For each lower document the highest relative score that one of its items has with each upper item."""
    rows: dict[str, list[int]] = {}
    for row, key in enumerate(comparison.lower):
        rows.setdefault(document_key(key), []).append(row)
    return {document: comparison.relative[own].max(axis=0) for document, own in rows.items()}


def _threshold(name: str) -> float:
    return float(load_data("linking")["lexical"][name])


def _assert(pair: Pair, lexical: Lexical) -> Iterator[Claim]:
    terms = lexical.space.terms
    shared = sorted(terms[lexical.rows[pair.source]] & terms[lexical.rows[pair.target]])
    if len(shared) >= _threshold("shared"):
        place = lexical.corpus.items[pair.source].place
        evidence = Evidence(EvidenceKind.LEXICAL, ", ".join(shared), pair.score, place)
        relation = _relation(pair.source, pair.target, lexical.corpus)
        yield Claim(pair.source, pair.target, relation, evidence, tight=False)


def _own_likeness(pairs: list[Pair], lexical: Lexical) -> list[float]:
    """The similarity of each pair's own words, without what stands around them."""
    if not pairs:
        return []
    own = lexical.space.own
    lower = pick(own, [lexical.rows[pair.source] for pair in pairs])
    upper = pick(own, [lexical.rows[pair.target] for pair in pairs])
    return [float(value) for value in np.asarray(lower.multiply(upper).sum(axis=1)).ravel()]
