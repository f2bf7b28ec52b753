"""The similarity of every pair of two sets of unit vectors, a block of rows at a time, the same on every machine.

Components are rounded to whole multiples of 2**-26. Products of two are then multiples of 2**-52, and sums of them up
to one are whole in a float: in whatever order they are added, the result is the same. So the frequent features, which
cost most, can go through the dense product of the machine's own library, the many rare ones through a sparse one, and
nothing is left out.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import numpy as np
from scipy import sparse

Array = Any
Matrix = Any
_STEPS = 2.0**26
_DENSE_FEATURES, _DENSE_BYTES = 512, 128_000_000
_SMALL = 200_000


class Product:
    """Rows are those of `lower`, columns those of `upper`."""

    def __init__(self, lower: Matrix, upper: Matrix) -> None:
        lower, upper = _whole(lower), _whole(upper)
        frequent = _most_frequent(lower, upper)
        self.rare = lower[:, ~frequent], upper[:, ~frequent].T.tocsr()
        self.frequent = lower[:, frequent], np.ascontiguousarray(upper[:, frequent].toarray().T)

    def blocks(self, runs: Sequence[slice]) -> Iterator[Array]:
        """The blocks of these runs of rows, each made beside the work that is done with the one before it."""
        with ThreadPoolExecutor(max_workers=1) as ahead:
            waiting: deque[Future[Array]] = deque(ahead.submit(self.block, run) for run in runs[:1])
            for following in runs[1:]:
                block = waiting.popleft().result()
                waiting.append(ahead.submit(self.block, following))
                yield block
            if waiting:
                yield waiting.popleft().result()

    def block(self, rows: slice) -> Array:
        """The similarities of these rows to all columns as a full array."""
        found = (self.rare[0][rows] @ self.rare[1]).toarray()
        if self.frequent[1].size:
            found += self.frequent[0][rows].toarray() @ self.frequent[1]
        return found


def _whole(matrix: Matrix) -> Matrix:
    return sparse.csr_matrix((np.rint(matrix.data * _STEPS) / _STEPS, matrix.indices, matrix.indptr), matrix.shape)


def _most_frequent(lower: Matrix, upper: Matrix) -> Array:
    """Which features go through the dense product: those that most pairs share."""
    chosen = np.zeros(lower.shape[1], dtype=bool)
    if lower.shape[0] * upper.shape[0] >= _SMALL:
        seen = [np.bincount(side.indices, minlength=side.shape[1]).astype(np.int64) for side in (lower, upper)]
        most = min(_DENSE_FEATURES, _DENSE_BYTES // (8 * upper.shape[0]), lower.shape[1])
        chosen[np.argsort(-(seen[0] * seen[1]), kind="stable")[:most]] = True
    return chosen
