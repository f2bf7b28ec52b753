"""TC204: several goals in one sentence or entry."""

import re
from collections.abc import Iterator
from functools import cache

from tracecheck.model.finding import Confidence, Severity
from tracecheck.resources import load_data
from tracecheck.rules.checked import still_mendable
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.goal_texts import WITH_GOALS, full_text, written_goals
from tracecheck.rules.phrases import document_arguments, item_arguments
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC204", "several-goals-in-one", Severity.INFO, WITH_GOALS, on_by_default=False)


def check(corpus: Corpus) -> Iterator[Remark]:
    """Two or more main clauses with a modal verb each; whether they belong together only the writer knows."""
    for document in still_mendable(corpus, *RULE.kinds):
        for goal in written_goals(corpus, document):
            clauses = _clauses(full_text(goal))
            if clauses > 1:
                arguments = {"count": clauses, **item_arguments(goal), **document_arguments(document)}
                yield Remark(document, RULE.code, arguments, goal, confidence=Confidence.MEDIUM)


def _clauses(text: str) -> int:
    """How many main clauses have a modal verb; «… som skal …» and «at alle skal …» belong to the one before."""
    return sum(1 for part in _joints().split(text) if part and _modal().search(part) and not _subordinate().match(part))


@cache
def _joints() -> re.Pattern[str]:
    return re.compile(load_data("goal_words")["several"]["joints"], re.IGNORECASE)


@cache
def _modal() -> re.Pattern[str]:
    return re.compile(load_data("goal_words")["several"]["modal"], re.IGNORECASE)


@cache
def _subordinate() -> re.Pattern[str]:
    return re.compile(load_data("goal_words")["several"]["subordinate"], re.IGNORECASE)
