"""The criteria that auditors ask by, each with its population and what bears on it."""

from collections.abc import Iterator, Sequence

from tracecheck.model.result import Result
from tracecheck.model.traceability import Criterion, GoalGroup
from tracecheck.rules.corpus import Corpus


def criteria_of(result: Result, corpus: Corpus, groups: Sequence[GoalGroup]) -> Iterator[Criterion]:
    """The criteria of `data/criteria.toml`, in their order."""
    yield from ()
