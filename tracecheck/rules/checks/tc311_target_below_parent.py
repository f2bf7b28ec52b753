"""TC311: a unit aims lower than the plan above for the same thing and year."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tracecheck.model.finding import Argument, Confidence, Severity
from tracecheck.model.item import ItemKind
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.indicators import is_statistic
from tracecheck.rules.kinds import UNIT_PLANS
from tracecheck.rules.phrases import document_arguments, item_arguments, related_item
from tracecheck.rules.rule import Remark, Rule
from tracecheck.rules.unit_targets import Pair, is_own_target, pairs_of

RULE = Rule("TC311", "target-below-parent", Severity.WARNING, UNIT_PLANS)

_TOGETHER = 2
_SHARES = frozenset({"%", "poeng"})


def check(corpus: Corpus) -> Iterator[Remark]:
    """For information where one unit does so: that is for each unit to set. A warning where every unit that is here
    does, so that they cannot reach the common target together; said of shares and scores only, which are averages."""
    by_target: dict[str, list[Pair]] = defaultdict(list)
    for pair in _pairs(corpus):
        by_target[pair.above.id].append(pair)
    for pairs in by_target.values():
        weaker = [pair for pair in pairs if pair.weaker]
        units = {pair.own.document.key for pair in pairs}
        if len(weaker) == len(pairs) and len(units) >= _TOGETHER and _is_average(pairs):
            yield from _together(corpus, pairs)
        else:
            yield from (_single(pair) for pair in weaker if pair.own.document.key in corpus.focus)


def _pairs(corpus: Corpus) -> Iterator[Pair]:
    for document in corpus.in_chain(*RULE.kinds):
        for each in corpus.items(document, ItemKind.INDICATOR, *GOALS):
            if is_own_target(corpus, each) and not is_statistic(each):
                yield from list(pairs_of(corpus, each))[:1]


def _is_average(pairs: Sequence[Pair]) -> bool:
    target = pairs[0].above.item.target
    return target is not None and target.unit in _SHARES


def _single(pair: Pair) -> Remark:
    return Remark(
        pair.own.document,
        RULE.code,
        _arguments(pair) | document_arguments(pair.own.document),
        pair.own,
        related=(related_item(pair.above, "source"),),
        severity=Severity.INFO,
    )


def _together(corpus: Corpus, pairs: Sequence[Pair]) -> Iterator[Remark]:
    above, units = pairs[0].above, {pair.own.document.key for pair in pairs}
    if corpus.focus & {above.document.key, *units}:
        first = pairs[0].own
        yield Remark(
            above.document,
            "TC311.together",
            _arguments(pairs[0]) | document_arguments(above.document) | {"count": len(units)},
            above,
            related=tuple(related_item(pair.own, "row") for pair in pairs),
            confidence=Confidence.MEDIUM,
            subject=f"{above.item.text} {first.item.kind}",
            count=len(units),
        )


def _arguments(pair: Pair) -> dict[str, Argument]:
    return {
        **item_arguments(pair.own),
        **item_arguments(pair.above, "parent_"),
        **document_arguments(pair.above.document, "parent_"),
        "target": _text(pair.own),
        "parent_target": _text(pair.above),
    }


def _text(located: Located) -> str:
    return located.item.target.text if located.item.target else ""
