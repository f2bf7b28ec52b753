"""Relative scores: how much more alike a pair is than one of its ends is to others (one half of CSLS).

Within a row the mean of the row is the same for all, and a true parent with many children would be punished for being
near to many; so rows are ranked by plain similarity, and only the rows of one column are set against each other so.
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
