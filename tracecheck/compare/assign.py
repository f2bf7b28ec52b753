"""The best pairs among possible ones: as good as can be in all, each end once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tracecheck.resources import load_data


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
    if len(edges) == 1:
        yield edges[0]
        return
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    lefts = {key: number for number, key in enumerate(sorted({edge.left for edge in edges}))}
    rights = {key: number for number, key in enumerate(sorted({edge.right for edge in edges}))}
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
