"""Stated couplings that another parent fits clearly better than the one that is stated.

Only told to a person who asks (`why`, `review`): no coupling is changed, and no grade. Every sign of `signs.py` that
counts in the document is asked of the stated parent and of all others.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from tracecheck.linker.corpus import Corpus, document_key
from tracecheck.linker.evidence.labels import label_number
from tracecheck.linker.grading.plausibility import Judged, grouped, judged, rows_at_once, standing_out
from tracecheck.linker.grading.signs import NOTHING, Group, Pair
from tracecheck.model.coupling import Misfit
from tracecheck.model.keys import text_key
from tracecheck.resources import load_data

Array = Any


@dataclass(frozen=True, slots=True)
class Limits:
    """When a coupling is told: see `[plausibility.told]` in `data/linking.toml`."""

    couplings: int
    couplings_across: int
    better: float
    better_across: float
    against: float
    speaks: float
    signs: int


def misfits(pairs: Iterable[Pair], corpus: Corpus, asked: Callable[[Pair], bool] = lambda _: True) -> list[Misfit]:
    """The stated couplings (lower and upper key) among `pairs` that another parent fits clearly better; sorted.

    `asked` chooses the pairs that may be told; the others are what these are held against. Only the documents in which
    something is asked are compared, each item with each parent of the document, in blocks.
    """
    limits = Limits(**load_data("linking")["plausibility"]["told"])
    every: list[Misfit] = []
    for group in grouped(pairs, corpus):
        wanted = [number for number, pair in enumerate(group.pairs) if asked(pair) and not _is_said_twice(pair, corpus)]
        least = limits.couplings if group.inside else limits.couplings_across
        if wanted and len(group.targets) > 1 and len(group.pairs) >= least:
            every.extend(_of_group(group, wanted, limits))
    return sorted(every, key=lambda each: (each.source, each.target))


def _is_said_twice(pair: Pair, corpus: Corpus) -> bool:
    """Whether the document says so in two places: a heading over the item has the parent's words, or its own text names
    the parent's number while it stands under it."""
    item, above = corpus.items[pair[0]], corpus.items[pair[1]]
    words, number = text_key(above.text), label_number(above.label)
    if any(words and words in text_key(heading) for heading in item.section):
        return True
    if number is None:
        return False
    if document_key(pair[0]) == document_key(pair[1]):
        return any(label_number(each.label) == number for each in item.references)
    parent = corpus.items.get(corpus.parents.get(pair[0], ""))
    return parent is not None and label_number(parent.label) == number


@dataclass(frozen=True, slots=True)
class _Block:
    """Rows of a group from `start` on. `shares` say by sign, weighed, how far each parent stands out (rows × targets),
    `own` the same of the declared pairs."""

    group: Group
    start: int
    signs: tuple[Judged, ...]
    shares: tuple[Array, ...]
    own: tuple[Array, ...]

    def gains(self, number: int, column: int) -> dict[str, float]:
        """By sign how much better another parent fits than the one of a declared pair."""
        row = self.group.declared[number, 0] - self.start
        found = zip(self.signs, self.shares, self.own, strict=True)
        return {each.sign.value: float(share[row, column] - own[number]) for each, share, own in found}


def _of_group(group: Group, wanted: list[int], limits: Limits) -> Iterator[Misfit]:
    signs = tuple(each for each in judged(group) if each.weight > NOTHING)
    counted = sum(each.weight for each in signs)
    own = tuple(each.weight / counted * each.found for each in signs)
    stated: dict[str, set[str]] = {}
    for source, target in group.pairs:
        stated.setdefault(source, set()).add(target)
    step, rows = rows_at_once(group), group.declared[:, 0]
    for start in range(0, len(group.sources) if signs else 0, step):
        here = [number for number in wanted if start <= rows[number] < start + step]
        if here:
            run = slice(start, start + step)
            shares = tuple(each.weight / counted * standing_out(each, run) for each in signs)
            yield from _of_block(_Block(group, start, signs, shares, own), here, stated, limits)


def _of_block(block: _Block, wanted: list[int], stated: dict[str, set[str]], limits: Limits) -> Iterator[Misfit]:
    group = block.group
    total, own = np.sum(block.shares, axis=0), np.sum(block.own, axis=0)
    least = limits.better if group.inside else limits.better_across
    for number in wanted:
        source, target = group.pairs[number]
        better = total[group.declared[number, 0] - block.start] - own[number]
        for column in _best_first(better, least):
            other = group.targets[column]
            if other not in stated[source] and not _is_in_line(source, target, other, group.corpus):
                gains = block.gains(number, column)
                if _is_clear(gains, limits, group):
                    told = tuple(name for name, gain in gains.items() if gain >= limits.speaks)
                    yield Misfit(source, target, other, round(float(better[column]), 4), told)
                break


def _best_first(better: Array, least: float) -> list[int]:
    """The parents that fit better by at least so much."""
    columns = np.flatnonzero(better >= least)
    found: list[int] = columns[np.argsort(-better[columns], kind="stable")].tolist()
    return found


def _is_clear(gains: dict[str, float], limits: Limits, group: Group) -> bool:
    """Whether enough signs tell, and none speaks for the stated parent; from other documents the words alone tell."""
    told = sum(gain >= limits.speaks for gain in gains.values())
    return min(gains.values()) >= -limits.against and told >= (limits.signs if group.inside else 1)


def _is_in_line(source: str, target: str, other: str, corpus: Corpus) -> bool:
    """Whether another parent stands over or under the stated one, or under the item: that is the same coupling told
    nearer or further up, or would be a ring."""
    return other in _up(target, corpus) or bool({source, target} & _up(other, corpus).keys())


def _up(key: str | None, corpus: Corpus) -> dict[str, None]:
    """An item and what it stands under in its document."""
    found: dict[str, None] = {}
    while key is not None and key not in found:
        found[key] = None
        key = corpus.parents.get(key)
    return found
