"""TC116: a goal from above in an agreement that asks for the unit's own, and has none, or the same words."""

from collections.abc import Iterator

from tracecheck.model.finding import Severity
from tracecheck.model.item import Origin
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument
from tracecheck.rules.answers import is_lawfully_answered
from tracecheck.rules.collective import remarks_on
from tracecheck.rules.common_goals import localised
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.kinds import UNIT_PLANS
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC116", "common-goal-not-localised", Severity.INFO, UNIT_PLANS)


def check(corpus: Corpus) -> Iterator[Remark]:
    """Where nothing at all stands beside the goal, TC106 says so instead."""
    for document in corpus.under_check(*UNIT_PLANS):
        printed = [each for each in corpus.items(document, *GOALS, own=False) if each.item.origin is Origin.QUOTED]
        lacking = [each for each in printed if _is_not_localised(corpus, document, each)]
        yield from remarks_on(lacking, printed, RULE.code)


def _is_not_localised(corpus: Corpus, document: PlanDocument, printed: Located) -> bool:
    own = localised(corpus, printed)
    if own:
        return all(_same_words(each, printed) and not _has_own_target(corpus, each, printed) for each in own)
    return _asks_for_own(document, printed) and not is_lawfully_answered(corpus, printed)


def _asks_for_own(document: PlanDocument, printed: Located) -> bool:
    """The goal stands in a table with a column for the unit's own goal, whose cell is empty then."""
    return any(printed.item.id in table.items and "unit_goal" in table.columns for table in document.tables)


def _same_words(one: Located, other: Located) -> bool:
    return text_key(one.item.text) == text_key(other.item.text)


def _has_own_target(corpus: Corpus, own: Located, printed: Located) -> bool:
    """A level of the unit's own beside the same words makes the goal its own."""
    levels = {each.item.target.value for each in (own, *corpus.children(own)) if each.item.target}
    return bool(levels - {printed.item.target.value if printed.item.target else None})
