"""TC302: an indicator that no goal is named for."""

from collections.abc import Iterator
from dataclasses import replace

from tracecheck.model.finding import Severity
from tracecheck.model.item import ItemKind
from tracecheck.rules.answers import ancestors
from tracecheck.rules.collective import remarks_on
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.indicators import indicators_of
from tracecheck.rules.kinds import ECONOMIC, REPORTS, UNIT_PLANS
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC302", "indicator-without-goal", Severity.WARNING, (*ECONOMIC, *UNIT_PLANS, *REPORTS))

_AIMS = GOALS | {ItemKind.STRATEGY, ItemKind.VISION}


def check(corpus: Corpus) -> Iterator[Remark]:
    """Where the document sets goals at all; a report is told for information."""
    for document in corpus.under_check(*RULE.kinds):
        if any(corpus.items(document, *_AIMS, own=False)):
            found = indicators_of(corpus, document)
            lacking = [each for each in found if not _has_goal(corpus, each)]
            for remark in remarks_on(lacking, found, RULE.code):
                yield replace(remark, severity=Severity.INFO) if document.kind in REPORTS else remark


def _has_goal(corpus: Corpus, indicator: Located) -> bool:
    """Under a goal, coupled to anything, pointing at something, or in a chapter that sets goals."""
    above = list(ancestors(corpus, indicator))
    if any(each.item.kind in _AIMS for each in above[1:]) or indicator.item.references:
        return True
    return any(corpus.links_from(each.id) for each in above) or _in_chapter_of_goals(corpus, indicator)


def _in_chapter_of_goals(corpus: Corpus, indicator: Located) -> bool:
    chapter = indicator.item.section
    goals = corpus.items(indicator.document, *_AIMS, own=False)
    return bool(chapter) and any(goal.item.section[: len(chapter)] == chapter for goal in goals)
