"""TC505: less money for what a goal wants more of."""

from collections.abc import Iterator, Sequence

from tracecheck.linker.evidence.opposition import Stance, are_opposed, stance_of
from tracecheck.model.finding import Confidence, Severity
from tracecheck.model.item import ItemKind
from tracecheck.resources import load_data
from tracecheck.rules.attainment import has_any
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.kinds import BUDGETS, STRATEGIC
from tracecheck.rules.money import goals_above, is_money_line, says_any
from tracecheck.rules.phrases import document_arguments, item_arguments, related_item
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC505", "cut-against-goal", Severity.INFO, BUDGETS, law=("koml-14-4-1",), on_by_default=False)


def check(corpus: Corpus) -> Iterator[Remark]:
    """By the words of cut and goal, or where the cut stands under a goal that wants more; one goal a cut."""
    goals = [
        (goal, stance_of(goal.item.text))
        for document in corpus.in_chain(*STRATEGIC, *BUDGETS)
        for goal in corpus.items(document, *sorted(GOALS))
    ]
    for document in corpus.under_check(*BUDGETS):
        for cut in corpus.items(document, ItemKind.MEASURE, ItemKind.BUDGET_LINE):
            goal = _goal_against(corpus, cut, goals) if _is_cut(cut) else None
            if goal is not None:
                yield _remark(cut, goal)


def _is_cut(line: Located) -> bool:
    """Minus every year, and a word that says so: income is a minus too."""
    amounts = [each.value for each in line.item.amounts if each.value]
    falls = bool(amounts) and max(amounts) < 0
    return falls and is_money_line(line) and has_any(line.item.text, load_data("money_words")["cut"])


def _goal_against(corpus: Corpus, cut: Located, goals: Sequence[tuple[Located, Stance]]) -> Located | None:
    above = [goal for goal in goals_above(corpus, cut) if _wants_more(goal)]
    own = stance_of(cut.item.text)
    return next(iter(above), None) or next((goal for goal, stance in goals if are_opposed(own, stance)), None)


def _wants_more(goal: Located) -> bool:
    """More of something, and no goal of saving."""
    return any(move.sign > 0 for move in stance_of(goal.item.text).moves) and not says_any(goal.item.text, "cut")


def _remark(cut: Located, goal: Located) -> Remark:
    arguments = item_arguments(cut) | document_arguments(cut.document)
    return Remark(
        cut.document,
        RULE.code,
        arguments | item_arguments(goal, "goal_") | document_arguments(goal.document, "goal_"),
        cut,
        related=(related_item(goal, "other"),),
        confidence=Confidence.LOW,
    )
