"""Texts as sparse vectors: words, word pairs, letters inside words, synonym groups."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from scipy import sparse

from tracecheck.linker.similarity.tokens import Terms, compound_terms, groups_of, terms_of
from tracecheck.resources import load_data

Matrix = Any
Bag = dict[str, float]


@dataclass(frozen=True, slots=True)
class Text:
    """A text to compare: its own words, and what stands around it with the weight of each part."""

    own: str
    context: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Space:
    """Unit vectors, one row a text: `whole` with context, `own` without; `terms` are the texts' own base forms."""

    whole: Matrix
    own: Matrix
    terms: tuple[frozenset[str], ...]


def make_space(texts: Sequence[Text]) -> Space:
    """The vectors of all texts; rarity of words is counted over these texts."""
    own_terms = [terms_of(text.own) for text in texts]
    own_bags = [_bag(terms) for terms in own_terms]
    all_bags = [_with_context(bag, text) for bag, text in zip(own_bags, texts, strict=True)]
    pairs = _block([_pairs(terms) for terms in own_terms])
    return Space(
        whole=_join(all_bags, pairs, [_groups(terms, text) for terms, text in zip(own_terms, texts, strict=True)]),
        own=_join(own_bags, pairs, [_numbered(groups_of(terms)) for terms in own_terms]),
        terms=tuple(frozenset(terms) for terms in own_terms),
    )


def _join(bags: list[Bag], pairs: Matrix, groups: list[Bag]) -> Matrix:
    """Blocks of unit rows side by side, each at the root of its share."""
    features = load_data("linking")["features"]
    blocks = (
        (_block([_with_parts(bag) for bag in bags]), features["words"]),
        (pairs, features["pairs"]),
        (_letters(bags), features["letters"]),
        (_block(groups), features["groups"]),
    )
    return _unit(sparse.hstack([block * np.sqrt(share) for block, share in blocks], format="csr"))


def _bag(terms: Terms) -> Bag:
    return dict(Counter(terms))


def _with_context(bag: Bag, text: Text) -> Bag:
    joined = dict(bag)
    for words, weight in text.context:
        for term in terms_of(words):
            joined[term] = joined.get(term, 0.0) + weight
    return joined


def _with_parts(bag: Bag) -> Bag:
    """Compounds count as their parts too, at half the weight."""
    joined = dict(bag)
    for term, weight in bag.items():
        for part in compound_terms(term):
            joined[part] = joined.get(part, 0.0) + weight / 2
    return joined


def _pairs(terms: Terms) -> Bag:
    return dict(Counter(f"{one} {other}" for one, other in pairwise(terms)))


def _groups(terms: Terms, text: Text) -> Bag:
    found = groups_of(terms)
    for words, weight in text.context:
        for group, share in groups_of(terms_of(words)).items():
            found[group] = max(found.get(group, 0.0), share * weight)
    return _numbered(found)


def _numbered(groups: dict[int, float]) -> Bag:
    return {str(group): weight for group, weight in groups.items()}


def _block(bags: Sequence[Bag]) -> Matrix:
    return _weighted(_counts(bags)[0])


def _counts(bags: Sequence[Bag]) -> tuple[Matrix, list[str]]:
    """Texts by features; the features in the order of their names, so that sums come out the same everywhere."""
    names = sorted({name for bag in bags for name in bag})
    number = {name: column for column, name in enumerate(names)}
    rows = [row for row, bag in enumerate(bags) for _ in bag]
    columns = [number[name] for bag in bags for name in bag]
    values = [weight for bag in bags for weight in bag.values()]
    return sparse.csr_matrix((values, (rows, columns)), shape=(len(bags), max(1, len(names))), dtype=float), names


def _letters(bags: Sequence[Bag]) -> Matrix:
    """Runs of letters inside words: each word is cut once, however many texts it stands in."""
    counts, names = _counts(bags)
    if not names:
        return counts
    return _weighted(sparse.csr_matrix(counts @ _counts([_grams(name) for name in names])[0]))


def _grams(word: str) -> Bag:
    features = load_data("linking")["features"]
    marked = f"_{word}_"
    sizes = range(int(features["gram_min"]), int(features["gram_max"]) + 1)
    return dict(Counter(marked[at : at + size] for size in sizes for at in range(len(marked) - size + 1)))


def _weighted(counts: Matrix) -> Matrix:
    """Damped counts times rarity, in rows of length one."""
    seen = np.bincount(counts.indices, minlength=counts.shape[1])
    rarity = np.log((1 + counts.shape[0]) / (1 + seen)) + 1
    damped = counts.copy()
    damped.data = np.log1p(damped.data)
    return _unit(sparse.csr_matrix(damped.multiply(rarity)))


def _unit(matrix: Matrix) -> Matrix:
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    lengths[lengths == 0] = 1.0
    return sparse.csr_matrix(sparse.diags(1 / lengths) @ matrix)


def pick(matrix: Matrix, rows: Iterable[int]) -> Matrix:
    """The given rows of a matrix."""
    return matrix[list(rows)]
