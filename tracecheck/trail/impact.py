"""What must be read again when an item changes: what rests on it below, and what it serves above."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from tracecheck.model.coupling import AnswerState, Evidence, EvidenceKind, Link, Relation
from tracecheck.model.decision import AppliedDecision
from tracecheck.model.keys import text_key
from tracecheck.model.trail import Hit, Impact, Stake
from tracecheck.resources import load_data
from tracecheck.trail.web import Web

_STAKES = tuple(Stake)
_OF_EVIDENCE = {
    EvidenceKind.REFERENCE: Stake.REFERENCE,
    EvidenceKind.STRUCTURE: Stake.STRUCTURE,
    EvidenceKind.QUOTATION: Stake.WORDING,
    EvidenceKind.VERBATIM: Stake.WORDING,
    EvidenceKind.LEXICAL: Stake.LIKENESS,
    EvidenceKind.NUMBER: Stake.NUMBER,
    EvidenceKind.SEMANTIC: Stake.LIKENESS,
    EvidenceKind.PERSON: Stake.PERSON,
}
_WORDS = frozenset({EvidenceKind.QUOTATION, EvidenceKind.VERBATIM})
_TAKEN_UP = frozenset({AnswerState.TIGHT, AnswerState.LOOSE})


@dataclass(frozen=True, slots=True)
class _Way:
    """Which way is walked from `start`: down over what rests on it, or up over what it serves."""

    start: str
    above: bool
    web: Web

    def links(self, key: str) -> tuple[Link, ...]:
        """The couplings that lead on from an item."""
        return self.web.upwards(key) if self.above else self.web.downwards(key)

    def other(self, link: Link) -> str:
        """The end that a coupling leads to."""
        return link.target if self.above else link.source


def make_impact(item_id: str, web: Web, same: tuple[str, ...] = ()) -> Impact:
    """Everything below the item, and what it serves above; linear in the couplings, also on rings."""
    below = _reach(_Way(item_id, above=False, web=web))
    known = {hit.end.id for hit in below}
    above = [hit for hit in _reach(_Way(item_id, above=True, web=web)) if hit.end.id not in known]
    own = web.ends[item_id].document
    hits = tuple(sorted([*below, *above], key=lambda hit: _order(hit, own, web)))
    return Impact(web.ends[item_id], hits, tuple(_naming(item_id, web)), same)


def _reach(way: _Way) -> list[Hit]:
    """Each item that is reached, by the shortest way, and of several couplings there the most urgent."""
    distance = {way.start: 0}
    waiting = deque([way.start])
    hits: list[Hit] = []
    while waiting:
        key = waiting.popleft()
        found: dict[str, list[Link]] = {}
        for link in way.links(key):
            if way.other(link) in way.web.ends and way.other(link) not in distance:
                found.setdefault(way.other(link), []).append(link)
        for end, between in sorted(found.items()):
            distance[end] = distance[key] + 1
            hits.append(_hit(way, key, end, between, distance[end]))
            waiting.append(end)
    return hits


def _hit(way: _Way, via: str, end: str, links: list[Link], distance: int) -> Hit:
    staked = [(_stake(way.start, link, distance, way.web), link) for link in links]
    stake, link = min(staked, key=lambda each: (_STAKES.index(each[0]), -each[1].score, each[1].relation.value))
    only = way.above and _is_only_answer(way.start, end, way.web)
    return Hit(way.web.ends[end], stake, distance, via, link, way.above, only)


def _stake(start: str, link: Link, distance: int, web: Web) -> Stake:
    """The words themselves at any distance: a goal that is printed again is printed again from there."""
    if _has_the_words(start, link, web):
        return Stake.WORDING
    if distance > 1:
        return Stake.INDIRECT
    stakes = {_OF_EVIDENCE[evidence.kind] for evidence in link.evidence}
    return min(stakes - {Stake.WORDING}, key=_STAKES.index, default=Stake.STRUCTURE)


def _has_the_words(start: str, link: Link, web: Web) -> bool:
    """Whether one of the two texts repeats the item's words: quotes it, has its words, prints it again."""
    quoted = any(each.kind in _WORDS and _is_here(each, link, web) for each in link.evidence)
    if start in (link.target, link.source):
        return quoted
    key = text_key(web.ends[start].text)
    if len(key) < load_data("trail")["impact"]["letters"]:
        return False
    words = [text_key(web.ends[end].text) for end in (link.source, link.target) if end in web.ends]
    return (quoted or link.relation is Relation.RESTATES) and any(key in each for each in words)


def _is_here(evidence: Evidence, link: Link, web: Web) -> bool:
    """Whether the repeated words stand in the lower text itself, or in a place that no other item tells of.

    What stands under a goal that is printed from above inherits the quotation, and has none of its words.
    """
    lower, place = web.ends.get(link.source), evidence.place
    if lower is None or link.relation is Relation.RESTATES or place is None or place.block is None:
        return True
    return place.block == lower.place.block or (lower.document, place.block) not in web.blocks


def _is_only_answer(start: str, goal: str, web: Web) -> bool:
    """Whether the goal has no other answer in the document of the item."""
    own = web.ends[start].document
    answer = web.corpus.answer_in(goal, own)
    return answer is not None and answer.state in _TAKEN_UP and set(answer.sources) <= {start}


def _order(hit: Hit, own: str, web: Web) -> tuple[bool, bool, str, bool, int, int, int, str]:
    """Other documents before the item's own, those that count now before earlier years; the most urgent first."""
    document = hit.end.document
    block = hit.end.place.block or 0
    urgency = _STAKES.index(hit.stake)
    return (document == own, document not in web.current, document, hit.above, urgency, hit.distance, block, hit.end.id)


def _naming(item_id: str, web: Web) -> Iterator[AppliedDecision]:
    for each in web.result.linkage.decisions:
        if item_id in (each.source, each.target):
            yield each
