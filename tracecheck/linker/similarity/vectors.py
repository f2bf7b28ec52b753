"""Texts as sparse vectors: words, word pairs, letters inside words, synonym groups.

Every text is analysed once, and every word of the vocabulary is cut into parts and letters once, however many texts it
stands in: the features of a text are sums over its words.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from scipy import sparse

from tracecheck.linker.similarity.language import NORWEGIAN
from tracecheck.linker.similarity.tokens import Terms, compound_terms, groups_of, terms_of
from tracecheck.resources import load_data

Matrix = Any
Bag = dict[str, float]
Written = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Text:
    """A text to compare: its own words, what stands around it with the weight of each part, and its language."""

    own: str
    context: tuple[tuple[str, float], ...] = ()
    language: str = NORWEGIAN


@dataclass(frozen=True, slots=True)
class Space:
    """Unit vectors, one row a text: `whole` with context, `own` without; `terms` are the texts' own base forms."""

    whole: Matrix
    own: Matrix
    terms: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class _Analysis:
    """The terms and the synonym groups of every text that stands somewhere, by the text and its language."""

    terms: Mapping[Written, Terms]
    groups: Mapping[Written, Mapping[int, float]]


@dataclass(frozen=True, slots=True)
class _Tables:
    """Words by their parts and their letters, texts by their weighted pairs, the texts that rarity is counted over."""

    parts: Matrix
    letters: Matrix
    pairs: Matrix
    counted: Sequence[int] | None


def make_space(texts: Sequence[Text], counted: Sequence[int] | None = None) -> Space:
    """The vectors of all texts; rarity of words is counted over those with the numbers `counted`, else over all."""
    analysis = _analyse(texts)
    own_terms = [analysis.terms[text.own, text.language] for text in texts]
    own_bags = [_bag(terms) for terms in own_terms]
    all_bags = [_with_context(bag, text, analysis) for bag, text in zip(own_bags, texts, strict=True)]
    cut = frozenset(term for (_, language), terms in analysis.terms.items() if language == NORWEGIAN for term in terms)
    names = sorted({name for bag in all_bags for name in bag})
    pairs = _weighted(_counts([_pairs(terms) for terms in own_terms]), counted)
    tables = _Tables(_parts(names, cut), _letters(names), pairs, counted)
    own_groups = [analysis.groups[text.own, text.language] for text in texts]
    all_groups = [_with_context_groups(own, text, analysis) for own, text in zip(own_groups, texts, strict=True)]
    return Space(
        whole=_join(_counts(all_bags, names), tables, all_groups),
        own=_join(_counts(own_bags, names), tables, own_groups),
        terms=tuple(frozenset(terms) for terms in own_terms),
    )


def _analyse(texts: Iterable[Text]) -> _Analysis:
    written = dict.fromkeys(each for text in texts for each in _written(text))
    terms = {(words, language): terms_of(words, language) for words, language in written}
    groups = {each: groups_of(found) if each[1] == NORWEGIAN else {} for each, found in terms.items()}
    return _Analysis(terms, groups)


def _written(text: Text) -> Iterable[Written]:
    yield text.own, text.language
    yield from ((words, text.language) for words, _ in text.context)


def _join(counts: Matrix, tables: _Tables, groups: Sequence[Mapping[int, float]]) -> Matrix:
    """Blocks of unit rows side by side, each at the root of its share."""
    features, counted = load_data("linking")["features"], tables.counted
    blocks = (
        (_weighted(counts @ tables.parts, counted), features["words"]),
        (tables.pairs, features["pairs"]),
        (_weighted(counts @ tables.letters, counted), features["letters"]),
        (_weighted(_counts([_numbered(each) for each in groups]), counted), features["groups"]),
    )
    return _unit(sparse.hstack([block * np.sqrt(share) for block, share in blocks], format="csr"))


def _bag(terms: Terms) -> Bag:
    return dict(Counter(terms))


def _with_context(bag: Bag, text: Text, analysis: _Analysis) -> Bag:
    joined = dict(bag)
    for words, weight in text.context:
        for term in analysis.terms[words, text.language]:
            joined[term] = joined.get(term, 0.0) + weight
    return joined


def _with_context_groups(own: Mapping[int, float], text: Text, analysis: _Analysis) -> Mapping[int, float]:
    found = dict(own)
    for words, weight in text.context:
        for group, share in analysis.groups[words, text.language].items():
            found[group] = max(found.get(group, 0.0), share * weight)
    return found


def _pairs(terms: Terms) -> Bag:
    return dict(Counter(f"{one} {other}" for one, other in pairwise(terms)))


def _numbered(groups: Mapping[int, float]) -> Bag:
    return {str(group): weight for group, weight in groups.items()}


def _parts(names: Sequence[str], cut: frozenset[str]) -> Matrix:
    """Words by words: each is itself, and those of `cut` are their known parts too, at half the weight."""
    bags = [{name: 1.0} for name in names]
    for bag, name in zip(bags, names, strict=True):
        for part in compound_terms(name) if name in cut else ():
            bag[part] = bag.get(part, 0.0) + 0.5
    return _counts(bags)


def _letters(names: Sequence[str]) -> Matrix:
    """Words by the runs of letters inside them."""
    return _counts([_grams(name) for name in names])


def _grams(word: str) -> Bag:
    features = load_data("linking")["features"]
    marked = f"_{word}_"
    sizes = range(int(features["gram_min"]), int(features["gram_max"]) + 1)
    return dict(Counter(marked[at : at + size] for size in sizes for at in range(len(marked) - size + 1)))


def _counts(bags: Sequence[Bag], names: Sequence[str] | None = None) -> Matrix:
    """Bags by features; these in the order of their names, so that sums come out the same everywhere."""
    known = sorted({name for bag in bags for name in bag}) if names is None else names
    number = {name: column for column, name in enumerate(known)}
    rows = [row for row, bag in enumerate(bags) for _ in bag]
    columns = [number[name] for bag in bags for name in bag]
    values = [weight for bag in bags for weight in bag.values()]
    return sparse.csr_matrix((values, (rows, columns)), shape=(len(bags), len(known)), dtype=float)


def _weighted(counts: Matrix, counted: Sequence[int] | None) -> Matrix:
    """Damped counts times rarity, in rows of length one."""
    sample = counts if counted is None else counts[list(counted)]
    seen = np.bincount(sample.indices, minlength=counts.shape[1])
    rarity = np.log((1 + sample.shape[0]) / (1 + seen)) + 1
    damped = sparse.csr_matrix((np.log1p(counts.data), counts.indices, counts.indptr), counts.shape)
    damped.data *= rarity[damped.indices]
    return _unit(damped)


def _unit(matrix: Matrix) -> Matrix:
    """The matrix with rows of length one, in place: a copy of the largest table of all is not made."""
    squares = sparse.csr_matrix((matrix.data**2, matrix.indices, matrix.indptr), matrix.shape)
    lengths = np.sqrt(np.asarray(squares.sum(axis=1)).ravel())
    lengths[lengths == 0] = 1.0
    matrix.data *= np.repeat(1 / lengths, np.diff(matrix.indptr))
    return matrix


def pick(matrix: Matrix, rows: Iterable[int]) -> Matrix:
    """The given rows of a matrix."""
    return matrix[list(rows)]
