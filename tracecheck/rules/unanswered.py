"""Strategic goals and the økonomiplan: which goals were examined, and which have no trace."""

from collections.abc import Iterator, Sequence

from tracecheck.model.coupling import Answer, AnswerState
from tracecheck.model.item import Item, Statement
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.rules.answers import is_leaf_goal
from tracecheck.rules.checked import documents_under_check
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.kinds import STRATEGIC


def examined_goals(corpus: Corpus, *kinds: DocumentKind) -> Iterator[tuple[PlanDocument, Sequence[Located]]]:
    """For each document of these kinds in the chain: the leaf goals above that it was expected to answer."""
    current = set(documents_under_check(corpus.documents, corpus.linkage))
    for lower in corpus.in_chain(*kinds):
        if not {lower.key} & (current | corpus.focus):
            continue
        goals = [
            goal
            for upper in corpus.in_chain(*STRATEGIC)
            for goal in corpus.items(upper, *GOALS)
            if answer_of(corpus, goal, lower) is not None and is_leaf_goal(corpus, goal)
        ]
        if goals:
            yield lower, goals


def answer_of(corpus: Corpus, goal: Located, lower: PlanDocument) -> Answer | None:
    """How `lower` answers the goal; None where it was not to be looked into for that."""
    return corpus.answer_in(goal.id, lower.key)


def is_unanswered(corpus: Corpus, goal: Located, lower: PlanDocument) -> bool:
    """Whether `lower` was looked into and bears no trace of the goal."""
    answer = answer_of(corpus, goal, lower)
    return answer is not None and answer.state is AnswerState.MISSING


def mention_of(corpus: Corpus, goal: Located, lower: PlanDocument) -> Item | Statement | None:
    """The first passage or goal of a document that names or prints the goal, and says no more."""
    return corpus.first_entry(lower, (link.source for link in corpus.links_to(goal.id) if link.copied))
