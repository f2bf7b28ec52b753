"""TC102: a unit goal that says of no goal above it that it follows it up."""

from collections.abc import Iterator
from itertools import islice

from tracecheck.model.coupling import Relation
from tracecheck.model.finding import Confidence, Severity
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data
from tracecheck.rules.answers import ancestors, is_leaf_goal
from tracecheck.rules.collective import collective_remark, is_collective
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.decided import own_goals
from tracecheck.rules.kinds import BUDGETS, STRATEGIC, UNIT_LEVEL
from tracecheck.rules.phrases import document_arguments, item_arguments, related_item
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC102", "unit-goal-without-parent", Severity.WARNING, UNIT_LEVEL)


def check(corpus: Corpus) -> Iterator[Remark]:
    """Only where a document above is here to be answered; a unit's own goals are for information."""
    if not any(corpus.in_chain(*STRATEGIC, *BUDGETS)):
        return
    own = own_goals(corpus.linkage.decisions)
    for document in corpus.under_check(*UNIT_LEVEL):
        goals = [goal for goal in corpus.items(document, *GOALS) if is_leaf_goal(corpus, goal)]
        lacking = [goal for goal in goals if goal.id not in own and not has_parent_above(corpus, goal)]
        if is_collective(len(lacking), len(goals)):
            yield collective_remark(lacking, len(goals), RULE.code)
        else:
            yield from (_remark(corpus, goal, document) for goal in lacking)


def has_parent_above(corpus: Corpus, goal: Located) -> bool:
    """Whether a unit's goal, or the one that it stands under, couples to a document above."""
    """Whether the goal, or anything above it in its document, couples to another document."""
    return any(
        not link.target.startswith(f"{goal.document.key}#")
        for each in ancestors(corpus, goal)
        for link in corpus.links_from(each.id)
        if link.relation is not Relation.SHARED
    )


def _remark(corpus: Corpus, goal: Located, document: PlanDocument) -> Remark:
    arguments = item_arguments(goal) | document_arguments(document)
    severity = Severity.INFO if goal.item.scope == "enhet" else None
    candidates = tuple(_candidates(corpus, goal, document))
    related = tuple(related_item(near, "candidate", score) for near, score in candidates)
    enough = load_data("linking")["candidates"]["near"]
    near = next((each for each, score in candidates if score >= enough), None)
    if near is not None:
        near_arguments = item_arguments(near, "near_") | document_arguments(near.document, "near_")
        return Remark(
            document,
            "TC102.near",
            arguments | near_arguments,
            goal,
            related=related,
            severity=severity,
            confidence=Confidence.MEDIUM,
        )
    return Remark(document, "TC102", arguments, goal, related=related, severity=severity, confidence=Confidence.MEDIUM)


def _candidates(corpus: Corpus, goal: Located, document: PlanDocument) -> Iterator[tuple[Located, float]]:
    """The goals in other documents that come nearest, best first, and how alike each is."""
    found = ((corpus.item(each.target), each.score) for each in corpus.candidates_from(goal.id))
    others = ((near, score) for near, score in found if near is not None and near.document.key != document.key)
    return islice(others, load_data("linking")["candidates"]["nearest"])
