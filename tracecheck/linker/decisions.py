"""What persons have decided, held against the documents of today: which decisions stand, and what they say."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from tracecheck.linker.altered import change_of, is_material
from tracecheck.linker.chain import kinds_of
from tracecheck.linker.claims import Claim, relation_of, weight_of
from tracecheck.linker.corpus import Corpus, document_key
from tracecheck.linker.ends import Ends, Entry, Found, make_ends
from tracecheck.model.coupling import Evidence, EvidenceKind, Link, Relation, VersionChoice
from tracecheck.model.decision import (
    AppliedDecision,
    Decisions,
    DecisionState,
    EndChange,
    PersonDecision,
    UnusedReason,
    Verdict,
)
from tracecheck.model.item import Item, ItemKind
from tracecheck.model.plan import DocumentKind, PlanDocument

K = TypeVar("K")
Pair = tuple[str, str]
_STANDING = frozenset({DecisionState.IN_FORCE, DecisionState.SUSPECT})


@dataclass(frozen=True, slots=True)
class Settled:
    """The decisions of a run with their ends of today. `refused` and `confirmed` hold, by (source, target), the
    numbers of the decisions that stand; `justified` by goal. `partial`: only some of the documents were read."""

    every: tuple[AppliedDecision, ...] = ()
    refused: dict[Pair, tuple[int, ...]] = field(default_factory=dict)
    confirmed: dict[Pair, tuple[int, ...]] = field(default_factory=dict)
    justified: dict[str, tuple[int, ...]] = field(default_factory=dict)
    partial: bool = False

    def refuses(self, claim: Claim) -> bool:
        """Whether a person has turned down what a claim speaks for."""
        return any(
            _says(self.every[each], claim.relation) for each in self.refused.get((claim.source, claim.target), ())
        )

    def kept(self, claims: Iterable[Claim]) -> list[Claim]:
        """The claims that nobody has turned down."""
        return [claim for claim in claims if not self.refuses(claim)] if self.refused else list(claims)

    def mark(self, links: Iterable[Link]) -> tuple[Link, ...]:
        """The links, suspect where an end has changed since a person confirmed them."""
        return tuple(replace(link, suspect=True) if self._is_suspect(link) else link for link in links)

    def _is_suspect(self, link: Link) -> bool:
        said = [self.every[each] for each in self.confirmed.get((link.source, link.target), ())]
        return bool(said) and all(each.state is DecisionState.SUSPECT for each in said)


def settle(
    decisions: Decisions, corpus: Corpus, choices: Sequence[VersionChoice], documents: Sequence[PlanDocument]
) -> Settled:
    """Finds the ends again, then says of each decision whether it stands. `documents` are as they were read: the units
    of the corpus may have the names of the organisation."""
    if not decisions.every:
        return Settled()
    replaced = {key: choice.chosen for choice in choices for key in choice.others}
    ends = make_ends(corpus, replaced, {document.key: document.unit for document in documents})
    applied = _without_superseded([_apply(each, ends, decisions) for each in decisions.every])
    applied = _with_contradictions(applied, corpus)
    return Settled(
        tuple(applied),
        refused=_grouped((_pair(each), number) for number, each in _standing(applied, Verdict.REJECT)),
        confirmed=_grouped((_pair(each), number) for number, each in _standing(applied, Verdict.CONFIRM)),
        justified=_grouped((str(each.target), number) for number, each in _standing(applied, Verdict.JUSTIFY)),
        partial=decisions.partial,
    )


def person_claims(settled: Settled, claims: Iterable[Claim], corpus: Corpus) -> Iterator[Claim]:
    """A claim for each confirmed coupling: never tight, and of no weight in the score of the text."""
    said: dict[Pair, Relation] = {}
    if settled.confirmed:
        for claim in sorted(claims, key=lambda each: each.relation, reverse=True):
            said[claim.source, claim.target] = claim.relation
    for pair, numbers in sorted(settled.confirmed.items()):
        for number in numbers:
            decision = settled.every[number].decision
            relation = decision.relation or said.get(pair) or _relation(*pair, corpus)
            yield Claim(*pair, relation, _evidence(decision), tight=False)


def covers(decision: PersonDecision, kind: DocumentKind) -> bool:
    """Whether a justification is about documents of this kind."""
    return decision.level in (None, kind)


def _apply(decision: PersonDecision, ends: Ends, decisions: Decisions) -> AppliedDecision:
    goal = ends.find(decision.goal, goal=True)
    answer = ends.find(decision.answer) if decision.answer else None
    if goal.entry is None or (answer is not None and answer.entry is None):
        return _unused(decision, goal, answer, decisions)
    source = answer.entry.key if answer and answer.entry else None
    if source == goal.entry.key:
        return AppliedDecision(decision, DecisionState.UNUSED, source, source, unused=UnusedReason.SAME_ITEM)
    changed = tuple(_changes(decision, goal.entry, answer.entry if answer else None))
    if decisions.today is not None and decision.expires is not None and decision.expires < decisions.today:
        state = DecisionState.EXPIRED
    else:
        state = DecisionState.SUSPECT if any(map(is_material, changed)) else DecisionState.IN_FORCE
    return AppliedDecision(decision, state, source, goal.entry.key, changed)


def _unused(decision: PersonDecision, goal: Found, answer: Found | None, decisions: Decisions) -> AppliedDecision:
    """An end that is not found; in a run over some of the documents an absent one says nothing."""
    end, found = ("goal", goal) if goal.entry is None else ("answer", answer or goal)
    why = found.unused
    if why is UnusedReason.DOCUMENT_ABSENT and decisions.partial:
        why = UnusedReason.NOT_READ
    return AppliedDecision(
        decision,
        DecisionState.UNUSED,
        source=answer.entry.key if answer and answer.entry else None,
        target=goal.entry.key if goal.entry else None,
        unused=why,
        unused_end=end,
    )


def _changes(decision: PersonDecision, goal: Entry, answer: Entry | None) -> Iterator[EndChange]:
    found = [change_of("goal", decision.goal, goal)]
    if decision.answer is not None and answer is not None:
        found.append(change_of("answer", decision.answer, answer, decision.goal))
    return (each for each in found if each is not None)


def _without_superseded(applied: Sequence[AppliedDecision]) -> list[AppliedDecision]:
    """Who has said the same again of today's words need not be asked about the older decision."""
    newest: dict[tuple[object, ...], str] = {}
    for each in applied:
        if each.state is DecisionState.IN_FORCE:
            newest[_subject(each)] = max(newest.get(_subject(each), ""), each.decision.on)
    return [
        replace(each, state=DecisionState.UNUSED, unused=UnusedReason.SUPERSEDED)
        if each.state in (DecisionState.SUSPECT, DecisionState.EXPIRED)
        and newest.get(_subject(each), "") >= each.decision.on
        else each
        for each in applied
    ]


def _subject(applied: AppliedDecision) -> tuple[object, ...]:
    decision = applied.decision
    return decision.verdict, applied.source, applied.target, decision.relation, decision.level


def _with_contradictions(applied: list[AppliedDecision], corpus: Corpus) -> list[AppliedDecision]:
    """Decisions that cannot both stand: none of them does."""
    by_goal: dict[str, list[int]] = {}
    for number, each in enumerate(applied):
        if each.state in _STANDING and each.target is not None:
            by_goal.setdefault(each.target, []).append(number)
    against: dict[int, list[int]] = {}
    for numbers in by_goal.values():
        confirmed = [number for number in numbers if applied[number].decision.verdict is Verdict.CONFIRM]
        others = [number for number in numbers if applied[number].decision.verdict is not Verdict.CONFIRM]
        for one in confirmed:
            for other in others:
                if _contradict(applied[one], applied[other], corpus):
                    against.setdefault(one, []).append(other)
                    against.setdefault(other, []).append(one)
    return [
        replace(each, state=DecisionState.CONTRADICTED, against=tuple(sorted(against[number])))
        if number in against
        else each
        for number, each in enumerate(applied)
    ]


def _contradict(confirmed: AppliedDecision, other: AppliedDecision, corpus: Corpus) -> bool:
    """Confirmed and turned down; or confirmed from a document of which it is said that it need not answer."""
    if other.decision.verdict is Verdict.REJECT:
        relations = {confirmed.decision.relation, other.decision.relation}
        return confirmed.source == other.source and (len(relations) == 1 or None in relations)
    lower = document_key(str(confirmed.source))
    return lower != document_key(str(confirmed.target)) and covers(other.decision, corpus.by_key[lower].kind)


def _standing(applied: Iterable[AppliedDecision], verdict: Verdict) -> Iterator[tuple[int, AppliedDecision]]:
    for number, each in enumerate(applied):
        if each.decision.verdict is verdict and each.state in _STANDING:
            yield number, each


def _pair(applied: AppliedDecision) -> Pair:
    return str(applied.source), str(applied.target)


def _grouped(pairs: Iterable[tuple[K, int]]) -> dict[K, tuple[int, ...]]:
    groups: dict[K, list[int]] = {}
    for key, number in pairs:
        groups.setdefault(key, []).append(number)
    return {key: tuple(numbers) for key, numbers in groups.items()}


def _says(applied: AppliedDecision, relation: Relation) -> bool:
    return applied.decision.relation in (None, relation)


def _relation(source: str, target: str, corpus: Corpus) -> Relation:
    lower, upper = corpus.items.get(source), corpus.items.get(target)
    if upper is not None and upper.kind is ItemKind.ORDER:
        return Relation.ANSWERS
    if _document(source, corpus).kind in kinds_of("reports"):
        return Relation.REPORTS
    return relation_of(lower, upper) if isinstance(lower, Item) and upper is not None else Relation.IMPLEMENTS


def _document(key: str, corpus: Corpus) -> PlanDocument:
    return corpus.by_key[document_key(key)]


def _evidence(decision: PersonDecision) -> Evidence:
    who = ", ".join(each for each in (decision.by, decision.case) if each)
    return Evidence(EvidenceKind.PERSON, f"{who}: {decision.reason}", weight_of("person"))
