"""The levels of the chain as people count them: which documents count now, which goals are to be answered, and how each
goal is answered at best. The figures of every report are counted with these."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tracecheck.model.coupling import Answer, AnswerState
from tracecheck.model.plan import PlanDocument
from tracecheck.rules.answers import is_leaf_goal
from tracecheck.rules.checked import documents_under_check, first_year
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.kinds import ANNUAL_REPORTS, ECONOMIC, REPORTS, SAMFUNNSDEL, THEMATIC, UNIT_PLANS

_BEST_FIRST = tuple(AnswerState)


@dataclass(frozen=True, slots=True)
class Levels:
    """The documents of each level that count now. `told` are the økonomiplaner whose year the `reports` tell of."""

    samfunnsdel: tuple[PlanDocument, ...]
    thematic: tuple[PlanDocument, ...]
    economic: tuple[PlanDocument, ...]
    units: tuple[PlanDocument, ...]
    told: tuple[PlanDocument, ...]
    reports: tuple[PlanDocument, ...]


@dataclass(frozen=True, slots=True)
class Strategic:
    """A document whose goals have threads, with those of them that are counted one by one: the leaf goals. `counted`
    where it is of the highest level here, whose goals the short answer counts."""

    document: PlanDocument
    goals: tuple[Located, ...]
    counted: bool


def strategic_goals(corpus: Corpus, levels: Levels) -> Iterator[Strategic]:
    """The strategic documents in document order, each with its goals to follow downwards; those with none left out."""
    homes = {thread.item.rpartition("#")[0] for thread in corpus.linkage.threads}
    documents = [document for document in corpus.in_chain() if document.key in homes]
    counted = _counted(documents, levels)
    for document in documents:
        goals = goals_to_answer(corpus, [document])
        if not goals and document.key in counted:
            goals = _alone(corpus, document)
        threaded = tuple(goal for goal in goals if corpus.thread(goal.id) is not None)
        if threaded:
            yield Strategic(document, threaded, document.key in counted)


def _alone(corpus: Corpus, document: PlanDocument) -> list[Located]:
    """The leaf goals of a plan where no document is here that could answer any of them: they are still its goals."""
    return [goal for goal in corpus.items(document, *GOALS) if is_leaf_goal(corpus, goal)]


def _counted(strategic: Sequence[PlanDocument], levels: Levels) -> set[str]:
    """Those of the highest level that is here: the samfunnsdel, else thematic plans, else the økonomiplan of now; else
    every one."""
    keys = {document.key for document in strategic}
    for level in (levels.samfunnsdel, levels.thematic, levels.economic):
        here = keys & {document.key for document in level}
        if here:
            return here
    return keys


def levels_of(corpus: Corpus) -> Levels:
    """The levels of a corpus, each in document order."""
    current = set(documents_under_check(corpus.documents, corpus.linkage))
    told, reports = _reported(corpus)
    return Levels(
        samfunnsdel=tuple(corpus.in_chain(*SAMFUNNSDEL)),
        thematic=tuple(corpus.in_chain(*THEMATIC)),
        economic=tuple(plan for plan in corpus.in_chain(*ECONOMIC) if plan.key in current),
        units=tuple(document for document in corpus.in_chain(*UNIT_PLANS) if document.key in current),
        told=tuple(told),
        reports=tuple(reports),
    )


def goals_to_answer(corpus: Corpus, documents: Iterable[PlanDocument]) -> list[Located]:
    """The leaf goals that are to be answered: own ones, and those printed from a plan that is not here."""
    return [
        goal
        for document in documents
        for goal in corpus.items(document, *GOALS, own=False)
        if corpus.is_examined(goal.id) and is_leaf_goal(corpus, goal)
    ]


def best_answer(corpus: Corpus, goal: Located, documents: Collection[str]) -> Answer | None:
    """The best answer by any of the documents (keys); None where none of them was looked into for the goal."""
    said = [each for each in corpus.said_to(goal.id) if each.document in documents]
    if said or set(documents).isdisjoint(corpus.looked_into(goal.id)):
        return min(said, key=_rank, default=None)
    return Answer(goal.id, goal.document.key, AnswerState.MISSING)


def _rank(answer: Answer) -> tuple[int, bool]:
    """Better answers first; of answers alike, those that a person has spoken of."""
    return _BEST_FIRST.index(answer.state), not answer.decisions


def _reported(corpus: Corpus) -> tuple[Sequence[PlanDocument], Sequence[PlanDocument]]:
    """The last økonomiplan whose year an annual report, failing that any report, tells of, and the reports of it."""
    for kinds in (ANNUAL_REPORTS, REPORTS):
        year = max((first_year(report) for report in corpus.in_chain(*kinds)), default=0)
        reports = [report for report in corpus.in_chain(*REPORTS) if first_year(report) == year]
        if reports:
            return [plan for plan in corpus.in_chain(*ECONOMIC) if first_year(plan) == year], reports
    return [], []
