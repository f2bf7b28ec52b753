"""What makes a statement weaker or stronger than it was; read backwards every sign points the other way."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise

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


def find_signs(old: Entry, new: Entry, shift: int) -> tuple[Sign, ...]:
    """All signs, strongest words first; `shift` is by how many years the whole edition was moved on."""
    one, other = old.item, new.item
    signs = [
        *_ladder(SignKind.MODAL, "modals", one.text, other.text),
        *_hedges(one.text, other.text),
        *_target(old, new, shift),
        *_deadline(one, other, shift),
        *_ladder(SignKind.SCOPE, "scopes", one.text, other.text),
        *_whole(one.text, other.text),
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


def ladder_signs(before: str, after: str) -> Iterator[Sign]:
    """What the words of scope and of condition say."""
    yield from _hedges(before, after)
    yield from _ladder(SignKind.SCOPE, "scopes", before, after)


def weakest_modal(text: str) -> tuple[int, str] | None:
    """The lowest step among the modal verbs of a text, and the verb."""
    found = _by_step("modals", text)
    step = min(found, default=None)
    return None if step is None else (step, found[step][0])


def _ladder(kind: SignKind, name: str, before: str, after: str) -> Iterator[Sign]:
    """One word of a ladder made room for one on another step; words of one step («hver», «kvar») are the same."""
    one, other = _by_step(name, before), _by_step(name, after)
    gone, come = _surplus(one, other), _surplus(other, one)
    if gone and come and gone[0] != come[0]:
        yield Sign(kind, way_of(come[0] > gone[0]), gone[1], come[1])


def _by_step(name: str, text: str) -> dict[int, list[str]]:
    """The words of a ladder that stand in a text, by their steps."""
    steps, found = _steps(name), dict[int, list[str]]()
    for word in _WORD.findall(text.casefold()):
        if word in steps:
            found.setdefault(steps[word], []).append(word)
    return found


def _surplus(one: dict[int, list[str]], other: dict[int, list[str]]) -> tuple[int, str] | None:
    """The highest step of which one text has more words than the other, with the first word that is its own."""
    for step in sorted(one, reverse=True):
        theirs = other.get(step, [])
        if len(one[step]) > len(theirs):
            return step, next((word for word in one[step] if word not in theirs), one[step][-1])
    return None


def _whole(before: str, after: str) -> Iterator[Sign]:
    """«Alle» was taken out, or put in, before words that stand on both sides."""
    one, other = (_covered(text) for text in (before, after))
    if len(one) == len(other):
        return
    more, fewer, words = (one, other, _words(after)) if len(one) > len(other) else (other, one, _words(before))
    for word, behind in more.items():
        if behind not in fewer.values() and behind in words and not _surplus_of_scopes(before, after):
            taken = more is one
            yield Sign(SignKind.SCOPE, way_of(not taken), word if taken else None, None if taken else word)
            return


def _covered(text: str) -> dict[str, str]:
    """Words for all there are, each with the word behind it."""
    words, whole = _WORD.findall(text.casefold()), load_data("compare")["whole"]["words"]
    return {word: behind for word, behind in pairwise(words) if word in whole}


def _surplus_of_scopes(before: str, after: str) -> bool:
    """Whether one word of scope made room for another."""
    one, other = _by_step("scopes", before), _by_step("scopes", after)
    return _surplus(one, other) is not None and _surplus(other, one) is not None


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
            yield from _later(before.year + shift, after.year, *_told(before, after))
    elif _has_level(before) or _has_level(after):
        yield from _given(SignKind.TARGET_GIVEN, _said(before), _said(after), old, new)
    else:
        yield from _numbers(old.item.text, new.item.text)


def _told(before: Target, after: Target) -> tuple[str, str]:
    """The words of two targets; their years where the words are the same, as in a table with a column for each year."""
    if before.text == after.text:
        return str(before.year), str(after.year)
    return before.text, after.text


def _has_level(target: Target | None) -> bool:
    """Whether a target says how much in figures: what a word implies («fossilfri») adds nothing to the words."""
    if target is None or target.value is None:
        return False
    return target.comparator == "change" or bool(_bare(target.text))


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
    lambda entry, target: _limit(entry.item.text, target.value),
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


@cache
def _limits() -> re.Pattern[str]:
    words = load_data("compare")["limits"]
    before, units = ("|".join(sorted(map(re.escape, words[name]))) for name in ("before", "units"))
    return re.compile(rf"(?<!\w)(?:{before}) (\S+) (?:{units})(?!\w)")


def _limit(text: str, number: float | None) -> str | None:
    """«Innen to uker»: the shorter a time limit is, the more is promised. Of a number that is not the limit itself
    («85 % får svar innen ti dager») it says nothing."""
    limits = _limits().findall(" ".join(text.casefold().split()))
    return "down" if any(_value_or_none(limit) == number for limit in limits) and number is not None else None


def _value_or_none(word: str) -> float | None:
    known = word in _numerals() or word in load_data("compare")["numerals"]["one"]
    return _value(word) if known or _NUMBER.fullmatch(word) else None


def _often(text: str) -> str | None:
    """«To ganger i året»: the oftener, the more."""
    words = _WORD.findall(text.casefold())
    limits, plain = load_data("compare")["limits"], f" {' '.join(words)} "
    often = any(word in limits["times"] for word in words) or any(f" {each} " in plain for each in limits["per"])
    return "up" if often else None


def _numbers(before: str, after: str) -> Iterator[Sign]:
    """One number in each text, and nothing but it tells them apart in figures."""
    one, other = _bare(before), _bare(after)
    gone, come = list((one - other).elements()), list((other - one).elements())
    if len(gone) != 1 or len(come) != 1:
        return
    old, new = _value(gone[0]), _value(come[0])
    by = all(_is_difference(*said) for said in ((before, gone[0]), (after, come[0])))
    limit = _limit(before, old) or _limit(after, new)
    tellings = (better_direction, _by_verb, _often)
    told = limit or next((way for tell in tellings if (way := _agreed(tell, before, after))), None)
    way = "up" if by else told
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
    """The numbers of a text that are no years, in figures or words («to ganger»)."""
    numerals, text = _numerals(), " ".join(text.split())
    words = (word for word in _WORD.findall(text.casefold()) if word in numerals)
    once = (match.group(1) for match in _once().finditer(text.casefold()))
    return Counter([*(number for number in _NUMBER.findall(text) if not _YEAR.fullmatch(number)), *words, *once])


@cache
def _once() -> re.Pattern[str]:
    """«En gang»: the only place where the article is a number."""
    ones, times = (
        "|".join(sorted(words))
        for words in (load_data("compare")["numerals"]["one"], load_data("compare")["limits"]["times"])
    )
    return re.compile(rf"(?<!\w)({ones}) (?:{times})(?!\w)")


@cache
def _numerals() -> dict[str, float]:
    return {word: float(value) for value, words in load_data("compare")["numerals"]["more"].items() for word in words}


def _value(number: str) -> float:
    if number in load_data("compare")["numerals"]["one"]:
        return 1.0
    if number in _numerals():
        return _numerals()[number]
    return float(re.sub(r"\s", "", number).replace(",", "."))


def _deadline(one: Item, other: Item, shift: int) -> Iterator[Sign]:
    before, after = one.deadline, other.deadline
    if before is None and after is None:
        if one.target is None or other.target is None or one.target.year is None or other.target.year is None:
            yield from _years(one.text, other.text, shift)
        return
    if before is None or after is None:
        said = (before or after or Deadline("")).text
        known = said.casefold() in one.text.casefold() and said.casefold() in other.text.casefold()
        if not known and last_day(before or after or Deadline("")):
            yield Sign(SignKind.DEADLINE_GIVEN, way_of(after is not None), _said(before), _said(after))
        return
    start, now = last_day(before), last_day(after)
    if start and start == now:
        return  # a day that stays is neither put off nor brought forward by a new edition
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


def last_year(entry: Entry) -> int | None:
    """The year of the deadline, of the target, or the only year in the text; None where none of them is known."""
    item = entry.item
    day = last_day(item.deadline) if item.deadline else ""
    if day:
        return int(day[:4])
    if item.target is not None and item.target.year is not None:
        return item.target.year
    years = set(_YEAR.findall(item.text))
    return int(years.pop()) if len(years) == 1 else None


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
