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


def together(before: Iterable[PersonDecision], new: Iterable[PersonDecision], doubt: Doubt) -> list[PersonDecision]:
    """All decisions after an answer: what it is about is decided anew, the rest stays.

    A decision that says the same as before stays as it was, with its date.
    """
    added = list(new)
    known = list(before)
    kept = [each for each in known if not _is_replaced(each, added, doubt)]
    return [*kept, *(next((old for old in known if _says_the_same(old, each)), each) for each in added)]


def _is_replaced(old: PersonDecision, new: Iterable[PersonDecision], doubt: Doubt) -> bool:
    if doubt.applied is not None and old == doubt.applied.decision:
        return True
    return any(_about(old) == _about(each) for each in new)


def _about(decision: PersonDecision) -> tuple[str, str, str, str, str]:
    goal, answer = decision.goal, decision.answer
    level = (decision.level or "") if answer is None else ""
    return (
        goal.document,
        goal.fingerprint,
        answer.document if answer else "",
        answer.fingerprint if answer else "",
        level,
    )


def _says_the_same(old: PersonDecision, new: PersonDecision) -> bool:
    return replace(old, on=new.on) == new


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
