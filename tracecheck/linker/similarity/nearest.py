"""Compares many lower texts with many upper ones, a block of rows at a time, and keeps only what is needed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from tracecheck.linker.similarity.normalise import against_rows
from tracecheck.linker.similarity.vectors import Matrix

Array = Any
Parts = tuple[slice, ...]
Allowed = Callable[[slice | list[int]], Array]


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many of the best to keep, and how many neighbours a mean is taken over."""

    count: int
    neighbours: int


@dataclass(frozen=True, slots=True)
class Nearest:
    """What a comparison found; rows are lower texts, columns upper ones.

    `columns` and `scores` (rows × count) are the best columns of each row with their similarity (0–1, four
    decimals), best first, ties by column. `leads` is true where no other row of the same part comes relatively
    nearer to the row's best column. `followers` (columns × count) are the relatively nearest rows of each column,
    `followed` their similarity; -1 where there are fewer rows.
    """

    columns: Array
    scores: Array
    leads: Array
    followers: Array
    followed: Array


def find_nearest(lower: Matrix, upper: Matrix, allowed: Allowed, blocks: Sequence[Parts], sizes: Sizes) -> Nearest:
    """Compares unit rows; `allowed` gives the pairs of a run of rows that count (rows × columns, boolean).

    `blocks` are compared at one time; each is made of parts, runs of rows that compete for a column.
    """
    count = min(sizes.count, upper.shape[0])
    columns, scores = np.zeros((lower.shape[0], count), dtype=np.int64), np.zeros((lower.shape[0], count))
    leads = np.zeros(lower.shape[0], dtype=bool)
    followers, across = _Followers(upper.shape[0], sizes.count), upper.T.tocsr()
    for parts in blocks:
        rows = slice(parts[0].start, parts[-1].stop)
        block = _similarities(lower[rows], across) * allowed(rows)
        columns[rows], scores[rows] = best_columns(block, count)
        contrast = against_rows(block, sizes.neighbours)
        for part in parts:
            leads[part] = _leads(contrast[part.start - rows.start : part.stop - rows.start], columns[part][:, 0])
        followers.add(contrast, block, rows.start)
    return Nearest(columns, scores, leads, followers.rows, followers.scores)


def _leads(contrast: Array, best: Array) -> Array:
    """For each row whether no other one comes nearer to its best column."""
    return contrast[np.arange(len(best)), best] >= contrast.max(axis=0)[best]


def _similarities(lower: Matrix, across: Matrix) -> Array:
    """The similarity of every pair, rounded to four decimals, as a full array; the upper texts are the columns."""
    return (lower @ across).toarray().round(4)


def best_columns(block: Array, count: int) -> tuple[Array, Array]:
    """The `count` highest columns of each row and their values, best first; equal values in column order."""
    ordered = _strict(block)
    chosen = np.argpartition(-ordered, count - 1, axis=1)[:, :count]
    order = np.argsort(-np.take_along_axis(ordered, chosen, axis=1), axis=1)
    chosen = np.take_along_axis(chosen, order, axis=1)
    return chosen, np.take_along_axis(block, chosen, axis=1)


def _strict(block: Array) -> Array:
    """The values with a difference far below a ten-thousandth between columns, so that none are equal."""
    return block - np.arange(block.shape[1]) * 1e-10


class _Followers:
    """The relatively nearest rows of each column over all blocks seen so far."""

    def __init__(self, columns: int, count: int) -> None:
        self.count = count
        self.contrast = np.full((columns, count), -np.inf)
        self.rows = np.full((columns, count), -1, dtype=np.int64)
        self.scores = np.zeros((columns, count))

    def add(self, contrast: Array, block: Array, first: int) -> None:
        """Takes in a block whose first row has number `first`; of equal rows the earlier stays."""
        rows = np.arange(first, first + block.shape[0])
        together = np.hstack([self.contrast, contrast.T.round(6) - rows * 1e-11])
        chosen = np.argpartition(-together, self.count - 1, axis=1)[:, : self.count]
        order = np.argsort(-np.take_along_axis(together, chosen, axis=1), axis=1)
        chosen = np.take_along_axis(chosen, order, axis=1)
        every = np.hstack([self.rows, np.broadcast_to(rows, (block.shape[1], block.shape[0]))])
        self.contrast = np.take_along_axis(together, chosen, axis=1)
        self.rows = np.take_along_axis(every, chosen, axis=1)
        self.scores = np.take_along_axis(np.hstack([self.scores, block.T]), chosen, axis=1)


def blocks_of_rows(owners: Sequence[str], most: int) -> list[Parts]:
    """Runs of rows of one owner each, cut after `most` rows, put together to blocks of at most twice as many."""
    blocks: list[list[slice]] = []
    filled = most
    for part in _runs(owners, most):
        if filled >= most:
            blocks.append([])
            filled = 0
        blocks[-1].append(part)
        filled += part.stop - part.start
    return [tuple(parts) for parts in blocks]


def _runs(owners: Sequence[str], most: int) -> Iterator[slice]:
    start = 0
    for row in range(1, len(owners) + 1):
        if row == len(owners) or owners[row] != owners[start] or row - start == most:
            yield slice(start, row)
            start = row
