"""Units with the goals that they are expected to answer, what they answer, and what is missing."""

from collections.abc import Iterator, Sequence

from tracecheck.model.traceability import GoalGroup, UnitPage
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.levels import levels_of


def unit_pages(corpus: Corpus, groups: Sequence[GoalGroup]) -> Iterator[UnitPage]:
    """One page a unit that has documents here, by name."""
    names: dict[str, list[str]] = {}
    for document in levels_of(corpus).units:
        names.setdefault(document.unit or document.key, []).append(document.key)
    for name in sorted(names):
        yield UnitPage(name, tuple(names[name]))
