"""Which own goals have the wording of a goal above, and what stands beside the words that is the document's own."""

from collections import deque
from dataclasses import dataclass, field

from tracecheck.linker.corpus import COUPLED, GOAL_LIKE, GOALS, Corpus, document_key, item_key
from tracecheck.linker.documents.chain import Chain
from tracecheck.linker.evidence.drift import is_narrowed
from tracecheck.linker.evidence.labels import label_number
from tracecheck.linker.evidence.opposition import are_opposed, stance_of
from tracecheck.linker.similarity.lemmas import base_form
from tracecheck.linker.similarity.neartexts import Near, near_texts
from tracecheck.linker.similarity.textindex import Match, TextIndex, likeness, long_enough, words_of
from tracecheck.model.item import Item, ItemKind, Origin
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data

_BY_MEASURES = GOALS | {ItemKind.MEASURE, ItemKind.STRATEGY}
Wording = tuple[str, ItemKind, str | None]


@dataclass(frozen=True, slots=True)
class Copies:
    """By item: the goals above with the same, or nearly the same, words, one a document, best first.

    `beside` are the items under which something stands that is no such copy.
    """

    found: dict[str, tuple[Match, ...]] = field(default_factory=dict)
    beside: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Search:
    """What copies are looked for in: who holds a text, by its key; texts nearly the same, by document and key; who is
    above whom.

    `known` are the goals found for a wording, asked once for each document.
    """

    corpus: Corpus
    indexes: dict[str, TextIndex]
    holders: dict[str, list[str]]
    near: dict[str, Near]
    above: dict[str, frozenset[str]]
    known: dict[tuple[str, Wording], tuple[Match, ...]] = field(default_factory=dict)


def find_copies(corpus: Corpus, chain: Chain, indexes: dict[str, TextIndex]) -> Copies:
    """The copies of all chain documents; `indexes` hold the texts that each document sets itself, by its key."""
    search, copies = _make_search(corpus, chain, indexes), Copies()
    for document in corpus.documents:
        for key, item in corpus.own(document) if search.above[document.key] else ():
            matches = _matches(item, document, search) if _may_copy(item) else ()
            if matches:
                copies.found[key] = matches
    _find_in_lists(copies, corpus)
    _find_local(copies, corpus)
    return copies


def _make_search(corpus: Corpus, chain: Chain, indexes: dict[str, TextIndex]) -> _Search:
    above = {key: frozenset(upper.key for upper in uppers) for key, uppers in chain.above.items()}
    holders: dict[str, list[str]] = {}
    for document, index in indexes.items():
        for key in index.by_key:
            holders.setdefault(key, []).append(document)
    return _Search(corpus, indexes, holders, _near_above(corpus, above, indexes), above)


def _near_above(corpus: Corpus, above: dict[str, frozenset[str]], indexes: dict[str, TextIndex]) -> dict[str, Near]:
    """Near texts are looked for once for all documents with the same ones above them, and in those alone."""
    groups: dict[frozenset[str], list[PlanDocument]] = {}
    for document in corpus.documents:
        groups.setdefault(above[document.key], []).append(document)
    found: dict[str, Near] = {}
    for uppers, documents in groups.items():
        asked = [item.text for each in documents for _, item in corpus.own(each) if _may_copy(item)]
        texts = {key: words for upper in sorted(uppers) for key, words in indexes[upper].words.items()}
        words = {text_key(text): words_of(text) for text in asked}
        near = near_texts(words, texts, _lowest())
        languages = {corpus.by_key[key].language for key in (*uppers, *(each.key for each in documents))}
        if len(languages) > 1 and not languages.isdisjoint(load_data("linking")["text"]["other_norms"]):
            near = _nearer(near, near_texts(_one_norm(words), _one_norm(texts), _lowest()))
        found.update((document.key, near) for document in documents)
    return found


def _one_norm(texts: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The words of texts under one key for bokmål and nynorsk; their inflections go with that."""
    return {key: tuple(map(base_form, words)) for key, words in texts.items()}


def _nearer(one: Near, other: Near) -> Near:
    """Of two searches the higher share of each pair."""
    found: Near = {}
    for key in dict.fromkeys([*one, *other]):
        shares: dict[str, float] = {}
        for text, share in (*one.get(key, ()), *other.get(key, ())):
            shares[text] = max(share, shares.get(text, 0.0))
        found[key] = tuple(shares.items())
    return found


def _may_copy(item: Item) -> bool:
    return item.kind in COUPLED and item.origin is Origin.OWN and long_enough(item.text)


def _matches(item: Item, document: PlanDocument, search: _Search) -> tuple[Match, ...]:
    wording = (text_key(item.text), item.kind, label_number(item.label))
    if (document.key, wording) not in search.known:
        found = [_best(item, matches, search) for matches in _by_document(item, document, search).values()]
        search.known[document.key, wording] = tuple(
            sorted((match for match in found if match), key=lambda match: (-match.share, match.key))
        )
    return search.known[document.key, wording]


def _best(item: Item, matches: list[Match], search: _Search) -> Match | None:
    """The best goal of one document above; of equal ones that with the same number, else the first."""
    goals = search.corpus.items
    fitting = [match for match in matches if _fits(item, match, search)]
    return min(fitting, key=lambda each: (-each.share, not same_number(item, goals[each.key]), each.key), default=None)


def _by_document(item: Item, document: PlanDocument, search: _Search) -> dict[str, list[Match]]:
    """Goals with the words of the item by document above; where none has them, those with nearly the same words."""
    own, above = text_key(item.text), search.above[document.key]
    exact = [holder for holder in search.holders.get(own, ()) if holder in above]
    found = {holder: [Match(key, 1.0) for key in search.indexes[holder].by_key[own]] for holder in exact}
    for text, share in search.near[document.key].get(own, ()):
        for holder in above.intersection(search.holders[text]).difference(exact):
            near = (Match(key, share) for key in search.indexes[holder].by_key[text])
            found.setdefault(holder, []).extend(match for match in near if _is_near(item, match, search))
    return found


def _is_near(item: Item, match: Match, search: _Search) -> bool:
    """Alike enough, and not «øke» for «redusere»; with the same number beside it, or where it was only narrowed, a goal
    is known again with more of its words changed."""
    goal = search.corpus.items[match.key]
    alike = match.share >= float(load_data("linking")["text"]["near"])
    if not alike and not same_number(item, goal):
        return is_narrowed(goal.text, item.text)
    return same_number(item, goal) or not are_opposed(stance_of(item.text), stance_of(goal.text))


def _lowest() -> float:
    return float(load_data("linking")["text"]["near_numbered"])


def same_number(item: Item, other: Item) -> bool:
    """True when both carry one number."""
    number = label_number(item.label)
    return number is not None and number == label_number(other.label)


def _fits(item: Item, match: Match, search: _Search) -> bool:
    """Goals repeat goals, measures repeat measures, strategies and goals, a line pays for a measure, a result tells of
    goals and measures; all may repeat orders."""
    goal = search.corpus.items[match.key]
    if goal.kind is ItemKind.ORDER or item.kind is ItemKind.RESULT:
        return True
    if item.kind in GOAL_LIKE:
        return goal.kind in GOAL_LIKE
    if item.kind is ItemKind.BUDGET_LINE:
        return goal.kind is ItemKind.MEASURE
    if item.kind is not ItemKind.MEASURE or goal.kind not in _BY_MEASURES:
        return False
    # Goals and measures of one mould are about different things: a measure repeats a goal as it stands, or narrowed.
    return goal.kind not in GOALS or match.share == 1 or is_narrowed(goal.text, item.text)


def _find_in_lists(copies: Copies, corpus: Corpus) -> None:
    """The lists under copied goals: where a list is printed again entry for entry, fewer words say which is which."""
    waiting = deque((key, match.key) for key, matches in sorted(copies.found.items()) for match in matches)
    while waiting:
        lower, upper = waiting.popleft()
        for key, match in paired(_list(lower, corpus), _list(upper, corpus), copies, corpus):
            copies.found[key] = (*copies.found.get(key, ()), match)
            waiting.append((key, match.key))


def _list(key: str, corpus: Corpus) -> list[str]:
    """The goals of the document's own that stand under an item, in order."""
    children = corpus.children.get(key, ())
    return [
        each for each in children if corpus.items[each].kind in GOAL_LIKE and corpus.items[each].origin is Origin.OWN
    ]


def paired(lower: list[str], upper: list[str], copies: Copies, corpus: Corpus) -> list[tuple[str, Match]]:
    """Entries of the lower list that nothing was found for, with those in the same place of a list much like it."""
    if len(lower) != len(upper) or not lower:
        return []
    data = load_data("linking")["text"]
    same = [_is_found(one, other, copies, corpus) for one, other in zip(lower, upper, strict=True)]
    if sum(same) < float(data["listed_same"]) * len(same):
        return []
    taken = {match.key for each in lower for match in copies.found.get(each, ())}
    return [
        (one, Match(other, share))
        for one, other in zip(lower, upper, strict=True)
        if other not in taken and not _has_source(one, other, copies)
        if (share := _share(one, other, corpus)) >= data["listed"]
    ]


def _is_found(one: str, other: str, copies: Copies, corpus: Corpus) -> bool:
    return any(match.key == other for match in copies.found.get(one, ())) or _share(one, other, corpus) == 1


def _has_source(key: str, other: str, copies: Copies) -> bool:
    return any(document_key(match.key) == document_key(other) for match in copies.found.get(key, ()))


def _share(one: str, other: str, corpus: Corpus) -> float:
    return likeness(corpus.items[one].text, corpus.items[other].text)


def _find_local(copies: Copies, corpus: Corpus) -> None:
    """What stands anywhere under an item is local, unless it is a copy with nothing of its own."""
    for document in corpus.documents:
        for item in document.items:
            key = item_key(document.key, item.id)
            if item.origin is Origin.OWN and not _is_bare(key, item, document, copies, corpus):
                _mark_above(key, copies, corpus)


def _mark_above(key: str, copies: Copies, corpus: Corpus) -> None:
    parent = corpus.parents.get(key)
    while parent is not None and parent not in copies.beside:
        copies.beside.add(parent)
        parent = corpus.parents.get(parent) if corpus.items[parent].origin is Origin.OWN else None


def _is_bare(key: str, item: Item, document: PlanDocument, copies: Copies, corpus: Corpus) -> bool:
    matches = copies.found.get(key, ())
    return any(not _says_more(item, corpus.items[match.key], document) for match in matches)


def has_local(key: str, goal: Item, copies: Copies, corpus: Corpus) -> bool:
    """True when something of the document itself stands beside the words: a goal, a measure, a number, a reason."""
    return key in copies.beside or _says_more(corpus.items[key], goal, corpus.document_of[key])


def _says_more(item: Item, goal: Item, document: PlanDocument) -> bool:
    new_words = bool(item.description) and item.description != goal.description
    new_target = item.target is not None and (goal.target is None or goal.target.value != item.target.value)
    answered = item.follow_up is not None and item.follow_up.kind in load_data("chain")["threads"]["answering"]
    added = new_words or new_target or answered or bool(item.amounts)
    return added or _assigned(item, goal) or _for_itself(item, goal, document)


def _assigned(item: Item, goal: Item) -> bool:
    """Someone or some time is named here that the goal above does not name, or a status is told."""
    owner, deadline = bool(item.owner) and not goal.owner, item.deadline is not None and goal.deadline is None
    return owner or deadline or item.value is not None or bool(item.status_text)


def _for_itself(item: Item, goal: Item, document: PlanDocument) -> bool:
    """A target of the unit's own, though its number is the common one: «fraværet ved Vika skole er under 9 %»."""
    own = text_key(document.unit or "")
    return bool(own) and item.target is not None and own in text_key(item.text) and own not in text_key(goal.text)
