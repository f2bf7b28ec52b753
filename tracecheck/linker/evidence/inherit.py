"""What stands under a goal printed from a document above answers that goal: the author's own structure says so."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracecheck.linker.claims import Claim, quote, relation_of, weight_of
from tracecheck.linker.corpus import COUPLED, GOAL_LIKE, Corpus, document_key
from tracecheck.model.coupling import Evidence, EvidenceKind, Relation
from tracecheck.model.item import Item, Origin


def inherited_claims(claims: Sequence[Claim], corpus: Corpus) -> Iterator[Claim]:
    """Claims from what stands under a printed goal to its source; the structure and the quotation are the evidence.

    Tight where the document says that the goal is another's; loose where it only has the same words.
    What is itself printed from that document has its own source there.
    """
    below: dict[str, list[Claim]] = {}
    printed = {(claim.source, document_key(claim.target)) for claim in claims if claim.relation is Relation.RESTATES}
    for claim in claims:
        if _inside(claim):
            below.setdefault(claim.target, []).append(claim)
    for claim in claims:
        if _prints_again(claim, corpus):
            for inner in below.get(claim.source, ()):
                if (inner.source, document_key(claim.target)) not in printed:
                    yield from _through(inner, claim, corpus)


def printed_again(claims: Sequence[Claim], corpus: Corpus) -> Iterator[str]:
    """Keys of the goals that a document says are another's and whose source was found."""
    for claim in claims:
        item = corpus.items.get(claim.source)
        if item is not None and item.origin is Origin.QUOTED and claim.relation is Relation.RESTATES:
            yield claim.source


def without_second_hand(claims: Sequence[Claim], corpus: Corpus) -> list[Claim]:
    """What a printed goal refers to is its source's own reference: it counts only while the source is not here."""
    found = frozenset(printed_again(claims, corpus))
    return [claim for claim in claims if claim.source not in found or claim.relation is Relation.RESTATES]


def _inside(claim: Claim) -> bool:
    return document_key(claim.source) == document_key(claim.target)


def _prints_again(claim: Claim, corpus: Corpus) -> bool:
    """The source of the claim is a goal of another document, or one that is printed and refers further up."""
    item = corpus.items.get(claim.source)
    if item is None or _inside(claim):
        return False
    reported = claim.relation is Relation.REPORTS and item.kind in GOAL_LIKE
    return claim.relation is Relation.RESTATES or reported or item.origin is Origin.QUOTED


def _through(inner: Claim, outer: Claim, corpus: Corpus) -> Iterator[Claim]:
    item, goal, printed = corpus.items.get(inner.source), corpus.items[outer.target], corpus.items[outer.source]
    if item is None or item.origin is not Origin.OWN or item.kind not in COUPLED:
        return
    attributed = printed.origin is Origin.QUOTED and inner.tight
    relation = Relation.REPORTS if outer.relation is Relation.REPORTS else relation_of(item, goal)
    named = inner.evidence.kind is EvidenceKind.REFERENCE
    evidence = inner.evidence if named else _structure(printed, attributed)
    yield Claim(inner.source, outer.target, relation, evidence, tight=attributed)
    yield replace(outer, source=inner.source, relation=relation, tight=attributed, copied=False)


def _structure(printed: Item, attributed: bool) -> Evidence:
    return quote(printed.text, EvidenceKind.STRUCTURE, weight_of("structure" if attributed else "numbering"), printed)
