"""Measures of a plan that say one of its own strategies again, as a row of its table or in its programme of action."""

from collections.abc import Iterator

from tracecheck.linker.claims import Claim, relation_of, weight_of
from tracecheck.linker.corpus import Corpus
from tracecheck.linker.similarity.tokens import terms_of
from tracecheck.linker.textindex import long_enough, make_index
from tracecheck.model.coupling import Evidence, EvidenceKind, Relation
from tracecheck.model.item import Item, ItemKind, Origin
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data


def said_again(corpus: Corpus) -> Iterator[Claim]:
    """Loose claims inside each document: a measure with the words of a strategy, in order or with the same base forms
    («Utrede ny bruk av torget», «Ny bruk av torget utredes»); a goal with the words of a council's point printed there.
    """
    for document in corpus.documents:
        yield from _in_document(document, corpus)


def _in_document(document: PlanDocument, corpus: Corpus) -> Iterator[Claim]:
    own = {key: item for key, item in corpus.own(document) if item.origin is Origin.OWN and long_enough(item.text)}
    upper = {key: item for key, item in own.items() if item.kind in (ItemKind.STRATEGY, ItemKind.ORDER)}
    index = make_index((key, item.text) for key, item in upper.items()) if upper else None
    terms = _by_terms(upper)
    lower = {key: item for key, item in own.items() if _may_repeat(item)}
    for key, item in lower.items() if index is not None else ():
        wanted = ItemKind.STRATEGY if item.kind is ItemKind.MEASURE else ItemKind.ORDER
        near = [match.key for match in index.near(item.text, _near())] if index else []
        found = [each for each in (*near, *terms.get(_terms(item), ())) if upper[each].kind is wanted]
        if found and corpus.parents.get(key) not in found:
            yield _claim(key, item, found[0], upper[found[0]])


def _may_repeat(item: Item) -> bool:
    return item.kind in (ItemKind.MEASURE, ItemKind.GOAL, ItemKind.SUBGOAL)


def _by_terms(items: dict[str, Item]) -> dict[frozenset[str], list[str]]:
    found: dict[frozenset[str], list[str]] = {}
    for key, item in items.items():
        found.setdefault(_terms(item), []).append(key)
    return found


def _terms(item: Item) -> frozenset[str]:
    return frozenset(terms_of(item.text))


def _near() -> float:
    return float(load_data("linking")["text"]["near"])


def _claim(key: str, item: Item, target: str, upper: Item) -> Claim:
    relation = Relation.RESTATES if upper.kind is ItemKind.ORDER else relation_of(item, upper)
    evidence = Evidence(EvidenceKind.VERBATIM, item.text, weight_of("verbatim"), item.place)
    return Claim(key, target, relation, evidence, tight=False)
