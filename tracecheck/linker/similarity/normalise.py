"""Relative scores: how much more alike a pair is than its ends are to what is nearest to them.

Texts differ in how near they are to everything: a long or general one is near to many. A similarity says how near two
texts are; set against the nearest of its row and of its column it says which of several is meant: the idea of CSLS
(Conneau et al. 2018) as a quotient, so that it means the same in sets of short texts and of long ones.
"""

from typing import Any

import numpy as np

Array = Any


def relative_to(similarities: Array, rows: Array, columns: Array) -> Array:
    """Similarity over the mean of what its row and its column reach with their nearest; 0 where they reach nothing."""
    reached = (rows + columns) / 2
    return np.divide(similarities, reached, out=np.zeros_like(similarities), where=reached > 0)
