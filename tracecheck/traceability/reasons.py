"""Why a step of a goal is not there: the words that put it off, where they stand, or the decisions of persons."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from tracecheck.model.coupling import Step, StepState
from tracecheck.model.decision import DecisionState, Verdict
from tracecheck.model.item import Item, Statement
from tracecheck.model.plan import PlanDocument
from tracecheck.rules.answers import same_goal
from tracecheck.rules.checked import first_year
from tracecheck.rules.corpus import Corpus, Located, full_id
from tracecheck.rules.phrases import label_number

_IN_FORCE = (DecisionState.IN_FORCE, DecisionState.SUSPECT)


def places_of(reason: str | None, goal: Located, corpus: Corpus) -> tuple[str, ...]:
    """The passages and items (full ids) that say these words of the goal; of one that says them alone nobody doubts
    that it is meant, of several those that name the goal, stand under it or couple to it; the latest year
    first."""
    if not reason:
        return ()
    documents = sorted(corpus.in_chain(), key=lambda each: -first_year(each))
    every = [each for document in documents for each in corpus.once(_said_in, document).get(reason, ())]
    if len(every) == 1:
        return tuple(every)
    about, number = set(_about(goal, corpus)), label_number(goal.item.label)
    meant = [each for each in every if each in about]
    named = [each for each in every if _names(corpus.entry(each), number)]
    return tuple(meant or _undoubted(named, goal, corpus))


def _said_in(_: Corpus, document: PlanDocument) -> dict[str, tuple[str, ...]]:
    """What a document says of follow-up, by its words."""
    found: dict[str, tuple[str, ...]] = {}
    entries: tuple[Item | Statement, ...] = (*document.statements, *document.items)
    for entry in entries:
        if entry.follow_up is not None:
            words = entry.follow_up.text
            found[words] = (*found.get(words, ()), full_id(document, entry))
    return found


def _about(goal: Located, corpus: Corpus) -> Iterator[str]:
    for place in same_goal(corpus, goal):
        yield place.id
        yield from (full_id(place.document, each) for each in corpus.statements_under(place))
        yield from (link.source for link in corpus.links_to(place.id))


def _undoubted(named: Sequence[str], goal: Located, corpus: Corpus) -> Iterator[str]:
    """Of the passages that have the goal's number, one in each document: one that speaks of the goals of its document
    elsewhere too, else the only one that speaks of those of no other. Numbers recur, in plans and in chapters."""
    for _, group in groupby(named, key=_document_of):
        every = [(each, {_document_of(link.target) for link in corpus.links_from(each)}) for each in group]
        here = [each for each, into in every if goal.document.key in into]
        left = here or [each for each, into in every if not into]
        if len(left) == 1:
            yield left[0]


def _document_of(full: str) -> str:
    """The key of the document of a full id."""
    return full.rpartition("#")[0]


def _names(entry: Item | Statement | None, number: str) -> bool:
    if not number or not isinstance(entry, Statement):
        return False
    return any(label_number(each.label) == number for each in entry.references)


def decisions_of(step: Step, goal: str, corpus: Corpus) -> tuple[int, ...]:
    """The decisions that a step of a goal rests on, by their place in the linkage; none where the texts carry it."""
    if step.basis != "person":
        return ()
    return tuple(_resting(step, goal, corpus))


def _resting(step: Step, goal: str, corpus: Corpus) -> Iterator[int]:
    pairs = {tuple(link.split(" -> ", 1)) for link in (*step.shallow, *step.deep)}
    for number, applied in enumerate(corpus.linkage.decisions):
        if applied.state not in _IN_FORCE:
            continue
        verdict = applied.decision.verdict
        justifies = verdict is Verdict.JUSTIFY and applied.target == goal and step.state is StepState.JUSTIFIED
        if justifies or (verdict is Verdict.CONFIRM and (applied.source, applied.target) in pairs):
            yield number
