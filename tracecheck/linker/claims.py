"""Single pieces of evidence, and how they add up to graded links."""

from collections.abc import Iterable
from dataclasses import dataclass

from tracecheck.model.coupling import Evidence, EvidenceKind, Grade, Link, Relation
from tracecheck.model.item import Item, ItemKind, Statement
from tracecheck.resources import load_data

_LADDER = {kind: rung for rung, kind in enumerate(EvidenceKind)}

_RELATIONS = {
    ItemKind.MEASURE: Relation.IMPLEMENTS,
    ItemKind.INDICATOR: Relation.MEASURES,
    ItemKind.RESULT: Relation.REPORTS,
    ItemKind.BUDGET_LINE: Relation.FUNDS,
}


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that speaks for «`source` follows up `target`», and whether it alone makes the coupling tight.

    `conflicting` when it says that the two cannot both be followed.
    """

    source: str
    target: str
    relation: Relation
    evidence: Evidence
    tight: bool
    copied: bool = False
    conflicting: bool = False


def weight_of(name: str) -> float:
    """The weight (0–1) of a kind of evidence, from `data/linking.toml`."""
    return float(load_data("linking")["weights"][name])


def relation_of(lower: Item, upper: Item) -> Relation:
    """What an item does to the one above it, by the kinds of both."""
    if upper.kind is ItemKind.ORDER and lower.kind is not ItemKind.ORDER:
        return Relation.ANSWERS
    return _RELATIONS.get(lower.kind, Relation.REFINES)


def merge_claims(claims: Iterable[Claim]) -> tuple[Link, ...]:
    """One link for each relation of each pair, as tight as its best evidence where none contradicts."""
    relations: dict[tuple[str, str, Relation], list[Claim]] = {}
    for claim in claims:
        if claim.source != claim.target:
            relations.setdefault((claim.source, claim.target, claim.relation), []).append(claim)
    return tuple(_merge(relations[relation]) for relation in sorted(relations))


def _merge(claims: list[Claim]) -> Link:
    ordered = sorted(claims, key=_strength)
    best = ordered[0]
    evidence = tuple(dict.fromkeys(claim.evidence for claim in ordered))
    return Link(
        source=best.source,
        target=best.target,
        relation=best.relation,
        grade=_grade(claims),
        score=round(max(claim.evidence.weight for claim in claims), 4),
        evidence=evidence,
        copied=any(claim.copied for claim in claims),
        basis="person" if all(claim.evidence.kind is EvidenceKind.PERSON for claim in claims) else "text",
    )


def _grade(claims: list[Claim]) -> Grade:
    if any(claim.conflicting for claim in claims):
        return Grade.CONFLICTING
    return Grade.TIGHT if any(claim.tight for claim in claims) else Grade.LOOSE


def _strength(claim: Claim) -> tuple[int, float, str]:
    evidence = claim.evidence
    return _LADDER[evidence.kind], -evidence.weight, evidence.text


def quote(text: str, kind: EvidenceKind, weight: float, item: Item | Statement | None = None) -> Evidence:
    """Evidence that quotes `text`, at the place of `item`."""
    return Evidence(kind, text, round(weight, 4), item.place if item else None)
