"""Which goal above is meant by the name of its subject: «mål om jordvern»."""

import re
from collections.abc import Iterable
from functools import cache

from tracecheck.linker.corpus import GOALS, Corpus
from tracecheck.linker.similarity.tokens import groups_of, terms_of
from tracecheck.model.item import FollowUp, Item, Origin, Statement
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data

_ENDING = 3


def goal_about(passage: Statement, said: FollowUp, above: Iterable[PlanDocument], corpus: Corpus) -> str | None:
    """The one goal of the nearest document above with the subject that stands between «mål om» and the words `said`;
    None where no goal, or more than one, has all words of the subject, or a word of its synonym groups for each."""
    start = passage.text.find(said.text)
    found = _pattern().search(passage.text, 0, max(0, start))
    subject = terms_of(passage.text[found.end() : start]) if found else ()
    for document in above if subject else ():
        goals = [key for key, item in corpus.own(document) if _is_about(item, subject)]
        if goals:
            return goals[0] if len(goals) == 1 else None
    return None


def _is_about(item: Item, subject: tuple[str, ...]) -> bool:
    if item.kind not in GOALS or item.origin is not Origin.OWN:
        return False
    terms = terms_of(item.text)
    groups = groups_of(terms)
    return all(
        any(_is_same(term, other) for other in terms) or not groups.keys().isdisjoint(groups_of((term,)))
        for term in subject
    )


def _is_same(term: str, other: str) -> bool:
    """One word, also where the tables of lemmas do not know it and an ending is left («matsvinn», «matsvinnet»)."""
    short, long = sorted((term, other), key=len)
    return short == long or (len(short) > _ENDING and long.startswith(short) and len(long) - len(short) <= _ENDING)


@cache
def _pattern() -> re.Pattern[str]:
    words = load_data("follow_up")["subjects"]["before"]
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})\s+", re.IGNORECASE)
