"""How well an item fits the parent that it is declared to have: what checks a stated coupling.

Every sign of `signs.py` sets the declared parent against all others. A sign counts in a document as far as the
document's other couplings keep to it: the order of the items tells much in a plan and nothing in a register that is
sorted by name. It is used for no grade.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from tracecheck.linker.corpus import Corpus, document_key
from tracecheck.linker.grading.signs import NOTHING, Group, Pair, Sign, Table, make_tables
from tracecheck.resources import load_data

Array = Any


@dataclass(frozen=True, slots=True)
class Spread:
    """How many values there are in each row and each column, their sums and the sums of their squares."""

    rows: Array
    columns: Array

    def add(self, block: Array, start: int) -> None:
        """Takes in the rows from `start` on; what is no number does not count."""
        counts, values = ~np.isnan(block), np.nan_to_num(block)
        parts = (counts, values, values * values)
        self.rows[:, start : start + len(block)] = [part.sum(axis=1) for part in parts]
        self.columns[:] += [part.sum(axis=0) for part in parts]


@dataclass(frozen=True, slots=True)
class Judged:
    """A sign in a group of couplings: its table, the spread of it by row and column, how far each declared pair stands
    out by it, and what it counts (its weight, as far as the couplings keep to it)."""

    sign: Sign
    table: Table
    spread: Spread
    found: Array
    weight: float


def plausibilities(pairs: Iterable[Pair], corpus: Corpus, signs: Collection[Sign] = tuple(Sign)) -> dict[Pair, float]:
    """By pair of lower and upper key: how far it stands out from the alternatives.

    Standard deviations above the mean of the item with all parents of the document that are given in the pairs, and of
    the parent with all those items, averaged, and then over the signs; four decimals. Above 0 the two fit better than
    most; with one parent there is no alternative, and it is 0. `signs` may leave all but the words out. Where the pairs
    come from does not matter: the parents of one document, or the couplings between two. Linear in memory.
    """
    return {pair: score for group in grouped(pairs, corpus) for pair, score in _of_group(group, signs)}


def grouped(pairs: Iterable[Pair], corpus: Corpus) -> list[Group]:
    """The pairs by the document of the upper end, those inside a document by themselves."""
    groups: dict[tuple[str, bool], list[Pair]] = {}
    for source, target in sorted(set(pairs)):
        upper = document_key(target)
        groups.setdefault((upper, document_key(source) == upper), []).append((source, target))
    return [Group(tuple(group), corpus) for group in groups.values()]


def judged(group: Group, signs: Collection[Sign] = tuple(Sign)) -> Iterator[Judged]:
    """What each sign that can tell says of the declared pairs."""
    weights = load_data("linking")["plausibility"]["signs"]
    for sign, table in make_tables(group, signs):
        spread = _spread(table, group)
        rows, columns = group.declared.T
        found = (_standard(table.own, spread.rows[:, rows]) + _standard(table.own, spread.columns[:, columns])) / 2
        yield Judged(sign, table, spread, found, float(weights[sign.value]) * max(0.0, float(found.mean())))


def standing_out(each: Judged, run: slice) -> Array:
    """How far the items of some rows stand out with every parent (rows × targets), as `Judged.found` tells it."""
    block = np.array(each.table.block(run), dtype=float)
    of_rows = _standard(block, each.spread.rows[:, run, None])
    return (of_rows + _standard(block, each.spread.columns[:, None, :])) / 2


def rows_at_once(group: Group) -> int:
    """How many rows make a block that fits into memory."""
    return max(1, int(load_data("linking")["candidates"]["pairs"]) // len(group.targets))


def _of_group(group: Group, signs: Collection[Sign]) -> Iterable[tuple[Pair, float]]:
    total, counted = np.zeros(len(group.pairs)), 0.0
    for each in judged(group, signs):
        total, counted = total + each.weight * each.found, counted + each.weight
    return zip(group.pairs, (total / max(counted, NOTHING)).round(4).tolist(), strict=True)


def _spread(table: Table, group: Group) -> Spread:
    """The spread of a sign over each row and each column; a declared pair counts without what it adds itself."""
    spread = Spread(np.zeros((3, len(group.sources))), np.zeros((3, len(group.targets))))
    step = rows_at_once(group)
    for start in range(0, len(group.sources), step):
        block = np.array(table.block(slice(start, start + step)), dtype=float)
        _put(block, start, group.declared, table.own)
        _put(block, start, group.same, np.full(len(group.same), np.nan))
        spread.add(block, start)
    return spread


def _put(block: Array, start: int, places: Array, values: Array) -> None:
    inside = (places[:, 0] >= start) & (places[:, 0] < start + len(block))
    block[places[inside, 0] - start, places[inside, 1]] = values[inside]


def _standard(values: Array, sums: Array) -> Array:
    number = np.maximum(sums[0], 1)
    mean = sums[1] / number
    spread = np.sqrt(np.maximum(sums[2] / number - mean * mean, 0.0))
    return np.where(spread > NOTHING, (values - mean) / np.maximum(spread, NOTHING), 0.0)
