"""TC124: a goal of last year's plan or agreement that is gone, with no decision and no word about it."""

from collections.abc import Iterator, Sequence

from tracecheck.model.comparison import Alteration, Comparison, Snapshot
from tracecheck.model.finding import Confidence, Severity
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
    pairs = {document.key: before for document in _checked(corpus) if (before := edition_before(corpus, document))}
    if not pairs:
        return
    comparison = _compared(corpus, pairs)
    for pair in comparison.documents:
        document = corpus.document(pair.new.key) if pair.new else None
        if document and pair.old and pairs.get(document.key, document).key == pair.old.key:
            dropped = [goal for goal in _dropped(corpus, comparison) if goal.document.key == pair.old.key]
            yield from _remarks(corpus, document, pairs[document.key], dropped)


def _checked(corpus: Corpus) -> Iterator[PlanDocument]:
    return (document for document in corpus.under_check(*RULE.kinds) if document.items)


def _compared(corpus: Corpus, pairs: dict[str, PlanDocument]) -> Comparison:
    """Decisions of the council are read for a word about what is gone; other plans do not keep a goal in this one."""
    from tracecheck.compare import compare

    old = tuple({before.key: before for before in pairs.values()}.values())
    read = (document for key in pairs if (document := corpus.document(key)))
    new = (*read, *(each for each in corpus.in_chain(*DECISIONS)))
    decisions = tuple(each.decision for each in corpus.linkage.decisions)
    return compare(Snapshot("", old, decisions=decisions), Snapshot("", new))


def _dropped(corpus: Corpus, comparison: Comparison) -> Iterator[Located]:
    for item in comparison.items:
        goal = corpus.item(item.old[0].item) if item.old else None
        if goal and Alteration.DROPPED in item.alterations and item.unexplained and goal.item.kind in GOALS:
            yield goal


def _remarks(
    corpus: Corpus, document: PlanDocument, before: PlanDocument, dropped: Sequence[Located]
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
        yield Remark(document, "TC124", arguments | item_arguments(goal), goal, related=(related_item(goal, "source"),))
