"""TC202: goals that a vague verb or adjective carries alone."""

from collections.abc import Iterator

from tracecheck.model.finding import Confidence, Severity
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data
from tracecheck.rules.checked import still_mendable
from tracecheck.rules.checks.tc301_goal_without_indicator import is_measured
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.goal_texts import WITH_GOALS, full_text, goals_of_result
from tracecheck.rules.goal_words import first_found, has_yardstick, names_a_year, says_how_much, words_left
from tracecheck.rules.phrases import document_arguments, item_arguments, quoted, related_item
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC202", "vague-goal", Severity.INFO, WITH_GOALS)


def check(corpus: Corpus) -> Iterator[Remark]:
    """One note a document, with its barest goals: those with the fewest words of their own."""
    for document in still_mendable(corpus, *RULE.kinds):
        bare = [goal for goal in goals_of_result(corpus, document) if _is_bare(corpus, goal)]
        if bare:
            yield _remark(document, sorted(bare, key=_left))


def _is_bare(corpus: Corpus, goal: Located) -> bool:
    text = full_text(goal)
    carried = [key for key in ("adjectives", "verbs") if first_found(text, "vague", key)]
    if not carried or goal.item.deadline or names_a_year(text) or says_how_much(text) or has_yardstick(text):
        return False
    return _left(goal) <= load_data("goal_words")["vague"]["most_left"][carried[0]] and not is_measured(corpus, goal)


def _left(goal: Located) -> int:
    names = f"{goal.document.municipality or ''} {goal.document.unit or ''}"
    return len(words_left(full_text(goal), names))


def _remark(document: PlanDocument, bare: list[Located]) -> Remark:
    """`bare` are all such goals, the barest first; only some are named."""
    first, barest = bare[0], bare[: load_data("goal_words")["vague"]["named"]]
    words = (first_found(full_text(first), "vague", "verbs", "adjectives") or "").casefold()
    about = item_arguments(first) | document_arguments(document)
    listed = "; ".join(f"«{quoted(goal.item.text)}»" for goal in barest)
    return Remark(
        document,
        RULE.code,
        {"count": len(bare), "goals": listed, "words": words, **about},
        place=first.item.place,
        quote=first.item.text,
        related=tuple(related_item(goal, "row") for goal in barest),
        confidence=Confidence.MEDIUM,
        subject=RULE.code,
        count=len(bare),
        replaces_items=tuple(goal.id for goal in bare),
    )
