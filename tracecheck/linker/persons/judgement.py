"""How goals are answered, by the text alone and with what persons have decided; the two are kept apart."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tracecheck.linker.corpus import Corpus, document_key
from tracecheck.linker.documents.chain import Chain, kinds_of
from tracecheck.linker.evidence.follow_up import Reasons
from tracecheck.linker.grading.answers import Answers, Pair, find_answers
from tracecheck.linker.grading.threads import make_threads
from tracecheck.linker.persons.decisions import Settled
from tracecheck.linker.persons.disputes import covers
from tracecheck.model.coupling import Answer, AnswerState, Examined, Link, Step, StepState, Thread, ThreadState
from tracecheck.model.decision import AppliedDecision, DecisionState, PersonDecision, UnusedReason
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data

_IN_TEXT = frozenset({AnswerState.TIGHT, AnswerState.LOOSE})
_NOT_SAID = frozenset({StepState.MISSING, StepState.UNKNOWN, StepState.JUSTIFIED})


@dataclass(frozen=True, slots=True)
class Judgement:
    """Answers (those that are not missing), what was looked into, and threads as they are reported; what became of each
    decision."""

    answers: dict[Pair, Answer]
    examined: tuple[Examined, ...]
    looked: dict[str, dict[str, PlanDocument]]
    threads: tuple[Thread, ...]
    decisions: tuple[AppliedDecision, ...] = ()


def judge(links: tuple[Link, ...], corpus: Corpus, chain: Chain, reasons: Reasons, settled: Settled) -> Judgement:
    """The text alone first; then what is more with a person's word is marked as such, and never made tight or loose."""
    alone = tuple(link for link in links if link.basis == "text")
    answers = find_answers(alone, corpus, chain, reasons)
    threads = make_threads(alone, corpus, chain, answers, reasons)
    if not (settled.confirmed or settled.justified):
        return Judgement(answers.every, answers.examined, answers.looked, threads, settled.every)
    more = _more_reasons(reasons, settled, corpus, chain)
    also = find_answers(links, corpus, chain, more)
    said = {(each.goal, each.document): each for each in _answers(answers, also, settled)}
    beside = {thread.item: thread for thread in make_threads(links, corpus, chain, also, more)}
    return Judgement(
        said,
        answers.examined,
        answers.looked,
        tuple(_thread(thread, beside.get(thread.item, thread), settled) for thread in threads),
        tuple(_used(said, answers, settled)),
    )


def _more_reasons(reasons: Reasons, settled: Settled, corpus: Corpus, chain: Chain) -> Reasons:
    """The reasons in the documents, and after them those that persons have given."""
    more = dict(reasons)
    for goal, numbers in settled.justified.items():
        given = (_places(goal, settled.every[number].decision, corpus, chain) for number in numbers)
        more[goal] = (*more.get(goal, ()), *(each for places in given for each in places))
    return more


def _places(goal: str, decision: PersonDecision, corpus: Corpus, chain: Chain) -> Iterator[tuple[str, str]]:
    """For which documents a gap is justified: those of the level, or the goal's own for every one."""
    home = document_key(goal)
    if decision.level is None:
        yield home, decision.reason
        return
    for document in chain.below.get(home, ()):
        if document.kind is decision.level:
            yield document.key, decision.reason


def _answers(alone: Answers, also: Answers, settled: Settled) -> Iterator[Answer]:
    for goal, document in sorted(alone.every.keys() | also.every.keys()):
        pair = goal, document
        answer = alone.every.get(pair, Answer(*pair, AnswerState.MISSING))
        other = also.every.get(pair, answer)
        if document not in alone.looked.get(goal, ()):
            continue
        if answer.state in _IN_TEXT:
            yield replace(answer, decisions=_confirming(alone.links[pair], settled))
        elif other.state in _IN_TEXT:
            confirmed = _confirming(also.links[pair], settled)
            yield replace(other, state=AnswerState.CONFIRMED, decisions=confirmed)
        elif other.state is not answer.state:
            yield replace(other, decisions=_justifying(answer, settled, alone.looked[goal][document]))
        else:
            yield answer


def _confirming(links: Iterable[Link], settled: Settled) -> tuple[int, ...]:
    """The decisions that confirm couplings among these."""
    return tuple(sorted({n for link in links for n in settled.confirmed.get((link.source, link.target), ())}))


def _justifying(answer: Answer, settled: Settled, document: PlanDocument) -> tuple[int, ...]:
    numbers = settled.justified.get(answer.goal, ())
    return tuple(number for number in numbers if covers(settled.every[number].decision, document.kind))


def _thread(alone: Thread, also: Thread, settled: Settled) -> Thread:
    """The thread of the text; each step that only a person speaks for is marked, and so is a state that rests on it."""
    decisions = [settled.every[number].decision for number in settled.justified.get(alone.item, ())]
    steps = {name: _step(name, step, also.steps[name], decisions) for name, step in alone.steps.items()}
    if all(step.basis == "text" for step in steps.values()):
        return alone
    answered = steps["answered"].state
    if alone.state in (ThreadState.WHOLE, ThreadState.JUSTIFIED) or answered is StepState.UNKNOWN:
        return replace(alone, steps=steps)
    missing = [name for name, step in steps.items() if step.state in (StepState.MISSING, StepState.CONFLICTING)]
    if missing and answered is not StepState.JUSTIFIED:
        # What a person has found an answer to is begun: it breaks at the first step that nothing speaks for.
        begun = alone.state is ThreadState.NOT_BEGUN and answered is StepState.CONFIRMED
        state: ThreadState = ThreadState.BROKEN if begun else alone.state
        return replace(alone, steps=steps, state=state, broken_at=missing[0], weakest=missing[0])
    state = ThreadState.JUSTIFIED if answered is StepState.JUSTIFIED else ThreadState.CONFIRMED
    return replace(alone, steps=steps, state=state, broken_at=None, weakest=None, basis="person")


def _step(name: str, alone: Step, also: Step, decisions: Iterable[PersonDecision]) -> Step:
    if alone.state not in _NOT_SAID or alone.state is also.state:
        return alone
    if also.state in (StepState.STATED, StepState.CONFLICTING):
        return replace(also, state=StepState.CONFIRMED, grade=None, basis="person")
    if also.state is StepState.JUSTIFIED and any(_is_about(decision, name) for decision in decisions):
        return replace(also, basis="person")
    return alone


def _is_about(decision: PersonDecision, step: str) -> bool:
    """Whether a justification for one level is about a step: one that stands in documents of that level."""
    if decision.level is None:
        return True
    if step == "answered":
        return decision.level not in kinds_of("reports")
    return decision.level.value in load_data("chain")["carriers"][step]


def _used(answers: dict[Pair, Answer], alone: Answers, settled: Settled) -> Iterator[AppliedDecision]:
    """The decisions; a justification without a gap is unused: the goal is answered now, or nothing here may do so."""
    justifying = {(goal, number) for (goal, _), answer in answers.items() for number in answer.decisions}
    for number, applied in enumerate(settled.every):
        decision, goal = applied.decision, applied.target
        if goal is None or number not in settled.justified.get(goal, ()):
            yield applied
            continue
        asked = any(covers(decision, document.kind) for document in alone.looked.get(goal, {}).values())
        if (goal, number) in justifying or (not asked and decision.level is None):
            yield applied
        else:
            absent = UnusedReason.NOT_READ if settled.partial else UnusedReason.NO_LEVEL
            yield replace(applied, state=DecisionState.UNUSED, unused=UnusedReason.ANSWERED if asked else absent)
