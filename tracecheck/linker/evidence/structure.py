"""Couplings inside one document from its own structure: lists, tables, headings, numbers."""

from collections.abc import Iterator

from tracecheck.linker.claims import Claim, quote, relation_of, weight_of
from tracecheck.linker.corpus import GOAL_LIKE, Corpus
from tracecheck.linker.evidence.labels import is_part_of, label_number, label_prefixes, steps_below
from tracecheck.model.coupling import EvidenceKind
from tracecheck.model.item import Item, ItemKind, Origin
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument

_PARENTS = GOAL_LIKE | {ItemKind.MEASURE, ItemKind.INDICATOR, ItemKind.BUDGET_LINE, ItemKind.ORDER}


def structural_claims(corpus: Corpus) -> Iterator[Claim]:
    """A claim for every item that stands under another of its document, and for numbers that say so alone."""
    for document in corpus.documents:
        numbered = _by_number(corpus, document)
        for key, item in corpus.own(document):
            parent = corpus.parents.get(key)
            if parent is not None:
                yield from _under(key, item, parent, corpus)
            else:
                yield from _by_number_alone(key, item, numbered, corpus)


def _under(key: str, item: Item, parent: str, corpus: Corpus) -> Iterator[Claim]:
    above = corpus.items[parent]
    if above.kind not in _PARENTS or above.origin is Origin.PREVIOUS or parent == key:
        return
    by_number = _number_only(item, above)
    weight = weight_of("numbering" if by_number else "structure")
    evidence = quote(_printed(above), EvidenceKind.STRUCTURE, weight, above)
    yield Claim(key, parent, relation_of(item, above), evidence, tight=not by_number)


def _number_only(item: Item, above: Item) -> bool:
    """True when a level is skipped in the numbers and no heading says that the item stands there."""
    number, upper = label_number(item.label), label_number(above.label)
    if number is None or upper is None or not is_part_of(number, upper):
        return False
    return steps_below(number, upper) > 1 and not _stands_under(item, above)


def _stands_under(item: Item, above: Item) -> bool:
    wanted = text_key(above.text)
    return any(wanted and wanted in text_key(heading) for heading in item.section)


def _by_number(corpus: Corpus, document: PlanDocument) -> dict[str, list[str]]:
    numbers: dict[str, list[str]] = {}
    for key, item in corpus.own(document):
        number = label_number(item.label)
        if number is not None and item.kind in GOAL_LIKE:
            numbers.setdefault(number, []).append(key)
    return numbers


def _by_number_alone(key: str, item: Item, numbers: dict[str, list[str]], corpus: Corpus) -> Iterator[Claim]:
    """An item with no parent whose number names one printed goal: 4.2.1 with 4.2, else with 4."""
    number = label_number(item.label)
    if number is None or item.origin is Origin.QUOTED:
        return
    for above in label_prefixes(number):
        keys = [each for each in numbers.get(above, ()) if each != key]
        if len(keys) == 1:
            target = corpus.items[keys[0]]
            evidence = quote(_printed(target), EvidenceKind.STRUCTURE, weight_of("numbering"), target)
            yield Claim(key, keys[0], relation_of(item, target), evidence, tight=False)
            return


def _printed(item: Item) -> str:
    return f"{item.label} {item.text}" if item.label else item.text
