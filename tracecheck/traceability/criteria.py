"""The criteria that auditors ask by, each with its population and what bears on it."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from tracecheck.model.result import Result
from tracecheck.model.settings import RuleSettings
from tracecheck.model.traceability import Criterion, GoalGroup, Traceability
from tracecheck.resources import load_data
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.registry import selected_rules
from tracecheck.traceability.populations import Field, population


def criteria_of(
    result: Result, corpus: Corpus, groups: Sequence[GoalGroup], rules: RuleSettings
) -> Iterator[Criterion]:
    """The criteria of `data/criteria.toml`, in their order."""
    asked = Field(corpus, groups)
    run = {each.rule.code for each in selected_rules(rules)} | {finding.code for finding in result.findings}
    for entry in load_data("criteria")["criterion"]:
        yield _criterion(entry, result, asked, run)


def _criterion(entry: dict[str, Any], result: Result, asked: Field, run: Collection[str]) -> Criterion:
    codes = frozenset(entry["rules"])
    return Criterion(
        key=entry["key"],
        sources=tuple(entry["sources"]),
        populations=tuple(population(asked, what) for what in entry["populations"]),
        rules=tuple(entry["rules"]),
        findings=tuple(number for number, finding in enumerate(result.findings) if finding.code in codes),
        silent=tuple(code for code in entry["rules"] if code not in run),
    )


def findings_beside(trace: Traceability, result: Result) -> tuple[int, ...]:
    """The findings (by their place) that bear on no criterion: on reading, on figures, or of a municipality's own."""
    taken = {number for criterion in trace.criteria for number in criterion.findings}
    return tuple(number for number in range(len(result.findings)) if number not in taken)
