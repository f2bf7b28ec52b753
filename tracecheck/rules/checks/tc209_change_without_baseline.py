"""TC209: more or less, and not from what."""

import re
from collections.abc import Iterator
from functools import cache

from tracecheck.model.finding import Severity
from tracecheck.model.item import ItemKind
from tracecheck.resources import load_data
from tracecheck.rules.answers import same_goal, supporters
from tracecheck.rules.checked import still_mendable
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.goal_texts import goals_of_result
from tracecheck.rules.goal_words import first_found
from tracecheck.rules.kinds import AGREEMENTS, ECONOMIC
from tracecheck.rules.remarks_on_words import remarks_on_words
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC209", "change-without-baseline", Severity.INFO, (*ECONOMIC, *AGREEMENTS))

_MEASURING = frozenset({ItemKind.INDICATOR, ItemKind.RESULT})


def check(corpus: Corpus) -> Iterator[Remark]:
    """Where an indicator stands under the goal, it is the indicator that lacks where it starts (TC304)."""
    for document in still_mendable(corpus, *RULE.kinds):
        changes = [(goal, _change(goal)) for goal in goals_of_result(corpus, document)]
        found = [(goal, words) for goal, words in changes if words and not _has_indicator(corpus, goal)]
        yield from remarks_on_words(found, RULE.code)


def _change(goal: Located) -> str | None:
    """The word of change in a goal that does not say where it starts."""
    text = f"{goal.item.text} {goal.item.description or ''}"
    target = goal.item.target
    starts = target is not None and (target.baseline is not None or target.baseline_year is not None)
    if starts or first_found(text, "change", "not_from_today", "baselines"):
        return None
    match = _carried().search(goal.item.text)
    return (match["change"] or match["more"]).strip() if match else None


@cache
def _carried() -> re.Pattern[str]:
    data = load_data("goal_words")["change"]
    words = "|".join(data["words"])
    return re.compile(rf"{data['carrying']}(?P<change>{words})(?!\w)|(?P<more>{data['more']})", re.IGNORECASE)


def _has_indicator(corpus: Corpus, goal: Located) -> bool:
    return any(
        each.item.kind in _MEASURING for printed in same_goal(corpus, goal) for each in supporters(corpus, printed)
    )
