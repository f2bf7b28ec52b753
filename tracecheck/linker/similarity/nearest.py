"""Compares many lower texts with many upper ones, a block of rows at a time, and keeps only what is needed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from tracecheck.linker.similarity.best import ColumnBest, best_of_rows
from tracecheck.linker.similarity.normalise import relative_to
from tracecheck.linker.similarity.product import Product
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
    count, product = min(sizes.count, upper.shape[0]), Product(lower, upper)
    columns, scores = np.zeros((lower.shape[0], count), dtype=np.int64), np.zeros((lower.shape[0], count))
    race, near = _Race(lower.shape[0]), np.zeros(lower.shape[0])
    followers, highest = (ColumnBest(upper.shape[0], each) for each in (sizes.count, sizes.neighbours))
    runs = list(_blocks(lower.shape[0], max(1, sizes.pairs // upper.shape[0])))
    for rows, similarities in zip(runs, product.blocks(runs), strict=True):
        block = np.round(similarities, 4, out=similarities)
        block *= allowed(rows)
        best, values = best_of_rows(block, max(count, min(sizes.neighbours, block.shape[1])))
        columns[rows], scores[rows] = best[:, :count], values[:, :count]
        near[rows] = values[:, : sizes.neighbours][:, ::-1].mean(axis=1)
        highest.add(block, block, rows.start)
        contrast = 2 * block
        contrast -= near[rows][:, None]
        for run in _runs(owners, rows):
            race.add(contrast[run.start - rows.start : run.stop - rows.start], columns[:, 0], run, owners[run.start])
        followers.add(contrast, block, rows.start)
    relative = relative_to(scores, near[:, None], _means(highest.values)[columns]).round(4)
    return Nearest(columns, scores, relative, race.leads, followers.rows, followers.beside)


def _means(values: Array) -> Array:
    """The mean of each row's values, those that are there."""
    there = np.isfinite(values)
    return np.where(there, values, 0.0)[:, ::-1].sum(axis=1) / np.maximum(1, there.sum(axis=1))


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
