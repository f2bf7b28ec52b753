"""TC206: a goal that does not say of whom it speaks."""

import re
from collections.abc import Iterator
from functools import cache

from tracecheck.model.finding import Severity
from tracecheck.resources import load_data
from tracecheck.rules.checked import still_mendable
from tracecheck.rules.collective import remarks_on
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.goal_texts import WITH_GOALS, written_goals
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC206", "goal-without-subject", Severity.INFO, WITH_GOALS, on_by_default=False)


def check(corpus: Corpus) -> Iterator[Remark]:
    """Goals that begin with a verb; a lead-in («Kommunen skal:») is the subject of all below it."""
    for document in still_mendable(corpus, *RULE.kinds):
        goals = list(written_goals(corpus, document))
        yield from remarks_on([goal for goal in goals if _begins_with_verb(goal)], goals, RULE.code)


def _begins_with_verb(goal: Located) -> bool:
    match = _verb().match(goal.item.text.strip(' «"'))
    return match is not None and not goal.item.stem


@cache
def _verb() -> re.Pattern[str]:
    """An infinitive, or its present in -r; «Samarbeide er …» and «Har vi …» have a subject."""
    data = load_data("verbs")
    adverbs, finite = "|".join(data["adverbs"]), "|".join(data["finite"])
    verbs = "|".join(data["infinitives"])
    return re.compile(rf"(?:(?:{adverbs}) )?(?:{verbs})r?(?!\w)(?! (?:{finite})\b)", re.IGNORECASE)
