"""What makes a statement weaker or stronger than it was; read backwards every sign points the other way."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache

from tracecheck.compare.statements import Entry
from tracecheck.model.comparison import Sign, SignKind, Way
from tracecheck.model.item import Deadline, Item, Target
from tracecheck.parsers.values.directions import better_direction
from tracecheck.resources import load_data

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[ \u00a0]\d{3})*(?:,\d+)?(?![\w])")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST_LEVEL = 16
_FULL = re.compile(r"\d{4}(?:-\d\d){0,2}")

OTHER_WAY = {Way.WEAKER: Way.STRONGER, Way.STRONGER: Way.WEAKER}


def find_signs(old: Entry, new: Entry, shift: int) -> tuple[Sign, ...]:
    """All signs, strongest words first; `shift` is by how many years the whole edition was moved on."""
    one, other = old.item, new.item
    signs = [
        *_ladder(SignKind.MODAL, "modals", one.text, other.text),
        *_hedges(one.text, other.text),
        *_target(old, new, shift),
        *_deadline(one, other, shift),
        *_ladder(SignKind.SCOPE, "scopes", one.text, other.text),
    ]
    return tuple(signs)


def way_of(better: bool) -> Way:
    """Stronger where something became better."""
    return Way.STRONGER if better else Way.WEAKER


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


@cache
def _steps(name: str) -> dict[str, int]:
    return {word: int(step) for step, words in load_data("compare")[name].items() for word in words}


def _ladder(kind: SignKind, name: str, before: str, after: str) -> Iterator[Sign]:
    """One word of a ladder made room for one on another step."""
    steps, one, other = _steps(name), _words(before), _words(after)
    gone = sorted((word for word in (one - other) if word in steps), key=lambda word: (-steps[word], word))
    come = sorted((word for word in (other - one) if word in steps), key=lambda word: (-steps[word], word))
    if gone and come and steps[gone[0]] != steps[come[0]]:
        yield Sign(kind, way_of(steps[come[0]] > steps[gone[0]]), gone[0], come[0])


@cache
def _hedge() -> re.Pattern[str]:
    words = sorted(load_data("compare")["hedges"]["words"], key=lambda word: (-len(word), word))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)")


def _hedges(before: str, after: str) -> Iterator[Sign]:
    """More or fewer words that take some of the promise back; one for another is no sign."""
    one, other = (Counter(_hedge().findall(" ".join(text.casefold().split()))) for text in (before, after))
    if other.total() > one.total():
        yield Sign(SignKind.HEDGE, Way.WEAKER, None, "; ".join(sorted(other - one)))
    elif one.total() > other.total():
        yield Sign(SignKind.HEDGE, Way.STRONGER, "; ".join(sorted(one - other)), None)


def _target(old: Entry, new: Entry, shift: int) -> Iterator[Sign]:
    before, after = old.item.target, new.item.target
    if before is not None and after is not None:
        yield from _levels(old, new, before, after)
        if not (old.item.deadline or new.item.deadline) and before.year and after.year:
            yield from _later(before.year + shift, after.year, before.text, after.text)
    elif before is not None or after is not None:
        yield from _given(SignKind.TARGET_GIVEN, _said(before), _said(after), old, new)
    else:
        yield from _numbers(old.item.text, new.item.text)


def _said(stated: Target | Deadline | None) -> str | None:
    return stated.text if stated else None


def _given(kind: SignKind, before: str | None, after: str | None, old: Entry, new: Entry) -> Iterator[Sign]:
    """Something stated on one side only; not where its words stand in the other text too: it was only read there."""
    said = (before or after or "").casefold()
    if said and said in old.item.text.casefold() and said in new.item.text.casefold():
        return
    yield Sign(kind, way_of(after is not None), before, after)


def _levels(old: Entry, new: Entry, before: Target, after: Target) -> Iterator[Sign]:
    if before.value is None or after.value is None or before.value == after.value or before.unit != after.unit:
        return
    if (before.comparator == "change") != (after.comparator == "change"):
        return
    way = _direction((old, before), (new, after))
    if before.comparator == "change":
        yield Sign(SignKind.TARGET, way_of(abs(after.value) > abs(before.value)), _level(before), _level(after))
    elif way in ("up", "down"):
        yield Sign(
            SignKind.TARGET, way_of((after.value > before.value) == (way == "up")), _level(before), _level(after)
        )


Stated = tuple[Entry, Target]
"""A statement with its target."""

_TELLING: tuple[Callable[[Entry, Target], str | None], ...] = (
    lambda _, target: target.direction if target.direction in ("up", "down") else None,
    lambda _, target: {"<": "down", "<=": "down", ">": "up", ">=": "up"}.get(target.comparator or ""),
    lambda entry, _: better_direction(entry.item.text),
    lambda _, target: _from_base(target),
    lambda entry, _: _by_verb(entry.item.text),
    lambda entry, _: _by_verb(entry.under),
)
"""What tells which way is better, surest first: the target itself, the thing that is counted, the words of the goal."""


def _direction(one: Stated, other: Stated) -> str | None:
    """Which way is better, as both editions say it; None where the surest that is said differs."""
    for tell in _TELLING:
        ways = {way for entry, target in (one, other) if (way := tell(entry, target)) is not None}
        if ways:
            return ways.pop() if len(ways) == 1 else None
    return None


def _from_base(target: Target) -> str | None:
    """A target above the level of today goes up."""
    if target.value is None or target.baseline is None or target.value == target.baseline:
        return None
    return "up" if target.value > target.baseline else "down"


def _level(target: Target) -> str:
    """The level as printed where it is short, else number and unit alone."""
    if len(target.text) <= _LONGEST_LEVEL or target.value is None:
        return target.text
    number = f"{target.value:g}".replace(".", ",")
    return f"{number} {target.unit}" if target.unit else number


def _by_verb(text: str) -> str | None:
    verbs, words = load_data("compare")["verbs"], _WORD.findall(text.casefold())
    return next((way for word in words for way in ("down", "up") if word in verbs[way]), None)


def _numbers(before: str, after: str) -> Iterator[Sign]:
    """One number in each text, and nothing but it tells them apart in figures."""
    one, other = _bare(before), _bare(after)
    gone, come = list((one - other).elements()), list((other - one).elements())
    if len(gone) != 1 or len(come) != 1:
        return
    old, new = _value(gone[0]), _value(come[0])
    by = all(_is_difference(*said) for said in ((before, gone[0]), (after, come[0])))
    way = "up" if by else _agreed(better_direction, before, after) or _agreed(_by_verb, before, after)
    if way and old != new:
        yield Sign(SignKind.TARGET, way_of((new > old) == (way == "up")), gone[0], come[0])


def _is_difference(text: str, number: str) -> bool:
    """Whether a number says by how much: «med 20 prosent»."""
    return any(f"{word} {number}" in text.casefold() for word in load_data("compare")["verbs"]["by"])


def _agreed(tell: Callable[[str], str | None], before: str, after: str) -> str | None:
    """What is said of the one text or the other; None where they differ."""
    ways = {way for text in (before, after) if (way := tell(text)) is not None}
    return ways.pop() if len(ways) == 1 else None


def _bare(text: str) -> Counter[str]:
    """The numbers of a text that are no years."""
    return Counter(number for number in _NUMBER.findall(text) if not _YEAR.fullmatch(number))


def _value(number: str) -> float:
    return float(re.sub(r"\s", "", number).replace(",", "."))


def _deadline(one: Item, other: Item, shift: int) -> Iterator[Sign]:
    before, after = one.deadline, other.deadline
    if before is None and after is None:
        if one.target is None or other.target is None or one.target.year is None or other.target.year is None:
            yield from _years(one.text, other.text, shift)
        return
    if before is None or after is None:
        said = (before or after or Deadline("")).text
        if said.casefold() not in one.text.casefold() or said.casefold() not in other.text.casefold():
            yield Sign(SignKind.DEADLINE_GIVEN, way_of(after is not None), _said(before), _said(after))
        return
    start, now = last_day(before), last_day(after)
    expected = _moved(start, shift) if start else ""
    if shift:  # in a new edition every day is another one: the year alone says whether it was put off
        expected, now = expected[:4], now[:4]
    if expected and now and expected != now:
        yield Sign(SignKind.DEADLINE, way_of(now < expected), before.text, after.text)
    elif before.open_ended != after.open_ended:
        yield Sign(SignKind.DEADLINE, way_of(before.open_ended), before.text, after.text)


def last_day(deadline: Deadline) -> str:
    """The last day of a deadline as an ISO date, such that days can be set in order; empty where none is known."""
    said = deadline.end or deadline.start or ""
    return said + "-12-31"[len(said) - 4 :] if _FULL.fullmatch(said) else ""


def _moved(day: str, shift: int) -> str:
    return f"{int(day[:4]) + shift:04d}{day[4:]}"


def _years(before: str, after: str, shift: int) -> Iterator[Sign]:
    """A year in the text made room for another one."""
    one, other = (Counter(_YEAR.findall(text)) for text in (before, after))
    gone, come = list((one - other).elements()), list((other - one).elements())
    if len(gone) == len(come) == 1:
        yield from _later(int(gone[0]) + shift, int(come[0]), gone[0], come[0])


def _later(expected: int, now: int, before: str, after: str) -> Iterator[Sign]:
    if now != expected:
        yield Sign(SignKind.DEADLINE, way_of(now < expected), before, after)
