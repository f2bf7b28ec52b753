"""Numbers and names of a plan above that a document carries without saying so: «Mål 8: …» as the heading of a chapter,
the name of a goal in a column of what is followed up."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from tracecheck.linker.claims import Claim, relation_of, weight_of
from tracecheck.linker.corpus import GOAL_LIKE, GOALS, Corpus, item_key, passages, speaker
from tracecheck.linker.documents.chain import Chain, kinds_of
from tracecheck.linker.evidence.labels import LabelIndex, index_labels, label_number
from tracecheck.linker.evidence.naming import named_documents
from tracecheck.linker.similarity.textindex import words_of
from tracecheck.model.coupling import Evidence, EvidenceKind, Relation
from tracecheck.model.item import Basis, Item, Origin, Reference, Statement
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data

_HEADS = frozenset({Basis.HEADING, Basis.BOX})
_WORDED = re.compile(r"[^\W\d_]{2,}")
_CODE = re.compile(r"\(([A-ZÆØÅ]{2,3}-?\d{1,2})\)")
_FIRST = re.compile(r"(?:^|\D)1$")


@dataclass(frozen=True, slots=True)
class Lookup:
    """What labels and names are looked up in; an index is made when it is first asked for."""

    corpus: Corpus
    chain: Chain
    labels: dict[str, LabelIndex] = field(default_factory=dict)
    names: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def numbered(self, document: PlanDocument, number: str) -> str | None:
        """The one goal that a document sets itself under this number."""
        if document.key not in self.labels:
            self.labels[document.key] = index_labels(document)
        found = [(key, item) for key, item in self.labels[document.key].find(number) if item.origin is Origin.OWN]
        goals = [key for key, item in found if item.kind in GOALS] or [k for k, i in found if i.kind in GOAL_LIKE]
        return goals[0] if len(goals) == 1 else None

    def called(self, document: PlanDocument, name: str) -> str | None:
        """The one goal of a document that has this name, or that stands alone in the chapter with this name."""
        if document.key not in self.names:
            self.names[document.key] = _names(self.corpus, document)
        found = self.names[document.key].get(name, ())
        return found[0] if len(found) == 1 else None

    def coded(self, document: PlanDocument, code: str) -> str | None:
        """The one goal of a document with this code and nothing else as its label."""
        if document.key not in self.codes:
            found: dict[str, list[str]] = {}
            for item in document.items:
                if item.label and item.origin is Origin.OWN and item.kind in GOAL_LIKE:
                    found.setdefault(item.label.strip(" .:"), []).append(item_key(document.key, item.id))
            self.codes[document.key] = {label: keys[0] for label, keys in found.items() if len(keys) == 1}
        return self.codes[document.key].get(code)


def carried_claims(corpus: Corpus, chain: Chain) -> Iterator[Claim]:
    """Tight claims: the number, or the name in a column that says what is followed up, is the author's own word."""
    lookup = Lookup(corpus, chain)
    for document in corpus.documents:
        if chain.above[document.key]:
            yield from _by_number(document, lookup)
            yield from _by_name(document, lookup)
            yield from _by_code(document, lookup)


def _by_number(document: PlanDocument, lookup: Lookup) -> Iterator[Claim]:
    """A heading with the number and the name of a goal above; with other words only where the numbers are no series of
    the document's own, and some word is the same."""
    heads = [(number, item) for item in document.items if (number := _head_number(item)) is not None]
    own = any(_FIRST.search(number) for number, _ in heads)
    for upper in lookup.chain.above[document.key] if heads else ():
        found = [(item, lookup.numbered(upper, number)) for number, item in heads]
        foreign = not own and all(key is not None for _, key in found)
        for item, key in found:
            if key is not None and (_has_name(item, key, lookup) or (foreign and _shares_word(item, key, lookup))):
                yield _claim(document, item, key, f"{item.label} {item.text}", lookup)


def _head_number(item: Item) -> str | None:
    """The number of an own goal that heads what stands below it, printed with a word («Mål 8») or a letter («A3»)."""
    if item.kind not in GOAL_LIKE or item.origin is not Origin.OWN or item.basis not in _HEADS or item.references:
        return None
    number = label_number(item.label)
    worded = _WORDED.search(item.label or "") or (number or "")[:1].isalpha()
    return number if number is not None and any(map(str.isdigit, number)) and worded else None


def _has_name(item: Item, key: str, lookup: Lookup) -> bool:
    goal = lookup.corpus.items[key]
    return text_key(item.text) in _names_of(goal)


def _shares_word(item: Item, key: str, lookup: Lookup) -> bool:
    """A word of one, or its beginning, stands in a word of the other: «etterslep» in «vedlikeholdsetterslepet»."""
    least = int(load_data("linking")["references"]["shared_letters"])
    goal = lookup.corpus.items[key]
    starts = {word[:least] for word in words_of(item.text) if len(word) >= least}
    return any(start in word for start in starts for word in words_of(goal.text))


def _by_name(document: PlanDocument, lookup: Lookup) -> Iterator[Claim]:
    """Cells that name a goal above by its words or by its chapter («Samferdsel»)."""
    for item in document.items:
        for reference in item.references if item.origin is not Origin.PREVIOUS else ():
            name = text_key(reference.text) if reference.start < 0 and reference.label is None else ""
            if name and reference.label_kind is not None and reference.case is None:
                key = _first_called(reference, name, document, lookup)
                if key is not None:
                    yield _claim(document, item, key, reference.text, lookup)


def _by_code(document: PlanDocument, lookup: Lookup) -> Iterator[Claim]:
    """«Målet på 46 prosent (OP1) er ikke nådd»: a code of several letters in brackets, where a goal above has it."""
    for passage in passages(document):
        for code in dict.fromkeys(_CODE.findall(passage.text)):
            key = next(filter(None, (lookup.coded(upper, code) for upper in lookup.chain.above[document.key])), None)
            if key is not None:
                yield _said(document, passage, key, code, lookup)


def _said(document: PlanDocument, passage: Item | Statement, target: str, words: str, lookup: Lookup) -> Claim:
    """What a report says it says itself; in a plan a passage may speak for the goal that it stands under."""
    evidence = Evidence(EvidenceKind.REFERENCE, words, weight_of("reference"), passage.place)
    if document.kind in kinds_of("reports"):
        return Claim(item_key(document.key, passage.id), target, Relation.REPORTS, evidence, tight=True)
    source, told = speaker(document, passage, lookup.corpus)
    goal = lookup.corpus.items[target]
    relation = relation_of(told, goal) if isinstance(told, Item) else Relation.IMPLEMENTS
    return Claim(source, target, relation, evidence, tight=True)


def _first_called(reference: Reference, name: str, document: PlanDocument, lookup: Lookup) -> str | None:
    """In the plan that is named, else nearest level first."""
    above: Iterable[PlanDocument] = lookup.chain.above[document.key]
    if reference.document:
        meant = {each.key for each in named_documents(reference.document, document, lookup.corpus, lookup.chain)}
        above = [each for each in above if each.key in meant]
    return next((key for each in above if (key := lookup.called(each, name)) is not None), None)


def _names(corpus: Corpus, document: PlanDocument) -> dict[str, tuple[str, ...]]:
    """Keys of own goals by each of their names; an area gives way to the goals of its chapter."""
    found: dict[str, list[str]] = {}
    items = [each for each in document.items if each.kind in GOAL_LIKE and each.origin is Origin.OWN]
    for wanted in (GOALS, GOAL_LIKE - GOALS):
        taken = set(found)
        for item in items:
            for name in _names_of(item) - taken if item.kind in wanted else ():
                found.setdefault(name, []).append(item_key(document.key, item.id))
    return {name: tuple(keys) for name, keys in found.items()}


def _names_of(item: Item) -> frozenset[str]:
    """The words of a goal, and of the innermost heading above it without its number."""
    head = _coded().sub("", item.section[-1]) if item.section else ""
    return frozenset({text_key(item.text), text_key(head)} - {""})


@cache
def _coded() -> re.Pattern[str]:
    return re.compile(r"^\s*(?:[A-ZÆØÅ]?\d{1,2}(?:\.\d{1,2})*|[A-ZÆØÅ])[.:)]?\s+")


def _claim(document: PlanDocument, item: Item, target: str, words: str, lookup: Lookup) -> Claim:
    evidence = Evidence(EvidenceKind.REFERENCE, words, weight_of("reference"), item.place)
    key = item_key(document.key, item.id)
    return Claim(key, target, relation_of(item, lookup.corpus.items[target]), evidence, tight=True)
