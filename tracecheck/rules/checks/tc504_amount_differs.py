"""TC504: one measure, one year, and two amounts."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from tracecheck.linker.documents.chain import covers, place_key
from tracecheck.model.finding import Argument, Confidence, Severity
from tracecheck.model.item import ItemKind
from tracecheck.rules.checked import first_year
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.kinds import BUDGETS, THEMATIC
from tracecheck.rules.money import Priced, by_wording, differ, goals_above, is_money_line, priced
from tracecheck.rules.phrases import document_arguments, item_arguments, label_number, related_item
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC504", "amount-differs", Severity.WARNING, (*BUDGETS, *THEMATIC))

_MOST = 2
"""A name that a document has more often is a template of several units."""

Pair = tuple[Priced, Priced]


def check(corpus: Corpus) -> Iterator[Remark]:
    """In one document, or in the økonomiplan and the budget of one year; a thematic plan's estimate for information."""
    measures = [
        each
        for document in corpus.in_chain(*RULE.kinds)
        for each in corpus.items(document, ItemKind.MEASURE)
        if each.item.amounts and is_money_line(each)
    ]
    for worded in by_wording(measures).values():
        often = Counter(each.document.key for each in worded)
        same = [each for each in worded if often[each.document.key] <= _MOST]
        told: set[tuple[str, str]] = set()
        for one, other in combinations(same, 2):
            documents = (one.document.key, other.document.key)
            pairs = _differing(one, other) if _are_the_same(corpus, one, other, same) else []
            if pairs and documents not in told and set(documents) & corpus.focus:
                told.add(documents)
                yield _remark(pairs)


def _are_the_same(corpus: Corpus, one: Located, other: Located, same: Sequence[Located]) -> bool:
    """A name that a document has for several things, or under several goals, names none of them."""
    if len({label_number(each.item.label) for each in (one, other)} - {""}) > 1:
        return False
    if one.document.key == other.document.key:
        goals = [{goal.id for goal in goals_above(corpus, each)} for each in (one, other)]
        return sum(each.document.key == one.document.key for each in same) == 2 and bool(goals[0] & goals[1])
    alone = all(sum(each.document.key == key for each in same) == 1 for key in (one.document.key, other.document.key))
    places = {place_key(each.document.municipality) for each in (one, other)} - {None}
    return alone and len(places) < 2 and _are_of_one_time(one, other)


def _are_of_one_time(one: Located, other: Located) -> bool:
    """Budgets of one first year; a thematic plan and a budget that begins in its period."""
    if one.document.kind in BUDGETS and other.document.kind in BUDGETS:
        return first_year(one.document) == first_year(other.document) != 0
    budget = [each.document for each in (one, other) if each.document.kind in BUDGETS]
    thematic = [each.document for each in (one, other) if each.document.kind not in BUDGETS]
    return len(budget) == len(thematic) == 1 and covers(thematic[0], first_year(budget[0]))


def _differing(one: Located, other: Located) -> list[Pair]:
    """The pairs of amounts for one year that differ, none where any pair of that year agrees."""
    found: list[Pair] = []
    for mine in priced(one):
        theirs = [each for each in priced(other) if each.amount.year == mine.amount.year]
        comparable = [each for each in theirs if each.amount.unit == mine.amount.unit]
        if comparable and all(differ(mine.amount, each.amount) for each in comparable):
            found.append((mine, comparable[0]))
    return found


def _remark(pairs: Sequence[Pair]) -> Remark:
    one, other = pairs[0]
    amounts: dict[str, Argument] = {
        "year": one.amount.year or "",
        "amount": _shown(one.amount.value),
        "other_amount": _shown(other.amount.value),
        "count": len(pairs),
    }
    arguments = item_arguments(one.located) | document_arguments(one.located.document)
    others = item_arguments(other.located, "other_") | document_arguments(other.located.document, "other_")
    estimate = {one.located.document.kind, other.located.document.kind} & set(THEMATIC)
    return Remark(
        one.located.document,
        _variant(one.amount.unit, len(pairs)),
        arguments | others | amounts,
        one.located,
        related=(related_item(other.located, "other"),),
        confidence=Confidence.MEDIUM,
        severity=Severity.INFO if estimate else None,
    )


def _variant(unit: str, years: int) -> str:
    """Kroner or posts, in one year or in several."""
    if unit == "arsverk":
        return "TC504.posts" if years == 1 else "TC504.posts_years"
    return RULE.code if years == 1 else "TC504.years"


def _shown(value: float) -> int | float:
    return int(value) if value == int(value) else value
