"""A filled-in form → decisions; what cannot be used is told row by row, and the rest is taken."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tracecheck.model.coupling import Candidate, Relation
from tracecheck.model.decision import PersonDecision
from tracecheck.model.finding import Argument
from tracecheck.model.keys import fingerprint, text_key
from tracecheck.model.plan import DocumentKind
from tracecheck.model.review import Doubt, DoubtKind
from tracecheck.reports.look import shortened
from tracecheck.resources import load_data
from tracecheck.review.dates import iso_date
from tracecheck.review.decide import Word, confirm, justify, own, point, reject
from tracecheck.review.form_read import FilledRow
from tracecheck.rules.phrases import unquoted
from tracecheck.trail.find import find_item
from tracecheck.trail.web import Web

_SHOWN = 80
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_IN_MARKS = re.compile(r"[«“](.*)[»”]", re.DOTALL)
"""What the form quotes, in the marks of any of its languages."""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why a row was not taken: its number in the file, a message id with its arguments."""

    row: int
    message_id: str
    arguments: dict[str, Argument] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answered:
    """A row that was taken: what it is about, and the decisions made of it."""

    doubt: Doubt
    decisions: tuple[PersonDecision, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a form: `left` rows have no verdict."""

    answers: tuple[Answered, ...]
    problems: tuple[RowProblem, ...]
    left: int


@dataclass(frozen=True, slots=True)
class Filling:
    """What holds for every row where it says nothing itself: who, case, the usual reason; `today` is an ISO date."""

    today: str
    usual_reason: str
    by: str | None = None
    case: str | None = None


class _BadRowError(ValueError):
    def __init__(self, message_id: str, **arguments: Argument) -> None:
        super().__init__(message_id)
        self.message_id = message_id
        self.arguments = arguments


def take_form(rows: Iterable[FilledRow], filling: Filling, web: Web) -> Taken:
    """The decisions of all rows that can be used."""
    answers: list[Answered] = []
    problems: list[RowProblem] = []
    left = 0
    for row in rows:
        try:
            answered = _take(row.texts, filling, web)
        except _BadRowError as error:
            problems.append(RowProblem(row.number, error.message_id, error.arguments))
            continue
        left += answered is None
        answers += [answered] if answered else []
    return Taken(tuple(answers), tuple(problems), left)


def _take(texts: dict[str, str], filling: Filling, web: Web) -> Answered | None:
    verdict = _verdict(texts.get("verdict", ""), bool(texts.get("point")))
    if verdict is None:
        return None
    doubt = _doubt(texts.get("key", ""), web)
    _check_shown(texts, doubt, web)
    if verdict != "point" and texts.get("point"):
        raise _BadRowError("review.row.point_beside", typed=texts["point"])
    word = _word(texts, verdict, filling)
    if verdict == "justify":
        if doubt.goal is None or doubt.answer is not None:
            raise _BadRowError("review.row.not_gap" if doubt.goal else "review.row.no_parent")
        return Answered(doubt, justify(doubt, word, web))
    if verdict == "own":
        if doubt.goal is not None or doubt.answer is None:
            raise _BadRowError("review.row.not_own")
        return Answered(doubt, own(doubt, word, web))
    if verdict == "point":
        return Answered(doubt, point(doubt, _other(texts.get("point", ""), doubt, web), word, web))
    if doubt.goal is None or doubt.answer is None:
        raise _BadRowError("review.row.no_pair" if doubt.goal else "review.row.no_parent")
    return Answered(doubt, (confirm if verdict == "confirm" else reject)(doubt, word, web))


def _verdict(typed: str, pointed: bool) -> str | None:
    """The verdict that a word stands for; a row with nothing but a pointer points."""
    key = text_key(typed)
    if not key and typed.strip() not in load_data("review")["verdicts"]["skip"]:
        return "point" if pointed and not typed.strip() else None
    words: dict[str, list[str]] = load_data("review")["verdicts"]
    for name, forms in words.items():
        if typed.strip() in forms or key in {text_key(form) for form in forms}:
            return None if name == "skip" else name
    raise _BadRowError("review.row.verdict", typed=typed)


def _doubt(key: str, web: Web) -> Doubt:
    """What the row was about when the form was written, found again in the documents of today."""
    try:
        value = json.loads(key)
        level = value.get("level")
        goal, answer = (_found(value.get(name), web) for name in ("goal", "answer"))
        near = [_found(each, web, needed=False) for each in value.get("candidates", [])]
        kind = DoubtKind.LIKENESS if goal and answer else DoubtKind.UNANSWERED if goal else DoubtKind.PARENTLESS
        made = tuple(_candidate(each, goal, answer) for each in near)
        return Doubt(kind, goal, answer, level=DocumentKind(level) if level else None, candidates=made)
    except _BadRowError:
        raise
    except (ValueError, TypeError, AttributeError, KeyError):
        raise _BadRowError("review.row.key") from None


def _check_shown(texts: dict[str, str], doubt: Doubt, web: Web) -> None:
    """What the person read must be what the hidden key is about: rows may have been sorted or pasted without it."""
    for name, key in (("goal", doubt.goal), ("answer", doubt.answer)):
        if name in texts and not _is_shown(texts[name], web.ends[key].text if key else ""):
            raise _BadRowError("review.row.other_text", shown=texts[name][:_SHOWN] or "–", text=_beginning(key, web))


def _is_shown(cell: str, text: str) -> bool:
    """Whether a cell shows a text, as the form has it; letters that an old encoding lacks may be lost."""
    found = _IN_MARKS.search(cell)
    inner = found[1] if found else cell
    expected = shortened(unquoted(text), int(load_data("review")["form"]["text"]))
    lost = expected.encode("cp1252", errors="replace").decode("cp1252")
    return text_key(inner) in (text_key(expected), text_key(lost))


def _beginning(key: str | None, web: Web) -> str:
    return shortened(unquoted(web.ends[key].text), _SHOWN) if key else "–"


def _candidate(other: str | None, goal: str | None, answer: str | None) -> Candidate:
    """Only its end counts here; a candidate that is gone keeps its number."""
    source, target = (other or "", goal or "") if answer is None else (answer, other or "")
    return Candidate(source, target, Relation.REFINES, 0.0, 0)


def _found(end: Any, web: Web, needed: bool = True) -> str | None:
    """The id of today of an end: with the same words, in its place or elsewhere in the documents."""
    if end is None:
        return None
    key, print_then = str(end[0]), str(end[1])
    if key in web.ends and fingerprint(web.ends[key].text) == print_then:
        return key
    same = [each for each, known in web.ends.items() if fingerprint(known.text) == print_then]
    own = [each for each in same if web.ends[each].document == key.rpartition("#")[0]] or same
    if len(own) == 1:
        return own[0]
    if not needed:
        return None
    if key in web.ends and not same:
        raise _BadRowError("review.row.changed", text=web.ends[key].text[:120])
    raise _BadRowError("review.row.several" if same else "review.row.gone", id=key)


def _other(typed: str, doubt: Doubt, web: Web) -> str:
    """The item that is pointed at: the number of a candidate, an id, a printed number, or words."""
    from tracecheck.review.session import chained, may_answer, pointed_at

    if not typed:
        raise _BadRowError("review.row.no_point")
    usable = [each for each in pointed_at(doubt, typed, web) if each in web.ends]
    if len(usable) == 1:
        if not may_answer(doubt, usable[0], web):
            raise _BadRowError("review.row.point_elsewhere", typed=typed, document=web.ends[usable[0]].document)
        return usable[0]
    if usable:
        raise _BadRowError("review.row.point_several", typed=typed, ids=", ".join(usable[:3]))
    found = find_item(typed, web)
    if {doubt.goal, doubt.answer}.intersection(found.matches):
        raise _BadRowError("review.row.itself", typed=typed)
    near = [each for each in found.nearest if web.ends[each].document in chained(web)]
    raise _BadRowError("review.row.point_gone", typed=typed, nearest=", ".join(near) or "–")


def _word(texts: dict[str, str], verdict: str, filling: Filling) -> Word:
    by = texts.get("by") or filling.by
    if not by:
        raise _BadRowError("review.row.by")
    reason = texts.get("reason") or ("" if verdict == "justify" else filling.usual_reason)
    if not reason:
        raise _BadRowError("review.row.reason")
    case = texts.get("case") or filling.case
    if case and _ISO.fullmatch(case):
        raise _BadRowError("review.row.case", typed=case)
    return Word(by, filling.today, reason, case, _expires(texts.get("expires", ""), filling.today))


def _expires(typed: str, today: str) -> str | None:
    if not typed:
        return None
    expires = iso_date(typed)
    if expires is None:
        raise _BadRowError("review.row.date", typed=typed)
    if expires < today:
        raise _BadRowError("review.row.past", typed=typed)
    return expires
