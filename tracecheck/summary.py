"""The figures of a run, counted once for every report."""

from collections import Counter
from collections.abc import Iterable, Sequence

from tracecheck.model.coupling import Grade, Link, Linkage, StepState, Thread, ThreadState
from tracecheck.model.finding import Finding, Severity
from tracecheck.model.plan import DocumentKind, ItemKind, Origin, PlanDocument
from tracecheck.model.result import StepCount, Summary
from tracecheck.unread import is_unread

_GOALS = frozenset({ItemKind.GOAL, ItemKind.SUBGOAL})


def summarise(documents: Sequence[PlanDocument], linkage: Linkage, findings: Iterable[Finding]) -> Summary:
    """Counts of documents, items, couplings, steps of the chain, threads and findings. Zeros are left in."""
    kinds = Counter(item.kind for document in documents for item in document.items if item.origin == Origin.OWN)
    grades = Counter(link.grade for link in linkage.links)
    severities = Counter(finding.severity for finding in findings)
    threads = Counter(thread.state for thread in linkage.threads)
    return Summary(
        documents_read=sum(1 for document in documents if not is_unread(document)),
        documents_not_read=tuple(document.key for document in documents if is_unread(document)),
        items={kind.value: kinds[kind] for kind in ItemKind if kinds[kind]},
        links={grade.value: grades[grade] for grade in Grade},
        steps=_steps(documents, linkage),
        threads={state.value: threads[state] for state in ThreadState if threads[state]},
        findings={severity.value: severities[severity] for severity in Severity},
    )


def _steps(documents: Sequence[PlanDocument], linkage: Linkage) -> tuple[StepCount, ...]:
    """For each pair of levels next to each other in the chain: how the goals of the upper are answered."""
    kind_of = {document.key: document.kind for document in documents}
    links_to: dict[str, list[Link]] = {}
    for link in linkage.links:
        links_to.setdefault(link.target, []).append(link)
    threads = {thread.item: thread for thread in linkage.threads}
    groups: dict[tuple[DocumentKind, DocumentKind], list[str]] = {}
    goals = {f"{document.key}#{item.id}" for document in documents for item in document.items if item.kind in _GOALS}
    for goal, examined in linkage.expected.items():
        if goal not in goals:
            continue
        for kind in dict.fromkeys(kind_of[key] for key in examined):
            groups.setdefault((kind_of[_document_of(goal)], kind), []).append(goal)
    levels = list(DocumentKind)
    ranked = sorted(groups, key=lambda pair: (levels.index(pair[0]), levels.index(pair[1])))
    return tuple(_count(pair, groups[pair], links_to, threads, kind_of) for pair in ranked)


def _count(
    pair: tuple[DocumentKind, DocumentKind],
    goals: Sequence[str],
    links_to: dict[str, list[Link]],
    threads: dict[str, Thread],
    kind_of: dict[str, DocumentKind],
) -> StepCount:
    states = Counter(_state(goal, pair[1], links_to, threads, kind_of) for goal in goals)
    return StepCount(
        upper=pair[0].value,
        lower=pair[1].value,
        total=len(goals),
        tight=states["tight"],
        loose=states["loose"],
        justified=states["justified"],
        missing=states["missing"],
    )


def _state(
    goal: str,
    lower: DocumentKind,
    links_to: dict[str, list[Link]],
    threads: dict[str, Thread],
    kind_of: dict[str, DocumentKind],
) -> str:
    grades = {link.grade for link in links_to.get(goal, ()) if kind_of.get(_document_of(link.source)) == lower}
    if Grade.TIGHT in grades:
        return "tight"
    if grades:
        return "loose"
    thread = threads.get(goal)
    answered = thread.steps.get("answered") if thread else None
    return "justified" if answered and answered.state == StepState.JUSTIFIED else "missing"


def _document_of(full_id: str) -> str:
    return full_id.rpartition("#")[0]
