"""A document's own answer to where a goal is followed up: in daily operations, within the frame, later, not now."""

import re
from functools import cache

from tracecheck.model.plan import FollowUp
from tracecheck.parsers.values.text import any_word, normal
from tracecheck.resources import load_data

# How far before a phrase a negation still counts, and after it the year to which something is put off.
_REACH = 24
_YEAR = re.compile(r"[^.;]{0,16}?(?<!\d)(?P<year>20\d\d)(?!\d)")


def find_follow_up(text: str) -> FollowUp | None:
    """The answer in `text`, or None; the kinds are tried in the order of data/follow_up.toml.

    Kinds: not_prioritised, postponed (with `from_year` where stated), own_case, within_frame, ordinary_operations.
    """
    plain = normal(text)
    for kind, phrases in _kinds():
        for match in phrases.finditer(plain):
            if not _is_negated(plain, match.start()):
                year = _YEAR.match(plain, match.end()) if kind == "postponed" else None
                end = year.end() if year else match.end()
                return FollowUp(kind, text[match.start() : end], int(year["year"]) if year else None)
    return None


def _is_negated(plain: str, start: int) -> bool:
    before = re.split(r"[.;:,]", plain[max(0, start - _REACH) : start])[-1]
    return bool(_negation().search(before))


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    groups = load_data("follow_up")["phrases"]
    return tuple((group["kind"], _pattern(group["phrases"])) for group in groups)


def _pattern(phrases: list[str]) -> re.Pattern[str]:
    """Phrases with «…» for at most three words and a trailing * for any ending."""
    words = any_word(phrases).replace(" {1,2}… {1,2}", r" (?:[^\s.;:]{1,30} ){0,3}").replace(r"\*", r"\w{0,20}")
    return re.compile(words, re.IGNORECASE)


@cache
def _negation() -> re.Pattern[str]:
    return re.compile(any_word(load_data("follow_up")["negations"]["words"]), re.IGNORECASE)
