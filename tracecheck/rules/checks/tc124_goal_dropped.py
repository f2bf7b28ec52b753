"""TC124: a goal of last year's plan or agreement that is gone, with no decision and no word about it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracecheck.linker.corpus import GOAL_LIKE
from tracecheck.model.comparison import Alteration, Comparison, ItemComparison, Snapshot
from tracecheck.model.finding import Confidence, Severity
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument
from tracecheck.rules.collective import is_collective
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.editions import edition_before
from tracecheck.rules.kinds import AGREEMENTS, DECISIONS, ECONOMIC
from tracecheck.rules.phrases import document_arguments, item_arguments, related_item
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC124", "goal-dropped", Severity.WARNING, (*ECONOMIC, *AGREEMENTS))

_SHOWN = 5


def check(corpus: Corpus) -> Iterator[Remark]:
    """Held against the edition before, where both are here; a plan that was written anew is one remark."""
    for document in corpus.under_check(*RULE.kinds):
        before = edition_before(corpus, document) if document.items else None
        if before is not None and _may_lack(document, before):
            comparison = _compared(corpus, before, document)
            dropped = [goal for each in comparison.items if (goal := _dropped(corpus, each))]
            yield from _remarks(corpus, document, before, dropped, _has_new_goals(comparison))


def _may_lack(document: PlanDocument, before: PlanDocument) -> bool:
    """Whether a goal of the edition before does not stand here in the same words."""
    said = {text_key(item.text) for item in document.items}
    return any(text_key(item.text) not in said for item in before.items if item.kind in GOALS)


def _compared(corpus: Corpus, before: PlanDocument, document: PlanDocument) -> Comparison:
    """Decisions of the council are read for a word about what is gone; other plans do not keep a goal in this one."""
    from tracecheck.compare import compare

    decisions = tuple(each.decision for each in corpus.linkage.decisions)
    new = (document, *corpus.in_chain(*DECISIONS))
    return compare(Snapshot("", (_goals_of(before),), decisions=decisions), Snapshot("", new))


def _goals_of(document: PlanDocument) -> PlanDocument:
    """The document with its goals alone: nothing else of it is asked for, and each statement costs a comparison."""
    return replace(document, items=tuple(item for item in document.items if item.kind in GOAL_LIKE))


def _dropped(corpus: Corpus, change: ItemComparison) -> Located | None:
    goal = corpus.item(change.old[0].item) if change.old and change.unexplained else None
    gone = goal is not None and Alteration.DROPPED in change.alterations and goal.item.kind in GOALS
    return goal if gone else None


def _has_new_goals(comparison: Comparison) -> bool:
    """One of them may be the goal that is gone, in other words."""
    new = (change for change in comparison.items if Alteration.NEW in change.alterations)
    return any(end.kind in GOALS for change in new for end in change.new)


def _remarks(
    corpus: Corpus, document: PlanDocument, before: PlanDocument, dropped: Sequence[Located], doubtful: bool
) -> Iterator[Remark]:
    goals = list(corpus.items(before, *sorted(GOALS)))
    arguments = document_arguments(document) | document_arguments(before, "before_")
    if is_collective(len(dropped), len(goals)):
        yield Remark(
            document,
            "TC124.all",
            arguments | item_arguments(dropped[0]) | {"count": len(dropped), "total": len(goals)},
            quote=dropped[0].item.text,
            related=tuple(related_item(each, "row") for each in dropped[:_SHOWN]),
            confidence=Confidence.MEDIUM,
            subject="TC124.all",
            count=len(dropped),
            replaces_items=tuple(each.id for each in dropped),
        )
        return
    for goal in dropped:
        yield Remark(
            document,
            "TC124.maybe" if doubtful else "TC124",
            arguments | item_arguments(goal),
            goal,
            related=(related_item(goal, "source"),),
            confidence=Confidence.MEDIUM if doubtful else Confidence.HIGH,
        )
