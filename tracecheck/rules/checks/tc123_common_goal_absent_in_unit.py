"""TC123: a goal that is everybody's, and an agreement without it."""

from collections.abc import Iterator, Sequence

from tracecheck.model.coupling import AnswerState, SharedGoal
from tracecheck.model.finding import Confidence, Related, Severity
from tracecheck.model.plan import PlanDocument
from tracecheck.rules.common_goals import is_for_everybody, meant_for, shared_goals
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.kinds import UNIT_PLANS
from tracecheck.rules.phrases import document_arguments, item_arguments, related_item
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC123", "common-goal-absent-in-unit", Severity.WARNING, UNIT_PLANS)

Common = tuple[SharedGoal, Located, bool]
Lacking = tuple[Located, Confidence, int]


def check(corpus: Corpus) -> Iterator[Remark]:
    """One remark an agreement, however many of the common goals it lacks."""
    lacked: dict[str, list[Common]] = {}
    for shared, goal in shared_goals(corpus):
        for_all = is_for_everybody(corpus, shared)
        for key in shared.lacking:
            lacked.setdefault(key, []).append((shared, goal, for_all))
    for document in corpus.under_check(*UNIT_PLANS):
        if any(corpus.items(document, *GOALS, own=False)):
            lacking = list(_lacking(corpus, document, lacked.get(document.key, ())))
            if lacking:
                yield _remark(corpus, document, lacking)


def _lacking(corpus: Corpus, document: PlanDocument, lacked: Sequence[Common]) -> Iterator[Lacking]:
    """A measure or a passage of the agreement that answers the goal is a trace of it."""
    for shared, goal, for_all in lacked:
        answer = corpus.answer_in(goal.id, document.key)
        sure = Confidence.HIGH if for_all else meant_for(corpus, shared, document)
        if sure and (answer is None or answer.state is AnswerState.MISSING):
            yield goal, sure, len(shared.holders)


def _remark(corpus: Corpus, document: PlanDocument, lacking: list[Lacking]) -> Remark:
    goal, _, holders = lacking[0]
    sure = all(confidence is Confidence.HIGH for _, confidence, _ in lacking)
    arguments = item_arguments(goal) | document_arguments(document) | {"holders": holders, "count": len(lacking)}
    variant = RULE.code if len(lacking) == 1 else "TC123.several"
    return Remark(
        document,
        variant if sure else {"TC123": "TC123.maybe", "TC123.several": "TC123.maybe_several"}[variant],
        arguments,
        goal if len(lacking) == 1 else None,
        related=(*(related_item(each, "source") for each, _, _ in lacking), *_holders(corpus, goal)),
        confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
        subject=" ".join(each.item.text for each, _, _ in lacking),
        count=len(lacking),
    )


def _holders(corpus: Corpus, goal: Located) -> list[Related]:
    keys = next((shared.holders for shared in corpus.linkage.shared if shared.goal == goal.id), ())
    return [Related("other", None, key) for key in keys]
