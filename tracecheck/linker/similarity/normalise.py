"""Relative scores: how much more alike a pair is than its ends are to what is nearest to them.

Texts differ in how near they are to everything: a long or general one is near to many. A similarity says how near two
texts are; set against the nearest of its row and of its column it says which of several is meant: the idea of CSLS
(Conneau et al. 2018) as a quotient, so that it means the same in sets of short texts and of long ones.
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


class Highest:
    """The highest values of each column, block by block."""

    def __init__(self, columns: int, count: int) -> None:
        self.count = count
        self.values = np.zeros((0, columns))

    def add(self, block: Array) -> None:
        """Takes in the next rows."""
        self.values = np.vstack([self.values, block])
        extra = len(self.values) - self.count
        if extra > 0:
            self.values = np.partition(self.values, extra, axis=0)[extra:]

    def means(self) -> Array:
        """For each column the mean of its highest values; of fewer rows all are taken."""
        return np.sort(self.values, axis=0).mean(axis=0) if len(self.values) else self.values.sum(axis=0)


def relative_to(similarities: Array, rows: Array, columns: Array) -> Array:
    """Similarity over the mean of what its row and its column reach with their nearest; 0 where they reach nothing."""
    reached = (rows + columns) / 2
    return np.divide(similarities, reached, out=np.zeros_like(similarities), where=reached > 0)
