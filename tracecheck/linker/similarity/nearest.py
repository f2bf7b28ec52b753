"""Compares many lower texts with many upper ones, a block of rows at a time, and keeps only what is needed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from tracecheck.linker.similarity.normalise import Highest, mean_of_best, relative_to
from tracecheck.linker.similarity.vectors import Matrix

Array = Any
Allowed = Callable[[slice], Array]


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many of the best to keep, how many neighbours a mean is taken over, how many pairs are held at a time."""

    count: int
    neighbours: int
    pairs: int


@dataclass(frozen=True, slots=True)
class Nearest:
    """What a comparison found; rows are lower texts, columns upper ones.

    `columns` and `scores` (rows × count) are the best columns of each row with their similarity (0–1, four
    decimals), best first, ties by column. `relative` (rows × count) is the similarity over the mean of what its row and
    its column have with their nearest `neighbours` among all allowed pairs (four decimals; above 1 a pair stands out).
    `leads` is true where no other row of the same owner comes relatively nearer to the row's best column. `followers`
    (columns × count) are the relatively nearest rows of each column, `followed` their similarity; -1 where there are
    fewer rows. Relatively nearer within a column is: twice the similarity minus the mean of the row to its nearest.
    """

    columns: Array
    scores: Array
    relative: Array
    leads: Array
    followers: Array
    followed: Array


def find_nearest(lower: Matrix, upper: Matrix, allowed: Allowed, owners: Sequence[str], sizes: Sizes) -> Nearest:
    """Compares unit rows; `allowed` gives the pairs of a run of rows that count (rows × columns, boolean).

    `owners` are those of the rows, the rows of one owner after each other: they compete for a column. Memory is linear
    in the rows and the columns.
    """
    count, across = min(sizes.count, upper.shape[0]), upper.T.tocsr()
    columns, scores = np.zeros((lower.shape[0], count), dtype=np.int64), np.zeros((lower.shape[0], count))
    race, followers = _Race(lower.shape[0]), _Followers(upper.shape[0], sizes.count)
    near, highest = np.zeros(lower.shape[0]), Highest(upper.shape[0], sizes.neighbours)
    for rows in _blocks(lower.shape[0], max(1, sizes.pairs // upper.shape[0])):
        block = _similarities(lower[rows], across) * allowed(rows)
        columns[rows], scores[rows] = best_columns(block, count)
        near[rows] = mean_of_best(block, sizes.neighbours)
        highest.add(block)
        contrast = 2 * block - near[rows][:, None]
        for run in _runs(owners, rows):
            race.add(contrast[run.start - rows.start : run.stop - rows.start], columns[:, 0], run, owners[run.start])
        followers.add(contrast, block, rows.start)
    relative = relative_to(scores, near[:, None], highest.means()[columns]).round(4)
    return Nearest(columns, scores, relative, race.leads, followers.rows, followers.scores)


def _blocks(rows: int, most: int) -> Iterator[slice]:
    return (slice(start, min(start + most, rows)) for start in range(0, rows, most))


def _runs(owners: Sequence[str], rows: slice) -> Iterator[slice]:
    """The runs of rows of one owner each inside a block."""
    start = rows.start
    for row in range(rows.start + 1, rows.stop + 1):
        if row == rows.stop or owners[row] != owners[start]:
            yield slice(start, row)
            start = row


class _Race:
    """For each row whether no other one of its owner comes nearer to its best column, over all runs seen so far."""

    def __init__(self, rows: int) -> None:
        self.leads = np.zeros(rows, dtype=bool)
        self.own = np.zeros(rows)
        self.owner: str | None = None
        self.start = 0
        self.highest: Array = None

    def add(self, contrast: Array, best: Array, run: slice, owner: str) -> None:
        """Takes in the next run of rows; `best` are the best columns of all rows so far."""
        self.own[run] = contrast[np.arange(len(contrast)), best[run]]
        highest = contrast.max(axis=0)
        if owner == self.owner:
            self.highest = np.maximum(self.highest, highest)
        else:
            self.owner, self.start, self.highest = owner, run.start, highest
        seen = slice(self.start, run.stop)
        self.leads[seen] = self.own[seen] >= self.highest[best[seen]]


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
