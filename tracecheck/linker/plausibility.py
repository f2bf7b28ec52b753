"""How well the words of an item fit the parent that it is declared to have: what checks a stated coupling.

An item is set against the profile of each parent: the parent's own words and, at less weight, those of everything else
that stands under it (what parents are like is told by their children more than by their names). It is used for no
grade; it is shown where somebody asks why two texts are coupled.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from scipy import sparse

from tracecheck.linker.corpus import Corpus, document_key
from tracecheck.linker.similarity.language import language_of
from tracecheck.linker.similarity.vectors import Matrix, Text, make_space
from tracecheck.resources import load_data

Array = Any
Pair = tuple[str, str]


def plausibilities(pairs: Iterable[Pair], corpus: Corpus) -> dict[Pair, float]:
    """By pair of lower and upper key: how far its words stand out from those of the alternatives.

    Standard deviations above the mean of the item with all parents that the document's items are given in the pairs,
    and of the parent with all those items, averaged; four decimals. Above 0 the pair is more alike than most; with one
    parent there is no alternative, and it is 0. Where the pairs come from does not matter: the parents of one
    document, or the couplings between two. Linear in memory.
    """
    groups: dict[Pair, list[Pair]] = {}
    for source, target in sorted(set(pairs)):
        groups.setdefault((document_key(source), document_key(target)), []).append((source, target))
    return {pair: score for group in groups.values() for pair, score in _of_group(group, corpus).items()}


def _of_group(pairs: Sequence[Pair], corpus: Corpus) -> dict[Pair, float]:
    sources, targets = sorted({source for source, _ in pairs}), sorted({target for _, target in pairs})
    texts = [
        *_texts(sources, corpus),
        *(_below(text, key, corpus) for key, text in zip(targets, _texts(targets, corpus), strict=True)),
    ]
    space = make_space(texts)
    row, column = ({key: at for at, key in enumerate(keys)} for keys in (sources, targets))
    found = fit(
        space.whole[: len(sources)],
        space.whole[len(sources) :],
        np.array([(row[source], column[target]) for source, target in pairs]),
        np.array([(row[key], column[key]) for key in sources if key in column], dtype=np.int64).reshape(-1, 2),
    )
    return {pair: round(float(score), 4) for pair, score in zip(pairs, found, strict=True)}


def _texts(keys: Sequence[str], corpus: Corpus) -> list[Text]:
    """The own words of items of one document: what stands around them would tell their parent, and is left out."""
    document = corpus.document_of[keys[0]]
    language = language_of((item.text for item in document.items), document.language)
    items = (corpus.items[key] for key in keys)
    words = (" ".join(part for part in (item.text, item.stem, item.description) if part) for item in items)
    return [Text(each, language=language) for each in words]


def _below(text: Text, key: str, corpus: Corpus) -> Text:
    """A parent's words, and at less weight those of what it stands under."""
    above = corpus.items.get(corpus.parents.get(key, ""))
    weight = float(load_data("linking")["context"]["parent"])
    return replace(text, context=((above.text, weight),) if above else ())


def fit(lower: Matrix, upper: Matrix, declared: Array, same: Array) -> Array:
    """The scores of declared pairs (row of `lower`, row of `upper`; pairs × 2), by unit rows; one number a pair.

    `same` are the pairs of rows that are one item: an item is no alternative to its own parent.
    """
    share = float(load_data("linking")["plausibility"]["sibling"])
    rows, columns = declared.T
    under = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(lower.shape[0], upper.shape[0]))
    children = sparse.csr_matrix(under.T @ lower)
    own = _without_itself(lower[rows], upper[columns], children[columns], share)
    spread = _Spread(np.zeros((3, lower.shape[0])), np.zeros((3, upper.shape[0])))
    profiles = _unit(sparse.csr_matrix(upper + share * children)).T.tocsr()
    step = max(1, int(load_data("linking")["candidates"]["pairs"]) // upper.shape[0])
    for start in range(0, lower.shape[0], step):
        block = (lower[start : start + step] @ profiles).toarray()
        _put(block, start, declared, own)
        _put(block, start, same, np.full(len(same), np.nan))
        spread.add(block, start)
    return (_standard(own, spread.rows[:, rows]) + _standard(own, spread.columns[:, columns])) / 2


# Below this a length or a spread is rounding.
_NOTHING = 1e-9


def _put(block: Array, start: int, places: Array, values: Array) -> None:
    inside = (places[:, 0] >= start) & (places[:, 0] < start + len(block))
    block[places[inside, 0] - start, places[inside, 1]] = values[inside]


@dataclass(frozen=True, slots=True)
class _Spread:
    """How many values there are in each row and each column, their sums and the sums of their squares."""

    rows: Array
    columns: Array

    def add(self, block: Array, start: int) -> None:
        """Takes in the rows from `start` on; what is no number does not count."""
        counts, values = ~np.isnan(block), np.nan_to_num(block)
        parts = (counts, values, values * values)
        self.rows[:, start : start + len(block)] = [part.sum(axis=1) for part in parts]
        self.columns[:] += [part.sum(axis=0) for part in parts]


def _without_itself(lower: Matrix, upper: Matrix, children: Matrix, share: float) -> Array:
    """The likeness of each item to its parent's profile, the item itself taken out of it."""
    return _dots(lower, _unit(sparse.csr_matrix(upper + share * (children - lower))))


def _unit(matrix: Matrix) -> Matrix:
    return sparse.csr_matrix(sparse.diags(1 / np.maximum(np.sqrt(_dots(matrix, matrix)), _NOTHING)) @ matrix)


def _dots(one: Matrix, other: Matrix) -> Array:
    return np.asarray(one.multiply(other).sum(axis=1)).ravel()


def _standard(values: Array, sums: Array) -> Array:
    number = np.maximum(sums[0], 1)
    mean = sums[1] / number
    spread = np.sqrt(np.maximum(sums[2] / number - mean * mean, 0.0))
    return np.where(spread > _NOTHING, (values - mean) / np.maximum(spread, _NOTHING), 0.0)
