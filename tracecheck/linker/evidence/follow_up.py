"""Lawful answers, written reasons, and words that name a goal and answer nothing.

«I ordinær drift», «innenfor rammen» answer; «følges opp fra 2028», «satt på vent» are reasons; «ikke påbegynt» and
«omtalt i virksomhetsplanene» name a goal and no more.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from tracecheck.linker.claims import Claim, weight_of
from tracecheck.linker.corpus import Corpus, document_key, item_key, passages
from tracecheck.linker.documents.chain import Chain, first_year, kinds_of
from tracecheck.linker.evidence.said import is_answering, is_put_off, is_status
from tracecheck.linker.evidence.sentences import is_spoken_of, sends_elsewhere, sentences_of
from tracecheck.linker.evidence.subjects import goal_about
from tracecheck.model.coupling import Evidence, EvidenceKind, Relation
from tracecheck.model.item import FollowUp, Item, Origin, Statement
from tracecheck.model.plan import PlanDocument
from tracecheck.model.source import Place

# For each goal that is put off: the documents that do so, with their words.
Reasons = dict[str, tuple[tuple[str, str], ...]]
_Named = tuple[str, Place | None]
_NAMING = frozenset({EvidenceKind.REFERENCE, EvidenceKind.QUOTATION})


@dataclass(frozen=True, slots=True)
class FollowUps:
    """`claims` with what is put off taken out and what is answered put in; `reasons` by the goal that is put off."""

    claims: tuple[Claim, ...]
    reasons: Reasons


@dataclass(frozen=True, slots=True)
class _Said:
    """The claims by who makes them, and the reasons so far."""

    corpus: Corpus
    chain: Chain
    claims: dict[str, list[Claim]] = field(default_factory=dict)
    reasons: dict[str, list[tuple[str, str]]] = field(default_factory=dict)


def follow_ups_of(corpus: Corpus) -> dict[str, FollowUp]:
    """What items and statements say of their own follow-up, by key."""
    return {
        item_key(document.key, passage.id): said
        for document in corpus.documents
        for passage in passages(document)
        if (said := _follow_up(passage, document)) is not None
    }


def _follow_up(passage: Item | Statement, document: PlanDocument) -> FollowUp | None:
    """What a passage says of its follow-up; «følges opp fra 2026» in the plan for 2026 puts nothing off."""
    said, year = passage.follow_up, first_year(document)
    if said is not None and is_put_off(said) and said.from_year is not None and year is not None:
        return said if said.from_year > year else None
    return said


def apply_follow_up(claims: Iterable[Claim], corpus: Corpus, chain: Chain) -> FollowUps:
    """Turns references of a passage that puts a goal off into reasons, lawful answers into claims, and claims of a
    passage that only names a goal into mentions, which answer nothing.

    What an earlier year put off is a reason for that year alone.
    """
    said = _Said(corpus, chain)
    for claim in claims:
        said.claims.setdefault(claim.source, []).append(claim)
    for document in corpus.documents:
        for passage in passages(document):
            if isinstance(passage, Statement) and passage.references:
                _send_on(passage, document, said)
            follow_up = _follow_up(passage, document)
            if follow_up is not None:
                _apply(passage, follow_up, document, said)
    kept = tuple(claim for source in sorted(said.claims) for claim in said.claims[source])
    current = {
        goal: tuple(dict.fromkeys(each for each in words if chain.is_current(each[0], document_key(goal))))
        for goal, words in said.reasons.items()
    }
    return FollowUps(kept, {goal: words for goal, words in current.items() if words})


def _send_on(passage: Statement, document: PlanDocument, said: _Said) -> None:
    """Goals that a plan names to say where they are spoken of are mentioned; a report tells of them at any rate."""
    if document.kind in kinds_of("reports"):
        return
    names = [each.text for each in passage.references]
    for sentence in sentences_of(passage.text):
        inside = [each for each in passage.references if each.text in sentence]
        if inside and sends_elsewhere(sentence, names):
            told: set[_Named] = {(each.text, each.place or passage.place) for each in inside}
            for each in filter(None, (passage.id, passage.parent)):
                _change(item_key(document.key, each), partial(_is_told, told=told), said)


def _is_told(claim: Claim, told: set[_Named]) -> bool:
    return (claim.evidence.text, claim.evidence.place) in told


def _change(source: str, is_meant: Callable[[Claim], bool], said: _Said) -> None:
    """Claims of a passage become mentions; an item does not say again what prose under it only names."""
    claims = said.claims.get(source, [])
    meant, rest = [claim for claim in claims if is_meant(claim)], [claim for claim in claims if not is_meant(claim)]
    said.claims[source] = [*rest, *(() if source in said.corpus.items else map(_mention, meant))]


def _mention(claim: Claim) -> Claim:
    return replace(claim, relation=Relation.RESTATES, tight=False, copied=True)


def _apply(passage: Item | Statement, follow_up: FollowUp, document: PlanDocument, said: _Said) -> None:
    key = item_key(document.key, passage.id)
    if is_put_off(follow_up):
        for goal in _goals(key, passage, follow_up, said):
            said.reasons.setdefault(goal, []).append((document.key, follow_up.text))
        if isinstance(passage, Statement):
            meant = _about(key, passage, follow_up, said)
            said.claims[key] = [claim for claim in said.claims.get(key, ()) if not meant(claim)]
    elif isinstance(passage, Statement) and is_status(follow_up):
        meant, report = _about(key, passage, follow_up, said), document.kind in kinds_of("reports")
        _change(key, lambda claim: meant(claim) and (claim.relation is Relation.ANSWERS or not report), said)
    elif isinstance(passage, Statement):
        known = {claim.target for claim in said.claims.get(key, ())}
        added = [goal for goal in _goals(key, passage, follow_up, said) if goal not in known]
        said.claims.setdefault(key, []).extend(_answers(key, added, follow_up))


def _about(key: str, passage: Item | Statement, follow_up: FollowUp, said: _Said) -> Callable[[Claim], bool]:
    """Which claims of a passage its words about the follow-up are about."""
    names = [claim.evidence.text for claim in said.claims.get(key, ()) if _names(claim)]
    return lambda claim: is_spoken_of(claim.evidence.text, names, follow_up.text, passage)


def _goals(key: str, passage: Item | Statement, follow_up: FollowUp, said: _Said) -> tuple[str, ...]:
    """The goals that a passage speaks of: those it refers to or prints, else the one it names by its subject, else the
    one it stands under."""
    meant = _about(key, passage, follow_up, said)
    naming = [claim for claim in said.claims.get(key, ()) if _names(claim)]
    named = [claim.target for claim in naming if meant(claim) or is_answering(follow_up)]
    if isinstance(passage, Item):
        return tuple(dict.fromkeys([key, *named]))
    if naming:
        return tuple(dict.fromkeys(named))
    document = said.corpus.by_key[document_key(key)]
    subject = goal_about(passage, follow_up, said.chain.above[document.key], said.corpus)
    if subject is not None or passage.parent is None:
        return (subject,) if subject else ()
    return tuple(_with_source(item_key(document.key, passage.parent), said))


def _names(claim: Claim) -> bool:
    return claim.evidence.kind in _NAMING


def _with_source(parent: str, said: _Said) -> Iterator[str]:
    item = said.corpus.items.get(parent)
    if item is None:
        return
    yield parent
    if item.origin is Origin.QUOTED:
        for claim in said.claims.get(parent, ()):
            if claim.relation is Relation.RESTATES:
                yield claim.target


def _answers(key: str, goals: list[str], follow_up: FollowUp) -> Iterator[Claim]:
    for goal in goals:
        evidence = Evidence(EvidenceKind.STRUCTURE, follow_up.text, weight_of("structure"), follow_up.place)
        yield Claim(key, goal, Relation.IMPLEMENTS, evidence, tight=True)
