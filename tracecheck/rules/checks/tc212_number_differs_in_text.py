"""TC212: one quantity with two values in one document."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from tracecheck.messages.places import place_code
from tracecheck.model.facts import Count
from tracecheck.model.finding import Confidence, Related, Severity
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.phrases import document_arguments
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC212", "number-differs-in-text", Severity.WARNING)

Pair = tuple[Count, Count]


def check(corpus: Corpus) -> Iterator[Remark]:
    """In documents of every kind, drafts or not: two numbers near each other for what the same words name, in sentences
    that name the same years or none."""
    for document in corpus.under_check():
        for counts in _by_words(document):
            pair = next(filter(_is_one_quantity, combinations(counts, 2)), None)
            if pair is not None:
                yield _remark(document, *pair)


def _by_words(document: PlanDocument) -> Sequence[list[Count]]:
    groups: dict[tuple[str, tuple[int, ...]], list[Count]] = defaultdict(list)
    for count in document.facts.counts if document.facts else ():
        groups[count.what, count.years].append(count)
    return list(groups.values())


def _is_one_quantity(pair: Pair) -> bool:
    """Numbers far apart are of two groups."""
    low, high = sorted(count.value for count in pair)
    return low != high and high - low <= high * float(load_data("repeated_counts")["apart"])


def _remark(document: PlanDocument, one: Count, other: Count) -> Remark:
    arguments = {"text": one.text, "other_text": other.text, "other_place": place_code(other.place)}
    return Remark(
        document,
        RULE.code,
        {**arguments, "place": place_code(one.place), **document_arguments(document)},
        place=one.place,
        quote=one.text,
        related=(Related("other", document=document.key, place=other.place, text=other.text),),
        confidence=Confidence.MEDIUM,
        subject=one.what,
    )
