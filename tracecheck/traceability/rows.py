"""Strategic goals with what follows each of them: one cell a column, one row a goal."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from tracecheck.model.coupling import Answer, AnswerState, Grade, Step, StepState, Thread, ThreadState
from tracecheck.model.item import ItemKind
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.model.traceability import Cell, CellState, GoalGroup, GoalRow
from tracecheck.resources import load_data
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.levels import Levels, best_answer, goals_to_answer, levels_of

_ABOVE = GOALS | {ItemKind.AREA, ItemKind.STRATEGY}
_END = (ThreadState.WHOLE, ThreadState.CONFIRMED)
_CARRIED = (StepState.STATED, StepState.CONFIRMED)
_MEASURES = (ItemKind.INDICATOR, ItemKind.RESULT)


def goal_groups(corpus: Corpus) -> Iterator[GoalGroup]:
    """The strategic documents that have goals, each with its rows, in document order."""
    levels = levels_of(corpus)
    top = {document.key for document in levels.samfunnsdel}
    strategic = list(_strategic(corpus))
    for document in strategic:
        goals = [goal for goal in goals_to_answer(corpus, [document]) if corpus.thread(goal.id) is not None]
        rows = tuple(_row(corpus, goal, levels) for goal in goals)
        if rows:
            counted = document.key in top or not any(each.key in top for each in strategic)
            yield GoalGroup(document.key, rows, counted)


def _strategic(corpus: Corpus) -> Iterator[PlanDocument]:
    """The documents whose goals have threads."""
    threads = {thread.item.rpartition("#")[0] for thread in corpus.linkage.threads}
    return (document for document in corpus.in_chain() if document.key in threads)


def _row(corpus: Corpus, goal: Located, levels: Levels) -> GoalRow:
    plan = _answered(corpus, goal, levels.economic, DocumentKind.OKONOMIPLAN)
    thread = _thread_now(corpus, goal, plan)
    steps = thread.steps
    return GoalRow(
        goal=goal.id,
        document=goal.document.key,
        kind=goal.item.kind,
        text=goal.item.text,
        label=goal.item.label,
        area=_area(corpus, goal),
        cells={
            "plan": plan,
            "unit": _answered(corpus, goal, levels.units, DocumentKind.ENHETSAVTALE),
            "indicator": _stepped(steps.get("indicator"), goal.id, _MEASURES, corpus),
            "report": _stepped(steps.get("reported"), goal.id, tuple(ItemKind), corpus),
        },
        state=thread.state,
        broken_at=thread.broken_at,
        weakest=thread.weakest,
        target=_state(steps.get("target")),
        reaches=_reaches(thread),
    )


def _thread_now(corpus: Corpus, goal: Located, plan: Cell) -> Thread:
    """The thread by the plans that count now: one that only the plan of an earlier year carries is broken."""
    thread = corpus.thread(goal.id) or Thread(goal.id, ThreadState.UNKNOWN)
    if plan.state is CellState.MISSING and thread.state in _END:
        return replace(thread, state=ThreadState.BROKEN, broken_at="answered", weakest="answered")
    return thread


def _reaches(thread: Thread) -> bool:
    """Whether the thread is whole, and a report tells of the goal."""
    reported = thread.steps.get("reported")
    return thread.state in _END and reported is not None and reported.state in _CARRIED


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
    items = _unique(item for each in _best_first(said) for item in each.sources)
    nearest = tuple(near for each in said for near in each.nearest)
    most = _most()
    return Cell(
        CellState(best.state.value),
        items[:most],
        max(len(items) - most, 0),
        looked,
        _justified(corpus, best),
        nearest=tuple(sorted(nearest, key=lambda each: (-each.score, each.source)))[:most],
        decisions=best.decisions,
    )


def _justified(corpus: Corpus, answer: Answer) -> str | None:
    """The words of the plan that put the goal off, where it does."""
    if answer.state is not AnswerState.JUSTIFIED:
        return None
    step = _step_of(corpus, answer.goal)
    return step.reason if step is not None else None


def _step_of(corpus: Corpus, goal: str) -> Step | None:
    thread = corpus.thread(goal)
    return thread.steps.get("answered") if thread is not None else None


def _best_first(answers: Iterable[Answer]) -> list[Answer]:
    order = list(AnswerState)
    return sorted(answers, key=lambda each: (order.index(each.state), each.document))


def _unique(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))


def _stepped(step: Step | None, goal: str, kinds: Collection[ItemKind], corpus: Corpus) -> Cell:
    """A step of the thread as a cell; where the goal itself states it, the goal carries it."""
    if step is None:
        return Cell(CellState.UNKNOWN)
    items = _unique(link.partition(" -> ")[0] for link in (*step.shallow, *step.deep))
    carrying = tuple(each for each in items if (found := corpus.item(each)) is not None and found.item.kind in kinds)
    if not carrying and step.state is StepState.STATED and step.grade is None:
        carrying = (goal,)
    most = _most()
    return Cell(_state(step), carrying[:most], max(len(carrying) - most, 0), (), step.reason)


def _state(step: Step | None) -> CellState:
    """Stated is as tight as the best coupling that carries it; what the goal itself says is tight."""
    if step is None:
        return CellState.UNKNOWN
    if step.state is StepState.STATED:
        return CellState.LOOSE if step.grade is Grade.LOOSE else CellState.TIGHT
    return CellState(step.state.value)


def _most() -> int:
    return int(load_data("traceability")["cell"]["items"])
