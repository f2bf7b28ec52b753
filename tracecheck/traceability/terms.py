"""Words that plans use for their levels: one word for several levels, several words for one.

Where a goal stands tells its level, not what it is called: one that has goals under it is above, one under a goal is
below; of a document with one level of goals nobody knows which it is, and its word agrees with both.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from tracecheck.model.item import Basis, ItemKind, Origin
from tracecheck.model.keys import text_key
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.model.settings import Terms
from tracecheck.model.traceability import TermGroup, TermUse
from tracecheck.resources import load_data
from tracecheck.rules.answers import ancestors
from tracecheck.rules.checked import documents_under_check
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.kinds import BUDGETS, REPORTS, STRATEGIC, UNIT_LEVEL

_NUMBER = re.compile(r"^[\W\d]+(?:[a-zæøå]\d*[.)]\s+)?|[\W\d]+$")
_NO_TERMS = Terms()


class _Level(StrEnum):
    AREA = "area"
    UPPER = "upper"
    LOWER = "lower"
    SOLE = "sole"
    STRATEGY = "strategy"
    MEASURE = "measure"
    INDICATOR = "indicator"


_KINDS = {
    _Level.AREA: ItemKind.AREA,
    _Level.UPPER: ItemKind.GOAL,
    _Level.LOWER: ItemKind.SUBGOAL,
    _Level.SOLE: ItemKind.GOAL,
    _Level.STRATEGY: ItemKind.STRATEGY,
    _Level.MEASURE: ItemKind.MEASURE,
    _Level.INDICATOR: ItemKind.INDICATOR,
}
_LEVELS = {
    ItemKind.AREA: _Level.AREA,
    ItemKind.STRATEGY: _Level.STRATEGY,
    ItemKind.MEASURE: _Level.MEASURE,
    ItemKind.INDICATOR: _Level.INDICATOR,
    ItemKind.RESULT: _Level.INDICATOR,
}
_ORDER = tuple(_Level)
_MEASURED = (ItemKind.INDICATOR, ItemKind.RESULT)
_TOP = (_Level.AREA, _Level.UPPER)
_GOAL_LEVELS = frozenset({_Level.UPPER, _Level.LOWER, _Level.SOLE})


@dataclass(frozen=True, slots=True)
class _Use:
    word: str
    document: PlanDocument
    level: _Level
    count: int
    first: str

    def told(self) -> TermUse:
        return TermUse(self.word, self.document.key, _KINDS[self.level], self.count, self.first)


@dataclass(frozen=True, slots=True)
class _Headings:
    """Goals (full ids) that are headings `over` other goals, and those `under` such a heading: so the document sets
    them, whatever kind their words made of them."""

    over: frozenset[str]
    under: frozenset[str]


def term_groups(corpus: Corpus, terms: Terms = _NO_TERMS) -> Iterator[TermGroup]:
    """Uses that do not agree in the documents that count now; none where all agree. `terms` are the municipality's own
    words."""
    uses = list(_uses(corpus, {word.casefold(): word for word, _ in terms.items}))
    yield from _one_word(uses)
    yield from _one_level(uses)


def _uses(corpus: Corpus, own: Mapping[str, str]) -> Iterator[_Use]:
    """What each document calls each of its levels, where it does so often enough to mean it."""
    least = load_data("terms")["least"]
    current = set(documents_under_check(corpus.documents, corpus.linkage))
    for document in corpus.in_chain():
        if document.key not in current:
            continue
        for word, levels in _called(corpus, document, own).items():
            for level, ids in _settled(levels).items():
                if len(ids) >= least["top" if level in _TOP else "uses"]:
                    yield _Use(word, document, level, len(ids), ids[0])


def _called(corpus: Corpus, document: PlanDocument, own: Mapping[str, str]) -> dict[str, dict[_Level, list[str]]]:
    """For each word of the document the items (full ids) that it is used of, by level."""
    found: dict[str, dict[_Level, list[str]]] = defaultdict(lambda: defaultdict(list))
    printed = _as_headings(corpus, document)
    for located in corpus.items(document):
        level, word = _level(corpus, located, printed), _word(corpus, located, own)
        if level is not None and word is not None and not _is_of_goal(located, word, own):
            found[word][level].append(located.id)
    return found


def _is_of_goal(located: Located, word: str, own: Mapping[str, str]) -> bool:
    """A row of indicators or results is often named by its goal: «Mål» over it is no word for indicators."""
    indicators = load_data("labels")["kinds"]["indicator"]
    return located.item.kind in _MEASURED and word not in indicators and word.casefold() not in own


def _settled(levels: Mapping[_Level, list[str]]) -> dict[_Level, list[str]]:
    """A few goals of many may lack what stands over or under the others: what most of them do tells what the word is
    for."""
    alone = len(levels.get(_Level.SOLE, ()))
    placed = sum(len(levels.get(level, ())) for level in (_Level.UPPER, _Level.LOWER))
    left_out = {_Level.UPPER, _Level.LOWER} if alone > placed else {_Level.SOLE} if placed else set()
    return {level: ids for level, ids in levels.items() if level not in left_out}


def _level(corpus: Corpus, located: Located, printed: _Headings) -> _Level | None:
    """Where it stands in its document; goals told in passing say nothing of levels."""
    item = located.item
    if item.basis is Basis.PROSE:
        return None
    if item.kind not in GOALS:
        return _LEVELS.get(item.kind)
    if located.id in printed.over or any(map(_is_own_goal, corpus.children(located))):
        return _Level.UPPER
    if located.id in printed.under or any(map(_is_own_goal, list(ancestors(corpus, located))[1:])):
        return _Level.LOWER
    return _beside(corpus, located)


def _as_headings(corpus: Corpus, document: PlanDocument) -> _Headings:
    goals = [each for each in corpus.items(document, *GOALS) if each.item.basis is not Basis.PROSE]
    named = {key: each.id for each in goals if each.item.basis is Basis.HEADING for key in _heading_keys(each)}
    over = {each.id: found for each in goals if (found := _headings_of(each, named))}
    return _Headings(frozenset(name for found in over.values() for name in found), frozenset(over))


def _heading_keys(goal: Located) -> tuple[str, str]:
    return text_key(goal.item.text), text_key(f"{goal.item.label or ''} {goal.item.text}")


def _headings_of(goal: Located, named: Mapping[str, str]) -> set[str]:
    keys = (text_key(heading) for heading in goal.item.section)
    return {named[key] for key in keys if key in named} - {goal.id}


def _is_own_goal(located: Located) -> bool:
    """Goals that are printed from a plan above are levels of that plan."""
    return located.item.kind in GOALS and located.item.origin is Origin.OWN


def _beside(corpus: Corpus, located: Located) -> _Level:
    """A main goal and sub-goals may stand side by side in one area, the one above the others."""
    area = _parent(corpus, located)
    if area is None or area.item.kind is not ItemKind.AREA or not corpus.kinds_under(area) >= GOALS:
        return _Level.SOLE
    return _Level.UPPER if located.item.kind is ItemKind.GOAL else _Level.LOWER


def _parent(corpus: Corpus, located: Located) -> Located | None:
    return corpus.item(f"{located.document.key}#{located.item.parent}") if located.item.parent else None


def _word(corpus: Corpus, located: Located, own: Mapping[str, str]) -> str | None:
    """What the document calls it: its label, its column, else the heading of the list that it stands in."""
    item, table = located.item, located.table
    if word := known_word(item.label or "", own):
        return word
    if table is not None and item.place.cell is not None:
        column = item.place.cell.column
        return known_word(table.headers[column - 1], own) if 0 < column <= len(table.headers) else None
    if item.basis is Basis.LIST and item.section and not _is_of_parent(corpus, located):
        return known_word(item.section[-1], own)
    return None


def _is_of_parent(corpus: Corpus, located: Located) -> bool:
    """Whether the heading above is the item above: «Mål 1. Alle har en bolig» is no word for what stands under it."""
    parent = _parent(corpus, located)
    heading = located.item.section[-1]
    if parent is None:
        return any(character.isdigit() for character in heading.lstrip("0123456789. "))
    return parent.item.text in heading or bool(parent.item.label and parent.item.label in heading)


def known_word(text: str, own: Mapping[str, str]) -> str | None:
    """The word for a level that a label, a column name or a heading consists of, or begins with before «for», «i» …"""
    plain = _NUMBER.sub("", text.casefold()).strip()
    forms = {**_forms(), **own}
    if plain in forms:
        return forms[plain]
    words = plain.split()
    tails = load_data("terms")["tails"]["words"]
    for length in range(len(words) - 1, 0, -1):
        start = _NUMBER.sub("", " ".join(words[:length]))
        if start in forms:
            follows = words[length]
            return forms[start] if follows in tails or follows[:1].isdigit() else None
    return None


@cache
def _forms() -> dict[str, str]:
    return {form: entry["say"] for entry in load_data("terms")["word"] for form in entry["forms"]}


def _one_word(uses: Sequence[_Use]) -> Iterator[TermGroup]:
    """Words that stand for levels which are not the same, by word."""
    words = sorted({use.word for use in uses})
    for word in words:
        found = [use for use in uses if use.word == word]
        if _disagree({use.level for use in found}):
            yield TermGroup(tuple(use.told() for use in _in_order(found)), word=word)


def _disagree(levels: set[_Level]) -> bool:
    """A single level of goals may be the upper as well as the lower one."""
    known = levels - {_Level.SOLE}
    sole = _Level.SOLE in levels and known.isdisjoint(_GOAL_LEVELS)
    return len(known) + sole > 1


def _one_level(uses: Sequence[_Use]) -> Iterator[TermGroup]:
    """Levels that several words stand for, in documents that readers hold beside each other, by level."""
    groups: dict[tuple[_Level, str], list[_Use]] = defaultdict(list)
    for use in uses:
        groups[use.level, _series(use)].append(use)
    for (level, _), found in sorted(groups.items(), key=lambda each: (_ORDER.index(each[0][0]), each[0][1])):
        differing = _differing(found)
        if differing:
            told = tuple(use.told() for use in _in_order(differing))
            yield TermGroup(told, kind=_KINDS[level])


def _series(use: _Use) -> str:
    """Indicators go through all documents; a single level of goals is compared in documents of one kind, the rest in
    documents of one step of the chain."""
    kind = use.document.kind
    if use.level is _Level.INDICATOR:
        return ""
    if use.level is _Level.SOLE:
        return kind.value
    return next((str(number) for number, kinds in enumerate(_STEPS) if kind in kinds), kind.value)


_STEPS: tuple[tuple[DocumentKind, ...], ...] = (STRATEGIC, BUDGETS, UNIT_LEVEL, REPORTS)


def _differing(found: Sequence[_Use]) -> list[_Use]:
    """The uses of documents with one word each, where these are not the same. A document that has two words for a
    level tells them apart itself: it knows that they are not the same, and they are left out."""
    counts = Counter(use.document.key for use in found)
    both = {use.word for use in found if counts[use.document.key] > 1}
    single = [use for use in found if counts[use.document.key] == 1 and use.word not in both]
    return single if len({use.word for use in single}) > 1 else []


def _in_order(uses: Iterable[_Use]) -> list[_Use]:
    return sorted(uses, key=lambda use: (_ORDER.index(use.level), use.word, use.document.key))
