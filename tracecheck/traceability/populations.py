"""What the audit criteria are asked of, counted: how many, how many meet them, which do not, and what was not examined.

Each question is the one that a rule asks, so that a figure and its remarks cannot tell different stories.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

from tracecheck.model.coupling import AnswerState
from tracecheck.model.item import ItemKind
from tracecheck.model.plan import DocumentKind, PlanDocument, Status
from tracecheck.model.source import Loss
from tracecheck.model.traceability import Cell, CellState, GoalGroup, GoalRow, Population
from tracecheck.rules.answers import asked_once, is_leaf_goal, serves_a_goal
from tracecheck.rules.checked import documents_under_check
from tracecheck.rules.checks.tc102_unit_goal_without_parent import has_parent_above
from tracecheck.rules.checks.tc118_order_unanswered import decided_on, is_answered, is_asked, later_documents
from tracecheck.rules.checks.tc201_goal_not_measurable import says_itself
from tracecheck.rules.checks.tc211_too_many_goals import has_too_many
from tracecheck.rules.checks.tc301_goal_without_indicator import is_measured
from tracecheck.rules.checks.tc303_indicator_without_target import is_aimed
from tracecheck.rules.checks.tc304_indicator_without_baseline import has_start
from tracecheck.rules.checks.tc405_deviation_unexplained import deviations
from tracecheck.rules.checks.tc601_measure_without_owner import has_owner
from tracecheck.rules.checks.tc602_measure_without_deadline import has_deadline
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.decided import own_goals
from tracecheck.rules.goal_texts import goals_of_result
from tracecheck.rules.indicators import counted_indicators, indicators_of
from tracecheck.rules.kinds import (
    AGREEMENTS,
    ANNUAL_REPORTS,
    BUDGETS,
    DECISIONS,
    ECONOMIC,
    NEEDS_STATUS,
    REPORTS,
    STRATEGIC,
    THEMATIC,
    UNIT_LEVEL,
    UNIT_PLANS,
)
from tracecheck.rules.levels import Levels, best_answer, goals_to_answer, levels_of
from tracecheck.rules.problems import unpaired_items
from tracecheck.rules.topics import speaks_of
from tracecheck.unread import is_unread

Kinds = tuple[DocumentKind, ...]
Gap = tuple[str, str]

ABSENT, UNREAD, PARTLY, UNKNOWN_KIND, BUDGET_AREA, NO_STATUS, NOTHING_LATER, UNDATED = (
    "absent",
    "unread",
    "partly",
    "unknown_kind",
    "budget_area",
    "no_status",
    "nothing_later",
    "undated",
)

_ADOPTED = (Status.ADOPTED, Status.ADOPTED_AMENDED)
_LACKING = (CellState.MISSING, CellState.CONFLICTING)
_ANSWERED = (AnswerState.TIGHT, AnswerState.LOOSE, AnswerState.CONFIRMED)
_CARRIED = (CellState.TIGHT, CellState.LOOSE, CellState.CONFIRMED)


@dataclass(frozen=True)
class Field:
    """What the questions are asked of. `groups` are the strategic goals with their cells."""

    corpus: Corpus
    groups: Sequence[GoalGroup] = field(repr=False)

    @cached_property
    def levels(self) -> Levels:
        """The levels of the chain."""
        return levels_of(self.corpus)

    @cached_property
    def current(self) -> frozenset[str]:
        """The documents that count now."""
        return frozenset(documents_under_check(self.corpus.documents, self.corpus.linkage))

    @cached_property
    def rows(self) -> tuple[GoalRow, ...]:
        """The goals of the short answer."""
        return tuple(row for group in self.groups if group.counted for row in group.rows)

    def documents(self, *kinds: DocumentKind) -> list[PlanDocument]:
        """The documents of these kinds that count now and were read."""
        found = (each for each in self.corpus.in_chain(*kinds) if each.key in self.current)
        return [each for each in found if not is_unread(each)]

    def gaps(self, kinds: Kinds, here: Iterable[PlanDocument] | None = None) -> Iterator[Gap]:
        """What of these kinds was not examined: not here at all, not read or not wholly, of a kind nobody could tell.

        A group of kinds is absent only where none of them is here (`here`, where that is not all that count now).
        """
        looked = {each.key for each in (self.documents(*kinds) if here is None else here)}
        for document in self.corpus.documents:
            if is_unread(document) and document.kind in (*kinds, DocumentKind.UNKNOWN):
                yield document.key, UNREAD
            elif document.kind is DocumentKind.UNKNOWN and document.items:
                yield document.key, UNKNOWN_KIND
            elif document.key in looked and any(each.loss is not Loss.NONE for each in document.problems):
                yield document.key, PARTLY
        if not looked:
            yield ", ".join(kinds), ABSENT


Count = Callable[[Field, str], Population]


def _asked_of(what: str, asked: Sequence[Located], meets: Callable[[Located], bool], gaps: Iterable[Gap]) -> Population:
    """A yes-or-no question to items."""
    lacking = tuple(each.id for each in asked if not meets(each))
    documents = dict.fromkeys(each.document.key for each in asked)
    return Population(what, len(asked), len(asked) - len(lacking), tuple(documents), 0, lacking, tuple(gaps))


def _plans(field_: Field, what: str) -> Population:
    """Plans of which the status is known; of the others nobody can say."""
    plans = field_.documents(*NEEDS_STATUS)
    known = [each for each in plans if each.status is not Status.UNKNOWN]
    lacking = tuple(each.key for each in known if each.status not in _ADOPTED)
    unsaid = [(each.key, NO_STATUS) for each in plans if each.status is Status.UNKNOWN]
    keys = tuple(each.key for each in known)
    gaps = (*unsaid, *field_.gaps(NEEDS_STATUS))
    return Population(what, len(known), len(known) - len(lacking), keys, 0, lacking, gaps)


def _goals_adopted(field_: Field, what: str) -> Population:
    """The goals that those plans set themselves."""
    plans = [each for each in field_.documents(*NEEDS_STATUS) if each.status is not Status.UNKNOWN]
    goals = [goal for plan in plans for goal in field_.corpus.items(plan, *GOALS) if is_leaf_goal(field_.corpus, goal)]
    return _asked_of(what, goals, lambda goal: goal.document.status in _ADOPTED, ())


def _goals_clear(field_: Field, what: str) -> Population:
    """Goals meant as a state to reach that say when or how much, or have an indicator."""
    kinds = (*ECONOMIC, *AGREEMENTS, *THEMATIC)
    measured = asked_once(field_.corpus, partial(is_measured, field_.corpus))
    goals = [goal for plan in field_.documents(*kinds) for goal in goals_of_result(field_.corpus, plan)]
    return _asked_of(what, goals, lambda goal: says_itself(goal) or measured(goal), field_.gaps(kinds))


def _cells(field_: Field, what: str, cells: Iterable[Cell | CellState], gaps: Iterable[Gap]) -> Population:
    """The goals of the short answer by one column, but for those that need none. Where not one of them could be
    examined nothing is counted; else those that could not are told beside the others."""
    states = [each.state if isinstance(each, Cell) else each for each in cells]
    asked = [each for each in zip(field_.rows, states, strict=True) if each[1] is not CellState.NOT_APPLICABLE]
    counts = Counter(state for _, state in asked)
    if counts[CellState.UNKNOWN] == len(asked):
        return Population(what, 0, 0, not_examined=tuple(gaps))
    return Population(
        what,
        total=len(asked),
        met=sum(counts[state] for state in _CARRIED),
        documents=tuple(dict.fromkeys(row.document for row, _ in asked)),
        justified=counts[CellState.JUSTIFIED],
        lacking=tuple(row.goal for row, state in asked if state in _LACKING),
        not_examined=tuple(gaps),
        unknown=counts[CellState.UNKNOWN],
    )


def _in_plan(field_: Field, what: str) -> Population:
    gaps = (*field_.gaps(STRATEGIC), *field_.gaps(ECONOMIC))
    return _cells(field_, what, (row.cells["plan"] for row in field_.rows), gaps)


def _in_units(field_: Field, what: str) -> Population:
    return _cells(field_, what, (row.cells["unit"] for row in field_.rows), field_.gaps(UNIT_PLANS))


def _with_indicator(field_: Field, what: str) -> Population:
    gaps = (*field_.gaps(STRATEGIC), *field_.gaps(BUDGETS))
    return _cells(field_, what, (row.cells["indicator"] for row in field_.rows), gaps)


def _with_target(field_: Field, what: str) -> Population:
    return _cells(field_, what, (row.target for row in field_.rows), ())


def _reported(field_: Field, what: str) -> Population:
    gaps = (*field_.gaps(STRATEGIC), *field_.gaps(REPORTS))
    return _cells(field_, what, (row.cells["report"] for row in field_.rows), gaps)


def _unit_goals(field_: Field, what: str) -> Population:
    """The goals of units; those that a person has called the unit's own are not asked."""
    corpus, own = field_.corpus, own_goals(field_.corpus.linkage.decisions)
    above = any(corpus.in_chain(*STRATEGIC, *BUDGETS))
    units = field_.documents(*UNIT_LEVEL) if above else []
    goals = [goal for unit in units for goal in corpus.items(unit, *GOALS) if is_leaf_goal(corpus, goal)]
    asked = [goal for goal in goals if goal.id not in own]
    return _asked_of(what, asked, partial(has_parent_above, corpus), field_.gaps(UNIT_PLANS, units))


def _measures(field_: Field, kinds: Kinds) -> list[Located]:
    """The measures of plans, without rows that could not be put together."""
    found = []
    for document in field_.documents(*kinds):
        unpaired = unpaired_items(document)
        items = field_.corpus.items(document, ItemKind.MEASURE)
        found += [each for each in items if each.item.id not in unpaired]
    return found


def _in_line(field_: Field, what: str) -> Population:
    kinds = (*THEMATIC, *AGREEMENTS, *ECONOMIC)
    return _asked_of(what, _measures(field_, kinds), partial(serves_a_goal, field_.corpus), field_.gaps(kinds))


def _with_owner(field_: Field, what: str) -> Population:
    return _who_and_when(field_, what, "measures_owner", has_owner)


def _with_deadline(field_: Field, what: str) -> Population:
    return _who_and_when(field_, what, "measures_deadline", has_deadline)


def _who_and_when(field_: Field, what: str, topic: str, has: Callable[[Located], bool]) -> Population:
    """A measure of the økonomiplan belongs to a budget area, which answers for it: those are not asked."""
    kinds = (*THEMATIC, *AGREEMENTS)
    measures = [each for plan in field_.documents(*kinds) for each in field_.corpus.items(plan, ItemKind.MEASURE)]
    by_area = {each.document.key for each in _measures(field_, ECONOMIC)}
    gaps = (*((key, BUDGET_AREA) for key in sorted(by_area)), *field_.gaps(kinds))
    return _asked_of(what, measures, lambda each: has(each) or speaks_of(each.document, topic), gaps)


def _indicators_aimed(field_: Field, what: str) -> Population:
    """Signs in words need no figure."""
    kinds = (*BUDGETS, *UNIT_PLANS, *THEMATIC)
    found = [each for plan in field_.documents(*kinds) for each in counted_indicators(field_.corpus, plan)]
    return _asked_of(what, found, partial(is_aimed, field_.corpus), field_.gaps(kinds))


def _indicators_started(field_: Field, what: str) -> Population:
    """Of the indicators with a target."""
    plans = field_.documents(*BUDGETS, *UNIT_PLANS, *THEMATIC)
    found = [each for plan in plans for each in indicators_of(field_.corpus, plan) if each.item.target is not None]
    return _asked_of(what, found, partial(has_start, field_.corpus), ())


def _plan_goals_reported(field_: Field, what: str) -> Population:
    """The goals of the økonomiplan of the year that the reports tell of."""
    levels, corpus = field_.levels, field_.corpus
    reports = {each.key for each in levels.reports}
    goals = goals_to_answer(corpus, levels.told)
    best = [(goal, answer) for goal in goals if (answer := best_answer(corpus, goal, reports)) is not None]
    met = sum(answer.state in _ANSWERED for _, answer in best)
    justified = sum(answer.state is AnswerState.JUSTIFIED for _, answer in best)
    lacking = tuple(goal.id for goal, answer in best if answer.state is AnswerState.MISSING)
    documents = tuple(each.key for each in levels.told) if best else ()
    gaps = (*field_.gaps(ECONOMIC, levels.told), *field_.gaps(REPORTS))
    return Population(what, len(best), met, documents, justified, lacking, gaps)


def _explained(field_: Field, what: str) -> Population:
    """What annual reports say was missed, and what of it they explain."""
    found = [deviations(field_.corpus, report) for report in field_.documents(*ANNUAL_REPORTS)]
    missed = [each for every, _ in found for each in every]
    bare = {each.id for _, lacking in found for each in lacking}
    return _asked_of(what, missed, lambda each: each.id not in bare, field_.gaps(ANNUAL_REPORTS))


def _orders(field_: Field, what: str) -> Population:
    """Adopted points, where anything here is dated after them."""
    corpus = field_.corpus
    minutes = field_.documents(*DECISIONS)
    asked = [each for one in minutes for each in corpus.items(one, ItemKind.ORDER) if is_asked(each)]
    examined = [each for each in asked if later_documents(corpus, each)]
    early = _documents_of(asked) - _documents_of(examined)
    undated = _documents_of([each for each in asked if decided_on(each) is None])
    gaps = (*((key, UNDATED if key in undated else NOTHING_LATER) for key in sorted(early)), *field_.gaps(DECISIONS))
    return _asked_of(what, examined, partial(is_answered, corpus), gaps)


def _documents_of(found: Iterable[Located]) -> set[str]:
    return {each.document.key for each in found}


def _few_goals(field_: Field, what: str) -> Population:
    """Agreements with no more goals than can be steered by, or that rank them."""
    agreements = field_.documents(*AGREEMENTS)
    lacking = tuple(each.key for each in agreements if has_too_many(field_.corpus, each))
    keys = tuple(each.key for each in agreements)
    gaps = tuple(field_.gaps(AGREEMENTS))
    return Population(what, len(keys), len(keys) - len(lacking), keys, 0, lacking, gaps)


COUNTS: dict[str, Count] = {
    "plans_adopted": _plans,
    "goals_adopted": _goals_adopted,
    "goals_clear": _goals_clear,
    "agreements_few": _few_goals,
    "goals_in_plan": _in_plan,
    "goals_in_units": _in_units,
    "unit_goals": _unit_goals,
    "measures_in_line": _in_line,
    "goals_with_indicator": _with_indicator,
    "goals_with_target": _with_target,
    "indicators_with_target": _indicators_aimed,
    "indicators_with_baseline": _indicators_started,
    "measures_with_owner": _with_owner,
    "measures_with_deadline": _with_deadline,
    "goals_reported": _reported,
    "plan_goals_reported": _plan_goals_reported,
    "deviations_explained": _explained,
    "orders_answered": _orders,
}


def population(asked: Field, what: str) -> Population:
    """The population with this key; raises KeyError for one that nothing counts."""
    return COUNTS[what](asked, what)
