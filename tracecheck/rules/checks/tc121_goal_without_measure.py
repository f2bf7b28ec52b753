"""TC121: a goal that no measure serves and no lawful answer covers."""

from collections.abc import Iterator

from tracecheck.model.finding import Severity
from tracecheck.model.plan import ItemKind, PlanDocument
from tracecheck.rules.answers import SERVING, family, is_lawfully_answered, is_leaf_goal, links_into, restatements
from tracecheck.rules.collective import remarks_on
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.kinds import AGREEMENTS, ECONOMIC, THEMATIC
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC121", "goal-without-measure", Severity.WARNING, (*ECONOMIC, *THEMATIC, *AGREEMENTS))


def check(corpus: Corpus) -> Iterator[Remark]:
    """Leaf goals, those printed again from a plan above too: in an økonomiplan that is how goals stand."""
    for document in corpus.under_check(*RULE.kinds):
        goals = [goal for goal in corpus.items(document, *GOALS, own=False) if _is_for_measures(corpus, goal)]
        lacking = [goal for goal in goals if not is_served(corpus, goal)]
        if _has_measures(document) or not goals:
            yield from remarks_on(lacking, len(goals), RULE.code)


def _is_for_measures(corpus: Corpus, goal: Located) -> bool:
    return is_leaf_goal(corpus, goal) and goal.item.origin != "previous" and goal.item.goal_type != "value"


def _has_measures(document: PlanDocument) -> bool:
    """A document with no measure at all is a plan of goals; its measures are looked for elsewhere."""
    return any(item.kind in SERVING for item in document.items)


def is_served(corpus: Corpus, goal: Located) -> bool:
    """Whether a measure, a strategy or support stands under the goal or couples to it, or the text answers lawfully."""
    for each in restatements(corpus, goal):
        below = list(family(corpus, each))
        if any(member.item.kind in SERVING for member in below[1:]) or goal.item.support:
            return True
        for link in links_into(corpus, each):
            source = corpus.item(link.source)
            if source is None or source.item.kind in {*SERVING, ItemKind.BUDGET_LINE}:
                return True
    return is_lawfully_answered(corpus, goal)
