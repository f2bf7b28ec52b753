"""A passage that names a plan above and lists its goals by name; the chapters that then carry those names follow them.

«Kommunedelplanen peker på tre grep: kunnskap, samarbeid og bærekraft», and below it the chapters «Kunnskap i alle ledd»
and «Strategisk samarbeid».
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tracecheck.linker.claims import Claim, quote, relation_of, weight_of
from tracecheck.linker.corpus import GOAL_LIKE, Corpus, item_key
from tracecheck.linker.evidence.sources import Sources, named_above
from tracecheck.linker.similarity.textindex import words_of
from tracecheck.model.coupling import EvidenceKind, Relation
from tracecheck.model.item import Item, ItemKind, Origin, Statement
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data

_IN_CHAPTERS = GOAL_LIKE | {ItemKind.MEASURE}
Words = tuple[str, ...]
# The short names above by those that stand side by side, each by its key.
Sides = tuple[Mapping[str, Words], ...]


@dataclass(frozen=True, slots=True)
class _List:
    """A passage of a document, and the goals that it lists: their keys with their words."""

    passage: Statement
    document: PlanDocument
    names: Mapping[str, Words]


def enumerated_claims(sources: Sources) -> Iterator[Claim]:
    """The passage and a heading that is an item of its own restate what is listed, which is no answer; what stands in
    a chapter with such a name is coupled to it, loosely."""
    short: dict[str, Sides] = {}
    for document in sources.corpus.documents:
        for passage in document.statements:
            for upper in named_above(passage, document, sources):
                if upper.key not in short:
                    short[upper.key] = _short_names(upper, sources.corpus)
                listed = _List(passage, document, _names(passage, short[upper.key]))
                if listed.names:
                    yield from _of_passage(listed)
                    yield from _of_chapters(listed, sources.corpus)


def _short_names(upper: PlanDocument, corpus: Corpus) -> Sides:
    """Goals with short names, by those that stand side by side."""
    most = load_data("linking")["text"]["name_words"]
    groups: dict[tuple[str | None, tuple[str, ...]], dict[str, Words]] = {}
    for key, item in corpus.own(upper):
        words = words_of(item.text)
        if item.kind in GOAL_LIKE and item.origin is Origin.OWN and 0 < len(words) <= most:
            groups.setdefault((item.parent, item.section), {})[key] = words
    return tuple(groups.values())


def _names(passage: Statement, sides: Sides) -> dict[str, Words]:
    """Goals with short names, standing side by side above, of which the passage has at least two."""
    least, told = load_data("linking")["text"]["listed_names"], words_of(passage.text)
    found = ({key: words for key, words in group.items() if _stands_in(words, told)} for group in sides)
    return {key: words for group in found if len(group) >= least for key, words in group.items()}


def _stands_in(words: Words, told: Words) -> bool:
    return any(told[at : at + len(words)] == words for at in range(len(told)))


def _of_passage(listed: _List) -> Iterator[Claim]:
    source = item_key(listed.document.key, listed.passage.id)
    for target in listed.names:
        yield _names_it(source, target, listed.passage)


def _names_it(source: str, target: str, passage: Statement) -> Claim:
    evidence = quote(passage.text, EvidenceKind.REFERENCE, weight_of("reference"), passage)
    return Claim(source, target, Relation.RESTATES, evidence, tight=True, copied=True)


def _of_chapters(listed: _List, corpus: Corpus) -> Iterator[Claim]:
    placed = [each for item in listed.document.items if (each := _placed(item, listed)) is not None]
    told = {chapter: {each.target for each in placed if each.chapter == chapter} for chapter in _chapters(placed)}
    least = load_data("linking")["text"]["listed_names"]
    for each in placed:
        if len(told[each.chapter]) >= least:
            key = item_key(listed.document.key, each.item.id)
            yield _heads(key, each, listed) if each.heading is None else _stands_below(key, each, corpus)


@dataclass(frozen=True, slots=True)
class _Placed:
    """An item that stands under a heading with the name of a goal, or is such a heading (then `heading` is None)."""

    item: Item
    heading: str | None
    target: str

    @property
    def chapter(self) -> str:
        """The outermost heading: one chapter takes up several of the names, or none is meant."""
        return self.item.section[0] if self.item.section else ""


def _chapters(placed: list[_Placed]) -> set[str]:
    return {each.chapter for each in placed}


def _placed(item: Item, listed: _List) -> _Placed | None:
    """By the innermost heading with one of the names, in the chapter of the passage."""
    outermost = listed.passage.section[:1]
    if item.origin is not Origin.OWN or item.kind not in _IN_CHAPTERS or (outermost and item.section[:1] != outermost):
        return None
    own = _meant(item.text, listed) if item.kind is ItemKind.AREA else None
    if own is not None:
        return _Placed(item, None, own)
    named = ((heading, _meant(heading, listed)) for heading in reversed(item.section))
    return next((_Placed(item, heading, target) for heading, target in named if target is not None), None)


def _heads(key: str, each: _Placed, listed: _List) -> Claim:
    return _names_it(key, each.target, listed.passage)


def _stands_below(key: str, each: _Placed, corpus: Corpus) -> Claim:
    evidence = quote(each.heading or "", EvidenceKind.STRUCTURE, weight_of("numbering"), each.item)
    return Claim(key, each.target, relation_of(each.item, corpus.items[each.target]), evidence, tight=False)


def _meant(heading: str, listed: _List) -> str | None:
    """The goal whose every word begins a word of the heading, where that is one of those listed and no other."""
    words = words_of(heading)
    fitting = [
        key for key, name in listed.names.items() if all(any(word.startswith(each) for word in words) for each in name)
    ]
    return fitting[0] if len(fitting) == 1 else None
