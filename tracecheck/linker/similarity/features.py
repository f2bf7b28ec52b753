"""What texts are made of, as sparse tables: words, pairs of words, parts of words, letters inside words, groups.

Tables are made of whole arrays: every text is cut once, every word of the vocabulary once, however often it stands.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any

import numpy as np
from scipy import sparse

from tracecheck.linker.similarity.tokens import Terms, compound_terms
from tracecheck.resources import load_data

Array = Any
Matrix = Any


@dataclass(frozen=True, slots=True)
class Words:
    """The terms of many texts: `numbers` of all of them behind each other, the `lengths` of the texts, and what each
    number names, in the order of the alphabet, so that sums come out the same everywhere."""

    names: tuple[str, ...]
    numbers: Array
    lengths: Array


def read_words(texts: Sequence[Terms]) -> Words:
    """The terms of the texts by number."""
    names = sorted(set(chain.from_iterable(texts)))
    number = {name: place for place, name in enumerate(names)}
    numbers = np.fromiter((number[term] for terms in texts for term in terms), dtype=np.int64)
    return Words(tuple(names), numbers, np.array([len(terms) for terms in texts], dtype=np.int64))


def word_table(words: Words) -> Matrix:
    """Texts by words: how often."""
    return _table(np.ones(len(words.numbers)), words.numbers, words.lengths, len(words.names))


def pair_table(words: Words) -> Matrix:
    """Texts by pairs of words that stand beside each other: how often."""
    text = np.repeat(np.arange(len(words.lengths)), words.lengths)
    beside = text[1:] == text[:-1]
    pairs = (words.numbers[:-1] * len(words.names) + words.numbers[1:])[beside]
    known, numbers = np.unique(pairs, return_inverse=True)
    lengths = np.bincount(text[1:][beside], minlength=len(words.lengths))
    return _table(np.ones(len(numbers)), numbers, lengths, len(known))


def part_table(names: Sequence[str], cut: frozenset[str]) -> Matrix:
    """Words by words: each is itself, and those of `cut` are their known parts too, at less weight."""
    weight = float(load_data("linking")["features"]["part"])
    rows = [[(name, 1.0), *((part, weight) for part in compound_terms(name) if name in cut)] for name in names]
    number = {name: place for place, name in enumerate(names)}
    columns = [number.setdefault(part, len(number)) for row in rows for part, _ in row]
    return _table([share for row in rows for _, share in row], columns, [len(row) for row in rows], len(number))


def letter_table(names: Sequence[str]) -> tuple[Matrix, Array]:
    """Words by the runs of letters inside them, ends marked: how often; and how many runs each column stands for.

    Runs that stand in the same words as often («kole», «skol») stand in the same texts as often and are as rare: they
    are one column, which loses nothing and leaves half of all numbers.
    """
    features = load_data("linking")["features"]
    marked = [f"_{name}_" for name in names]
    letters = np.frombuffer("".join(marked).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    word = np.repeat(np.arange(len(names)), [len(each) for each in marked])
    kinds, singles = np.unique(letters, return_inverse=True)
    runs, tables = singles, [sparse.csr_matrix((len(names), 0))]
    for size in range(2, int(features["gram_max"]) + 1):
        # A run is the one before it and a letter more; they are numbered anew, so that numbers stay small.
        known, runs = np.unique(runs[:-1] * len(kinds) + singles[size - 1 :], return_inverse=True)
        inside = word[: len(runs)] == word[size - 1 :]
        if size >= int(features["gram_min"]):
            lengths = np.bincount(word[: len(runs)][inside], minlength=len(names))
            tables.append(_table(np.ones(int(lengths.sum())), runs[inside], lengths, len(known)))
    return _merged(sparse.hstack(tables, format="csc"))


def _merged(table: Matrix) -> tuple[Matrix, Array]:
    """The columns that differ, each once, and how often it stands there."""
    table.sort_indices()
    kinds: dict[bytes, list[int]] = {}
    for column, (start, end) in enumerate(pairwise(table.indptr.tolist())):
        kind = table.indices[start:end].tobytes() + table.data[start:end].tobytes()
        kinds.setdefault(kind, []).append(column)
    # Runs over the end of a word stand nowhere.
    kinds.pop(b"", None)
    first = [columns[0] for columns in kinds.values()]
    return table[:, first].tocsr(), np.array([len(columns) for columns in kinds.values()], dtype=float)


def group_table(groups: Sequence[Mapping[int, float]]) -> Matrix:
    """Texts by synonym groups, at the weight that each has there."""
    columns = [group for each in groups for group in each]
    weights = [weight for each in groups for weight in each.values()]
    return _table(weights, columns, [len(each) for each in groups], max(columns, default=-1) + 1)


def _table(values: Any, columns: Any, lengths: Any, width: int) -> Matrix:
    """A table of what stands in each row, in order; what stands there more than once is added up."""
    starts = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])
    values, columns = np.asarray(values, dtype=float), np.asarray(columns, dtype=np.int64)
    table = sparse.csr_matrix((values, columns, starts), shape=(len(starts) - 1, width))
    table.sum_duplicates()
    return table
