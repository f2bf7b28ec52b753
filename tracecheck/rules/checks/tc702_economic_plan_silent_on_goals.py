"""TC702: an økonomiplan that bears no trace of much of the plan above it."""

from collections.abc import Iterator

from tracecheck.model.finding import Confidence, Severity
from tracecheck.resources import load_data
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.kinds import ECONOMIC
from tracecheck.rules.phrases import document_arguments, related_item
from tracecheck.rules.rule import Remark, Rule
from tracecheck.rules.unanswered import examined_goals, is_unanswered, mention_of

RULE = Rule(
    "TC702", "economic-plan-silent-on-goals", Severity.WARNING, ECONOMIC, ("koml-14-4-1",), supersedes=("TC101",)
)


def check(corpus: Corpus) -> Iterator[Remark]:
    """One finding for the plan, in place of one for each goal, when more than a third has no trace."""
    data = load_data("rule_thresholds")
    for plan, goals in examined_goals(corpus, *ECONOMIC):
        unanswered = [goal for goal in goals if is_unanswered(corpus, goal, plan)]
        lacking = [goal for goal in unanswered if mention_of(corpus, goal, plan) is None]
        enough = len(goals) >= data["silent_plan_least_goals"]
        if not enough or len(lacking) <= len(goals) * data["silent_plan_share"]:
            continue
        if {plan.key, *(goal.document.key for goal in goals)} & corpus.focus:
            yield Remark(
                plan,
                RULE.code,
                {"count": len(lacking), "total": len(goals), **document_arguments(plan)},
                related=tuple(related_item(goal, "source") for goal in lacking),
                subject=RULE.code,
                count=len(lacking),
                confidence=Confidence.MEDIUM,
                replaces_items=tuple(goal.id for goal in lacking),
            )
