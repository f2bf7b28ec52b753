"""Strategic goals and the økonomiplan: which goals were examined, and which have no trace."""

from collections.abc import Iterator, Sequence

from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.rules.answers import is_lawfully_answered, is_leaf_goal, links_into
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
            if lower.key in corpus.linkage.expected.get(goal.id, ()) and is_leaf_goal(corpus, goal)
        ]
        if goals:
            yield lower, goals


def is_unanswered(corpus: Corpus, goal: Located, lower: PlanDocument) -> bool:
    """Whether nothing in `lower` couples to the goal or to what stands under it, and no lawful answer is given."""
    if any(link.source.startswith(f"{lower.key}#") for link in links_into(corpus, goal, lower.kind)):
        return False
    return not is_lawfully_answered(corpus, goal)
