"""The figures of a run, counted once for every report."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from tracecheck.model.coupling import Answer, AnswerState, Grade, ThreadState
from tracecheck.model.decision import DecisionState
from tracecheck.model.finding import Finding, Severity
from tracecheck.model.item import Basis, ItemKind
from tracecheck.model.linkage import Linkage
from tracecheck.model.plan import PlanDocument
from tracecheck.model.result import StepCount, Summary
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.levels import best_answer, goals_to_answer, levels_of, strategic_goals
from tracecheck.unread import is_unread

Level = tuple[str, Sequence[Located]]
_COUNTED = "counted"
_BESIDE = (_OTHER_PLANS, _MAIN_GOALS, _IN_PROSE) = ("other_plans", "main_goals", "in_prose")


def summarise(documents: Sequence[PlanDocument], linkage: Linkage, findings: Iterable[Finding]) -> Summary:
    """Counts of documents, items, couplings, steps of the chain, threads and findings. Zeros are left in. What is
    here twice counts once; that units have a goal in common says the same coupling again."""
    again = {key for choice in linkage.duplicates for key in choice.others}
    counted = [document for document in documents if document.key not in again]
    kinds = Counter(item.kind for document in counted for item in document.own_items)
    grades = Counter("confirmed" if link.basis == "person" else link.grade.value for link in linkage.links)
    decided = Counter(each.state for each in linkage.decisions)
    severities = Counter(finding.severity for finding in findings)
    corpus = Corpus(documents, linkage, ())
    threads = _threads(corpus)
    return Summary(
        documents_read=sum(1 for document in documents if not is_unread(document)),
        documents_not_read=tuple(document.key for document in documents if is_unread(document)),
        items={kind.value: kinds[kind] for kind in ItemKind if kinds[kind]},
        links={name: grades[name] for name in (*(grade.value for grade in Grade), "confirmed")},
        steps=tuple(_steps(corpus)),
        threads=threads.pop(_COUNTED, {}),
        threads_beside=threads,
        findings={severity.value: severities[severity] for severity in Severity},
        decisions={state.value: decided[state] for state in DecisionState} if decided else {},
    )


def _threads(corpus: Corpus) -> dict[str, dict[str, int]]:
    """Threads by state: of the goals that are counted one by one in a coupling report, then of the others by cause."""
    places = _places(corpus)
    found: dict[str, Counter[ThreadState]] = {}
    for thread in corpus.linkage.threads:
        found.setdefault(places[thread.item], Counter())[thread.state] += 1
    return {
        name: {state.value: found[name][state] for state in ThreadState if found[name][state]}
        for name in (_COUNTED, *_BESIDE)
        if name in found
    }


def _places(corpus: Corpus) -> dict[str, str]:
    """Where the thread of each goal is counted."""
    counted = [each for each in strategic_goals(corpus, levels_of(corpus)) if each.counted]
    homes = {each.document.key for each in counted}
    places = {thread.item: _beside(corpus.item(thread.item), homes) for thread in corpus.linkage.threads}
    return places | {goal.id: _COUNTED for each in counted for goal in each.goals}


def _beside(goal: Located | None, homes: Collection[str]) -> str:
    """Why a goal is not counted with those of the documents `homes`, if it is not."""
    if goal is not None and goal.item.basis is Basis.PROSE:
        return _IN_PROSE
    return _MAIN_GOALS if goal is not None and goal.document.key in homes else _OTHER_PLANS


def _steps(corpus: Corpus) -> Iterator[StepCount]:
    """The steps of the chain as people count them: over goals with no goal under them, by what counts now."""
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
