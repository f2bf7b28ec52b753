"""TC111: two goals that pull the same thing opposite ways."""

from collections import defaultdict
from collections.abc import Iterator

from tracecheck.linker.evidence.opposition import Stance, are_opposed, stance_of
from tracecheck.linker.similarity.tokens import terms_of
from tracecheck.model.finding import Confidence, Severity
from tracecheck.model.item import ItemKind
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.editions import is_one_place
from tracecheck.rules.phrases import document_arguments, item_arguments, related_item
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC111", "contradicting-goals", Severity.INFO, on_by_default=False)

_AIMS = (*sorted(GOALS), ItemKind.STRATEGY)
_MOST = 200
"""A word in more goals than this tells nothing of what they are about."""


def check(corpus: Corpus) -> Iterator[Remark]:
    """Goals and strategies of the documents under check, held against those of all that count; each pair once."""
    stances = {each.id: (each, stance_of(each.item.text)) for each in _aims(corpus)}
    moving = {key: pair for key, pair in stances.items() if pair[1].moves or pair[1].denies}
    by_term: dict[str, list[str]] = defaultdict(list)
    for key, (each, _) in stances.items():
        for term in set(terms_of(each.item.text)):
            by_term[term].append(key)
    told: set[frozenset[str]] = set()
    for key, (located, stance) in moving.items():
        terms = (term for term in sorted(set(terms_of(located.item.text))) if len(by_term[term]) <= _MOST)
        for other in dict.fromkeys(each for term in terms for each in by_term[term]):
            if frozenset((key, other)) not in told and _is_told(corpus, located, stance, *stances[other]):
                told.add(frozenset((key, other)))
                yield _remark(corpus, located, stances[other][0])


def _aims(corpus: Corpus) -> Iterator[Located]:
    for document in corpus.in_chain():
        yield from corpus.items(document, *_AIMS)


def _is_told(corpus: Corpus, one: Located, stance: Stance, other: Located, contrary: Stance) -> bool:
    if one.id == other.id or not {one.document.key, other.document.key} & corpus.focus:
        return False
    return is_one_place(one.document, other.document) and are_opposed(stance, contrary)


def _remark(corpus: Corpus, one: Located, other: Located) -> Remark:
    first, second = (one, other) if one.document.key in corpus.focus else (other, one)
    arguments = item_arguments(first) | item_arguments(second, "other_")
    arguments |= document_arguments(first.document) | document_arguments(second.document, "other_")
    return Remark(
        first.document,
        "TC111",
        arguments,
        first,
        related=(related_item(second, "other"),),
        confidence=Confidence.LOW,
        subject=f"{first.item.text} {second.item.text}",
    )
