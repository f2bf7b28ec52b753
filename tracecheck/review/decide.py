"""From a person's answer to decisions: with the words of both ends as they stand now."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tracecheck.decisions import endpoint_of
from tracecheck.model.decision import Endpoint, PersonDecision, Verdict
from tracecheck.model.item import Item, Statement
from tracecheck.model.plan import PlanDocument
from tracecheck.model.review import Doubt
from tracecheck.trail.web import Web


@dataclass(frozen=True, slots=True)
class Word:
    """Who decides (a role), when (ISO date), why, in which case, and until when (ISO date)."""

    by: str
    on: str
    reason: str
    case: str | None = None
    expires: str | None = None


def confirm(doubt: Doubt, word: Word, web: Web) -> tuple[PersonDecision, ...]:
    """The coupling holds."""
    return (_decision(Verdict.CONFIRM, str(doubt.goal), doubt.answer, word, web),)


def reject(doubt: Doubt, word: Word, web: Web) -> tuple[PersonDecision, ...]:
    """The coupling does not hold."""
    return (_decision(Verdict.REJECT, str(doubt.goal), doubt.answer, word, web),)


def point(doubt: Doubt, other: str, word: Word, web: Web) -> tuple[PersonDecision, ...]:
    """Something else is meant: the coupling in doubt, if there is one, does not hold, and the one to `other` does."""
    if doubt.answer is None:
        return (_decision(Verdict.CONFIRM, str(doubt.goal), other, word, web),)
    new = _decision(Verdict.CONFIRM, other, doubt.answer, word, web)
    return (new,) if doubt.goal is None else (*reject(doubt, word, web), new)


def justify(doubt: Doubt, word: Word, web: Web) -> tuple[PersonDecision, ...]:
    """Nothing needs to answer the goal on this level, and why."""
    made = _decision(Verdict.JUSTIFY, str(doubt.goal), None, word, web)
    return (replace(made, level=doubt.level),)


def own(doubt: Doubt, word: Word, web: Web) -> tuple[PersonDecision, ...]:
    """The goal is the unit's own: it need follow up no goal above."""
    return (_decision(Verdict.OWN, str(doubt.answer or doubt.goal), None, word, web),)


def together(before: Iterable[PersonDecision], new: Iterable[PersonDecision], doubt: Doubt) -> list[PersonDecision]:
    """All decisions after an answer: what it is about is decided anew, the rest stays.

    A decision that says the same as before stays as it was, with its date. One that takes the place of others says so:
    who decided first can be read from the file alone.
    """
    known, added = list(before), []
    gone: list[PersonDecision] = []
    for each in new:
        former = [old for old in known if old not in gone and _gives_way(old, each, doubt)]
        same = next((old for old in known if _says_the_same(old, each)), None)
        added.append(same or replace(each, replaces="; ".join(map(_history, former)) or None))
        gone += former
    return [*(each for each in known if each not in gone), *added]


def _gives_way(old: PersonDecision, new: PersonDecision, doubt: Doubt) -> bool:
    """Whether a new decision takes the place of an old one: it is about the same, or both cannot stand."""
    if doubt.applied is not None and old == doubt.applied.decision:
        return True
    return _about(old) == _about(new) or _contradicts(old, new) or _contradicts(new, old)


def _contradicts(gap: PersonDecision, coupling: PersonDecision) -> bool:
    """Whether it is said of one goal that nothing need answer it, and that something does."""
    if gap.verdict is not Verdict.JUSTIFY or coupling.verdict is not Verdict.CONFIRM or coupling.answer is None:
        return False
    same = (gap.goal.document, gap.goal.fingerprint) == (coupling.goal.document, coupling.goal.fingerprint)
    return same and gap.level in (None, coupling.answer.document_kind)


def _history(old: PersonDecision) -> str:
    """«confirm 2026-03-01 controller (12/26): Følger av vedtaket», and what that one took the place of."""
    case = f" ({old.case})" if old.case else ""
    said = f"{old.verdict.value} {old.on} {old.by}{case}: {old.reason}"
    return f"{said}; {old.replaces}" if old.replaces else said


def _about(decision: PersonDecision) -> tuple[str, str, str, str, str]:
    goal, answer = decision.goal, decision.answer
    level = Verdict.OWN.value if decision.verdict is Verdict.OWN else decision.level or ""
    return (
        goal.document,
        goal.fingerprint,
        answer.document if answer else "",
        answer.fingerprint if answer else "",
        level,
    )


def _says_the_same(old: PersonDecision, new: PersonDecision) -> bool:
    return replace(old, on=new.on, replaces=new.replaces) == new


def _decision(verdict: Verdict, goal: str, answer: str | None, word: Word, web: Web) -> PersonDecision:
    return PersonDecision(
        verdict=verdict,
        goal=_end(goal, web),
        by=word.by,
        on=word.on,
        reason=word.reason,
        answer=_end(answer, web) if answer else None,
        case=word.case,
        expires=word.expires,
    )


def _end(key: str, web: Web) -> Endpoint:
    document, entry = _located(key, web)
    return endpoint_of(document, entry)


def _located(key: str, web: Web) -> tuple[PlanDocument, Item | Statement]:
    document = web.corpus.document(web.ends[key].document)
    if document is None:
        raise KeyError(key)
    return document, next(each for each in _entries(document) if f"{document.key}#{each.id}" == key)


def _entries(document: PlanDocument) -> Iterator[Item | Statement]:
    yield from document.items
    yield from document.statements
