"""Strategic goals with what follows each of them: one cell a column, one row a goal."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from tracecheck.model.coupling import Answer, AnswerState, Grade, Step, StepState, Thread, ThreadState
from tracecheck.model.item import ItemKind
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.model.traceability import COLUMNS, Cell, CellState, GoalGroup, GoalRow
from tracecheck.resources import load_data
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.kinds import ECONOMIC
from tracecheck.rules.levels import Levels, best_answer, levels_of, strategic_goals
from tracecheck.traceability.reasons import decisions_of, places_of

_ABOVE = GOALS | {ItemKind.AREA, ItemKind.STRATEGY}
_END = (ThreadState.WHOLE, ThreadState.CONFIRMED)
_CARRIED = (StepState.STATED, StepState.CONFIRMED)
_MEASURES = (ItemKind.INDICATOR, ItemKind.RESULT)


def goal_groups(corpus: Corpus) -> Iterator[GoalGroup]:
    """The strategic documents that have goals, each with its rows, in document order."""
    levels = levels_of(corpus)
    for each in strategic_goals(corpus, levels):
        rows = tuple(_row(corpus, goal, levels) for goal in each.goals)
        yield GoalGroup(each.document.key, rows, each.counted)


def _row(corpus: Corpus, goal: Located, levels: Levels) -> GoalRow:
    cells = {
        "plan": _plan(corpus, goal, levels),
        "unit": _answered(corpus, goal, levels.units, DocumentKind.ENHETSAVTALE),
    }
    thread = corpus.thread(goal.id) or Thread(goal.id, ThreadState.UNKNOWN)
    steps = thread.steps
    return GoalRow(
        goal=goal.id,
        document=goal.document.key,
        kind=goal.item.kind,
        text=goal.item.text,
        label=goal.item.label,
        area=_area(corpus, goal),
        cells=cells
        | {
            "indicator": _stepped(steps.get("indicator"), goal, _MEASURES, corpus),
            "report": _stepped(steps.get("reported"), goal, tuple(ItemKind), corpus),
        },
        state=thread.state,
        broken_at=thread.broken_at,
        weakest=thread.weakest,
        target=_state(steps.get("target")),
        reaches=_reaches(thread, cells["plan"]),
    )


def _plan(corpus: Corpus, goal: Located, levels: Levels) -> Cell:
    """How the økonomiplan answers; a goal that stands in one itself needs no other."""
    if goal.document.kind in ECONOMIC:
        return Cell(CellState.NOT_APPLICABLE)
    return _answered(corpus, goal, levels.economic, DocumentKind.OKONOMIPLAN)


def _reaches(thread: Thread, plan: Cell) -> bool:
    """Whether the thread is whole, the økonomiplan is no hole in it, and a report tells of the goal: then no line ends
    on its way, and no more goals come to the end than are taken up by the plan. A goal of the økonomiplan itself comes
    to the end of what could be examined where no agreement is here that would take it up."""
    reported = thread.steps.get("reported")
    told = reported is not None and reported.state in _CARRIED
    begun = thread.state is ThreadState.UNKNOWN and plan.state is CellState.NOT_APPLICABLE
    return told and (thread.state in _END or begun) and plan.state not in (CellState.MISSING, CellState.JUSTIFIED)


def is_tight(row: GoalRow) -> bool:
    """Whether the texts themselves carry every step that could be examined; no agreement need take up every goal."""
    states = [row.cells[column].state for column in COLUMNS if column != "unit"]
    return all(state in (CellState.TIGHT, CellState.UNKNOWN, CellState.NOT_APPLICABLE) for state in states)


def _area(corpus: Corpus, goal: Located) -> str | None:
    """The full id of the goal or area above, in its own document."""
    above = corpus.item(f"{goal.document.key}#{goal.item.parent}") if goal.item.parent else None
    return above.id if above is not None and above.item.kind in _ABOVE else None


def _answered(corpus: Corpus, goal: Located, documents: Sequence[PlanDocument], kind: DocumentKind) -> Cell:
    """How the documents of a level answer the goal, by the one that does so best."""
    keys = [document.key for document in documents]
    best = best_answer(corpus, goal, set(keys))
    if best is None:
        return Cell(CellState.UNKNOWN, reason=kind.value)
    looked = tuple(key for key in keys if key in corpus.looked_into(goal.id))
    said = [each for each in corpus.said_to(goal.id) if each.document in keys]
    reason = _justified(corpus, best)
    carrying = _unique(item for each in _best_first(said) for item in each.sources)
    nearest = tuple(near for each in said for near in each.nearest)
    most = _most()
    items = carrying or places_of(reason, goal, corpus)
    return Cell(
        CellState(best.state.value),
        items[:most],
        max(len(items) - most, 0),
        looked,
        reason,
        nearest=tuple(sorted(nearest, key=lambda each: (-each.score, each.source)))[:most],
        decisions=best.decisions,
    )


def _justified(corpus: Corpus, answer: Answer) -> str | None:
    """The words of the plan, or of a person, that put the goal off, where somebody does."""
    if answer.state is not AnswerState.JUSTIFIED:
        return None
    for number in answer.decisions:
        return corpus.linkage.decisions[number].decision.reason
    thread = corpus.thread(answer.goal)
    steps = thread.steps.values() if thread is not None else ()
    return next((step.reason for step in steps if step.state is StepState.JUSTIFIED), None)


def _best_first(answers: Iterable[Answer]) -> list[Answer]:
    order = list(AnswerState)
    return sorted(answers, key=lambda each: (order.index(each.state), each.document))


def _unique(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))


def _stepped(step: Step | None, goal: Located, kinds: Collection[ItemKind], corpus: Corpus) -> Cell:
    """A step of the thread as a cell; where the goal itself states it, the goal carries it."""
    if step is None:
        return Cell(CellState.UNKNOWN)
    items = tuple(each for each in _lower_ends(step) if corpus.entry(each) is not None)
    meant = [each for each in items if (found := corpus.item(each)) is not None and found.item.kind in kinds]
    carrying = tuple(meant) or items
    if not carrying and step.state is StepState.STATED and step.grade is None:
        carrying = (goal.id,)
    if step.state is StepState.JUSTIFIED:
        carrying = places_of(step.reason, goal, corpus)
    most = _most()
    more = max(len(carrying) - most, 0)
    return Cell(_state(step), carrying[:most], more, (), step.reason, decisions=decisions_of(step, goal.id, corpus))


def _lower_ends(step: Step) -> tuple[str, ...]:
    return _unique(link.partition(" -> ")[0] for link in (*step.shallow, *step.deep))


def _state(step: Step | None) -> CellState:
    """Stated is as tight as the best coupling that carries it; what the goal itself says is tight."""
    if step is None:
        return CellState.UNKNOWN
    if step.state is StepState.STATED:
        return CellState.LOOSE if step.grade is Grade.LOOSE else CellState.TIGHT
    return CellState(step.state.value)


def _most() -> int:
    return int(load_data("traceability")["cell"]["items"])
