"""How much alike two statements are: words by how rare they are, order, letters, and where they stand."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from tracecheck.compare.statements import Entry
from tracecheck.linker.similarity.textindex import first_words
from tracecheck.resources import load_data


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much each term says, and the statements that have it, on both sides together."""

    weights: dict[str, float]
    having: dict[str, frozenset[str]] = field(default_factory=dict)

    def of(self, terms: Iterable[str]) -> float:
        """The weight of these terms together."""
        return sum(self.weights.get(term, 1.0) for term in terms)


def make_rarity(*sides: Sequence[Entry]) -> Rarity:
    """The rarity of the terms in these statements; a text that stands on both sides, or often, counts once."""
    having: dict[str, set[str]] = {}
    bases = sorted({entry.base for side in sides for entry in side})
    for base in bases:
        for term in set(base.split()):
            having.setdefault(term, set()).add(base)
    weights = {term: 1 + math.log(len(bases) / len(found)) for term, found in having.items()}
    return Rarity(weights, {term: frozenset(found) for term, found in having.items()})


def alike(one: Entry, other: Entry, rarity: Rarity) -> float:
    """How much alike the words of two statements are (0–1), the same both ways."""
    if one.same == other.same:
        return 1.0
    rules = load_data("compare")["align"]
    found = _alike(one.terms, other.terms, rarity)
    if one.core is not one.terms or other.core is not other.terms:
        whole = float(rules["whole"])
        found = whole * found + (1 - whole) * _alike(one.core, other.core, rarity)
    if _is_mould(set(one.terms), set(other.terms), rarity):
        found -= float(rules["mould"])
    return round(max(found, 0.0), 4)


def _alike(one: Sequence[str], other: Sequence[str], rarity: Rarity) -> float:
    """The share of the words, by rarity, and of their order."""
    common = rarity.of(_common(one, other))
    both = rarity.of(one) + rarity.of(other)
    in_words = 2 * common / both if both else 0.0
    share = float(load_data("compare")["align"]["rare"])
    return share * in_words + (1 - share) * _in_order(first_words(tuple(one)), first_words(tuple(other)))


def _common(one: Sequence[str], other: Sequence[str]) -> Iterable[str]:
    """The terms that both have, as often as both have them; most texts have none twice, and need no counting."""
    others = set(other)
    if len(others) == len(other) and len(set(one)) == len(one):
        return [term for term in one if term in others]
    return (Counter(one) & Counter(other)).elements()


def _in_order(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of the letters or of the words that stand in the same order."""
    return max(fuzz.ratio(" ".join(one), " ".join(other)) / 100, Indel.normalized_similarity(one, other))


def _is_mould(one: set[str], other: set[str], rarity: Rarity) -> bool:
    """Two statements of one mould about two subjects: what they have in common stands in a third with another one."""
    rules = load_data("compare")["align"]
    common, first, second = one & other, one - other, other - one
    differing = max(len(first), len(second))
    is_short = bool(first and second) and differing <= int(rules["mould_differs"])
    if len(common) < int(rules["mould_shares"]) or not is_short or _one_subject(first, second):
        return False
    sets = sorted((rarity.having.get(term, frozenset()) for term in common), key=len)
    thirds = (set(base.split()) for base in sets[0].intersection(*sets[1:]))
    return any(third not in (one, other) and 0 < len(third - common) <= differing for third in thirds)


def _one_subject(first: set[str], second: set[str]) -> bool:
    """Whether a word on one side is nearly a word on the other, or figures alone differ."""
    words, others = ({term for term in side if not term[0].isdigit()} for side in (first, second))
    if not words or not others:
        return True
    lowest = 100 * float(load_data("compare")["align"]["subject"])
    return any(fuzz.ratio(a, b, score_cutoff=lowest) or a in b or b in a for a in words for b in others)
