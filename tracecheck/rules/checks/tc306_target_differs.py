"""TC306: one indicator, one year, one scope, and two targets."""

from collections import defaultdict
from collections.abc import Iterator

from tracecheck.model.finding import Argument, Severity
from tracecheck.model.plan import DocumentKind, ItemKind, Target
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.indicators import indicator_key, target_scope
from tracecheck.rules.phrases import document_arguments, item_arguments, related_item
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC306", "target-differs", Severity.ERROR)

Key = tuple[frozenset[str], int, str | None, str]


def check(corpus: Corpus) -> Iterator[Remark]:
    """A unit's own target for a common goal is the design, not an error: only equal scopes are compared."""
    groups: dict[Key, list[Located]] = defaultdict(list)
    for document in corpus.in_chain():
        for located in corpus.items(document, ItemKind.INDICATOR):
            key = _key(located)
            if key:
                groups[key].append(located)
    for key, members in groups.items():
        yield from _differing(corpus, key[1], members)


def _key(located: Located) -> Key | None:
    target, document = located.item.target, located.document
    words = indicator_key(located.item.text)
    if target is None or target.value is None or not words:
        return None
    year = target.year or (document.applies_to_year if document.kind is DocumentKind.ARSBUDSJETT else None)
    return (words, year, target.unit, target_scope(located)) if year else None


def _differing(corpus: Corpus, year: int, members: list[Located]) -> Iterator[Remark]:
    first = members[0]
    for other in members[1:]:
        if _value(other.item.target) == _value(first.item.target) or not _under_check(corpus, first, other):
            continue
        texts: dict[str, Argument] = {
            "target": _text(first.item.target),
            "other_target": _text(other.item.target),
            "year": year,
        }
        arguments = item_arguments(first) | document_arguments(first.document)
        others = item_arguments(other, "other_") | document_arguments(other.document, "other_")
        yield Remark(
            first.document, RULE.code, arguments | others | texts, first, related=(related_item(other, "other"),)
        )


def _value(target: Target | None) -> float | None:
    return target.value if target else None


def _text(target: Target | None) -> str:
    return target.text if target else ""


def _under_check(corpus: Corpus, *members: Located) -> bool:
    return any(each.document.key in corpus.focus for each in members)
