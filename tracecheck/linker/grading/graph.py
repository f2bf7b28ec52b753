"""Walks over couplings in linear time on any shape: rings, diamonds, long chains. Nothing here calls itself."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

Edges = Mapping[str, tuple[str, ...]]
T = TypeVar("T", bound=Hashable)
Sortable = TypeVar("Sortable", str, tuple[int, str])
Keep = Callable[[set[T]], tuple[T, ...]]


@dataclass(slots=True)
class _Search:
    """Where a search for rings stands: numbers given, and the nodes whose group is still open."""

    edges: Edges
    index: dict[str, int] = field(default_factory=dict)
    low: dict[str, int] = field(default_factory=dict)
    stack: list[str] = field(default_factory=list)
    waiting: set[str] = field(default_factory=set)

    def open(self, node: str) -> Iterator[str]:
        self.index[node] = self.low[node] = len(self.index)
        self.stack.append(node)
        self.waiting.add(node)
        return iter(self.edges.get(node, ()))

    def close(self, node: str) -> tuple[str, ...]:
        group: list[str] = []
        while not group or group[-1] != node:
            group.append(self.stack.pop())
            self.waiting.discard(group[-1])
        return tuple(group)


def components(edges: Edges) -> Iterator[tuple[str, ...]]:
    """Groups of nodes that reach each other (Tarjan), each after every group that it reaches."""
    search = _Search(edges)
    for root in edges:
        if root not in search.index:
            yield from _from(root, search)


def _from(root: str, search: _Search) -> Iterator[tuple[str, ...]]:
    work = [(root, search.open(root))]
    while work:
        node, following = work[-1]
        successor = next(following, None)
        if successor is None:
            work.pop()
            if work:
                search.low[work[-1][0]] = min(search.low[work[-1][0]], search.low[node])
            if search.low[node] == search.index[node]:
                yield search.close(node)
        elif successor not in search.index:
            work.append((successor, search.open(successor)))
        elif successor in search.waiting:
            search.low[node] = min(search.low[node], search.index[successor])


def gather(
    groups: Iterable[tuple[str, ...]], edges: Edges, own: Callable[[str], Iterable[T]], keep: Keep[T]
) -> dict[str, tuple[T, ...]]:
    """For each node what `keep` leaves of what `own` gives for it and for all that it reaches, no doubles.

    `groups` are the components of `edges`. What `keep` leaves must have an upper size, or the walk is not linear.
    """
    gathered: dict[str, tuple[T, ...]] = {}
    for group in groups:
        members = set(group)
        found = {each for node in group for each in own(node)}
        reached = {target for node in group for target in edges.get(node, ()) if target not in members}
        found.update(each for target in reached for each in gathered.get(target, ()))
        gathered.update(dict.fromkeys(group, keep(found)))
    return gathered


def first(most: int) -> Callable[[set[Sortable]], tuple[Sortable, ...]]:
    """Keeps the first `most` in order."""
    return lambda found: tuple(sorted(found)[:most])
