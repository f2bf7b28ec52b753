"""TC502: a line of the budget that belongs to no goal."""

from collections.abc import Iterator

from tracecheck.model.finding import Severity
from tracecheck.model.item import ItemKind
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument
from tracecheck.rules.answers import ancestors
from tracecheck.rules.collective import remarks_on
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.kinds import BUDGETS
from tracecheck.rules.money import is_money_line
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC502", "budget-line-without-goal", Severity.INFO, BUDGETS, law=("koml-14-4-2",), on_by_default=False)

_AIMS = GOALS | {ItemKind.STRATEGY, ItemKind.AREA, ItemKind.MEASURE}


def check(corpus: Corpus) -> Iterator[Remark]:
    """Bookkeeping and the mandatory overviews are exempt; so is the frame of an area that has goals."""
    for document in corpus.under_check(*BUDGETS):
        areas = _areas(corpus, document)
        lines = [each for each in corpus.items(document, ItemKind.BUDGET_LINE) if is_money_line(each)]
        yield from remarks_on([each for each in lines if not _is_tied(corpus, each, areas)], lines, RULE.code)


def _areas(corpus: Corpus, document: PlanDocument) -> frozenset[str]:
    """The names of areas and chapters with goals, of this year's plans: «Oppvekst» is in «Trygg oppvekst og læring»."""
    plans = [document, *corpus.in_chain(*BUDGETS)]
    goals = [goal for plan in plans for goal in corpus.items(plan, *sorted(GOALS), own=False)]
    headings = {text_key(heading.lstrip("0123456789. ")) for goal in goals for heading in goal.item.section}
    return frozenset(
        headings | {text_key(each.item.text) for plan in plans for each in corpus.items(plan, ItemKind.AREA)}
    )


def _is_tied(corpus: Corpus, line: Located, areas: frozenset[str]) -> bool:
    name = text_key(line.item.text)
    if any(name in area for area in areas):
        return True
    above = list(ancestors(corpus, line))
    return any(each.item.kind in _AIMS for each in above[1:]) or any(corpus.links_from(each.id) for each in above)
