"""Reports that name a goal and tell nothing of it: no value, no status, no words beside the goal's own."""

from collections.abc import Iterable

from tracecheck.linker.corpus import GOAL_LIKE, Corpus, document_key, item_key
from tracecheck.linker.documents.chain import kinds_of
from tracecheck.linker.similarity.textindex import words_of
from tracecheck.model.coupling import Link
from tracecheck.model.item import Item, Origin, Statement
from tracecheck.resources import load_data


def find_mentions(links: Iterable[Link], corpus: Corpus) -> frozenset[int]:
    """The numbers of the links by which a report no more than names what it couples to.

    Something is told where a result, a measure or an indicator couples, where the goal has a value, a status or an
    explanation beside it, where anything stands under it, and where the passage says more than the goal's own words.
    """
    reports = [document for document in corpus.documents if document.kind in kinds_of("reports")]
    if not reports:
        return frozenset()
    said = {item_key(document.key, each.id): each for document in reports for each in document.statements}
    explained = {item_key(document_key(key), each.parent) for key, each in said.items() if each.parent is not None}
    keys = {document.key for document in reports}
    return frozenset(
        number
        for number, link in enumerate(links)
        if document_key(link.source) in keys and _is_mention(link, said, explained, corpus)
    )


def _is_mention(link: Link, said: dict[str, Statement], explained: set[str], corpus: Corpus) -> bool:
    if link.source in explained or corpus.children.get(link.source):
        return False
    item = corpus.items.get(link.source)
    if item is not None:
        return not _tells(item) and not _says_more(item, link, corpus)
    passage = said.get(link.source)
    return passage is not None and passage.follow_up is None and not _says_more(passage, link, corpus)


def _tells(item: Item) -> bool:
    """What is no goal is told of by being there; a goal by what stands beside it."""
    if item.kind not in GOAL_LIKE:
        return True
    beside = (item.value, item.target, item.follow_up, item.deadline)
    return bool(item.status_text or item.description or item.amounts) or any(each is not None for each in beside)


def _says_more(passage: Item | Statement, link: Link, corpus: Corpus) -> bool:
    """A passage with words of its own beside those of the goal, of the reference, and of quotations."""
    goal = corpus.items.get(link.target)
    if goal is None or (isinstance(passage, Item) and passage.origin is Origin.QUOTED):
        return False
    known = {*words_of(goal.text), *(word for each in passage.references for word in words_of(each.text))}
    known |= {word for each in passage.quotations for word in words_of(each.text)}
    known.update(load_data("chain")["threads"]["pointing"])
    return any(word not in known and not word.isdigit() for word in words_of(passage.text))
