"""Why a statement is gone, as far as anything that was read says so."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from tracecheck.compare.contrary import are_contrary, way_of_verbs
from tracecheck.compare.statements import TOLD, Entry
from tracecheck.compare.strength import last_day
from tracecheck.linker.corpus import item_key
from tracecheck.linker.evidence.labels import label_number
from tracecheck.linker.persons.disputes import covers
from tracecheck.linker.similarity.tokens import terms_of
from tracecheck.model.comparison import DocumentPair, Explanation, ReasonKind, Snapshot
from tracecheck.model.decision import PersonDecision, Verdict
from tracecheck.model.item import Item, ItemKind, Origin, Statement
from tracecheck.model.keys import fingerprint, text_key
from tracecheck.model.plan import PlanDocument
from tracecheck.parsers.values.endings import is_status_of_end, is_taken_out, tells_end
from tracecheck.resources import load_data

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Passage:
    """Words of the new side that may say why something is gone; `ends` where they say that something ends."""

    key: str
    said: Item | Statement
    terms: Counter[str]
    kind: ReasonKind
    ends: bool

    @property
    def case(self) -> str | None:
        """The case in which it was decided, where it is a council's order."""
        return self.said.decision.case if isinstance(self.said, Item) and self.said.decision else None


@dataclass(frozen=True, slots=True)
class Reasons:
    """All that is written about what is gone: decisions by fingerprints of texts, passages by their words, the old
    documents, the old statements that passages may speak of, and the numbers that one of them has alone."""

    decisions: dict[str, list[PersonDecision]]
    documents: dict[str, PlanDocument]
    by_term: dict[str, list[_Passage]]
    orders: tuple[_Passage, ...]
    olds: dict[str, list[Entry]]
    numbers: Counter[tuple[str, str]]

    def of(self, entry: Entry, pair: DocumentPair | None) -> Explanation | None:
        """Why this statement is gone; `pair` is the document it is gone from, as it was and as it is."""
        said = self.decisions.get(fingerprint(entry.item.text), ())
        about = (each for each in said if _is_about(each, self.documents[entry.document]))
        if (decision := next(about, None)) is not None:
            return _decided(decision)
        return _own_words(entry) or self._named(entry) or self._said(entry) or _over(entry, pair)

    def _said(self, entry: Entry) -> Explanation | None:
        """The passage that has most of the statement's words."""
        rules = load_data("compare")["explained"]
        wanted = entry.subject
        seen = {passage.key: passage for term in wanted for passage in self.by_term.get(term, ())}
        near = (each for each in seen.values() if (wanted & each.terms).total() >= rules["shared"])
        fitting = [(-_share(entry, each), each.key) for each in near if self._speaks_of(each, entry)]
        return _explanation(seen[min(fitting)[1]]) if fitting else None

    def _speaks_of(self, passage: _Passage, entry: Entry) -> bool:
        rules, share = load_data("compare")["explained"], _share(entry, passage)
        if share < rules["share"] or not _tells_of(passage, entry):
            return False
        return share >= rules["sure"] or not self._has_rival(entry, passage, share)

    def _has_rival(self, entry: Entry, passage: _Passage, share: float) -> bool:
        """Whether the passage speaks rather of another old statement."""
        others = {other.key: other for term in passage.terms for other in self.olds.get(term, ())}
        return any(_share(other, passage) > share for key, other in others.items() if key != entry.key)

    def _named(self, entry: Entry) -> Explanation | None:
        """A council's order that names the statement by its number: «Tiltak H1.3 tas ut.»"""
        name = _number_of(entry)
        if name is None or self.numbers[name] != 1:
            return None
        named = re.compile(rf"(?<!\w)(?:{name[0]})\s+(?:nr\.?\s*)?{re.escape(name[1])}(?![\w]|\.\d)", re.IGNORECASE)
        return next((_explanation(order) for order in self.orders if named.search(order.said.text)), None)


def make_reasons(old: Snapshot, new: Snapshot, olds: Iterable[Entry]) -> Reasons:
    """What both sides say; `olds` are the statements of the old one."""
    told = [entry for entry in olds if entry.is_told]
    passages = list(_passages(new))
    orders = tuple(each for each in passages if each.kind is ReasonKind.ORDER and each.ends)
    decisions = (each for each in (*old.decisions, *new.decisions) if each.verdict is Verdict.JUSTIFY)
    return Reasons(
        _index((each.goal.fingerprint, each) for each in sorted(decisions, key=lambda each: each.on, reverse=True)),
        {document.key: document for document in old.documents},
        _index((term, each) for each in passages if each.ends or way_of_verbs(each.said.text) for term in each.terms),
        orders,
        _index((term, entry) for entry in told for term in set(entry.terms)),
        Counter(name for entry in told if (name := _number_of(entry)) is not None),
    )


def _index(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for term, each in pairs:
        found.setdefault(term, []).append(each)
    return found


def _number_of(entry: Entry) -> tuple[str, str] | None:
    """The pattern of the word for its kind and its number, as an order would name it."""
    number, word = label_number(entry.item.label), _word_for(entry.item.kind)
    return (word, number) if word and number and number[-1].isdigit() else None


@cache
def _word_for(kind: ItemKind) -> str | None:
    named = load_data("compare")["named"].values()
    words = next((each["words"] for each in named if kind in each["kinds"]), ())
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) or None


def _share(entry: Entry, passage: _Passage) -> float:
    return (entry.subject & passage.terms).total() / entry.subject.total()


def _tells_of(passage: _Passage, entry: Entry) -> bool:
    """It says that something ends, or it is the contrary of what is gone."""
    return passage.ends or are_contrary(entry.item.text, passage.said.text)


def _passages(side: Snapshot) -> Iterator[_Passage]:
    longest = int(load_data("compare")["explained"]["longest"])
    for document in side.documents:
        said: Iterable[Item | Statement] = (*document.items, *document.statements)
        for each in said:
            if len(_WORD.findall(each.text)) <= longest and _is_in_force(each):
                kind = ReasonKind.ORDER if _is_order(each) else ReasonKind.WORDS
                yield _Passage(item_key(document.key, each.id), each, Counter(terms_of(each.text)), kind, _ends(each))


def _is_order(said: Item | Statement) -> bool:
    return isinstance(said, Item) and said.kind is ItemKind.ORDER


def _is_in_force(said: Item | Statement) -> bool:
    """Not an order that was voted down, nor what is quoted from the plan before."""
    if not isinstance(said, Item):
        return True
    return said.origin is not Origin.PREVIOUS and (said.decision is None or said.decision.adopted is not False)


def _ends(said: Item | Statement) -> bool:
    """Whether it says that something ends; a goal that «er gjennomført» only says how it will look."""
    if said.follow_up is not None and said.follow_up.kind in ("none", "not_prioritised", "postponed"):
        return True
    return is_taken_out(said.text) if isinstance(said, Item) and said.kind in TOLD else tells_end(said.text)


def _explanation(passage: _Passage) -> Explanation:
    return Explanation(passage.kind, passage.said.text, passage.key, passage.said.place, passage.case)


def _is_about(decision: PersonDecision, document: PlanDocument) -> bool:
    """Whether it speaks of this document: that another level need not answer a goal takes the goal away from nobody."""
    goal = decision.goal
    kind = goal.document_kind in (None, document.kind) or decision.level is not None
    unit = None in (goal.unit, document.unit) or text_key(goal.unit or "") == text_key(document.unit or "")
    return covers(decision, document.kind) and kind and unit


def _decided(decision: PersonDecision) -> Explanation:
    return Explanation(ReasonKind.DECISION, decision.reason, case=decision.case)


def _own_words(entry: Entry) -> Explanation | None:
    """What stood beside it already: done, put off, taken out."""
    item = entry.item
    said = (item.status_text, item.follow_up.text if item.follow_up else None)
    for text in said:
        if text and is_status_of_end(text):
            return Explanation(ReasonKind.OWN_WORDS, text, entry.key, item.place)
    return None


def _over(entry: Entry, pair: DocumentPair | None) -> Explanation | None:
    """A deadline before the first year of the new edition, that was not merely the end of the old one: in an agreement
    for a year every deadline is."""
    deadline = entry.item.deadline
    last = last_day(deadline) if deadline else ""
    if not last or deadline is None or pair is None or pair.old is None or pair.new is None:
        return None
    begins, ended = pair.new.first_year, pair.old.last_year
    if begins is None or int(last[:4]) >= begins or (ended is not None and int(last[:4]) >= ended):
        return None
    return Explanation(ReasonKind.OVER, deadline.text, entry.key, entry.item.place)
