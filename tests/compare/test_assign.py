"""The best pairs: few ends are tried in every way, many are solved, and both give the same sum."""

import random

import pytest

from tracecheck.compare import assign as module
from tracecheck.compare.assign import Edge, assign


def some_edges(seed: int) -> list[Edge]:
    chance = random.Random(seed)
    lefts, rights = range(chance.randint(1, 4)), range(chance.randint(1, 4))
    pairs = [(left, right) for left in lefts for right in rights if chance.random() < 0.7]
    return [Edge(round(chance.random(), 6), f"l{left}", f"r{right}") for left, right in pairs]


@pytest.mark.parametrize("seed", range(40))
def test_few_ends_are_paired_as_many_would_be(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = list(assign(some_edges(seed)))
    monkeypatch.setattr(module, "_TRIED", 0)
    solved = list(assign(some_edges(seed)))
    assert round(sum(edge.score for edge in tried), 6) == round(sum(edge.score for edge in solved), 6)
    assert len({edge.left for edge in tried}) == len({edge.right for edge in tried}) == len(tried)


def test_of_equal_ways_the_first_is_taken_whatever_the_order_of_the_edges() -> None:
    edges = [Edge(0.5, left, right) for left in "ab" for right in "xy"]
    assert [(edge.left, edge.right) for edge in assign(reversed(edges))] == [("a", "x"), ("b", "y")]
