"""Relative scores: how much more alike a pair is than its ends are to others.

Texts differ in how near they are to everything: a long or general one is near to many. A similarity says how near two
texts are, its place among those of its row and of its column says which of several is meant.
"""

from typing import Any

import numpy as np

Array = Any


def mean_of_best(similarities: Array, count: int) -> Array:
    """For each row the mean of its `count` highest values; of fewer columns all are taken."""
    count = min(count, similarities.shape[1])
    if count == 0:
        return np.zeros(similarities.shape[0])
    best = np.partition(similarities, similarities.shape[1] - count, axis=1)[:, -count:]
    return np.sort(best, axis=1).mean(axis=1)


def against_rows(similarities: Array, neighbours: int) -> Array:
    """Twice the similarity minus the mean similarity of its row to its nearest columns; same shape."""
    return 2 * similarities - mean_of_best(similarities, neighbours)[:, None]


class Spread:
    """Mean and standard deviation of the values that count in each row and each column, block by block."""

    def __init__(self, rows: int, columns: int) -> None:
        self.rows = np.zeros((3, rows))
        self.columns = np.zeros((3, columns))

    def add(self, block: Array, counts: Array, run: slice) -> None:
        """Takes in the rows `run`; `counts` (same shape, boolean) are the values that count, the others are 0."""
        squares = block * block
        self.rows[:, run] = counts.sum(axis=1), block.sum(axis=1), squares.sum(axis=1)
        self.columns += counts.sum(axis=0), block.sum(axis=0), squares.sum(axis=0)

    def relative(self, similarities: Array, rows: Array, columns: Array) -> Array:
        """How far each value stands out in its row and in its column, as the mean of the two.

        Standard deviations above the mean, over what the highest of so many values reaches by chance (the root of twice
        the logarithm of their number): 1 is as high as that, in small sets and large ones. A row or column of one
        value, or of equal ones, says nothing: 0.
        """
        return (_standard(similarities, self.rows[:, rows]) + _standard(similarities, self.columns[:, columns])) / 2


def _standard(values: Array, sums: Array) -> Array:
    number = np.maximum(sums[0], 1)
    mean = sums[1] / number
    deviation = np.sqrt(np.maximum(sums[2] / number - mean * mean, 0.0))
    highest = np.sqrt(2 * np.log(np.maximum(number, 2)))
    return np.where(deviation > _SAME, (values - mean) / np.maximum(deviation * highest, _SAME), 0.0)


# Below this all values are one value, and what is left is rounding.
_SAME = 1e-6
