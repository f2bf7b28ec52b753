"""Which statement on one side is which on the other: the same words first, then the likeliest of what is left."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from tracecheck.compare.assign import Edge, assign
from tracecheck.compare.contrary import are_contrary
from tracecheck.compare.likeness import Rarity, alike, make_rarity
from tracecheck.compare.statements import FAMILIES, Entry, Statements
from tracecheck.linker.evidence.labels import label_number
from tracecheck.resources import load_data

Pairs = dict[str, str]
"""Keys of new statements by those of old ones."""


@dataclass(frozen=True, slots=True)
class Sides:
    """What is aligned: the statements of both sides, and which new document an old one is now."""

    old: Statements
    new: Statements
    documents: Mapping[str, str]

    def in_place(self, left: Entry, right: Entry) -> bool:
        """Whether the two stand in one document."""
        return self.documents.get(left.document) == right.document


def align(sides: Sides) -> Pairs:
    """Each old statement with the new one that it is; those without are gone, new, or part of a split or merger."""
    pairs: Pairs = {}
    _pair_equal(sides, pairs)
    _pair_equal_elsewhere(sides, pairs)
    for family in range(len(FAMILIES)):
        _pair_near(sides, pairs, family)
    return pairs


def left_over(sides: Sides, pairs: Pairs) -> tuple[list[Entry], list[Entry]]:
    """The statements without another side, in order."""
    taken = set(pairs.values())
    lefts = [entry for entry in sides.old.entries if entry.key not in pairs]
    return lefts, [entry for entry in sides.new.entries if entry.key not in taken]


Key = Callable[[Entry], Hashable]

_KEYS: tuple[Key, ...] = (
    lambda entry: (entry.item.kind, label_number(entry.item.label), entry.heading, entry.under),
    lambda entry: (entry.item.kind, entry.heading, entry.under),
    lambda entry: (entry.item.kind, entry.under),
    lambda entry: (entry.item.kind, entry.heading),
    lambda entry: (entry.item.kind, label_number(entry.item.label)),
    lambda entry: entry.item.kind,
    lambda entry: None,
)
"""By what equal texts are told apart, the most telling first; what is left is paired in order."""


def _pair_equal(sides: Sides, pairs: Pairs) -> None:
    """The same words in the same document."""
    for key in _KEYS:
        lefts, rights = left_over(sides, pairs)
        free: dict[Hashable, list[Entry]] = {}
        for right in reversed(rights):
            free.setdefault((right.document, right.group, right.same, key(right)), []).append(right)
        for left in lefts:
            found = free.get((sides.documents.get(left.document), left.group, left.same, key(left)))
            if found:
                pairs[left.key] = found.pop().key


def _pair_equal_elsewhere(sides: Sides, pairs: Pairs) -> None:
    """The same words in another document, where they are so many that this is no accident, and stand once."""
    shortest = int(load_data("compare")["align"]["short"])
    free: dict[Hashable, list[list[Entry]]] = {}
    for side, entries in enumerate(left_over(sides, pairs)):
        for entry in entries:
            if len(entry.terms) >= shortest:
                free.setdefault((entry.group, entry.same), [[], []])[side].append(entry)
    for lefts, rights in free.values():
        if len(lefts) == len(rights) == 1:
            pairs[lefts[0].key] = rights[0].key


def _pair_near(sides: Sides, pairs: Pairs, family: int) -> None:
    """Nearly the same words, in the same document first."""
    lefts, rights = ([entry for entry in side if entry.family == family] for side in left_over(sides, pairs))
    if not lefts or not rights:
        return
    rarity = make_rarity(
        *([entry for entry in side.entries if entry.family == family] for side in (sides.old, sides.new))
    )
    edges = [
        edge for pair in _near(sides, lefts, rights, rarity) if (edge := _edge(sides, pairs, pair, rarity)) is not None
    ]
    pairs.update({edge.left: edge.right for edge in assign(edge for edge, here in edges if here)})
    taken = set(pairs.values())
    elsewhere = (edge for edge, here in edges if not here and edge.left not in pairs and edge.right not in taken)
    pairs.update({edge.left: edge.right for edge in assign(elsewhere)})


def _near(
    sides: Sides, lefts: Sequence[Entry], rights: Sequence[Entry], rarity: Rarity
) -> Iterator[tuple[Entry, Entry]]:
    """Pairs worth weighing: texts that share rare words, and those with one number in one document."""
    found = {(left.key, right.key) for left, right in _by_words(lefts, rights, rarity)}
    found |= {(left.key, right.key) for right, left in _by_words(rights, lefts, rarity)}
    found |= {(left.key, right.key) for left, right in _by_label(sides, lefts, rights)}
    for left, right in sorted(found):
        one, other = sides.old.by_key[left], sides.new.by_key[right]
        if one.group == other.group:
            yield one, other


def _by_words(ones: Sequence[Entry], others: Sequence[Entry], rarity: Rarity) -> Iterator[tuple[Entry, Entry]]:
    """Of each the few that share its rarest words; no text is compared for that."""
    rules = load_data("compare")["align"]
    probed, common, nearest = (int(rules[name]) for name in ("probed", "common", "nearest"))
    counts = Counter(term for entry in others for term in set(entry.terms))
    having: dict[str, list[int]] = {}
    for number, entry in enumerate(others):
        for term in set(entry.terms):
            if len(numbers := having.setdefault(term, [])) < common:
                numbers.append(number)
    for one in ones:
        known = sorted((counts[term], term) for term in set(one.terms) if term in counts)
        shared: dict[int, float] = {}
        for _, term in known[:probed]:
            weight = rarity.of((term,))
            for number in having[term]:
                shared[number] = shared.get(number, 0.0) + weight
        best = nsmallest(nearest, [(-round(weight, 6), number) for number, weight in shared.items()])
        yield from ((one, others[number]) for _, number in best)


def _by_label(sides: Sides, lefts: Sequence[Entry], rights: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    numbered: dict[Hashable, list[Entry]] = {}
    for right in rights:
        numbered.setdefault((right.document, label_number(right.item.label)), []).append(right)
    most = int(load_data("compare")["align"]["nearest"])
    for left in lefts:
        number = label_number(left.item.label)
        if number is not None:
            for right in numbered.get((sides.documents.get(left.document), number), [])[:most]:
                yield left, right


def _edge(sides: Sides, pairs: Pairs, pair: tuple[Entry, Entry], rarity: Rarity) -> tuple[Edge, bool] | None:
    """The pair with its score, and whether it is in one document; None where the two are not one statement."""
    left, right = pair
    rules = load_data("compare")["align"]
    here = sides.in_place(left, right)
    share = alike(left, right, rarity)
    signs = _same_place(left, right, pairs) if here else {}
    lowest = "elsewhere" if not here else "in_place" if any(signs.values()) else "alike"
    if share < rules[lowest] or are_contrary(left.item.text, right.item.text):
        return None
    beside = sum(float(rules[name]) for name, holds in signs.items() if holds)
    beside += float(rules["kind"]) * (left.item.kind is right.item.kind)
    beside += float(rules["order"]) * (1 - abs(left.rank - right.rank))
    return Edge(round(share + beside, 6), left.key, right.key), here


def _same_place(left: Entry, right: Entry, pairs: Pairs) -> dict[str, bool]:
    """Whether number, statement above and heading are the same."""
    number = label_number(left.item.label)
    return {
        "label": number is not None and number == label_number(right.item.label),
        "parent": left.parent is not None and right.parent is not None and pairs.get(left.parent) == right.parent,
        "section": bool(left.heading) and left.heading == right.heading,
    }
