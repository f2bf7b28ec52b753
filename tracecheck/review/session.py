"""The doubts one at a time: shown, asked, written down."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from tracecheck.messages import Catalogue
from tracecheck.model.decision import PersonDecision, Verdict
from tracecheck.model.review import Doubt, DoubtKind
from tracecheck.reports.evidence import end_name, end_place
from tracecheck.reports.look import Look, harmless
from tracecheck.resources import load_data
from tracecheck.review.dates import iso_date
from tracecheck.review.decide import Word, confirm, justify, own, point, reject
from tracecheck.review.show import candidate_end, doubt_lines
from tracecheck.review.store import Store
from tracecheck.trail.find import find_item
from tracecheck.trail.web import STATEMENT, Web

_CHOICES = {
    DoubtKind.SUSPECT: ("confirm", "reject", "point"),
    DoubtKind.CONFLICTING: ("confirm", "reject", "point"),
    DoubtKind.MISFIT: ("confirm", "reject", "point"),
    DoubtKind.UNANSWERED: ("point", "justify"),
    DoubtKind.LIKENESS: ("confirm", "reject", "point"),
    DoubtKind.PARENTLESS: ("point", "own"),
}
_ALWAYS = ("skip", "undo", "quit")
_LISTED = 8
_SHOWN = 40


class Stop(Exception):  # noqa: N818 - nothing is wrong when somebody has had enough
    """The person ends the session, or the input does."""


@dataclass(slots=True)
class Tally:
    """What became of the doubts that were put."""

    decided: int = 0
    skipped: int = 0
    left: int = 0


@dataclass(slots=True)
class Session:
    """A review in a terminal. `ask` shows a prompt and gives what was typed, and raises Stop at the end of the input;
    `say` shows a line; `today` is an ISO date."""

    web: Web
    store: Store
    catalogue: Catalogue
    look: Look
    ask: Callable[[str], str]
    say: Callable[[str], None]
    today: str
    by: str
    case: str | None = None
    tally: Tally = field(default_factory=Tally)

    def text(self, name: str, **arguments: str | int) -> str:
        """A text of this command."""
        return self.catalogue.text(f"review.{name}", **arguments)


def run_session(session: Session, queue: Sequence[Doubt]) -> Tally:
    """Puts every doubt, until all are answered or the person has had enough; each answer is written at once."""
    number = 0
    try:
        if queue and not session.by:
            session.by = _ask_who(session)
        while number < len(queue):
            number = max(0, number + _put(queue[number], number + 1, len(queue), session))
    except Stop:
        session.say("")
    session.tally.left = len(queue) - number
    return session.tally


def _ask_who(session: Session) -> str:
    """A role is asked for: decisions are an office's, and no person's name is kept."""
    while not (who := session.ask(session.text("ask_by")).strip()):
        session.say(session.text("needed"))
    return who


def _put(doubt: Doubt, number: int, total: int, session: Session) -> int:
    """One doubt until it is answered or left; how many doubts to go on, or back."""
    head = session.text("head", number=number, total=total, kind=session.text(f"kind.{doubt.kind}"))
    session.say("")
    session.say(session.look.style(head, "bold"))
    for line in doubt_lines(doubt, session.web, session.catalogue, session.look):
        session.say(line)
    choices = choices_of(doubt)
    session.say(session.look.style(session.look.wrap(_menu(choices, session), indent=2), "cyan"))
    while True:
        typed = session.ask("> ").strip()
        step = _answer(doubt, typed, choices, session)
        if step is not None:
            return step


def choices_of(doubt: Doubt) -> tuple[str, ...]:
    """What may be answered; a gap that somebody has justified is justified anew."""
    if doubt.kind is DoubtKind.SUSPECT and doubt.answer is None:
        said = doubt.applied.decision.verdict if doubt.applied else Verdict.JUSTIFY
        return ("own",) if said is Verdict.OWN else ("justify",)
    return _CHOICES[doubt.kind]


def _menu(choices: Sequence[str], session: Session) -> str:
    """«b = bekreft   a = avvis   …»."""
    return "   ".join(
        f"{session.text(f'key.{each}')} = {session.text(f'choice.{each}')}" for each in (*choices, *_ALWAYS)
    )


def _answer(doubt: Doubt, typed: str, choices: Sequence[str], session: Session) -> int | None:
    """What is done with what was typed; None where it must be asked again."""
    if typed == "?":
        session.say(session.look.wrap(session.text("help", **_keys(session)), indent=2))
        return None
    if typed.isascii() and typed.isdigit() and "point" in choices:
        return _pointed(doubt, typed, session)
    chosen = _chosen(typed, (*choices, *_ALWAYS), session)
    if chosen is None:
        session.say(session.text("unknown", typed=harmless(typed)[:_SHOWN]) if typed else session.text("choose"))
        return None
    return _DO[chosen](doubt, session)


def _keys(session: Session) -> dict[str, str]:
    """The letters that are always there, by what they do."""
    return {each: session.text(f"key.{each}") for each in _ALWAYS}


def _quit(_doubt: Doubt, _session: Session) -> int | None:
    raise Stop


def _skipped(_doubt: Doubt, session: Session) -> int | None:
    session.tally.skipped += 1
    return 1


def _confirmed(doubt: Doubt, session: Session) -> int | None:
    return _written(confirm(doubt, _word(session), session.web), doubt, session)


def _rejected(doubt: Doubt, session: Session) -> int | None:
    return _written(reject(doubt, _word(session), session.web), doubt, session)


def _own(doubt: Doubt, session: Session) -> int | None:
    return _written(own(doubt, _word(session), session.web), doubt, session)


def _asked_where(doubt: Doubt, session: Session) -> int | None:
    return _pointed(doubt, session.ask(session.text("ask_point")).strip(), session)


def _chosen(typed: str, choices: Sequence[str], session: Session) -> str | None:
    """A letter, or the beginning of the word that it stands for."""
    words = typed.casefold()
    for each in choices:
        if words == session.text(f"key.{each}").casefold():
            return each
    fitting = [
        each for each in choices if len(words) > 1 and session.text(f"choice.{each}").casefold().startswith(words)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _undone(_doubt: Doubt, session: Session) -> int | None:
    if not session.store.undo():
        session.say(session.text("nothing_to_undo"))
        return None
    session.tally.decided -= 1
    session.say(session.text("undone"))
    return -1


def _pointed(doubt: Doubt, typed: str, session: Session) -> int | None:
    """A number among those shown, an id, a printed number or words; what is not found is told and asked again."""
    if not typed:
        return None
    other = pointed_at(doubt, typed, session.web)
    if len(other) != 1:
        for line in _several(typed, other, session):
            session.say(line)
        return None
    if not may_answer(doubt, other[0], session.web):
        document = harmless(session.web.ends[other[0]].document)
        session.say(session.text("row.point_elsewhere", typed=harmless(typed), document=document))
        return None
    end = session.web.ends[other[0]]
    named = end_name(end, session.catalogue) + end_place(end, session.catalogue, True)
    session.say(session.look.wrap(session.text("pointed", what=named), indent=2))
    return _written(point(doubt, other[0], _word(session), session.web), doubt, session)


def pointed_at(doubt: Doubt, typed: str, web: Web) -> tuple[str, ...]:
    """The items that may be meant: one of the candidates by its number («2», «kandidat 2», «2: delmål 2.3 …»), else
    what `find_item` reads from it. Of several those that may answer the goal, if there are any."""
    number = _candidate_number(typed)
    if number is not None and 1 <= number <= len(doubt.candidates):
        return (candidate_end(doubt, doubt.candidates[number - 1]),)
    found = find_item(typed, web).matches
    own = (doubt.goal, doubt.answer)
    meant = [key for key in found if key not in own and (doubt.answer is None or web.ends[key].kind != STATEMENT)]
    return tuple(key for key in meant if may_answer(doubt, key, web)) or tuple(meant)


def _candidate_number(typed: str) -> int | None:
    words = "|".join(load_data("review")["form"]["candidate_words"])
    found = re.fullmatch(rf"(?:(?:{words})\s*)?([0-9]{{1,3}})(?:\.0)?", typed.partition(":")[0].strip().casefold())
    return int(found[1]) if found else None


def may_answer(doubt: Doubt, key: str, web: Web) -> bool:
    """Whether an item can be the answer that a gap lacks: it stands in a document in which an answer was looked for."""
    if doubt.answer is not None or doubt.level is None:
        return True
    document = web.corpus.document(web.ends[key].document)
    return document is not None and document.kind is doubt.level


def chained(web: Web) -> frozenset[str]:
    """The documents that count, by key: drafts and older versions are only compared."""
    return frozenset(document.key for document in web.corpus.in_chain())


def _several(typed: str, found: Sequence[str], session: Session) -> Iterator[str]:
    if not found and find_item(typed, session.web).matches:
        yield session.text("itself", typed=harmless(typed))
        return
    name = "why.ambiguous" if found else "why.not_found"
    yield session.catalogue.text(name, asked=harmless(typed), count=len(found))
    for key in found[:_LISTED]:
        yield session.look.wrap(f"{harmless(key)}: {end_name(session.web.ends[key], session.catalogue, 60)}", 4, 2)


def _justified(doubt: Doubt, session: Session) -> int | None:
    """A reason must be given; case and expiry may be."""
    reason = session.ask(session.text("ask_reason_needed")).strip()
    if not reason:
        session.say(session.text("needed"))
        return None
    case = session.case or session.ask(session.text("ask_case")).strip() or None
    word = Word(session.by, session.today, reason, case, _expiry(session))
    return _written(justify(doubt, word, session.web), doubt, session)


def _expiry(session: Session) -> str | None:
    while typed := session.ask(session.text("ask_expires")).strip():
        expires = iso_date(typed)
        if expires is not None and expires >= session.today:
            return expires
        session.say(session.text("bad_date" if expires is None else "past_date", typed=harmless(typed)))
    return None


def _word(session: Session) -> Word:
    reason = session.ask(session.text("ask_reason")).strip() or session.text("usual_reason")
    return Word(session.by, session.today, reason, session.case)


def _written(new: Sequence[PersonDecision], doubt: Doubt, session: Session) -> int:
    session.store.add(new, doubt)
    session.tally.decided += 1
    session.say(session.look.style(f"  {session.text('saved', undo=_keys(session)['undo'])}", "green"))
    return 1


_DO: dict[str, Callable[[Doubt, Session], int | None]] = {
    "confirm": _confirmed,
    "reject": _rejected,
    "point": _asked_where,
    "justify": _justified,
    "own": _own,
    "skip": _skipped,
    "undo": _undone,
    "quit": _quit,
}
