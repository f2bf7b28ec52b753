"""TC308: «reduseres med 2 prosent» about something that is itself a share."""

from collections.abc import Iterator

from tracecheck.model.finding import Severity
from tracecheck.model.item import ItemKind, Target
from tracecheck.parsers.values.target_words import multiples
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.indicators import holds, words_for
from tracecheck.rules.kinds import BUDGETS, STRATEGIC, UNIT_LEVEL
from tracecheck.rules.phrases import document_arguments, item_arguments
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC308", "percent-or-percentage-points", Severity.INFO, (*BUDGETS, *UNIT_LEVEL, *STRATEGIC))

_AIMS = GOALS | {ItemKind.STRATEGY, ItemKind.MEASURE, ItemKind.INDICATOR}


def check(corpus: Corpus) -> Iterator[Remark]:
    """Only where no level to reach and no year to compare with settles it."""
    for document in corpus.under_check(*RULE.kinds):
        for each in corpus.items(document, *_AIMS):
            if _is_ambiguous(each):
                words = {"target": each.item.target.text if each.item.target else ""}
                arguments = item_arguments(each) | document_arguments(document) | words
                yield Remark(document, RULE.code, arguments, each)


def _is_ambiguous(located: Located) -> bool:
    target = located.item.target
    return target is not None and _is_bare_change(target) and holds(located.item.text, words_for("shares")["words"])


def _is_bare_change(target: Target) -> bool:
    """A change in per cent with neither a level nor a base year; halving and doubling have one meaning."""
    if target.comparator != "change" or target.unit != "%" or target.value is None:
        return False
    has_base = target.baseline is not None or target.baseline_year is not None
    return not has_base and multiples().search(target.text) is None
