"""Which levels a coupling passes over although they are here: an agreement past the økonomiplan of its year."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tracecheck.linker.corpus import GOALS, Corpus, document_key
from tracecheck.linker.documents.chain import Chain, kinds_of
from tracecheck.model.coupling import Link, Relation
from tracecheck.model.item import Origin
from tracecheck.model.plan import PlanDocument

# By lower and upper document those between that have goals of their own.
Levels = dict[tuple[str, str], tuple[PlanDocument, ...]]


def mark_skips(links: Iterable[Link], corpus: Corpus, chain: Chain) -> tuple[Link, ...]:
    """The links, those marked that go past a level here into which their source does not couple as well."""
    known = tuple(links)
    reached: dict[str, set[str]] = {}
    for link in known:
        reached.setdefault(link.source, set()).add(document_key(link.target))
    levels = _levels(corpus, chain)
    return tuple(_marked(link, levels, reached, corpus) for link in known)


def _levels(corpus: Corpus, chain: Chain) -> Levels:
    with_goals = {document.key for document in corpus.documents if _has_goals(document)}
    found: Levels = {}
    for lower in corpus.documents:
        if lower.kind in kinds_of("reports"):
            continue
        above = [each for each in chain.above[lower.key] if each.key in with_goals]
        for upper in above:
            between = chain.policy.between(lower.kind, upper.kind)
            passed = tuple(each for each in above if each.kind in between and upper in chain.above[each.key])
            if passed:
                found[lower.key, upper.key] = passed
    return found


def _has_goals(document: PlanDocument) -> bool:
    return any(item.kind in GOALS and item.origin is Origin.OWN for item in document.items)


def _marked(link: Link, levels: Levels, reached: dict[str, set[str]], corpus: Corpus) -> Link:
    passed = levels.get((document_key(link.source), document_key(link.target)), ())
    if not passed or link.relation is Relation.SHARED:
        return link
    into = {key for each in _at_and_over(link.source, corpus) for key in reached.get(each, ())}
    kinds = dict.fromkeys(each.kind for each in passed if each.key not in into)
    return replace(link, skips=tuple(kinds)) if kinds else link


def _at_and_over(source: str, corpus: Corpus) -> Iterator[str]:
    """The source, and the goal that it stands under: a measure may leave it to its goal to name the level between."""
    yield source
    if source in corpus.parents:
        yield corpus.parents[source]
