"""Which way an indicator should move."""

import re
from functools import cache

from tracecheck.parsers.values.text import any_word, closed, normal
from tracecheck.resources import load_data

# How far before the thing a negation still turns it round.
_REACH = 24
_TURNED = {"down": "up", "up": "down"}


def better_direction(text: str) -> str | None:
    """«down» when a lower value is better, «up» when a higher is, None when the thing is not known.

    The first known thing in the text decides: «Nærvær (100 - sykefravær)» is up. A negation turns it round: «andel
    elever som ikke opplever mobbing» is up, and so is «mobbefri».
    """
    plain = normal(text).lower()
    free, match = _free().search(plain), _things().search(plain)
    if free and (match is None or free.start() <= match.start()):
        return "up"
    if match is None:
        return None
    way = _ways()[match.group()]
    return _TURNED[way] if _is_negated(plain, match.start()) else way


def _is_negated(plain: str, start: int) -> bool:
    before = re.split(r"[.;:,]", plain[max(0, start - _REACH) : start])[-1]
    return bool(_negation().search(before))


@cache
def _ways() -> dict[str, str]:
    words = load_data("directions")["words"]
    return {word: way for way in ("down", "up") for word in words[way]}


@cache
def _things() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(_ways(), key=lambda word: (-len(word), word)))
    return re.compile(words)


@cache
def _free() -> re.Pattern[str]:
    data = load_data("directions")["negations"]
    stems = "|".join(map(re.escape, data["stems"]))
    return re.compile(rf"(?<!\w)(?:{stems}){closed(data['suffixes'])}")


@cache
def _negation() -> re.Pattern[str]:
    return re.compile(any_word(load_data("directions")["negations"]["words"]))
