"""Texts as sparse vectors: words, word pairs, letters inside words, synonym groups.

A text that stands somewhere, on its own or around others, is analysed once; the features of an item are sums over the
texts that it is made of.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np
from scipy import sparse

from tracecheck.linker.similarity.features import (
    group_table,
    letter_table,
    pair_table,
    part_table,
    read_words,
    word_table,
)
from tracecheck.linker.similarity.language import NORWEGIAN
from tracecheck.linker.similarity.tokens import Terms, groups_of, terms_of
from tracecheck.resources import load_data

Array = Any
Matrix = Any
Written = tuple[str, str]
# Rows worked on at a time: what they take besides stays small.
_ROWS = 2048


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
    terms: tuple[Terms, ...]
    _own: "_Counts"
    _counted: Array

    def own(self, rows: Sequence[int]) -> Matrix:
        """The vectors of these texts without what stands around them; made only when asked for, which is for few."""
        counts = self._own.of(np.concatenate([self._counted, np.asarray(rows, dtype=np.int64)]))
        return _join(counts, np.arange(len(self._counted)))[len(self._counted) :]


@dataclass(frozen=True, slots=True)
class _Counts:
    """How often texts have words, pairs of words, and synonym groups; words by their parts and their runs of letters,
    with how many runs a column stands for."""

    words: Matrix
    pairs: Matrix
    groups: Matrix
    parts: Matrix
    letters: Matrix
    runs: Array

    def of(self, rows: Array) -> "_Counts":
        """Those of some of the texts."""
        return _Counts(self.words[rows], self.pairs[rows], self.groups[rows], self.parts, self.letters, self.runs)


@dataclass(frozen=True, slots=True)
class _Makeup:
    """The texts that each item is made of, by number, its own first (items × texts), and the weight of each."""

    numbers: Array
    weights: Array

    @property
    def own(self) -> Array:
        """Of each item, the number of its own text."""
        return self.numbers[:, 0]

    def sums(self, table: Matrix) -> Matrix:
        """The rows of a table added up for each item."""
        starts = np.arange(len(self.numbers) + 1) * self.numbers.shape[1]
        shape = (len(self.numbers), table.shape[0])
        return sparse.csr_matrix((self.weights.ravel(), self.numbers.ravel(), starts), shape) @ table

    def highest(self, table: Matrix) -> Matrix:
        """The highest in the rows of a table for each item."""
        rows = zip(self.weights.T, self.numbers.T, strict=True)
        return reduce(lambda one, other: one.maximum(other), (_scaled(table[row], weight) for weight, row in rows))


def make_space(texts: Sequence[Text], counted: Sequence[int] | None = None) -> Space:
    """The vectors of all texts; rarity of words is counted over those with the numbers `counted`, else over all."""
    numbers = {
        each: number for number, each in enumerate(dict.fromkeys(each for text in texts for each in _written(text)))
    }
    terms = {each: terms_of(*each) for each in numbers}
    words, makeup = read_words(list(terms.values())), _makeup(texts, numbers)
    table, groups = word_table(words), group_table([_groups(each, found) for each, found in terms.items()])
    tables = part_table(words.names, _norwegian(terms)), *letter_table(words.names)
    own = _Counts(table[makeup.own], pair_table(words)[makeup.own], groups[makeup.own], *tables)
    whole = _Counts(makeup.sums(table), own.pairs, makeup.highest(groups), *tables)
    rows = np.arange(len(texts)) if counted is None else np.asarray(counted, dtype=np.int64)
    return Space(_join(whole, rows), tuple(terms[text.own, text.language] for text in texts), own, rows)


def _groups(written: Written, terms: Terms) -> dict[int, float]:
    return groups_of(terms) if written[1] == NORWEGIAN else {}


def _norwegian(terms: Mapping[Written, Terms]) -> frozenset[str]:
    """The words of Norwegian texts: no others are cut into parts."""
    return frozenset(term for (_, language), found in terms.items() if language == NORWEGIAN for term in found)


def _written(text: Text) -> Iterable[Written]:
    yield text.own, text.language
    yield from ((words, text.language) for words, _ in text.context)


def _makeup(texts: Sequence[Text], number: Mapping[Written, int]) -> _Makeup:
    """Items with fewer texts around them than others have their own again, at no weight."""
    most = max((len(text.context) for text in texts), default=0)
    rows = [[number[each] for each in _written(text)] for text in texts]
    weights = [[1.0, *(weight for _, weight in text.context)] for text in texts]
    return _Makeup(
        np.array([row + row[:1] * (1 + most - len(row)) for row in rows], dtype=np.int64).reshape(-1, 1 + most),
        np.array([row + [0.0] * (1 + most - len(row)) for row in weights]).reshape(-1, 1 + most),
    )


def _join(counts: _Counts, counted: Array) -> Matrix:
    """Blocks of unit rows side by side, each at the root of its share."""
    features = load_data("linking")["features"]
    blocks = (
        (counts.words @ counts.parts, 1.0, features["words"]),
        (counts.pairs.copy(), 1.0, features["pairs"]),
        (counts.words @ counts.letters, np.sqrt(counts.runs), features["letters"]),
        (counts.groups.copy(), 1.0, features["groups"]),
    )
    for block, repeated, share in blocks:
        _weigh(block, counted, repeated)
        block.data *= np.sqrt(share)
    return _unit(sparse.hstack([block for block, *_ in blocks], format="csr"))


def _weigh(counts: Matrix, counted: Array, repeated: Array | float) -> None:
    """Damped counts times rarity, in rows of length one, in place: these are the largest tables of all."""
    seen = np.bincount(counts[counted].indices, minlength=counts.shape[1])
    rarity = (np.log((1 + len(counted)) / (1 + seen)) + 1) * repeated
    np.log1p(counts.data, out=counts.data)
    counts.data *= rarity[counts.indices]
    _unit(counts)


def _unit(matrix: Matrix) -> Matrix:
    """The matrix with rows of length one, in place, some rows at a time."""
    for start in range(0, matrix.shape[0], _ROWS):
        starts = matrix.indptr[start : start + _ROWS + 1]
        values = matrix.data[starts[0] : starts[-1]]
        row = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
        lengths = np.sqrt(np.bincount(row, values * values, len(starts) - 1))
        lengths[lengths == 0] = 1.0
        values *= (1 / lengths)[row]
    return matrix


def _scaled(matrix: Matrix, weights: Array) -> Matrix:
    matrix.data *= np.repeat(weights, np.diff(matrix.indptr))
    return matrix


def pick(matrix: Matrix, rows: Iterable[int]) -> Matrix:
    """The given rows of a matrix."""
    return matrix[list(rows)]
