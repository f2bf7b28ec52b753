"""What persons have decided, held against the documents of today: which decisions stand, and what they say."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from tracecheck.linker.claims import Claim, relation_of, weight_of
from tracecheck.linker.corpus import Corpus, document_key
from tracecheck.linker.documents.chain import kinds_of
from tracecheck.linker.documents.policy import Policy
from tracecheck.linker.persons.altered import change_of, is_material
from tracecheck.linker.persons.disputes import STANDING, settled_disputes
from tracecheck.linker.persons.ends import Ends, Entry, Found, make_ends
from tracecheck.linker.persons.fitting import why_unfit
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
from tracecheck.model.plan import PlanDocument

K = TypeVar("K")
Pair = tuple[str, str]


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
    decisions: Decisions,
    corpus: Corpus,
    policy: Policy,
    choices: Sequence[VersionChoice],
    documents: Sequence[PlanDocument],
) -> Settled:
    """Finds the ends again, then says of each decision whether it stands. `documents` are as they were read: the units
    of the corpus may have the names of the organisation."""
    if not decisions.every:
        return Settled()
    replaced = {key: choice.chosen for choice in choices for key in choice.others}
    ends = make_ends(corpus, replaced, {document.key: document.unit for document in documents})
    applied = settled_disputes((_apply(each, ends, decisions, policy) for each in decisions.every), corpus)
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


def with_idle_rejections(applied: Iterable[AppliedDecision], rejected: Iterable[Link]) -> tuple[AppliedDecision, ...]:
    """The decisions, a rejection unused where there is no coupling that it takes out, be it a person's."""
    every = list(applied)
    taken_out = {(link.source, link.target) for link in rejected}
    taken_out |= {_pair(each) for each in every if each.unused is UnusedReason.REPLACED}
    return tuple(
        replace(each, state=DecisionState.UNUSED, unused=UnusedReason.NO_COUPLING)
        if each.decision.verdict is Verdict.REJECT and each.state in STANDING and _pair(each) not in taken_out
        else each
        for each in every
    )


def _apply(decision: PersonDecision, ends: Ends, decisions: Decisions, policy: Policy) -> AppliedDecision:
    goal = ends.find(decision.goal, goal=True)
    answer = ends.find(decision.answer) if decision.answer else None
    if goal.entry is None or any(each.unused or not each.entry for each in (goal, answer) if each):
        return _unused(decision, goal, answer, decisions)
    lower = answer.entry if answer else None
    source = lower.key if lower else None
    unfit = _untimely(decision, decisions) or why_unfit(decision, goal.entry, lower, ends.corpus, policy)
    if unfit is not None:
        return AppliedDecision(decision, DecisionState.UNUSED, source, goal.entry.key, unused=unfit)
    changed = tuple(_changes(decision, goal.entry, lower))
    if decision.has_expired(decisions.today):
        state = DecisionState.EXPIRED
    else:
        state = DecisionState.SUSPECT if any(map(is_material, changed)) else DecisionState.IN_FORCE
    return AppliedDecision(decision, state, source, goal.entry.key, changed)


def _untimely(decision: PersonDecision, decisions: Decisions) -> UnusedReason | None:
    """A decision of a day that has not come is not made yet."""
    return UnusedReason.FUTURE if decision.is_to_come(decisions.today) else None


def _unused(decision: PersonDecision, goal: Found, answer: Found | None, decisions: Decisions) -> AppliedDecision:
    """An end that is not found where it was; in a run over some of the documents an absent one says nothing."""
    end, found = ("goal", goal) if goal.unused else ("answer", answer or goal)
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


def _standing(applied: Iterable[AppliedDecision], verdict: Verdict) -> Iterator[tuple[int, AppliedDecision]]:
    for number, each in enumerate(applied):
        if each.decision.verdict is verdict and each.state in STANDING:
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
