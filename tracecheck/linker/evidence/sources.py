"""Goals of a document above that are printed again below: quoted with their source named, or copied."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tracecheck.linker.claims import Claim, relation_of, weight_of
from tracecheck.linker.corpus import COUPLED, GOAL_LIKE, Corpus, item_key, passages, speaker
from tracecheck.linker.documents.chain import Chain, kinds_of
from tracecheck.linker.evidence.copies import Copies, find_copies, has_local, same_number
from tracecheck.linker.evidence.drift import classify_changes, without_code, without_frame, without_pointer
from tracecheck.linker.evidence.naming import named_documents
from tracecheck.linker.similarity.textindex import Match, TextIndex, contained, long_enough, make_index
from tracecheck.model.coupling import Evidence, EvidenceKind, Relation, WordChange
from tracecheck.model.item import Item, ItemKind, Origin, Statement
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument
from tracecheck.model.source import Place
from tracecheck.resources import load_data

Found = tuple[PlanDocument, Match]
Indexed = tuple[PlanDocument, TextIndex]
_SENTENCE = re.compile(r"(?<=[.:;!?])\s+")
_UPPER = GOAL_LIKE | {ItemKind.MEASURE}


@dataclass(frozen=True, slots=True)
class Sources:
    """Text indexes of the goals, measures and adopted orders that a document sets itself, by document key."""

    corpus: Corpus
    chain: Chain
    indexes: dict[str, TextIndex] = field(default_factory=dict)
    copies: Copies = field(default_factory=Copies)

    def above(self, document: PlanDocument) -> list[Indexed]:
        """The documents that `document` answers, nearest first, with their indexes."""
        return [(upper, self.indexes[upper.key]) for upper in self.chain.above[document.key]]


def make_sources(corpus: Corpus, chain: Chain) -> Sources:
    """The indexes of all chain documents."""
    indexes = {document.key: make_index(_own_texts(corpus, document)) for document in corpus.documents}
    return Sources(corpus, chain, indexes, find_copies(corpus, chain, indexes))


def _own_texts(corpus: Corpus, document: PlanDocument) -> Iterator[tuple[str, str]]:
    for key, item in corpus.own(document):
        adopted = item.kind is ItemKind.ORDER and item.decision is not None and item.decision.adopted is True
        if adopted or (item.kind in _UPPER and item.origin is Origin.OWN):
            yield key, item.text


@dataclass(frozen=True, slots=True)
class Voice:
    """A passage that may quote, with its document and what can be quoted."""

    passage: Item | Statement
    document: PlanDocument
    sources: Sources

    def goal(self, key: str) -> Item:
        """The item of a match."""
        return self.sources.corpus.items[key]

    def same_number(self, key: str) -> bool:
        """True when the passage and the item carry one number."""
        return isinstance(self.passage, Item) and same_number(self.passage, self.goal(key))

    def named(self) -> list[Indexed]:
        """The documents that the passage names, of those that its document may answer, with their indexes."""
        corpus, chain = self.sources.corpus, self.sources.chain
        words = [reference.document for reference in self.passage.references if reference.document]
        keys = {each.key for word in words for each in named_documents(word, self.document, corpus, chain)}
        possible = (*chain.above[self.document.key], *chain.beyond[self.document.key])
        return [(each, self.sources.indexes[each.key]) for each in possible if each.key in keys]


def named_above(passage: Item | Statement, document: PlanDocument, sources: Sources) -> list[PlanDocument]:
    """The documents that a passage names, of those that its document may answer."""
    return [upper for upper, _ in Voice(passage, document, sources).named()]


def source_claims(sources: Sources) -> Iterator[Claim]:
    """Claims from quotations, printed goals, and verbatim text without a word on where it comes from."""
    for document in sources.corpus.documents:
        if sources.chain.above[document.key] or sources.chain.beyond[document.key]:
            for passage in passages(document):
                yield from _of_passage(Voice(passage, document, sources))


def _of_passage(voice: Voice) -> Iterator[Claim]:
    for text, place in _quoted_texts(voice.passage):
        yield from _quotation(text, place, voice)
    if isinstance(voice.passage, Statement):
        yield from _contained(voice.passage, voice)
        yield from _retold(voice.passage, voice)
    elif voice.passage.origin is Origin.OWN and voice.passage.kind in COUPLED:
        yield from _verbatim(voice.passage, voice)


def _quoted_texts(passage: Item | Statement) -> list[tuple[str, Place | None]]:
    """What stands in quotation marks; of a printed goal without them the whole text."""
    texts = [(each.text, each.place or passage.place) for each in passage.quotations]
    marked = any(long_enough(each.text) for each in passage.quotations)
    if isinstance(passage, Item) and passage.origin is Origin.QUOTED and not marked:
        texts.append((passage.text, passage.place))
    return [(text, place) for text, place in texts if text.strip()]


def _quotation(text: str, place: Place | None, voice: Voice) -> Iterator[Claim]:
    """The same words wherever they stand above; else the one goal that comes nearest, with what was changed."""
    candidates = _named_first(voice)
    exact = [(upper, Match(key, 1.0)) for upper, index in candidates for key in _one(index.exact(text), voice)]
    for _, match in exact or _nearest(text, voice, candidates):
        drift = _drift(voice.goal(match.key), text)
        evidence = Evidence(EvidenceKind.QUOTATION, text, weight_of("drifted" if drift else "quotation"), place, drift)
        yield _claim(voice, match.key, evidence, tight=True)


def _named_first(voice: Voice) -> list[Indexed]:
    """Only the documents that the passage names, where it names some that are here."""
    return voice.named() or voice.sources.above(voice.document)


def _one(keys: tuple[str, ...], voice: Voice) -> tuple[str, ...]:
    """Of goals with the same words in one document: the one with the same number, else the first."""
    same = tuple(key for key in keys if voice.same_number(key))
    return same[:1] or keys[:1]


def _nearest(text: str, voice: Voice, candidates: list[Indexed]) -> list[Found]:
    lowest = float(load_data("linking")["text"]["quoted"])
    found = [(upper, match) for upper, index in candidates for match in index.near(text, lowest, parts=True)]
    found.sort(key=lambda each: (not voice.same_number(each[1].key), -each[1].share, each[1].key))
    return found[:1]


def _contained(statement: Statement, voice: Voice) -> Iterator[Claim]:
    """Goals that stand word for word in running text; a quotation where the passage names their document."""
    named = voice.named()
    keys = {upper.key for upper, _ in named}
    others = [pair for pair in voice.sources.above(voice.document) if pair[0].key not in keys]
    for upper, index in (*named, *others):
        for match in _whole(index.near(statement.text, contained(), parts=True), voice):
            goal = voice.goal(match.key)
            kind = EvidenceKind.QUOTATION if upper.key in keys else EvidenceKind.VERBATIM
            evidence = Evidence(kind, goal.text, weight_of(kind.value), statement.place)
            tight = kind is EvidenceKind.QUOTATION or voice.document.kind in kinds_of("reports")
            yield _claim(voice, match.key, evidence, tight=tight)


def _whole(matches: Iterable[Match], voice: Voice) -> Iterable[Match]:
    """The goals that are there as a whole, of several with the same words the first."""
    texts = {match: voice.goal(match.key).text for match in matches if not match.partial}
    found: dict[str, Match] = {}
    for match, text in texts.items():
        if long_enough(text):
            found.setdefault(text_key(text), match)
    return found.values()


def _retold(statement: Statement, voice: Voice) -> Iterator[Claim]:
    """Sentences that name the plan above and give its goal in nearly its own words, without quotation marks."""
    named = voice.named()
    for sentence in _SENTENCE.split(statement.text) if named and not statement.quotations else ():
        found = _nearest(sentence, voice, named) if long_enough(sentence) else []
        for _, match in found:
            goal = voice.goal(match.key)
            if text_key(goal.text) not in text_key(sentence):
                drift = _drift(goal, sentence)
                evidence = Evidence(EvidenceKind.QUOTATION, sentence, weight_of("drifted"), statement.place, drift)
                yield _claim(voice, match.key, evidence, tight=True)


def _drift(goal: Item, text: str) -> tuple[WordChange, ...]:
    """What was changed; words that the goal inherits («Kommunen vil:») may be printed with it or not, and so may words
    of the sentence that gives a goal in the infinitive («Kommunen skal også …»), and the goal's code before its words.
    A pointer in brackets at the end counts only where both have one."""
    own, text = _pointers_of_both(goal.text, text)
    whole = [own, f"{goal.stem} {own}"] if goal.stem else [own]
    whole.append(without_code(own))
    printed = dict.fromkeys((text, without_frame(text)))
    return min((classify_changes(each, words) for words in printed for each in whole), key=len)


def _pointers_of_both(one: str, other: str) -> tuple[str, str]:
    bare = without_pointer(one), without_pointer(other)
    return (one, other) if bare[0] != one and bare[1] != other else bare


def _verbatim(item: Item, voice: Voice) -> Iterator[Claim]:
    """The wording of a goal above with nobody saying so: it proves the source, and is tight only beside own words."""
    for match in voice.sources.copies.found.get(item_key(voice.document.key, item.id), ()):
        yield _printed_row(item, match, voice) if _is_row_of(item, match, voice) else _same_words(item, match, voice)


def _is_row_of(item: Item, match: Match, voice: Voice) -> bool:
    """A row of a report with the number and the words of a goal says itself which goal it tells of."""
    return voice.document.kind in kinds_of("reports") and voice.same_number(match.key)


def _printed_row(item: Item, match: Match, voice: Voice) -> Claim:
    evidence = Evidence(EvidenceKind.REFERENCE, f"{item.label} {item.text}", weight_of("reference"), item.place)
    return _claim(voice, match.key, evidence, tight=True)


def _same_words(item: Item, match: Match, voice: Voice) -> Claim:
    goal = voice.goal(match.key)
    drift = _drift(goal, item.text)
    weight = round(weight_of("verbatim") * match.share, 4)
    evidence = Evidence(EvidenceKind.VERBATIM, item.text, weight, item.place, drift)
    key = item_key(voice.document.key, item.id)
    local = has_local(key, goal, voice.sources.copies, voice.sources.corpus)
    return _claim(voice, match.key, evidence, tight=local, copied=not local)


def _claim(voice: Voice, target: str, evidence: Evidence, *, tight: bool, copied: bool = False) -> Claim:
    goal = voice.goal(target)
    source, passage = speaker(voice.document, voice.passage, voice.sources.corpus)
    if voice.document.kind in kinds_of("reports"):
        source, passage = item_key(voice.document.key, voice.passage.id), voice.passage
    if isinstance(passage, Item) and passage.origin is Origin.QUOTED:
        copied = not has_local(source, goal, voice.sources.copies, voice.sources.corpus)
    relation = _relation(passage, goal, voice)
    bare = isinstance(passage, Statement) and relation is Relation.RESTATES
    return Claim(source, target, relation, evidence, tight, copied or bare)


def _relation(passage: Item | Statement, goal: Item, voice: Voice) -> Relation:
    if goal.kind is ItemKind.ORDER:
        return Relation.ANSWERS
    if voice.document.kind in kinds_of("reports"):
        return Relation.REPORTS
    if isinstance(passage, Statement):
        return Relation.IMPLEMENTS if _says_more(passage) else Relation.RESTATES
    restated = passage.kind in GOAL_LIKE and goal.kind in GOAL_LIKE
    return Relation.RESTATES if restated and _repeats(passage, voice) else relation_of(passage, goal)


def _says_more(statement: Statement) -> bool:
    """True for prose that points at the goal or says how it is followed up, and does not only tell what it says."""
    return statement.follow_up is not None or any(reference.label for reference in statement.references)


def _repeats(item: Item, voice: Voice) -> bool:
    """A goal with its own words that quotes another refines it; the words alone restate it."""
    return item.origin is Origin.QUOTED or (isinstance(voice.passage, Item) and not item.quotations)
