"""TC006: the same printed number on two different goals or measures."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tracecheck.model.finding import Argument, Confidence, Severity
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.numbering import Numbered, numbered_series, repeated
from tracecheck.rules.phrases import document_arguments, item_arguments, related_item
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC006", "duplicate-label", Severity.WARNING)


def check(corpus: Corpus) -> Iterator[Remark]:
    """One remark a number; where very many are used again, one for the document."""
    for document in corpus.under_check():
        found = [pair for series in numbered_series(corpus, document) for pair in repeated(corpus, series)]
        if len(found) > load_data("rule_thresholds")["collective_most"]:
            yield _all(document, found)
        else:
            yield from (_remark(number, places) for number, places in _by_number(found).items())


Pair = tuple[Numbered, Numbered]
Key = tuple[tuple[str, str, int], str]


def _by_number(found: Iterable[Pair]) -> dict[Key, list[Numbered]]:
    groups: dict[Key, list[Numbered]] = defaultdict(list)
    for first, again in found:
        group = groups[again.series, again.number]
        group.extend(each for each in (first, again) if each not in group)
    return groups


def _remark(key: Key, places: Sequence[Numbered]) -> Remark:
    first, again = places[0].located, places[1].located
    sure = places[0].list == places[1].list
    return Remark(
        again.document,
        "TC006" if sure else "TC006.maybe",
        {**_arguments(again), **item_arguments(first, "first_"), "label": places[0].number.upper()},
        again,
        related=tuple(related_item(each.located, "other") for each in places if each.located is not again),
        confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
        subject=f"{key[1]} {first.item.text} {again.item.text}",
    )


def _all(document: PlanDocument, found: Sequence[Pair]) -> Remark:
    numbers = sorted({again.number for _, again in found})
    first = found[0][1].located
    return Remark(
        document,
        "TC006.all",
        {**_arguments(first), "count": len(found), "label": numbers[0].upper()},
        place=first.item.place,
        quote=first.item.text,
        related=tuple(related_item(again.located, "row") for _, again in found[:5]),
        confidence=Confidence.MEDIUM,
        subject="TC006.all",
        count=len(found),
    )


def _arguments(located: Located) -> dict[str, Argument]:
    return item_arguments(located) | document_arguments(located.document)
