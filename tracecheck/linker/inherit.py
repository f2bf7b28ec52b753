"""What stands under a goal printed from a document above answers that goal: the author's own structure says so."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tracecheck.linker.claims import Claim, quote, relation_of, weight_of
from tracecheck.linker.corpus import COUPLED, Corpus
from tracecheck.model.coupling import EvidenceKind, Relation
from tracecheck.model.plan import Origin


def inherited_claims(claims: Iterable[Claim], corpus: Corpus) -> Iterator[Claim]:
    """Claims of the children of quoted goals to their sources: the structure and the quotation are the evidence."""
    for claim in claims:
        quoted = corpus.items.get(claim.source)
        if quoted is None or quoted.origin is not Origin.QUOTED or not _names_source(claim):
            continue
        for child in corpus.children.get(claim.source, ()):
            if corpus.items[child].origin is Origin.OWN and corpus.items[child].kind in COUPLED:
                yield from _through(child, claim, corpus)


def _names_source(claim: Claim) -> bool:
    """Printed again, or reported on: the document of the claim repeats a goal of another."""
    return claim.relation in (Relation.RESTATES, Relation.REPORTS)


def _through(child: str, claim: Claim, corpus: Corpus) -> Iterator[Claim]:
    item, goal, quoted = corpus.items[child], corpus.items[claim.target], corpus.items[claim.source]
    relation = Relation.REPORTS if claim.relation is Relation.REPORTS else relation_of(item, goal)
    structure = quote(quoted.text, EvidenceKind.STRUCTURE, weight_of("structure"), quoted)
    yield Claim(child, claim.target, relation, structure, tight=True)
    yield replace(claim, source=child, relation=relation, tight=True, copied=False)
