"""The best pairs among possible ones: as good as can be in all, each end once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from math import perm

from tracecheck.resources import load_data

_TRIED = 60
"""So many ways to pair are tried one by one: most parts are that small, and scipy.optimize takes a fifth of a second to
load."""


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A possible pair, by the keys of its ends; `score` is higher for the likelier one."""

    score: float
    left: str
    right: str


def assign(edges: Iterable[Edge]) -> Iterator[Edge]:
    """Edges of which each end is used once, with the highest sum of scores; of very many the best first."""
    for part in _components(sorted(edges, key=lambda edge: (edge.left, edge.right))):
        yield from _best_sum(part) if _size(part) <= load_data("compare")["align"]["weighed"] else _best_first(part)


def _size(edges: Sequence[Edge]) -> int:
    return max(len({edge.left for edge in edges}), len({edge.right for edge in edges}))


def _components(edges: Sequence[Edge]) -> list[list[Edge]]:
    """Edges that have ends in common, over any number of steps, are weighed together."""
    above: dict[tuple[int, str], tuple[int, str]] = {}

    def root(node: tuple[int, str]) -> tuple[int, str]:
        while above.setdefault(node, node) != node:
            above[node] = above[above[node]]
            node = above[node]
        return node

    for edge in edges:
        above[root((0, edge.left))] = root((1, edge.right))
    parts: dict[tuple[int, str], list[Edge]] = {}
    for edge in edges:
        parts.setdefault(root((0, edge.left)), []).append(edge)
    return list(parts.values())


def _best_sum(edges: Sequence[Edge]) -> Iterator[Edge]:
    lefts, rights = sorted({edge.left for edge in edges}), sorted({edge.right for edge in edges})
    few, many = sorted((len(lefts), len(rights)))
    yield from (_tried if perm(many, few) <= _TRIED else _solved)(edges, lefts, rights)


def _tried(edges: Sequence[Edge], lefts: Sequence[str], rights: Sequence[str]) -> tuple[Edge, ...]:
    """The best of every way to pair so few ends, of equal ones the first."""
    known = {(edge.left, edge.right): edge for edge in edges}
    if len(lefts) <= len(rights):
        ways = (tuple(zip(lefts, some, strict=True)) for some in permutations(rights, len(lefts)))
    else:
        ways = (tuple(zip(some, rights, strict=True)) for some in permutations(lefts, len(rights)))
    paired = (tuple(known[pair] for pair in way if pair in known) for way in ways)
    return max(paired, key=lambda found: round(sum(edge.score for edge in found), 6))


def _solved(edges: Sequence[Edge], left_keys: Sequence[str], right_keys: Sequence[str]) -> Iterator[Edge]:
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    lefts = {key: number for number, key in enumerate(left_keys)}
    rights = {key: number for number, key in enumerate(right_keys)}
    scores = np.zeros((len(lefts), len(rights)))
    known = {(lefts[edge.left], rights[edge.right]): edge for edge in edges}
    for (row, column), edge in known.items():
        scores[row, column] = edge.score
    for row, column in zip(*linear_sum_assignment(scores, maximize=True), strict=True):
        if (int(row), int(column)) in known:
            yield known[int(row), int(column)]


def _best_first(edges: Sequence[Edge]) -> Iterator[Edge]:
    taken: set[tuple[int, str]] = set()
    for edge in sorted(edges, key=lambda each: (-each.score, each.left, each.right)):
        if (0, edge.left) not in taken and (1, edge.right) not in taken:
            taken |= {(0, edge.left), (1, edge.right)}
            yield edge
