"""A document's own answer to where a goal is followed up: in daily operations, within the frame, later, not now."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from tracecheck.model.item import FollowUp
from tracecheck.parsers.values.text import REMEMBERED, any_word, closed, holds_any, normal, shortest
from tracecheck.resources import load_data

# How far before a phrase a negation still counts, and after it the year to which something is put off.
_REACH = 24
_YEAR = re.compile(r"[^.;]{0,16}?(?<!\d)(?P<year>20\d\d)(?!\d)")

_LISTS = ("phrases", "alone", "dated", "closing")
_CLAUSE = re.compile(r"(?: +[^\s.,;:()]+)+")
_CLOSED = re.compile(r"\s*(?:[.;)!]|$)")

# A pattern for a list that is empty: matches nothing that a normal text holds.
_NOTHING = ["\0"]


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Patterns of one kind: anywhere, as the whole text, and of those anywhere the ones that need a year after them and
    the ones that need the end of the clause."""

    kind: str
    running: re.Pattern[str]
    alone: re.Pattern[str]
    dated: re.Pattern[str]
    closing: re.Pattern[str]


@lru_cache(REMEMBERED)
def find_follow_up(text: str) -> FollowUp | None:
    """The answer in `text`, or None; the kinds are tried in the order of data/follow_up.toml.

    Kinds: not_prioritised, postponed (with `from_year` where stated), not_begun (told, and no answer), own_case,
    within_frame, ordinary_operations.
    """
    plain = normal(text)
    if not (holds_any(plain, _telling()) and _holds_phrase(plain.lower())):
        return None
    for phrases in _kinds():
        found = _find(phrases, text, plain)
        if found:
            return found
    return None


def _find(phrases: _Phrases, text: str, plain: str) -> FollowUp | None:
    alone = phrases.alone.fullmatch(plain.strip(" ."))
    if alone:
        return FollowUp(phrases.kind, text.strip())
    for match in phrases.running.finditer(plain):
        year = _YEAR.match(plain, match.end()) if phrases.kind == "postponed" else None
        if _is_meant(plain, match, phrases, year is not None):
            end = year.end() if year else _end(plain, match, phrases)
            return FollowUp(phrases.kind, text[match.start() : end], int(year["year"]) if year else None)
    return None


def _end(plain: str, match: re.Match[str], phrases: _Phrases) -> int:
    """Where the words end: what is put off «til neste rullering» is quoted with that."""
    data = load_data("follow_up")["until"]
    further = _CLAUSE.match(plain, match.end())
    if phrases.kind != "postponed" or further is None:
        return match.end()
    rest = list(re.finditer(r"\S+", further.group()))[: data["most"]]
    beside = {match.group().split()[-1].lower(), rest[0].group().lower()}
    return match.end() + rest[-1].end() if beside & set(data["words"]) else match.end()


def _is_meant(plain: str, match: re.Match[str], phrases: _Phrases, has_year: bool) -> bool:
    if phrases.dated.fullmatch(match.group()) and not has_year:
        return False
    if phrases.closing.fullmatch(match.group()) and not _CLOSED.match(plain, match.end()):
        return False
    before = re.split(r"[.;:,]", plain[max(0, match.start() - _REACH) : match.start()])[-1]
    after, follows = _elsewhere()
    return not (_negation().search(before) or after.search(before) or follows.match(plain, match.end()))


@cache
def _kinds() -> tuple[_Phrases, ...]:
    return tuple(_phrases(group) for group in load_data("follow_up")["phrases"])


@cache
def _telling() -> tuple[str, ...]:
    """The longest word of every phrase: most texts hold none of them and are not looked at closely."""
    return shortest(_beside_longest())


def _holds_phrase(small: str) -> bool:
    """Whether a text in small letters holds all words of a phrase, wherever: few texts do, and are read."""
    held = small.__contains__
    return any(all(map(held, each)) for word in filter(held, _beside_longest()) for each in _beside_longest()[word])


@cache
def _beside_longest() -> dict[str, list[list[str]]]:
    """For the longest word of phrases the other words of each, in small letters."""
    groups = load_data("follow_up")["phrases"]
    beside: dict[str, list[list[str]]] = {}
    for phrase in sorted({phrase for group in groups for name in _LISTS for phrase in group.get(name, ())}):
        words = sorted(re.sub(r"[*…]", " ", phrase.lower()).split(), key=len)
        beside.setdefault(words.pop(), []).append(words)
    return beside


def _phrases(group: dict[str, Any]) -> _Phrases:
    alone, dated, closing = (group.get(name, []) for name in ("alone", "dated", "closing"))
    running = _pattern([*group["phrases"], *dated, *closing])
    return _Phrases(group["kind"], running, *(_pattern(each or _NOTHING) for each in (alone, dated, closing)))


def _pattern(phrases: list[str]) -> re.Pattern[str]:
    """Phrases with «…» for at most three words and a trailing * for any ending."""
    words = any_word(phrases).replace(" {1,2}… {1,2}", r" (?:[^\s.;:]{1,30} ){0,3}").replace(r"\*", r"\w{0,20}")
    return re.compile(words, re.IGNORECASE)


@cache
def _elsewhere() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_data("follow_up")["elsewhere"]
    after = re.compile(rf"{any_word(words['after'])} *$", re.IGNORECASE)
    return after, re.compile(rf" {closed(words['before'])}", re.IGNORECASE)


@cache
def _negation() -> re.Pattern[str]:
    return re.compile(any_word(load_data("follow_up")["negations"]["words"]), re.IGNORECASE)
