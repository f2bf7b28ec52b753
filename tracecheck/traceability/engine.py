"""Strings the parts together: goals, units, words, criteria, what changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from tracecheck.model.result import Result
from tracecheck.model.settings import Settings
from tracecheck.model.traceability import CellState, GoalGroup, GoalRow, Since, Traceability
from tracecheck.rules.corpus import Corpus, Known
from tracecheck.traceability.criteria import criteria_of
from tracecheck.traceability.overview import overview_of
from tracecheck.traceability.rows import goal_groups, is_tight
from tracecheck.traceability.terms import term_groups
from tracecheck.traceability.units import unit_pages

_NO_SETTINGS = Settings()
_STATED = (CellState.TIGHT, CellState.LOOSE)
_EXAMINED = (*_STATED, CellState.CONFIRMED, CellState.CONFLICTING, CellState.MISSING)


def trace(result: Result, settings: Settings = _NO_SETTINGS, since: Since | None = None) -> Traceability:
    """Everything that a coupling report tells of a run; `since` is what changed, where that is known."""
    corpus = Corpus(result.documents, result.linkage, (), Known(settings.linking.organisation))
    groups = tuple(goal_groups(corpus))
    lists = _lists(groups)
    return Traceability(
        groups=groups,
        units=tuple(unit_pages(corpus, groups)),
        terms=tuple(term_groups(corpus, settings.terms)),
        criteria=tuple(criteria_of(result, corpus, groups, settings.rules)),
        since=since,
        counts={key: len(goals) for key, goals in lists.items()},
        lists=lists,
        overview=overview_of(result, corpus, lists, settings),
    )


def _lists(groups: Iterable[GoalGroup]) -> dict[str, tuple[str, ...]]:
    """The counted goals by what is said of them, in their order."""
    found: dict[str, list[str]] = defaultdict(list)
    rows = [row for group in groups if group.counted for row in group.rows]
    for row in rows:
        for key in _said_of(row):
            found[key].append(row.goal)
    always = ("goals", "reaches")
    return {key: tuple(found[key]) for key in (*always, *sorted(found.keys() - set(always)))}


def _said_of(row: GoalRow) -> Iterator[str]:
    """What is said of a goal; see `Traceability`."""
    yield "goals"
    yield from (f"{name}.{cell.state.value}" for name, cell in row.cells.items())
    yield from (f"{name}.examined" for name, cell in row.cells.items() if cell.state in _EXAMINED)
    yield f"target.{_measured(row).value}"
    yield f"thread.{row.state.value}"
    if row.reaches:
        yield "reaches"
        yield "reaches.tight" if is_tight(row) else "reaches.loose"
    if row.cells["indicator"].state in _STATED and row.target not in _STATED:
        yield "indicator.bare"


def _measured(row: GoalRow) -> CellState:
    """How the goal has an indicator with a target: the target of a measure is none where there is no indicator."""
    indicator = row.cells["indicator"].state
    return indicator if indicator is CellState.MISSING else row.target
