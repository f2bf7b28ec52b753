"""Points of a council's decision, and the texts after it that name its case."""

import re
from collections.abc import Iterable, Iterator

from tracecheck.linker.claims import Claim, weight_of
from tracecheck.linker.corpus import Corpus, item_key
from tracecheck.linker.documents.chain import kinds_of
from tracecheck.linker.evidence.references import Pointer, pointers
from tracecheck.linker.evidence.sources import Sources
from tracecheck.linker.similarity.textindex import words_of
from tracecheck.linker.similarity.tokens import groups_of, terms_of
from tracecheck.model.coupling import Evidence, EvidenceKind, Relation
from tracecheck.model.item import Item, ItemKind, Statement
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data

Order = tuple[str, Item]
_CASE = re.compile(r"(\d+)\s*/\s*(?:20)?(\d\d)\b")
_SHORT = 3


def case_number(case: str | None) -> str | None:
    """A case number under one form: «sak 045/2025» and «45/25» give «45/25»."""
    found = _CASE.search(case or "")
    return f"{int(found.group(1))}/{found.group(2)}" if found else None


def order_claims(sources: Sources) -> Iterator[Claim]:
    """Answers to adopted points, by the case number that a later text names."""
    cases = _orders_by_case(sources.corpus)
    for pointer in pointers(sources.corpus):
        orders = cases.get(case_number(pointer.reference.case) or "", [])
        above = {document.key for document in sources.chain.above[pointer.document.key]}
        asked = [order for order in orders if sources.corpus.document_of[order[0]].key in above]
        if asked:
            yield from _answer(pointer, asked)
    yield from _by_words(sources)


def _by_words(sources: Sources) -> Iterator[Claim]:
    """Loose answers in running text after the decision: passages with most of the words of an adopted point."""
    for document in sources.corpus.documents:
        decisions = [each for each in sources.chain.above[document.key] if each.kind in kinds_of("decisions")]
        orders = [order for decision in decisions for order in _adopted(sources.corpus, decision)]
        for statement in document.statements if orders else ():
            for key, order in orders:
                yield from _spoken_of(item_key(document.key, statement.id), statement, key, order)


def _adopted(corpus: Corpus, decision: PlanDocument) -> Iterator[Order]:
    for key, item in corpus.own(decision):
        if item.kind is ItemKind.ORDER and item.decision is not None and item.decision.adopted is True:
            yield key, item


def _spoken_of(source: str, statement: Statement, target: str, order: Item) -> Iterator[Claim]:
    limits, deadlines = load_data("linking")["orders"], load_data("linking")["drift"]["deadline"]
    asked = set(terms_of(order.text)).difference(limits["empty"], deadlines)
    shared = sorted(asked.intersection(terms_of(statement.text)))
    weight = round(_letters(shared) / max(1, _letters(asked)), 4)
    if len(shared) >= limits["shared"] and weight >= limits["share"] and not _of_others(statement, order):
        evidence = Evidence(EvidenceKind.LEXICAL, ", ".join(shared), weight, statement.place)
        yield Claim(source, target, Relation.ANSWERS, evidence, tight=False)


def _of_others(statement: Statement, order: Item) -> bool:
    """The passage is about a group of its own («personer med demens»), and not about the one that the headings over the
    order name («rus og psykisk helse»)."""
    asked_over, asked = _subjects(*order.section), _subjects(order.text, *order.section)
    own, told = _subjects(statement.text), _subjects(statement.text, *statement.section)
    return bool(own - asked) and bool(asked_over) and asked_over.isdisjoint(told)


def _subjects(*texts: str) -> frozenset[int]:
    """The synonym groups whose own word stands in the texts; related words say too little."""
    same = float(load_data("linking")["features"]["same"])
    return frozenset(group for text in texts for group, weight in groups_of(terms_of(text)).items() if weight >= same)


def _letters(words: Iterable[str]) -> int:
    return sum(map(len, words))


def _orders_by_case(corpus: Corpus) -> dict[str, list[Order]]:
    cases: dict[str, list[Order]] = {}
    for document in corpus.documents:
        for item in document.items:
            case = _case_of(item, document)
            if case is not None and item.kind is ItemKind.ORDER and item.decision and item.decision.adopted is True:
                cases.setdefault(case, []).append((item_key(document.key, item.id), item))
    return cases


def _case_of(item: Item, document: PlanDocument) -> str | None:
    own = case_number(item.decision.case) if item.decision else None
    return own or case_number(document.adopted.case if document.adopted else None)


def _answer(pointer: Pointer, orders: list[Order]) -> Iterator[Claim]:
    """The point that is named, or the only one; else the one whose words the answer shares, loosely."""
    named = [order for order in orders if _point_is_named(pointer, order[1])]
    certain = named or (orders if len(orders) == 1 else [])
    for key, _ in certain:
        yield _claim(pointer, key, tight=True)
    if not certain:
        best = max(orders, key=lambda order: (_overlap(pointer.passage.text, order[1].text), order[0]))
        if _overlap(pointer.passage.text, best[1].text) >= load_data("linking")["references"]["point_overlap"]:
            yield _claim(pointer, best[0], tight=False)


def _claim(pointer: Pointer, target: str, tight: bool) -> Claim:
    weight = weight_of("reference" if tight else "numbering")
    place = pointer.reference.place or pointer.passage.place
    evidence = Evidence(EvidenceKind.REFERENCE, pointer.reference.text, weight, place)
    return Claim(pointer.key, target, Relation.ANSWERS, evidence, tight)


def _point_is_named(pointer: Pointer, order: Item) -> bool:
    point = text_key((order.decision.point if order.decision else None) or order.label or "")
    if not point:
        return False
    after = pointer.passage.text[pointer.reference.start :] if pointer.reference.start >= 0 else pointer.passage.text
    named = set(_named_points(f"{pointer.reference.text} {after}"))
    return point in named or text_key(pointer.reference.label or "") == point


def _named_points(text: str) -> Iterator[str]:
    """The points that a text names, as their keys: «punkt 2 bokstav d» and «pkt. 2d» give 2d."""
    for pattern in load_data("linking")["references"]["points"]:
        for found in re.finditer(pattern, text, re.IGNORECASE):
            parts = found.groupdict()
            yield text_key(parts["point"] + (parts["letter"] or parts.get("short") or ""))
        text = re.sub(pattern, " ", text, flags=re.IGNORECASE)


def _overlap(answer: str, order: str) -> float:
    """Share of the order's longer words that stand in the answer."""
    asked = {word for word in words_of(order) if len(word) > _SHORT}
    told = {word for word in words_of(answer) if len(word) > _SHORT}
    return len(asked & told) / len(asked) if asked else 0.0
