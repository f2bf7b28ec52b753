"""TC301: a goal of result with neither indicator, target nor sign."""

from collections.abc import Iterator
from dataclasses import replace

from tracecheck.model.coupling import Relation
from tracecheck.model.finding import Severity
from tracecheck.model.plan import DocumentKind, ItemKind
from tracecheck.rules.answers import family, is_lawfully_answered, is_leaf_goal, links_into, restatements
from tracecheck.rules.collective import remarks_on
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.kinds import AGREEMENTS, BUDGETS, ECONOMIC, SAMFUNNSDEL
from tracecheck.rules.rule import Remark, Rule

RULE = Rule(
    "TC301",
    "goal-without-indicator",
    Severity.WARNING,
    (*ECONOMIC, *AGREEMENTS, *SAMFUNNSDEL),
    ("koml-14-4-2",),
    ("TC201",),
)

_MEASURING = frozenset({ItemKind.INDICATOR, ItemKind.RESULT})
_NOT_MEASURED = frozenset({"direction", "value", "activity"})


def check(corpus: Corpus) -> Iterator[Remark]:
    """A samfunnsdel is asked only where no økonomiplan is here to measure for it, and then for information."""
    for document in corpus.under_check(*RULE.kinds):
        is_strategic = document.kind in SAMFUNNSDEL
        if is_strategic and any(corpus.in_chain(*BUDGETS)):
            continue
        goals = [goal for goal in corpus.items(document, *GOALS, own=False) if _is_for_numbers(corpus, goal)]
        lacking = [goal for goal in goals if not is_measured(corpus, goal)]
        for remark in remarks_on(lacking, len(goals), RULE.code):
            yield replace(remark, severity=Severity.INFO if is_strategic else None)


def _is_for_numbers(corpus: Corpus, goal: Located) -> bool:
    item = goal.item
    return is_leaf_goal(corpus, goal) and item.origin != "previous" and item.goal_type not in _NOT_MEASURED


def is_measured(corpus: Corpus, goal: Located) -> bool:
    """Whether the goal, or the goal that it prints again, has a target of its own or an indicator anywhere."""
    return any(_has_measure(corpus, each) for each in _same_goal(corpus, goal)) or is_lawfully_answered(corpus, goal)


def _same_goal(corpus: Corpus, goal: Located) -> Iterator[Located]:
    yield from restatements(corpus, goal)
    for link in corpus.links_from(goal.id):
        if link.relation is Relation.RESTATES and (source := corpus.item(link.target)):
            yield from restatements(corpus, source)


def _has_measure(corpus: Corpus, goal: Located) -> bool:
    if any(each.item.target or each.item.kind in _MEASURING for each in family(corpus, goal)):
        return True
    sources = (corpus.item(link.source) for link in links_into(corpus, goal, *DocumentKind))
    return any(source is not None and source.item.kind in _MEASURING for source in sources)
