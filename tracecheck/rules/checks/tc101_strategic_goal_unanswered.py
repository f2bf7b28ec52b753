"""TC101: a strategic goal of which the økonomiplan bears no trace."""

from collections.abc import Iterator

from tracecheck.messages.places import place_code
from tracecheck.model.finding import Confidence, Severity
from tracecheck.model.plan import PlanDocument
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.kinds import ECONOMIC, STRATEGIC
from tracecheck.rules.phrases import document_arguments, item_arguments, quoted, related_item
from tracecheck.rules.rule import Remark, Rule
from tracecheck.rules.unanswered import answer_of, examined_goals, is_unanswered, mention_of

RULE = Rule("TC101", "strategic-goal-unanswered", Severity.WARNING, STRATEGIC, ("koml-14-4-1", "pbl-11-1-4"))


def check(corpus: Corpus) -> Iterator[Remark]:
    """Goals that the økonomiplan neither takes up, nor says is carried in ordinary operations, nor puts off."""
    for plan, goals in examined_goals(corpus, *ECONOMIC):
        for goal in goals:
            in_focus = {goal.document.key, plan.key} & corpus.focus
            if in_focus and is_unanswered(corpus, goal, plan):
                yield _remark(corpus, goal, plan)


def _remark(corpus: Corpus, goal: Located, plan: PlanDocument) -> Remark:
    arguments = item_arguments(goal) | document_arguments(plan)
    elsewhere, mention = _answered_elsewhere(corpus, goal), mention_of(corpus, goal, plan)
    if mention:
        named = arguments | {"near_text": quoted(mention.text), "near_place": place_code(mention.place)}
        severity = Severity.INFO if elsewhere else None
        return Remark(goal.document, "TC101.mentioned", named, goal, severity=severity)
    if elsewhere:
        other = {**document_arguments(elsewhere.document, "other_"), **item_arguments(elsewhere, "near_")}
        related = (related_item(elsewhere, "other"),)
        return Remark(
            goal.document, "TC101.elsewhere", arguments | other, goal, related=related, severity=Severity.INFO
        )
    near = _nearest(corpus, goal, plan)
    if not near:
        return Remark(goal.document, "TC101", arguments, goal, confidence=Confidence.MEDIUM)
    return Remark(
        goal.document,
        "TC101.near",
        arguments | item_arguments(near[0][0], "near_"),
        goal,
        related=tuple(related_item(item, "candidate", score) for item, score in near),
        confidence=Confidence.MEDIUM,
    )


def _answered_elsewhere(corpus: Corpus, goal: Located) -> Located | None:
    """The first text of another kind of document that takes the goal up."""
    for answer in corpus.said_to(goal.id):
        document = corpus.document(answer.document)
        if document is not None and document.kind not in ECONOMIC:
            found = next((each for source in answer.sources if (each := corpus.item(source))), None)
            if found is not None:
                return found
    return None


def _nearest(corpus: Corpus, goal: Located, plan: PlanDocument) -> list[tuple[Located, float]]:
    """What comes nearest in the plan, best first, and how alike each is."""
    answer = answer_of(corpus, goal, plan)
    found = ((corpus.item(each.source), each.score) for each in answer.nearest) if answer else ()
    return [(item, score) for item, score in found if item is not None]
