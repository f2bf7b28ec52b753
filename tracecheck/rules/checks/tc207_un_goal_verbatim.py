"""TC207: the text of a UN goal as a goal of one's own."""

from collections.abc import Iterator
from functools import cache

from tracecheck.model.finding import Severity
from tracecheck.model.keys import text_key
from tracecheck.parsers.structure.shapes import is_un_title
from tracecheck.resources import load_data
from tracecheck.rules.checked import still_mendable
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.goal_texts import WITH_GOALS, written_goals
from tracecheck.rules.remarks_on_words import remarks_on_words
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC207", "un-goal-verbatim", Severity.INFO, WITH_GOALS, supersedes=("TC201", "TC206", "TC209"))


def check(corpus: Corpus) -> Iterator[Remark]:
    """The title or the whole sentence of the UN goal and nothing more; a goal that names it and goes on is adapted."""
    for document in still_mendable(corpus, *RULE.kinds):
        goals = [goal for goal in written_goals(corpus, document) if _is_un_text(goal.item.text)]
        yield from remarks_on_words([(goal, goal.item.text) for goal in goals], RULE.code)


def _is_un_text(text: str) -> bool:
    return is_un_title(text) or text_key(text) in _sentences()


@cache
def _sentences() -> frozenset[str]:
    return frozenset(text_key(each) for each in load_data("un_goals")["sentences"])
