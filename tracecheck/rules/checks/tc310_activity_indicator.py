"""TC310: a goal of result measured by how much is done for it."""

import re
from collections.abc import Iterator
from functools import cache

from tracecheck.model.finding import Severity
from tracecheck.model.item import ItemKind
from tracecheck.parsers.values.text import any_word, closed, normal
from tracecheck.rules.answers import supporters
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.indicators import goals_above, indicators_of, words_for
from tracecheck.rules.kinds import BUDGETS, THEMATIC, UNIT_PLANS
from tracecheck.rules.phrases import document_arguments, item_arguments, related_item
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC310", "activity-indicator", Severity.INFO, (*BUDGETS, *UNIT_PLANS, *THEMATIC))


def check(corpus: Corpus) -> Iterator[Remark]:
    """Only where nothing else measures the goal, and the goal is not itself about what is counted."""
    for document in corpus.under_check(*RULE.kinds):
        for indicator in indicators_of(corpus, document):
            noun = _counted(indicator.item.text)
            goal = next(goals_above(corpus, indicator), None) if noun else None
            if noun and goal and _is_of_result(goal, noun) and not _is_measured_otherwise(corpus, goal):
                arguments = item_arguments(indicator) | item_arguments(goal, "goal_") | document_arguments(document)
                related = (related_item(goal, "source"),)
                yield Remark(document, RULE.code, arguments, indicator, related=related)


def _counted(text: str) -> str | None:
    """The activity that an indicator counts: «møter» of «Antall møter med foreldre»."""
    match = _counts().match(normal(text).casefold().strip())
    return match.group("noun") if match else None


def _is_of_result(goal: Located, noun: str) -> bool:
    return goal.item.goal_type not in ("activity", "direction", "value") and noun not in goal.item.text.casefold()


def _is_measured_otherwise(corpus: Corpus, goal: Located) -> bool:
    """Whether another indicator of the goal, or a target of its own, tells of a result."""
    measuring = (each for each in supporters(corpus, goal) if each.item.kind is ItemKind.INDICATOR)
    return goal.item.target is not None or any(_counted(each.item.text) is None for each in measuring)


@cache
def _counts() -> re.Pattern[str]:
    """The word for counting, at most one word between, and the activity, also as the end of a longer word."""
    data = words_for("activity")
    return re.compile(rf"{any_word(data['counted'])} (?:\w+ )?(?P<noun>\w*{closed(data['nouns'])})")
