"""Relative scores: how much more alike a pair is than its two ends are to others (CSLS)."""

from typing import Any

import numpy as np

Array = Any


def mean_of_best(similarities: Array, count: int) -> Array:
    """For each row the mean of its `count` highest values; fewer columns than that are all taken."""
    count = min(count, similarities.shape[1])
    if count == 0:
        return np.zeros(similarities.shape[0])
    best = np.partition(similarities, similarities.shape[1] - count, axis=1)[:, -count:]
    return np.sort(best, axis=1).mean(axis=1)


def relative(similarities: Array, neighbours: int) -> Array:
    """Twice the similarity minus the mean similarity of each end to its nearest neighbours; same shape."""
    rows = mean_of_best(similarities, neighbours)
    columns = mean_of_best(similarities.T, neighbours)
    return 2 * similarities - rows[:, None] - columns[None, :]
