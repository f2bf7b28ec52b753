"""Goals that several units have: the same goal above, or the same words with no goal above.

Every unit's goal is linked to the common one, never to all the others: linear in the goals of the agreements.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tracecheck.linker.claims import quote, weight_of
from tracecheck.linker.corpus import GOALS, Corpus, document_key
from tracecheck.linker.documents.chain import Chain, kinds_of, place_key
from tracecheck.linker.similarity.textindex import long_enough
from tracecheck.model.coupling import EvidenceKind, Grade, Link, Relation, SharedGoal
from tracecheck.model.item import Item, Origin
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument

_LIKENESS = frozenset({EvidenceKind.LEXICAL, EvidenceKind.NUMBER, EvidenceKind.SEMANTIC})
_GRADES = tuple(Grade)


@dataclass(frozen=True, slots=True)
class Shared:
    """The goals that several units have, and the links that say so."""

    goals: tuple[SharedGoal, ...] = ()
    links: tuple[Link, ...] = ()


def find_shared(links: Iterable[Link], corpus: Corpus, chain: Chain) -> Shared:
    """What at least two units have in common among the agreements that count now.

    A goal above is common where goals of two units couple to it, or to a place where it is printed again, by more than
    likeness of words. What no goal above explains is common where two units have it in the same words.
    """
    units = [each for each in corpus.documents if each.kind in kinds_of("agreements")]
    current = {each.key: each for each in units if each.key not in chain.outdated}
    if len(current) < 2:
        return Shared()
    above = _common_above(links, current, corpus)
    explained = {link.source for found in above.values() for link in found}
    beside = _same_words(current, explained, corpus)
    sectors = _sectors(current.values(), corpus)
    every = sorted({**above, **beside}.items())
    goals = tuple(_shared_goal(goal, found, current, chain, sectors) for goal, found in every)
    said = [link for found in (*above.values(), *beside.values()) for link in found]
    return Shared(goals, tuple(sorted(said, key=lambda link: (link.source, link.target))))


def _common_above(links: Iterable[Link], units: dict[str, PlanDocument], corpus: Corpus) -> dict[str, tuple[Link, ...]]:
    known = tuple(links)
    original = {link.source: link.target for link in known if link.relation is Relation.RESTATES}
    best: dict[tuple[str, str], Link] = {}
    for link in known:
        if _is_taken_up(link, units, corpus):
            pair = link.source, _original(link.target, original)
            best[pair] = min(best.get(pair, link), link, key=lambda each: _GRADES.index(each.grade))
    found: dict[str, list[Link]] = {}
    for (source, goal), link in best.items():
        if document_key(goal) not in units and source != goal:
            found.setdefault(goal, []).append(replace(link, target=goal, relation=Relation.SHARED, copied=False))
    return {goal: tuple(each) for goal, each in found.items() if _several(each, units)}


def _is_taken_up(link: Link, units: dict[str, PlanDocument], corpus: Corpus) -> bool:
    """A goal of an agreement that couples upwards by more than likeness and contradicts nothing."""
    item, above = corpus.items.get(link.source), corpus.items.get(link.target)
    if item is None or above is None or document_key(link.source) not in units or item.kind not in GOALS:
        return False
    firm = any(each.kind not in _LIKENESS for each in link.evidence)
    return firm and above.kind in GOALS and link.grade is not Grade.CONFLICTING


def _original(goal: str, original: dict[str, str]) -> str:
    """Where a goal that is printed again comes from; a ring of prints ends where it began."""
    seen = {goal}
    while goal in original and original[goal] not in seen:
        goal = original[goal]
        seen.add(goal)
    return goal


def _same_words(units: dict[str, PlanDocument], explained: set[str], corpus: Corpus) -> dict[str, tuple[Link, ...]]:
    """By the first goal the later ones with its words."""
    alike: dict[str, list[tuple[str, Item]]] = {}
    for document in units.values():
        for key, item in corpus.own(document):
            if _may_be_shared(item) and key not in explained:
                alike.setdefault(text_key(item.text), []).append((key, item))
    found: dict[str, tuple[Link, ...]] = {}
    for entries in alike.values():
        (first, goal), *others = entries
        links = tuple(_beside(key, first, item) for key, item in others if document_key(key) != document_key(first))
        if _several([*links, _beside(first, first, goal)], units):
            found[first] = links
    return found


def _may_be_shared(item: Item) -> bool:
    return item.kind in GOALS and item.origin is Origin.OWN and long_enough(item.text)


def _beside(key: str, first: str, item: Item) -> Link:
    evidence = quote(item.text, EvidenceKind.VERBATIM, weight_of("verbatim"), item)
    return Link(key, first, Relation.SHARED, Grade.LOOSE, evidence.weight, evidence=(evidence,))


def _several(links: Iterable[Link], units: dict[str, PlanDocument]) -> bool:
    return len({_unit(units[document_key(link.source)]) for link in links}) > 1


def _unit(document: PlanDocument) -> str:
    return text_key(document.unit or "") or document.key


def _sectors(units: Iterable[PlanDocument], corpus: Corpus) -> dict[str, str]:
    """The sector of each agreement whose unit the list of the organisation has with one."""
    known = {text_key(unit.name): unit.sector for unit in corpus.organisation if unit.sector}
    found = ((each.key, known.get(text_key(each.unit or ""))) for each in units)
    return {key: text_key(sector) for key, sector in found if sector}


def _shared_goal(
    goal: str, links: Iterable[Link], units: dict[str, PlanDocument], chain: Chain, sectors: dict[str, str]
) -> SharedGoal:
    """A goal that units of one sector alone have is lacking in no unit of another."""
    holders = {document_key(link.source) for link in links} | ({document_key(goal)} & units.keys())
    theirs = {sectors.get(key) for key in holders}
    lacking = [each.key for each in _asked(goal, units, chain) if each.key not in holders]
    if len(theirs) == 1 and None not in theirs:
        lacking = [key for key in lacking if sectors.get(key) is None or sectors[key] in theirs]
    return SharedGoal(goal, tuple(sorted(holders)), tuple(sorted(lacking)))


def _asked(goal: str, units: dict[str, PlanDocument], chain: Chain) -> Iterator[PlanDocument]:
    """The agreements that may have the goal: those below its document; beside an agreement, those of its kind."""
    home = units.get(document_key(goal))
    if home is None:
        yield from (each for each in chain.below[document_key(goal)] if each.key in units)
        return
    for each in units.values():
        if each.kind is home.kind and place_key(each.municipality) == place_key(home.municipality):
            yield each
