"""Chapters that are named after a goal or an area of a document above: what stands in them inherits it, loosely."""

import re
from collections.abc import Iterator, Mapping

from tracecheck.linker.claims import Claim, quote, relation_of, weight_of
from tracecheck.linker.corpus import GOAL_LIKE, Corpus, item_key
from tracecheck.linker.evidence.sources import Sources
from tracecheck.linker.similarity.textindex import TextIndex, long_enough, make_index, words_of
from tracecheck.model.coupling import EvidenceKind
from tracecheck.model.item import Item, ItemKind, Origin
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data

Near = dict[str, tuple[tuple[str, float], ...]]
_CHAPTER_ITEMS = GOAL_LIKE | {ItemKind.MEASURE}
_CHAPTER = re.compile(r"^\s*(?:kap(?:ittel)?\.?\s*)?\d+(?:\.\d+)*[.):]?\s*", re.IGNORECASE)


def heading_claims(sources: Sources) -> Iterator[Claim]:
    """A loose claim for every goal and measure under no other one, in a chapter with the name of a goal above.

    Of chapters inside each other the innermost counts.
    """
    corpus = sources.corpus
    indexes = {document.key: make_index(_goals(corpus, document)) for document in corpus.documents}
    near = _near_headings(indexes, corpus)
    for document in corpus.documents:
        for upper in sources.chain.above[document.key]:
            yield from _in_chapters(document, indexes[upper.key], near, corpus)


def _near_headings(indexes: Mapping[str, TextIndex], corpus: Corpus) -> Near:
    """Goals nearly as a chapter is named, by key of the name; looked for once, for all documents together."""
    from tracecheck.linker.similarity.neartexts import near_texts

    chapters = {heading for document in corpus.documents for item in document.items for heading in item.section}
    names = (_CHAPTER.sub("", heading) for heading in sorted(chapters))
    asked = {text_key(name): words_of(name) for name in names if long_enough(name)}
    return near_texts(
        asked, {key: words for index in indexes.values() for key, words in index.words.items()}, _lowest()
    )


def _goals(corpus: Corpus, document: PlanDocument) -> Iterator[tuple[str, str]]:
    for key, item in corpus.own(document):
        if item.kind in GOAL_LIKE and item.origin is Origin.OWN:
            yield key, item.text


def _in_chapters(document: PlanDocument, index: TextIndex, near: Near, corpus: Corpus) -> Iterator[Claim]:
    known: dict[str, str | None] = {}
    for item in document.items:
        if item.origin is not Origin.OWN or item.parent is not None or item.kind not in _CHAPTER_ITEMS:
            continue
        for heading in reversed(item.section):
            if heading not in known:
                known[heading] = _named_goal(heading, index, near, corpus)
            target = known[heading]
            if target is not None:
                yield from _claim(item_key(document.key, item.id), item, target, heading, corpus)
                break


def _named_goal(heading: str, index: TextIndex, near: Near, corpus: Corpus) -> str | None:
    """The goal that a heading repeats; a short heading only names an area."""
    name = _CHAPTER.sub("", heading)
    if long_enough(name):
        alike = [(-share, key) for text, share in near.get(text_key(name), ()) for key in index.by_key.get(text, ())]
        found = index.exact(name) or tuple(key for _, key in sorted(alike))
        return found[0] if found else None
    return next((key for key in index.exact(name) if corpus.items[key].kind is ItemKind.AREA), None)


def _lowest() -> float:
    return float(load_data("linking")["text"]["heading"])


def _claim(key: str, item: Item, target: str, heading: str, corpus: Corpus) -> Iterator[Claim]:
    """A goal that itself repeats the heading is no part of the chapter."""
    goal = corpus.items[target]
    if text_key(item.text) != text_key(goal.text):
        evidence = quote(heading, EvidenceKind.STRUCTURE, weight_of("numbering"), item)
        yield Claim(key, target, relation_of(item, goal), evidence, tight=False)
