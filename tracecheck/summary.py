"""The figures of a run, counted once for every report."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tracecheck.model.coupling import Answer, AnswerState, Grade, ThreadState
from tracecheck.model.decision import DecisionState
from tracecheck.model.finding import Finding, Severity
from tracecheck.model.item import ItemKind
from tracecheck.model.linkage import Linkage
from tracecheck.model.plan import PlanDocument
from tracecheck.model.result import StepCount, Summary
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.levels import best_answer, goals_to_answer, levels_of
from tracecheck.unread import is_unread

Level = tuple[str, Sequence[Located]]


def summarise(documents: Sequence[PlanDocument], linkage: Linkage, findings: Iterable[Finding]) -> Summary:
    """Counts of documents, items, couplings, steps of the chain, threads and findings. Zeros are left in. What is
    here twice counts once; that units have a goal in common says the same coupling again."""
    again = {key for choice in linkage.duplicates for key in choice.others}
    counted = [document for document in documents if document.key not in again]
    kinds = Counter(item.kind for document in counted for item in document.own_items)
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
    levels = levels_of(corpus)
    top = ("samfunnsdel", goals_to_answer(corpus, levels.samfunnsdel))
    yield from _count(corpus, *top, "thematic_plans", levels.thematic)
    yield from _count(corpus, *top, "okonomiplan", levels.economic)
    thematic = goals_to_answer(corpus, levels.thematic)
    yield from _count(corpus, "thematic_plans", thematic, "okonomiplan", levels.economic)
    yield from _count(corpus, *_economic_or(top, corpus, levels.economic), "unit_plans", levels.units)
    yield from _count(corpus, *_economic_or(top, corpus, levels.told), "reports", levels.reports)


def _economic_or(top: Level, corpus: Corpus, plans: Iterable[PlanDocument]) -> Level:
    """The goals of the økonomiplan; where it only prints those of the samfunnsdel, these."""
    goals = goals_to_answer(corpus, plans)
    return ("okonomiplan", goals) if goals else top


def _count(
    corpus: Corpus, upper: str, goals: Sequence[Located], lower: str, documents: Iterable[PlanDocument]
) -> Iterator[StepCount]:
    """One line: how each goal is answered by the document that does so best; none where none was looked into."""
    keys = {document.key for document in documents}
    best = [answer for goal in goals if (answer := best_answer(corpus, goal, keys)) is not None]
    if best:
        looked = keys & {key for goal in goals for key in corpus.looked_into(goal.id)}
        yield replace(_step_count(upper, lower, best, corpus.linkage), documents=len(looked))


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
