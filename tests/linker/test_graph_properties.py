"""Walks over couplings give what the plain definitions give, on graphs of every shape."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tracecheck.linker.corpus import make_corpus
from tracecheck.linker.grading.cycles import find_cycles
from tracecheck.linker.grading.graph import components, first, gather
from tracecheck.model.item import Item, ItemKind
from tracecheck.model.plan import DocumentKind, PlanDocument

NODES = [str(number) for number in range(9)]
GRAPHS = st.dictionaries(st.sampled_from(NODES), st.lists(st.sampled_from(NODES), max_size=5).map(tuple), max_size=9)


def reached(node: str, edges: dict[str, tuple[str, ...]]) -> set[str]:
    """The node and all that can be walked to from it."""
    found, waiting = {node}, [node]
    while waiting:
        for each in edges.get(waiting.pop(), ()):
            if each not in found:
                found.add(each)
                waiting.append(each)
    return found


@given(GRAPHS)
def test_a_group_is_all_that_reach_each_other(
    edges: dict[str, tuple[str, ...]],
) -> None:
    groups = list(components(edges))
    nodes = {*edges, *(each for targets in edges.values() for each in targets)}
    assert sorted(node for group in groups for node in group) == sorted(nodes)
    for group in groups:
        for node in group:
            assert set(group) == {each for each in reached(node, edges) if node in reached(each, edges)}


@given(GRAPHS)
def test_a_group_comes_after_every_group_that_it_reaches(edges: dict[str, tuple[str, ...]]) -> None:
    place = {node: number for number, group in enumerate(components(edges)) for node in group}
    assert all(place[target] <= place[node] for node, targets in edges.items() for target in targets)


@given(GRAPHS, st.sets(st.sampled_from(NODES)), st.integers(1, 12))
def test_what_is_gathered_is_what_stands_at_all_that_is_reached(
    edges: dict[str, tuple[str, ...]], marked: set[str], most: int
) -> None:
    found = gather(components(edges), edges, lambda node: (node,) if node in marked else (), first(most))
    for node, gathered in found.items():
        assert list(gathered) == sorted(reached(node, edges) & marked)[:most]


@settings(max_examples=50)
@given(st.lists(st.one_of(st.none(), st.sampled_from(NODES)), min_size=9, max_size=9))
def test_rings_of_parents_are_found_once_each_and_nothing_else(parents: list[str | None]) -> None:
    items = tuple(
        Item(id=node, kind=ItemKind.GOAL, text=f"Mål {node}", parent=parent)
        for node, parent in zip(NODES, parents, strict=True)
    )
    document = PlanDocument(key="p", path="p", kind=DocumentKind.TEMAPLAN, items=items)
    above = {node: (parent,) for node, parent in zip(NODES, parents, strict=True) if parent is not None}
    in_rings = {f"p#{node}" for node in NODES if any(node in reached(each, above) for each in above.get(node, ()))}
    cycles = find_cycles((), make_corpus([document]))
    assert sorted(key for ring in cycles for key in ring) == sorted(in_rings)
    for ring in cycles:
        assert ring[0] == min(ring)
        assert all(
            above[key[2:]] == (following[2:],) for key, following in zip(ring, (*ring[1:], ring[0]), strict=True)
        )
