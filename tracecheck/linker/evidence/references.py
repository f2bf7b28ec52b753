"""Written references: «jf. delmål 4.2», «mål 2.3 i samfunnsdelen», an id column, a case number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from rapidfuzz.distance import Levenshtein

from tracecheck.linker.claims import Claim, relation_of, weight_of
from tracecheck.linker.corpus import GOAL_LIKE, GOALS, Corpus, item_key, passages, speaker
from tracecheck.linker.documents.chain import Chain, kinds_of
from tracecheck.linker.evidence.copies import Copies, has_local
from tracecheck.linker.evidence.labels import LabelIndex, index_labels, label_number, label_prefixes
from tracecheck.linker.evidence.naming import named_documents
from tracecheck.linker.similarity.textindex import long_enough, words_of
from tracecheck.model.coupling import (
    BrokenReferenceState,
    Evidence,
    EvidenceKind,
    Relation,
    UnresolvedReference,
)
from tracecheck.model.item import Item, ItemKind, Origin, Reference, Statement
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data

Labelled = tuple[str, Item]
_KINDS = {
    "goal": GOAL_LIKE,
    "subgoal": GOAL_LIKE,
    "vision": GOAL_LIKE,
    "area": GOAL_LIKE,
    "strategy": GOAL_LIKE,
    "measure": frozenset({ItemKind.MEASURE}),
    "indicator": frozenset({ItemKind.INDICATOR, ItemKind.RESULT}),
}
_ELSEWHERE = frozenset({"chapter", "page"})
_WINDOW = 20
_CHAPTER = re.compile(r"^\s*\d+(?:\.\d+)*\.?\s+")


@dataclass(frozen=True, slots=True)
class References:
    """What the written references of a corpus came to."""

    claims: tuple[Claim, ...] = ()
    unresolved: tuple[UnresolvedReference, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolver:
    """Looks labels up: the corpus, the chain, what is copied, and a label index for each document."""

    corpus: Corpus
    chain: Chain
    copies: Copies
    labels: dict[str, LabelIndex] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pointer:
    """A reference with the passage and the document that it stands in."""

    key: str
    passage: Item | Statement
    document: PlanDocument
    reference: Reference

    @property
    def number(self) -> str | None:
        """The number that is pointed at."""
        return label_number(self.reference.label)

    @property
    def counts(self) -> bool:
        """True where it is told which entry of a list is meant («kulepunkt 2 under område 3»), not its number."""
        words = load_data("references")["entries"]["words"]
        return self.reference.text.casefold().startswith(tuple(words))


def resolve_references(corpus: Corpus, chain: Chain, copies: Copies) -> References:
    """Claims for the references that resolve to one goal, and the ones that do not; cases are left to the orders."""
    labels = {document.key: index_labels(document) for document in corpus.documents}
    resolver = Resolver(corpus, chain, copies, labels)
    claims: list[Claim] = []
    unresolved: list[UnresolvedReference] = []
    for pointer in pointers(corpus):
        for outcome in _resolve(pointer, resolver):
            if isinstance(outcome, Claim):
                claims.append(outcome)
            else:
                unresolved.append(outcome)
    return References(tuple(claims), tuple(unresolved))


def pointers(corpus: Corpus) -> Iterator[Pointer]:
    """Every written reference of the corpus, in the order of documents and records."""
    for document in corpus.documents:
        for passage in passages(document):
            for reference in passage.references:
                yield Pointer(item_key(document.key, passage.id), passage, document, reference)


def _resolve(pointer: Pointer, resolver: Resolver) -> Iterator[Claim | UnresolvedReference]:
    reference = pointer.reference
    if pointer.number is None or reference.label_kind in _ELSEWHERE or reference.case or _ignored(pointer):
        return
    if reference.document:
        yield from _in_named(pointer, resolver)
    else:
        yield from _in_nearest(pointer, resolver)


def _ignored(pointer: Pointer) -> bool:
    """True for UN goals and paragraphs of laws, by its words, and by those before it if it names no plan."""
    reference = pointer.reference
    start = 0 if reference.document else max(0, reference.start)
    before = pointer.passage.text[max(0, start - _WINDOW) : start]
    words = f"{before} {reference.text} {reference.document or ''}".casefold()
    return any(cue in words for cue in load_data("linking")["references"]["ignore"])


def _in_named(pointer: Pointer, resolver: Resolver) -> Iterator[Claim | UnresolvedReference]:
    documents = named_documents(pointer.reference.document or "", pointer.document, resolver.corpus, resolver.chain)
    read = [document for document in documents if document.items]
    if not read:
        yield _broken(pointer, BrokenReferenceState.DOCUMENT_ABSENT)
        return
    found = [entry for document in read for entry in _find(pointer, resolver.labels[document.key])]
    if found:
        yield from _decide(pointer, _set_here(found) or found, resolver)
        return
    numbered = [each for each in read if resolver.labels[each.key].has_numbered(_wanted(pointer) or GOAL_LIKE)]
    if numbered:
        yield _dangling(pointer, numbered[0], resolver)


def _in_nearest(pointer: Pointer, resolver: Resolver) -> Iterator[Claim | UnresolvedReference]:
    """No document is named: the own one first, then upwards, nearest level first."""
    above = resolver.chain.above[pointer.document.key]
    for document in (pointer.document, *above):
        found = [entry for entry in _find(pointer, resolver.labels[document.key]) if entry[0] != pointer.key]
        if document is not pointer.document:
            found = _set_here(found)
        if found:
            further = above if document is pointer.document else above[above.index(document) + 1 :]
            yield from _decide(pointer, _further_up(pointer, found, further, resolver), resolver)
            return
    yield from _nowhere(pointer, above, resolver)


def _further_up(
    pointer: Pointer, found: list[Labelled], further: tuple[PlanDocument, ...], resolver: Resolver
) -> list[Labelled]:
    """The one goal further up whose words or chapter stand beside the number, where those of none found here do."""
    if any(_speaks_of(pointer, item) for _, item in found):
        return found
    entries = (entry for each in further for entry in _set_here(_find(pointer, resolver.labels[each.key])))
    told = [entry for entry in entries if _speaks_of(pointer, entry[1])]
    return told if len(told) == 1 else found


def _set_here(found: list[Labelled]) -> list[Labelled]:
    """Goals that a document sets itself: what it prints from above is looked for there."""
    return [entry for entry in found if entry[1].origin is Origin.OWN]


def _nowhere(pointer: Pointer, above: tuple[PlanDocument, ...], resolver: Resolver) -> Iterator[UnresolvedReference]:
    """With no document named the number is wrong only where its own series was read: 4.2.1 beside a printed 4.2."""
    series = next(label_prefixes(pointer.number or ""), None)
    for document in (pointer.document, *above):
        if series is not None and resolver.labels[document.key].find(series):
            yield _dangling(pointer, document, resolver)
            return
    yield _broken(pointer, BrokenReferenceState.DOCUMENT_ABSENT)


def _wanted(pointer: Pointer) -> frozenset[ItemKind] | None:
    return _KINDS.get(pointer.reference.label_kind or "")


def _find(pointer: Pointer, labels: LabelIndex) -> list[Labelled]:
    """Items with the number, of the kind that is named; else goals before strategies before measures."""
    entries = list(labels.find(pointer.number or ""))
    if not entries and pointer.counts:
        entries = list(labels.counted.get(pointer.number or "", ()))
    wanted = _wanted(pointer)
    if wanted is not None:
        entries = [entry for entry in entries if entry[1].kind in wanted]
    exact = [entry for entry in entries if entry[1].kind.value == pointer.reference.label_kind]
    aims = [entry for entry in entries if entry[1].kind in GOALS]
    goals = [entry for entry in entries if entry[1].kind in GOAL_LIKE]
    return exact or aims or goals or entries


def _decide(pointer: Pointer, found: list[Labelled], resolver: Resolver) -> Iterator[Claim | UnresolvedReference]:
    chosen = found if len(found) == 1 else _by_context(pointer, found)
    if len(chosen) == 1:
        yield from _couple(pointer, chosen[0], resolver)
    else:
        nearest = tuple(key for key, _ in found)
        document = resolver.corpus.document_of[nearest[0]].key
        yield _broken(pointer, BrokenReferenceState.AMBIGUOUS, document, nearest)


def _by_context(pointer: Pointer, found: list[Labelled]) -> list[Labelled]:
    """Where numbers restart: own goals before printed ones, the goal whose words or chapter stand beside the number."""
    own = [entry for entry in found if entry[1].origin is Origin.OWN]
    if len(own) == 1:
        return own
    told = [entry for entry in found if _speaks_of(pointer, entry[1])]
    if told:
        return told
    shared = [_shared_headings(pointer.passage, item) for _, item in found]
    best = max(shared)
    return [entry for entry, depth in zip(found, shared, strict=True) if depth == best] if best else found


def _speaks_of(pointer: Pointer, item: Item) -> bool:
    """The goal's own words stand in the passage, or the name of its chapter beside the number."""
    beside = words_of(_beside(pointer))
    names = [words_of(_CHAPTER.sub("", heading)) for heading in item.section]
    if any(_stands_in(name, beside) for name in names if not _label_words().issuperset(name)):
        return True
    return long_enough(item.text) and text_key(item.text) in text_key(pointer.passage.text)


@cache
def _label_words() -> frozenset[str]:
    """Words that stand before any number: a chapter that is only called «Mål» names nothing."""
    kinds = load_data("references")["kinds"]
    return frozenset(word for names in kinds.values() for name in names for word in words_of(name))


def _beside(pointer: Pointer) -> str:
    """The words of a reference with those right before and behind it: «mål 1 om levekår i samfunnsdelen»."""
    reference, text = pointer.reference, pointer.passage.text
    if reference.start < 0:
        return f"{reference.text} {reference.document or ''}"
    return text[max(0, reference.start - 2 * _WINDOW) : reference.end + 2 * _WINDOW]


def _stands_in(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return bool(words) and any(others[at : at + len(words)] == words for at in range(len(others)))


def _shared_headings(passage: Item | Statement, item: Item) -> int:
    depth = 0
    for one, other in zip(passage.section, item.section, strict=False):
        if text_key(one) != text_key(other):
            break
        depth += 1
    return depth


def _couple(pointer: Pointer, entry: Labelled, resolver: Resolver) -> Iterator[Claim | UnresolvedReference]:
    """The claim, lower end first: a goal that points at a measure, or a plan at a document below it, is answered.
    Where the level policy lets neither answer the other, the reference couples nothing, and says so."""
    key, item = entry
    if key == pointer.key:
        return
    other = resolver.corpus.document_of[key]
    evidence = _evidence(pointer)
    if other.key == pointer.document.key:
        yield from _inside(pointer, key, item, resolver)
    elif resolver.chain.policy.allows(pointer.document.kind, other.kind):
        yield _upwards(pointer, key, item, resolver)
    elif resolver.chain.policy.allows(other.kind, pointer.document.kind) and isinstance(pointer.passage, Item):
        yield Claim(key, pointer.key, relation_of(item, pointer.passage), evidence, tight=True)
    elif not resolver.chain.policy.allows(other.kind, pointer.document.kind):
        yield _broken(pointer, BrokenReferenceState.NOT_ALLOWED, other.key, (key,))


def _inside(pointer: Pointer, key: str, item: Item, resolver: Resolver) -> Iterator[Claim]:
    """Inside one document a reference couples levels; «se også mål 3» between two goals of one level does not."""
    evidence = _evidence(pointer)
    told, asked = _asked(pointer, resolver)
    if _is_followed_up(pointer) and isinstance(asked, Item) and told != key:
        yield Claim(key, told, relation_of(item, asked), evidence, tight=True)
        return
    source, passage = _tagged(pointer, item, resolver)
    if not isinstance(passage, Item):
        if item.kind in GOAL_LIKE and passage.follow_up is not None:
            yield Claim(source, key, Relation.IMPLEMENTS, evidence, tight=True)
        return
    below, above = passage.kind in GOAL_LIKE, item.kind in GOAL_LIKE
    if source == key:
        return
    if not below and above:
        yield Claim(source, key, relation_of(passage, item), evidence, tight=True)
    elif below and not above:
        yield Claim(key, source, relation_of(item, passage), evidence, tight=True)
    elif passage.kind is not item.kind or item.origin is Origin.QUOTED:
        yield Claim(source, key, relation_of(passage, item), evidence, tight=True)


def _asked(pointer: Pointer, resolver: Resolver) -> tuple[str, Item | Statement]:
    """What a passage speaks of; it may tell how this plan follows up what one before it asked for."""
    passage = pointer.passage
    parent = item_key(pointer.document.key, passage.parent or "") if isinstance(passage, Statement) else ""
    above = resolver.corpus.items.get(parent)
    if above is not None and above.origin is Origin.PREVIOUS:
        return parent, above
    return speaker(pointer.document, passage, resolver.corpus)


def _is_followed_up(pointer: Pointer) -> bool:
    """«I arealplanen følges det opp i strategi 1.2»: what is pointed at answers what the passage stands under."""
    start = pointer.reference.start
    before = pointer.passage.text[max(0, start - 2 * _WINDOW) : start].casefold() if start > 0 else ""
    return any(cue in before for cue in load_data("linking")["references"]["followed_up"])


def _tagged(pointer: Pointer, item: Item, resolver: Resolver) -> tuple[str, Item | Statement]:
    """A line that begins with the number of a goal («Mål 3: Levende grender») is a tag of what it stands under, and so
    is one that names a goal printed from above; other prose speaks for itself."""
    if pointer.reference.start == 0 or item.origin is Origin.QUOTED:
        return speaker(pointer.document, pointer.passage, resolver.corpus)
    return pointer.key, pointer.passage


def _upwards(pointer: Pointer, key: str, item: Item, resolver: Resolver) -> Claim:
    """The claim of the passage itself in a report, else of the item that it speaks for."""
    if pointer.document.kind in kinds_of("reports"):
        return Claim(pointer.key, key, Relation.REPORTS, _evidence(pointer), tight=True)
    source, passage = speaker(pointer.document, pointer.passage, resolver.corpus)
    relation = _relation(passage, item, pointer)
    copied = (
        isinstance(passage, Item)
        and relation is Relation.RESTATES
        and not has_local(source, item, resolver.copies, resolver.corpus)
    )
    return Claim(source, key, relation, _evidence(pointer), tight=True, copied=copied)


def _relation(passage: Item | Statement, upper: Item, pointer: Pointer) -> Relation:
    if isinstance(passage, Statement):
        return Relation.ANSWERS if upper.kind is ItemKind.ORDER else Relation.IMPLEMENTS
    if passage.origin is Origin.QUOTED and label_number(passage.label) in (None, pointer.number):
        return Relation.RESTATES
    return relation_of(passage, upper)


def _evidence(pointer: Pointer) -> Evidence:
    place = pointer.reference.place or pointer.passage.place
    return Evidence(EvidenceKind.REFERENCE, pointer.reference.text, weight_of("reference"), place)


def _dangling(pointer: Pointer, document: PlanDocument, resolver: Resolver) -> UnresolvedReference:
    nearest = _nearest(pointer, resolver.labels[document.key])
    return _broken(pointer, BrokenReferenceState.DANGLING, document.key, nearest)


def _nearest(pointer: Pointer, labels: LabelIndex) -> tuple[str, ...]:
    """The items whose numbers come closest, of the kind that was asked for."""
    number, kinds = pointer.number or "", _wanted(pointer) or GOAL_LIKE
    fitting = [
        (_distance(number, other), key)
        for other, entries in labels.by_number.items()
        for key, item in entries
        if item.kind in kinds
    ]
    limit = int(load_data("linking")["references"]["nearest"])
    return tuple(key for _, key in sorted(fitting)[:limit])


def _distance(number: str, other: str) -> tuple[int, int, str]:
    """The longest common beginning first, then the fewest changed characters."""
    common = 0
    for one, two in zip(number.split("."), other.split("."), strict=False):
        if one != two:
            break
        common += 1
    return -common, Levenshtein.distance(number, other), other


def _broken(
    pointer: Pointer, state: BrokenReferenceState, document: str | None = None, nearest: tuple[str, ...] = ()
) -> UnresolvedReference:
    reference = pointer.reference
    limit = int(load_data("linking")["references"]["nearest"])
    return UnresolvedReference(
        source=pointer.key,
        text=reference.text,
        state=state,
        label=reference.label,
        document=document,
        place=reference.place or pointer.passage.place,
        nearest=nearest[:limit] if state is BrokenReferenceState.DANGLING else nearest,
    )
