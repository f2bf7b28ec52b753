"""Several decisions about one thing: which of them counts, and which cannot stand beside each other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tracecheck.linker.corpus import Corpus, document_key
from tracecheck.model.decision import AppliedDecision, DecisionState, PersonDecision, UnusedReason, Verdict
from tracecheck.model.plan import DocumentKind

STANDING = frozenset({DecisionState.IN_FORCE, DecisionState.SUSPECT})


def settled_disputes(applied: Iterable[AppliedDecision], corpus: Corpus) -> list[AppliedDecision]:
    """The decisions of a run; unused are those that another one takes the place of. Of two that cannot both stand the
    one with the later date does; of the same date neither does."""
    known = _without_superseded(_without_repeated(applied))
    against = _contradicting(known, corpus)
    return [_disputed(number, each, known, against.get(number, ())) for number, each in enumerate(known)]


def covers(decision: PersonDecision, kind: DocumentKind) -> bool:
    """Whether a justification is about documents of this kind."""
    return decision.level in (None, kind)


def _without_repeated(applied: Iterable[AppliedDecision]) -> list[AppliedDecision]:
    """One decision that stands twice in the file, word for word, is one."""
    seen: set[PersonDecision] = set()
    found = []
    for each in applied:
        again = each.state in STANDING and each.decision in seen
        seen.add(each.decision)
        found.append(_unused(each, UnusedReason.REPEATED) if again else each)
    return found


def _without_superseded(applied: Sequence[AppliedDecision]) -> list[AppliedDecision]:
    """Who has said the same again of today's words need not be asked about the older decision."""
    newest: dict[tuple[object, ...], str] = {}
    for each in applied:
        if each.state is DecisionState.IN_FORCE:
            newest[_subject(each)] = max(newest.get(_subject(each), ""), each.decision.on)
    return [
        _unused(each, UnusedReason.SUPERSEDED)
        if each.state in (DecisionState.SUSPECT, DecisionState.EXPIRED)
        and newest.get(_subject(each), "") >= each.decision.on
        else each
        for each in applied
    ]


def _subject(applied: AppliedDecision) -> tuple[object, ...]:
    decision = applied.decision
    return decision.verdict, applied.source, applied.target, decision.relation, decision.level


def _contradicting(applied: Sequence[AppliedDecision], corpus: Corpus) -> dict[int, list[int]]:
    """For each decision the others that cannot stand beside it."""
    by_goal: dict[str, list[int]] = {}
    for number, each in enumerate(applied):
        if each.state in STANDING and each.target is not None:
            by_goal.setdefault(each.target, []).append(number)
    against: dict[int, list[int]] = {}
    for one, other in (pair for numbers in by_goal.values() for pair in _pairs(numbers, applied)):
        if _contradict(applied[one], applied[other], corpus):
            against.setdefault(one, []).append(other)
            against.setdefault(other, []).append(one)
    return against


def _pairs(numbers: Sequence[int], applied: Sequence[AppliedDecision]) -> Iterator[tuple[int, int]]:
    """Each confirmation of a goal with each decision about it that confirms nothing."""
    confirmed = [number for number in numbers if applied[number].decision.verdict is Verdict.CONFIRM]
    others = [number for number in numbers if applied[number].decision.verdict in (Verdict.REJECT, Verdict.JUSTIFY)]
    return ((one, other) for one in confirmed for other in others)


def _contradict(confirmed: AppliedDecision, other: AppliedDecision, corpus: Corpus) -> bool:
    """Confirmed and turned down; or confirmed from a document of which it is said that it need not answer."""
    if other.decision.verdict is Verdict.REJECT:
        relations = {confirmed.decision.relation, other.decision.relation}
        return confirmed.source == other.source and (len(relations) == 1 or None in relations)
    lower = document_key(str(confirmed.source))
    return lower != document_key(str(confirmed.target)) and covers(other.decision, corpus.by_key[lower].kind)


def _disputed(
    number: int, one: AppliedDecision, applied: Sequence[AppliedDecision], others: Sequence[int]
) -> AppliedDecision:
    """A decision beside those that it contradicts: it gives way to a later one, and stands against earlier ones."""
    equal = [each for each in others if _is_even(one, applied[each])]
    if equal:
        return replace(one, state=DecisionState.CONTRADICTED, against=tuple(sorted(equal)))
    if any(applied[each].decision.on > one.decision.on for each in others):
        return replace(_unused(one, UnusedReason.REPLACED), against=tuple(sorted(others)))
    return one


def _is_even(one: AppliedDecision, other: AppliedDecision) -> bool:
    """Whether neither of two decisions goes before the other: made on one day; or the later one is about words that
    have changed since, and the earlier one about those of today."""
    later, earlier = sorted((one, other), key=lambda each: each.decision.on, reverse=True)
    return one.decision.on == other.decision.on or (
        later.state is DecisionState.SUSPECT and earlier.state is DecisionState.IN_FORCE
    )


def _unused(applied: AppliedDecision, why: UnusedReason) -> AppliedDecision:
    return replace(applied, state=DecisionState.UNUSED, unused=why)
