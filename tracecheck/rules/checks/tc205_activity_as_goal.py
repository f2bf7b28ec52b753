"""TC205: a task where a goal should say what is to be so."""

import re
from collections.abc import Iterator
from functools import cache

from tracecheck.model.finding import Severity
from tracecheck.resources import load_data
from tracecheck.rules.checked import still_mendable
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.goal_texts import WITH_GOALS, full_text, written_goals
from tracecheck.rules.goal_words import first_found
from tracecheck.rules.remarks_on_words import remarks_on_words
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC205", "activity-as-goal", Severity.INFO, WITH_GOALS, supersedes=("TC201", "TC206"))


def check(corpus: Corpus) -> Iterator[Remark]:
    """Only tasks that somebody does once and is done with; «slik at …» after them says the goal."""
    for document in still_mendable(corpus, *RULE.kinds):
        tasks = [(goal, task_in(goal)) for goal in written_goals(corpus, document)]
        yield from remarks_on_words([(goal, words) for goal, words in tasks if words], RULE.code)


def task_in(goal: Located) -> str | None:
    """The words by which a goal is a task, None where it is not one."""
    text = full_text(goal)
    match = _opening().match(text) or _passive().search(text)
    if match is None or first_found(text, "activity", "purposes"):
        return None
    return match.group("task").casefold()


@cache
def _opening() -> re.Pattern[str]:
    data = load_data("goal_words")["activity"]
    before = "|".join(data["openings"])
    return re.compile(rf"(?:{before})?(?:å )?(?P<task>{'|'.join(data['infinitives'])})(?!\w)", re.IGNORECASE)


@cache
def _passive() -> re.Pattern[str]:
    data = load_data("goal_words")["activity"]
    return re.compile(rf"(?:{data['passive_before']})(?P<task>{'|'.join(data['passives'])})(?!\w)", re.IGNORECASE)
