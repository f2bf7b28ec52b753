"""Whether two statements pull the same thing opposite ways: more and less of it, or one denies what the other says.

«Redusere sykefraværet» and «øke nærværet» pull one way, «redusere sykefraværet» and «øke sykefraværet» do not. Only
what is told by the words of `data/opposites.toml` counts; two statements about different things are not opposed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tracecheck.linker.similarity.language import NORWEGIAN
from tracecheck.linker.similarity.tokens import Terms, compound_terms, groups_of, terms_of
from tracecheck.resources import load_data

_WORD = re.compile(r"\w+")
_CLAUSE = re.compile(r"[.;:,!?()]|\s[–—-]\s|\s(?:og|and|men|but)\s")


@dataclass(frozen=True, slots=True)
class Move:
    """More (1) or less (-1) of a thing, told by its terms, and by the parts of its compounds."""

    sign: int
    thing: frozenset[str]


@dataclass(frozen=True, slots=True)
class Stance:
    """What a text wants more and less of, whether it denies, and the text with its language."""

    moves: tuple[Move, ...]
    denies: bool
    text: str
    language: str


@cache
def stance_of(text: str, language: str = NORWEGIAN) -> Stance:
    """What a text wants; `language` is one of `similarity.language`."""
    plain = text.casefold()
    if _first_words().isdisjoint(_WORD.findall(plain)) or not _signs().search(plain):
        return Stance((), False, plain, language)
    moves = tuple(move for clause in _CLAUSE.split(plain) for move in _moves(clause, language))
    denials = sum(word in _words("deny") for word in re.findall(r"\w+", plain))
    return Stance(moves, denials % 2 == 1, plain, language)


def are_opposed(one: Stance, other: Stance) -> bool:
    """Whether two texts cannot both be followed, as far as their words tell."""
    if not (one.moves or other.moves or one.denies or other.denies):
        return False
    apart = any(_pull_apart(mine, theirs) for mine in one.moves for theirs in other.moves)
    return apart or _denies(one, other) or _denies(other, one)


def _pull_apart(one: Move, other: Move) -> bool:
    if _is_same(one.thing, other.thing):
        return one.sign != other.sign
    return _is_contrary(one.thing, other.thing) and one.sign == other.sign


def _is_same(one: frozenset[str], other: frozenset[str]) -> bool:
    fewer = min(len(one), len(other))
    return fewer > 0 and len(one & other) >= _number("common") * fewer


def _is_contrary(one: frozenset[str], other: frozenset[str]) -> bool:
    """Two things of one subject of which more is better of one and less of the other: «nærvær» and «fravær»."""
    ways = _way(one), _way(other)
    return {"up", "down"} == set(ways) and bool(groups_of(tuple(one)).keys() & groups_of(tuple(other)).keys())


def _way(thing: frozenset[str]) -> str | None:
    """Which way is better, where all words of the thing that tell say the same."""
    words = load_data("directions")["words"]
    found = {way for way in ("up", "down") if not thing.isdisjoint(words[way])}
    return found.pop() if len(found) == 1 else None


def _denies(one: Stance, other: Stance) -> bool:
    """Whether `one` denies what `other` says in so many words."""
    if not one.denies or other.denies or any(move.sign < 0 for move in other.moves):
        return False
    mine, theirs = frozenset(terms_of(one.text, one.language)), frozenset(terms_of(other.text, other.language))
    return len(mine & theirs) >= _number("denied") * len(mine | theirs) > 0


def _moves(clause: str, language: str) -> Iterator[Move]:
    """The changes of a clause; those in a row («ikke øke», «redusere veksten i utgiftene») are one."""
    found = list(_signs().finditer(clause))
    starts = [match.start() for match in found]
    ends = [match.end() for match in found]
    sign = 1
    for match, before, behind in zip(found, [0, *ends], [*starts[1:], len(clause)], strict=False):
        word = match.group()
        sign *= 1 if word in _words("more") else -1
        left, right = clause[before : match.start()], clause[match.end() : behind]
        thing = _thing(word, terms_of(left, language), terms_of(right, language))
        if thing and word not in _words("deny"):
            yield Move(sign, thing)
            sign = 1


def _thing(word: str, before: Terms, behind: Terms) -> frozenset[str]:
    reach = int(_number("reach"))
    behind, before = _without_amounts(behind), _without_amounts(before)
    passive = word.endswith(tuple(load_data("opposites")["passive"])) and before
    near = before[-reach:] if passive or not behind else behind[:reach]
    return frozenset(near).union(*(compound_terms(term)[-1:] for term in near))


def _without_amounts(terms: Terms) -> Terms:
    return tuple(term for term in terms if term not in _words("amount"))


@cache
def _signs() -> re.Pattern[str]:
    words = sorted(_words("more") | _words("less") | _words("deny"), key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")


@cache
def _first_words() -> frozenset[str]:
    """A text with none of these has no sign: looked up far sooner than all signs are looked for."""
    signs = _words("more") | _words("less") | _words("deny")
    return frozenset(word for sign in signs for word in _WORD.findall(sign)[:1])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_data("opposites")[name])


def _number(name: str) -> float:
    return float(load_data("opposites")[name])
