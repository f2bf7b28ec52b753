"""TC109: a coupling that rests on place alone, with no word in common."""

from collections.abc import Iterator

from tracecheck.linker.similarity.tokens import compound_terms, terms_of
from tracecheck.model.coupling import EvidenceKind, Link
from tracecheck.model.finding import Severity
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.phrases import document_arguments, item_arguments, related_item
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC109", "structural-only-coupling", Severity.INFO, on_by_default=False)


def check(corpus: Corpus) -> Iterator[Remark]:
    """One remark for each item that only stands under its goal."""
    for document in corpus.under_check():
        for located in corpus.items(document):
            links = corpus.links_from(located.id)
            target = corpus.item(links[0].target) if links and all(map(_by_place, links)) else None
            if target is not None and _terms(located).isdisjoint(_terms(target)):
                arguments = item_arguments(located) | item_arguments(target, "upper_")
                arguments |= document_arguments(target.document, "upper_")
                yield Remark(document, "TC109", arguments, located, related=(related_item(target, "target"),))


def _by_place(link: Link) -> bool:
    return {each.kind for each in link.evidence} == {EvidenceKind.STRUCTURE}


def _terms(located: Located) -> frozenset[str]:
    """Base forms, and the parts of compounds: «trafikksikkerhet» and «trafikk» have something in common."""
    terms = terms_of(located.item.text)
    return frozenset(terms).union(*(compound_terms(term) for term in terms))
