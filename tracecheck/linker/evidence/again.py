"""Measures of a plan that say one of its own strategies again, as a row of its table or in its programme of action."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tracecheck.linker.claims import Claim, quote, relation_of, weight_of
from tracecheck.linker.corpus import Corpus
from tracecheck.linker.evidence.drift import classify_changes
from tracecheck.linker.similarity.textindex import Match, TextIndex, likeness, long_enough, make_index
from tracecheck.linker.similarity.tokens import terms_of
from tracecheck.model.coupling import Evidence, EvidenceKind, Relation, WordChange
from tracecheck.model.item import Item, ItemKind, Origin
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ«])")
_TOLD = (Origin.OWN, Origin.RESTATED)
_REPEATED = {
    ItemKind.MEASURE: frozenset({ItemKind.STRATEGY, ItemKind.ORDER}),
    ItemKind.GOAL: frozenset({ItemKind.ORDER}),
    ItemKind.SUBGOAL: frozenset({ItemKind.ORDER}),
}


def said_again(corpus: Corpus) -> Iterator[Claim]:
    """Loose claims inside each document: a measure with the words of a strategy, in order or with the same base forms
    («Utrede ny bruk av torget», «Ny bruk av torget utredes»), and the rows under it; a goal with the words of a
    council's point printed there.
    """
    for document in corpus.documents:
        yield from _in_document(document, corpus)


def _in_document(document: PlanDocument, corpus: Corpus) -> Iterator[Claim]:
    own = {key: item for key, item in corpus.own(document) if long_enough(item.text)}
    upper = {key: item for key, item in own.items() if _may_be_repeated(item)}
    if not upper:
        return
    said = _Said(upper, _lowest(upper), make_index(_sentences(upper)), _by_terms(upper))
    lower = {key: item for key, item in own.items() if _may_repeat(item)}
    found = {key: each for key, item in lower.items() if (each := said.by(item)) is not None}
    found |= _rows_of(said, {key: item for key, item in lower.items() if key not in found}, set(found.values()))
    for key, target in found.items():
        if corpus.parents.get(key) != target:
            yield _claim(key, lower[key], target, upper[target])
            yield from _under(key, target, corpus)


def _under(key: str, target: str, corpus: Corpus) -> Iterator[Claim]:
    """Measures that a row of measures is made up of serve the strategy that the row says again."""
    if corpus.items[target].kind is not ItemKind.STRATEGY:
        return
    for child in corpus.children.get(key, ()):
        item = corpus.items[child]
        if item.kind is ItemKind.MEASURE and item.origin is Origin.OWN:
            weight = weight_of("numbering")
            evidence = quote(corpus.items[key].text, EvidenceKind.STRUCTURE, weight, corpus.items[key])
            yield Claim(child, target, relation_of(item, corpus.items[target]), evidence, tight=False)


def _rows_of(said: "_Said", rest: dict[str, Item], answered: set[str]) -> dict[str, str]:
    """Rows for strategies that the document is known to have again in its table, whose words were changed more: of the
    rows left the one that comes nearest, where the strategy is also what comes nearest to the row."""
    pairs = sorted(
        (-match.share, key, match.key)
        for key, item in rest.items()
        if item.kind is ItemKind.MEASURE
        for match in said.near(item)[:1]
        if said.items[match.key].origin is Origin.RESTATED and match.key not in answered
    )
    taken: dict[str, str] = {}
    for _, key, target in pairs:
        taken.setdefault(target, key)
    return {key: target for target, key in taken.items()}


@dataclass(frozen=True, slots=True)
class _Said:
    """Strategies and points of decisions of one document, by their words and by their base forms."""

    items: dict[str, Item]
    lowest: float
    index: TextIndex
    terms: dict[frozenset[str], list[str]]

    def by(self, item: Item) -> str | None:
        """The one that an item says again: a council's decision is told in the plan, so more may have been changed."""
        least = load_data("linking")["text"]["near"]
        near = [match.key for match in self.near(item) if match.share >= least or self._decided(match.key)]
        wanted = _REPEATED[item.kind]
        found = (each for each in (*near, *self.terms.get(_terms(item), ())) if self.items[each].kind in wanted)
        return next(found, None)

    def near(self, item: Item) -> tuple[Match, ...]:
        """What comes near, best first."""
        return self.index.near(item.text, self.lowest)

    def _decided(self, key: str) -> bool:
        return self.items[key].kind is ItemKind.ORDER


def _lowest(items: dict[str, Item]) -> float:
    """As near as a copy must be; as a quotation where something is known to be said again in this document."""
    known = any(item.kind is ItemKind.ORDER or item.origin is Origin.RESTATED for item in items.values())
    return float(load_data("linking")["text"]["quoted" if known else "near"])


def _may_be_repeated(item: Item) -> bool:
    return item.kind is ItemKind.ORDER or (item.kind is ItemKind.STRATEGY and item.origin in _TOLD)


def _sentences(items: dict[str, Item]) -> Iterator[tuple[str, str]]:
    """The texts of strategies, and of decisions each sentence that is long enough: one asks, others explain."""
    for key, item in items.items():
        parts = _SENTENCE.split(item.text) if item.kind is ItemKind.ORDER else [item.text]
        yield from ((key, part) for part in parts if long_enough(part))


def _may_repeat(item: Item) -> bool:
    return item.kind in _REPEATED and item.origin is Origin.OWN


def _by_terms(items: dict[str, Item]) -> dict[frozenset[str], list[str]]:
    found: dict[frozenset[str], list[str]] = {}
    for key, item in items.items():
        found.setdefault(_terms(item), []).append(key)
    return found


def _terms(item: Item) -> frozenset[str]:
    return frozenset(terms_of(item.text))


def _claim(key: str, item: Item, target: str, upper: Item) -> Claim:
    decided = upper.kind is ItemKind.ORDER and item.kind is not ItemKind.MEASURE
    relation = Relation.RESTATES if decided else relation_of(item, upper)
    evidence = Evidence(EvidenceKind.VERBATIM, item.text, weight_of("verbatim"), item.place, _drift(item, upper))
    return Claim(key, target, relation, evidence, tight=False)


def _drift(item: Item, upper: Item) -> tuple[WordChange, ...]:
    """What was changed of the sentence that comes nearest."""
    sentences = _SENTENCE.split(upper.text) if upper.kind is ItemKind.ORDER else [upper.text]
    return classify_changes(max(sentences, key=lambda each: likeness(each, item.text)), item.text)
