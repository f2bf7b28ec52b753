"""The highest values of a large table that comes a block of rows at a time: of each row, and of each column."""

from typing import Any

import numpy as np

Array = Any
_GROUP = 16
# A difference far below that of any two values, so that of equal ones the first counts.
_TIE = 1e-11


def best_of_rows(block: Array, count: int) -> tuple[Array, Array]:
    """The `count` highest columns of each row and their values, best first; equal values in column order.

    Columns are looked at in groups: the best stand in the groups with the highest values, of equal ones in the first.
    """
    rows, columns = block.shape
    if columns <= 2 * _GROUP * count:
        return _best(block, np.broadcast_to(np.arange(columns), block.shape), count)
    whole = columns - columns % _GROUP
    highest = block[:, :whole].reshape(rows, -1, _GROUP).max(axis=2)
    groups, _ = _best(highest, np.broadcast_to(np.arange(highest.shape[1]), highest.shape), count)
    inside = (np.sort(groups, axis=1)[:, :, None] * _GROUP + np.arange(_GROUP)).reshape(rows, -1)
    rest = np.broadcast_to(np.arange(whole, columns), (rows, columns - whole))
    near = np.hstack([inside, rest])
    return _best(np.take_along_axis(block, near, axis=1), near, count)


def _best(values: Array, names: Array, count: int) -> tuple[Array, Array]:
    """The names of the `count` highest values of each row, and the values; of equal ones those that stand first."""
    chosen = _places(values, count)
    return np.take_along_axis(names, chosen, axis=1), np.take_along_axis(values, chosen, axis=1)


def _places(values: Array, count: int) -> Array:
    ordered = np.arange(values.shape[1]) * _TIE - values
    chosen = np.argpartition(ordered, count - 1, axis=1)[:, :count]
    order = np.argsort(np.take_along_axis(ordered, chosen, axis=1), axis=1)
    return np.take_along_axis(chosen, order, axis=1)


class ColumnBest:
    """The highest values of each column (columns × count) in all blocks so far, best first; -inf where there are none.

    `rows` are where they stand (-1: nowhere), `beside` what stands there in a second table (0 at first). Values are
    told apart by six decimals; of equal ones the earlier row counts.
    """

    def __init__(self, columns: int, count: int) -> None:
        self.values = np.full((columns, count), -np.inf)
        self.rows = np.full((columns, count), -1, dtype=np.int64)
        self.beside = np.zeros((columns, count))

    def add(self, block: Array, beside: Array, first: int) -> None:
        """Takes in a block whose first row has number `first`, and the same block of the second table."""
        if first == 0:
            self._begin(block, beside)
            return
        # Rounding lifts no value by more than half a step: equal ones, which may be very many, are passed over here.
        rows, columns = np.nonzero(block > self.values[:, -1] + 4e-7)
        values = block[rows, columns].round(6)
        higher = values > self.values[columns, -1]
        if higher.any():
            self._merge(rows[higher], columns[higher], values[higher], beside, first)

    def _begin(self, block: Array, beside: Array) -> None:
        count = min(self.values.shape[1], block.shape[0])
        chosen, values = best_of_rows(block.T, count)
        self.values[:, :count] = values.round(6)
        self.rows[:, :count] = chosen
        self.beside[:, :count] = np.take_along_axis(beside.T, chosen, axis=1)

    def _merge(self, rows: Array, columns: Array, values: Array, beside: Array, first: int) -> None:
        """New entries stand behind the old ones of their column, in the order of their rows; the best of all stay."""
        order = np.argsort(columns, kind="stable")
        rows, columns, values = rows[order], columns[order], values[order]
        touched, start, counts = np.unique(columns, return_index=True, return_counts=True)
        line = np.repeat(np.arange(len(touched)), counts)
        place = np.arange(len(columns)) - np.repeat(start, counts)
        count, shape = self.values.shape[1], (len(touched), int(counts.max()))
        added = (np.full(shape, -np.inf), np.full(shape, -1, dtype=np.int64), np.zeros(shape))
        for table, found in zip(added, (values, rows + first, beside[rows, columns]), strict=True):
            table[line, place] = found
        together = [
            np.hstack([old[touched], new])
            for old, new in zip((self.values, self.rows, self.beside), added, strict=True)
        ]
        chosen = _places(np.maximum(together[0], -1e9), count)
        for old, new in zip((self.values, self.rows, self.beside), together, strict=True):
            old[touched] = np.take_along_axis(new, chosen, axis=1)
