"""The figures of a run, counted once for every report."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tracecheck.model.coupling import Answer, AnswerState, Grade, ThreadState
from tracecheck.model.decision import DecisionState
from tracecheck.model.finding import Finding, Severity
from tracecheck.model.item import ItemKind, Origin
from tracecheck.model.linkage import Linkage
from tracecheck.model.plan import PlanDocument
from tracecheck.model.result import StepCount, Summary
from tracecheck.rules.answers import is_leaf_goal
from tracecheck.rules.checked import documents_under_check, first_year
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.kinds import ANNUAL_REPORTS, ECONOMIC, REPORTS, SAMFUNNSDEL, THEMATIC, UNIT_PLANS
from tracecheck.unread import is_unread

Level = tuple[str, Sequence[Located]]
_BEST_FIRST = tuple(AnswerState)


def summarise(documents: Sequence[PlanDocument], linkage: Linkage, findings: Iterable[Finding]) -> Summary:
    """Counts of documents, items, couplings, steps of the chain, threads and findings. Zeros are left in. What is
    here twice counts once; that units have a goal in common says the same coupling again."""
    again = {key for choice in linkage.duplicates for key in choice.others}
    counted = [document for document in documents if document.key not in again]
    kinds = Counter(item.kind for document in counted for item in document.items if item.origin == Origin.OWN)
    grades = Counter("confirmed" if link.basis == "person" else link.grade.value for link in linkage.links)
    decided = Counter(each.state for each in linkage.decisions)
    severities = Counter(finding.severity for finding in findings)
    threads = Counter(thread.state for thread in linkage.threads)
    return Summary(
        documents_read=sum(1 for document in documents if not is_unread(document)),
        documents_not_read=tuple(document.key for document in documents if is_unread(document)),
        items={kind.value: kinds[kind] for kind in ItemKind if kinds[kind]},
        links={name: grades[name] for name in (*(grade.value for grade in Grade), "confirmed")},
        steps=tuple(_steps(documents, linkage)),
        threads={state.value: threads[state] for state in ThreadState if threads[state]},
        findings={severity.value: severities[severity] for severity in Severity},
        decisions={state.value: decided[state] for state in DecisionState} if decided else {},
    )


def _steps(documents: Sequence[PlanDocument], linkage: Linkage) -> Iterator[StepCount]:
    """The steps of the chain as people count them: over goals with no goal under them, by what counts now."""
    corpus = Corpus(documents, linkage, ())
    current = set(documents_under_check(documents, linkage))
    economic = [plan for plan in corpus.in_chain(*ECONOMIC) if plan.key in current]
    thematic = list(corpus.in_chain(*THEMATIC))
    units = [document for document in corpus.in_chain(*UNIT_PLANS) if document.key in current]
    top = ("samfunnsdel", _goals(corpus, corpus.in_chain(*SAMFUNNSDEL)))
    yield from _count(corpus, *top, "thematic_plans", thematic)
    yield from _count(corpus, *top, "okonomiplan", economic)
    yield from _count(corpus, "thematic_plans", _goals(corpus, thematic), "okonomiplan", economic)
    yield from _count(corpus, *_economic_or(top, corpus, economic), "unit_plans", units)
    told, reports = _reported(corpus)
    yield from _count(corpus, *_economic_or(top, corpus, told), "reports", reports)


def _goals(corpus: Corpus, documents: Iterable[PlanDocument]) -> list[Located]:
    """The leaf goals that are to be answered: own ones, and those printed from a plan that is not here."""
    return [
        goal
        for document in documents
        for goal in corpus.items(document, *GOALS, own=False)
        if corpus.is_examined(goal.id) and is_leaf_goal(corpus, goal)
    ]


def _economic_or(top: Level, corpus: Corpus, plans: Iterable[PlanDocument]) -> Level:
    """The goals of the økonomiplan; where it only prints those of the samfunnsdel, these."""
    goals = _goals(corpus, plans)
    return ("okonomiplan", goals) if goals else top


def _reported(corpus: Corpus) -> tuple[list[PlanDocument], list[PlanDocument]]:
    """The last økonomiplan whose year an annual report, failing that any report, tells of, and the reports of it."""
    for kinds in (ANNUAL_REPORTS, REPORTS):
        year = max((first_year(report) for report in corpus.in_chain(*kinds)), default=0)
        reports = [report for report in corpus.in_chain(*REPORTS) if first_year(report) == year]
        if reports:
            return [plan for plan in corpus.in_chain(*ECONOMIC) if first_year(plan) == year], reports
    return [], []


def _count(
    corpus: Corpus, upper: str, goals: Sequence[Located], lower: str, documents: Iterable[PlanDocument]
) -> Iterator[StepCount]:
    """One line: how each goal is answered by the document that does so best; none where none was looked into."""
    keys = {document.key for document in documents}
    best = [answer for goal in goals if (answer := _best(corpus, goal, keys)) is not None]
    if best:
        looked = keys & {key for goal in goals for key in corpus.looked_into(goal.id)}
        yield replace(_step_count(upper, lower, best, corpus.linkage), documents=len(looked))


def _best(corpus: Corpus, goal: Located, documents: set[str]) -> Answer | None:
    """The best answer by any of the documents; None where none of them was looked into for the goal."""
    said = [each for each in corpus.said_to(goal.id) if each.document in documents]
    if said or documents.isdisjoint(corpus.looked_into(goal.id)):
        return min(said, key=_rank, default=None)
    return Answer(goal.id, goal.document.key, AnswerState.MISSING)


def _rank(answer: Answer) -> tuple[int, bool]:
    """Better answers first; of answers alike, those that a person has spoken of."""
    return _BEST_FIRST.index(answer.state), not answer.decisions


def _step_count(upper: str, lower: str, best: Sequence[Answer], linkage: Linkage) -> StepCount:
    states = Counter(answer.state for answer in best)
    decided = Counter(answer.state for answer in best if answer.decisions)
    return StepCount(
        upper,
        lower,
        total=len(best),
        **{state.value: states[state] for state in AnswerState},
        also_confirmed=decided[AnswerState.TIGHT] + decided[AnswerState.LOOSE],
        justified_by_decision=decided[AnswerState.JUSTIFIED],
        by=_roles(best, AnswerState.CONFIRMED, linkage),
        justified_by=_roles(best, AnswerState.JUSTIFIED, linkage),
    )


def _roles(answers: Sequence[Answer], state: AnswerState, linkage: Linkage) -> tuple[str, ...]:
    """Who has said what the answers in a state rest on."""
    numbers = {number for answer in answers if answer.state is state for number in answer.decisions}
    return tuple(sorted({linkage.decisions[number].decision.by for number in numbers}))
