"""Lawful answers and written reasons: «i ordinær drift», «innenfor rammen»; «følges opp fra 2028»."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tracecheck.linker.chain import Chain
from tracecheck.linker.claims import Claim, weight_of
from tracecheck.linker.corpus import Corpus, document_key, item_key, passages
from tracecheck.model.coupling import Evidence, EvidenceKind, Relation
from tracecheck.model.item import FollowUp, Item, Origin, Statement
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data

# For each goal that is put off: the documents that do so, with their words.
Reasons = dict[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class FollowUps:
    """`claims` with what is put off taken out and what is answered put in; `reasons` by the goal that is put off."""

    claims: tuple[Claim, ...]
    reasons: Reasons


def apply_follow_up(claims: Iterable[Claim], corpus: Corpus, chain: Chain) -> FollowUps:
    """Turns references of a passage that puts a goal off into reasons, and lawful answers into claims.

    What an earlier year put off is a reason for that year alone.
    """
    by_source: dict[str, list[Claim]] = {}
    for claim in claims:
        by_source.setdefault(claim.source, []).append(claim)
    reasons: dict[str, list[tuple[str, str]]] = {}
    for document in corpus.documents:
        for passage in passages(document):
            if passage.follow_up is not None:
                _apply(passage, document, by_source, reasons, corpus)
    kept = tuple(claim for source in sorted(by_source) for claim in by_source[source])
    current = {
        goal: tuple(dict.fromkeys(said for said in words if chain.is_current(said[0], document_key(goal))))
        for goal, words in reasons.items()
    }
    return FollowUps(kept, {goal: words for goal, words in current.items() if words})


def _apply(
    passage: Item | Statement,
    document: PlanDocument,
    by_source: dict[str, list[Claim]],
    reasons: dict[str, list[tuple[str, str]]],
    corpus: Corpus,
) -> None:
    key, follow_up = item_key(document.key, passage.id), passage.follow_up
    if follow_up is None:
        return
    goals = _goals(key, passage, by_source, corpus)
    if follow_up.kind in load_data("chain")["threads"]["justifying"]:
        for goal in goals:
            reasons.setdefault(goal, []).append((document.key, follow_up.text))
        if isinstance(passage, Statement):
            by_source.pop(key, None)
    elif isinstance(passage, Statement):
        known = {claim.target for claim in by_source.get(key, ())}
        added = [goal for goal in goals if goal not in known]
        by_source.setdefault(key, []).extend(_answers(key, added, follow_up))


def _goals(key: str, passage: Item | Statement, by_source: dict[str, list[Claim]], corpus: Corpus) -> tuple[str, ...]:
    """The goals that a passage speaks of: those it refers to or prints, else the one it stands under."""
    named = [claim.target for claim in by_source.get(key, ()) if _names(claim)]
    if isinstance(passage, Item):
        return tuple(dict.fromkeys([key, *named]))
    if named or passage.parent is None:
        return tuple(dict.fromkeys(named))
    parent = item_key(document_key(key), passage.parent)
    return tuple(_with_source(parent, by_source, corpus))


def _names(claim: Claim) -> bool:
    return claim.evidence.kind in (EvidenceKind.REFERENCE, EvidenceKind.QUOTATION)


def _with_source(parent: str, by_source: dict[str, list[Claim]], corpus: Corpus) -> Iterator[str]:
    item = corpus.items.get(parent)
    if item is None:
        return
    yield parent
    if item.origin is Origin.QUOTED:
        for claim in by_source.get(parent, ()):
            if claim.relation is Relation.RESTATES:
                yield claim.target


def _answers(key: str, goals: list[str], follow_up: FollowUp) -> Iterator[Claim]:
    for goal in goals:
        evidence = Evidence(EvidenceKind.STRUCTURE, follow_up.text, weight_of("structure"), follow_up.place)
        yield Claim(key, goal, Relation.IMPLEMENTS, evidence, tight=True)
