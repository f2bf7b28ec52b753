"""Strings the parts together: goals, units, words, criteria, what changed."""

from collections import Counter
from collections.abc import Iterable

from tracecheck.model.result import Result
from tracecheck.model.settings import Settings
from tracecheck.model.traceability import GoalGroup, Since, Traceability
from tracecheck.rules.corpus import Corpus, Known
from tracecheck.traceability.criteria import criteria_of
from tracecheck.traceability.rows import goal_groups
from tracecheck.traceability.terms import term_groups
from tracecheck.traceability.units import unit_pages

_NO_SETTINGS = Settings()


def trace(result: Result, settings: Settings = _NO_SETTINGS, since: Since | None = None) -> Traceability:
    """Everything that a coupling report tells of a run; `since` is what changed, where that is known."""
    corpus = Corpus(result.documents, result.linkage, (), Known(settings.linking.organisation))
    groups = tuple(goal_groups(corpus))
    return Traceability(
        groups=groups,
        units=tuple(unit_pages(corpus, groups)),
        terms=tuple(term_groups(corpus)),
        criteria=tuple(criteria_of(result, corpus, groups, settings.rules)),
        since=since,
        counts=_counts(groups),
    )


def _counts(groups: Iterable[GoalGroup]) -> dict[str, int]:
    """Of the counted goals: `goals`, and for each column and state «plan.tight», «target.tight» …, `reaches`."""
    rows = [row for group in groups if group.counted for row in group.rows]
    states = Counter(f"{name}.{cell.state.value}" for row in rows for name, cell in row.cells.items())
    states.update(f"target.{row.target.value}" for row in rows)
    states.update(f"thread.{row.state.value}" for row in rows)
    return {"goals": len(rows), "reaches": sum(row.reaches for row in rows), **dict(sorted(states.items()))}
