"""Why a statement is gone, as far as anything that was read says so."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from tracecheck.compare.statements import Entry
from tracecheck.compare.strength import last_day
from tracecheck.linker.corpus import item_key
from tracecheck.linker.similarity.tokens import terms_of
from tracecheck.model.comparison import Explanation, ReasonKind, Snapshot
from tracecheck.model.decision import PersonDecision, Verdict
from tracecheck.model.item import Item, ItemKind, Statement
from tracecheck.model.keys import fingerprint
from tracecheck.resources import load_data

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Passage:
    """Words of the new side that may say why something is gone."""

    key: str
    said: Item | Statement
    terms: Counter[str]
    kind: ReasonKind

    @property
    def case(self) -> str | None:
        """The case in which it was decided, where it is a council's order."""
        return self.said.decision.case if isinstance(self.said, Item) and self.said.decision else None


class Reasons:
    """All that the new side says of what is gone, looked up by the words of a statement."""

    def __init__(self, old: Snapshot, new: Snapshot) -> None:
        self._decisions = {
            decision.goal.fingerprint: decision
            for decision in (*old.decisions, *new.decisions)
            if decision.verdict is Verdict.JUSTIFY
        }
        self._by_term: dict[str, list[_Passage]] = {}
        for passage in _passages(new):
            for term in passage.terms:
                self._by_term.setdefault(term, []).append(passage)

    def of(self, entry: Entry, begins: int | None) -> Explanation | None:
        """Why this statement is gone; `begins` is the first year of the edition that it is gone from."""
        decision = self._decisions.get(fingerprint(entry.item.text))
        if decision is not None:
            return _decided(decision)
        return _own_words(entry) or self._said(entry) or _over(entry, begins)

    def _said(self, entry: Entry) -> Explanation | None:
        """The passage that has most of the statement's words."""
        rules = load_data("compare")["explained"]
        wanted = Counter(entry.terms)
        seen = {id(each): each for term in wanted for each in self._by_term.get(term, ())}
        fitting = []
        for passage in seen.values():
            common = (wanted & passage.terms).total()
            if common >= rules["shared"] and common >= rules["share"] * wanted.total():
                fitting.append((-common, passage.key, passage))
        if not fitting:
            return None
        passage = min(fitting, key=lambda each: each[:2])[2]
        return Explanation(passage.kind, passage.said.text, passage.key, passage.said.place, passage.case)


def _passages(side: Snapshot) -> Iterator[_Passage]:
    longest = int(load_data("compare")["explained"]["longest"])
    for document in side.documents:
        said: Iterable[Item | Statement] = (*document.items, *document.statements)
        for each in said:
            kind = _kind(each)
            if kind is not None and len(_WORD.findall(each.text)) <= longest:
                yield _Passage(item_key(document.key, each.id), each, Counter(terms_of(each.text)), kind)


def _kind(said: Item | Statement) -> ReasonKind | None:
    """An order that was adopted, or words of something that ends; None for all other passages."""
    if isinstance(said, Item) and said.kind is ItemKind.ORDER:
        adopted = said.decision is None or said.decision.adopted is not False
        return ReasonKind.ORDER if adopted and _ends().search(said.text.casefold()) else None
    put_off = said.follow_up is not None and said.follow_up.kind in ("none", "not_prioritised", "postponed")
    return ReasonKind.WORDS if put_off or _ends().search(said.text.casefold()) else None


@cache
def _ends() -> re.Pattern[str]:
    words = sorted(load_data("compare")["explained"]["words"], key=lambda word: (-len(word), word))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)")


def _decided(decision: PersonDecision) -> Explanation:
    return Explanation(ReasonKind.DECISION, decision.reason, case=decision.case)


def _own_words(entry: Entry) -> Explanation | None:
    """What stood beside it already: done, put off, taken out."""
    item = entry.item
    said = (item.status_text, item.follow_up.text if item.follow_up else None)
    for text in said:
        if text and _ends().search(text.casefold()):
            return Explanation(ReasonKind.OWN_WORDS, text, entry.key, item.place)
    return None


def _over(entry: Entry, begins: int | None) -> Explanation | None:
    """A deadline before the first year of the new edition."""
    deadline = entry.item.deadline
    last = last_day(deadline) if deadline else ""
    if not last or begins is None or int(last[:4]) >= begins or deadline is None:
        return None
    return Explanation(ReasonKind.OVER, deadline.text, entry.key, entry.item.place)
