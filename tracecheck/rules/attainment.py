"""What a report says of attainment: the meaning of a status, and whether a measured value meets its target."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from tracecheck.model.coupling import Relation
from tracecheck.model.item import ItemKind, Target
from tracecheck.model.keys import text_key
from tracecheck.resources import load_data
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.indicators import better_way
from tracecheck.rules.kinds import ANNUAL_REPORTS

_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_MEASURED = frozenset({ItemKind.RESULT, ItemKind.INDICATOR})


def meaning_of(status: str | None) -> str | None:
    """What a status says, in the terms of `data/statuses.toml` (reached, missed, green …); None where it says none."""
    found = _beginnings().match(_EDGES.sub("", (status or "").casefold()))
    return _meanings()[found.group()] if found else None


def attainment_of(located: Located) -> str | None:
    """reached, partly or missed, where the status says so; a light says it in a yearly report only, and «ja» or «nei»
    beside a value and a target only."""
    meaning = meaning_of(located.item.status_text)
    if located.document.kind in ANNUAL_REPORTS:
        meaning = load_data("statuses")["yearly"].get(meaning, meaning)
    if located.item.value and located.item.target:
        meaning = load_data("statuses")["answered"].get(meaning, meaning)
    return meaning if meaning in ("reached", "partly", "missed") else None


def says_more(located: Located) -> bool:
    """Whether a status goes on after the word itself: «Nådd. Ny barnehage ble åpnet i august.»"""
    words = re.findall(r"\w+", located.item.status_text or "")
    return len(words) >= int(load_data("rule_thresholds")["status_with_words"])


@cache
def _meanings() -> dict[str, str]:
    table = load_data("statuses")["meanings"]
    return {words: meaning for meaning, every in table.items() for words in every}


@cache
def _beginnings() -> re.Pattern[str]:
    """The words that a status may begin with, the longest first: «ikke nådd» before «ikke»."""
    longest_first = sorted(_meanings(), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A value held against its target: `met`, and whether which way is better is `certain`."""

    value: str
    target: str
    met: bool
    certain: bool


def outcome_of(corpus: Corpus, located: Located) -> Outcome | None:
    """Whether a reported value meets the target beside it, or that of the plan for that year; None where it cannot be
    told: no figures, other units or years, or nobody knows which way is better."""
    value = located.item.value
    if value is None or value.value is None:
        return None
    for target in _targets(corpus, located):
        if target.value is not None and _comparable(located, target):
            return _judged(located, target, value.value, target.value, _planned_way(corpus, located))
    return None


def _planned_way(corpus: Corpus, located: Located) -> str | None:
    """Which way the plan means to go with what is reported, by its own baseline and target."""
    ways = {_baseline_way(each.item.target) for each in promised(corpus, located) if each.item.target} - {None}
    return ways.pop() if len(ways) == 1 else None


def promised(corpus: Corpus, located: Located) -> Iterator[Located]:
    """The indicators of plans that a result reports on."""
    for link in corpus.links_from(located.id):
        upper = corpus.item(link.target) if link.relation in (Relation.REPORTS, Relation.MEASURES) else None
        if upper is not None and upper.item.kind is ItemKind.INDICATOR:
            yield upper


def is_measured(located: Located) -> bool:
    """A result or an indicator, which may have a value."""
    return located.item.kind in _MEASURED


def _targets(corpus: Corpus, located: Located) -> Iterator[Target]:
    if located.item.target is not None:
        yield located.item.target
        return
    year = located.document.applies_to_year
    yield from (
        upper.item.target
        for upper in promised(corpus, located)
        if upper.item.target is not None and upper.item.target.year == year and year is not None
    )


def _comparable(located: Located, target: Target) -> bool:
    value = located.item.value
    if value is None or not value.value or not target.value:
        return value is not None and _units_agree(value.unit, target.unit)
    years = {value.year, target.year} - {None}
    share = abs(value.value / target.value)
    limit = float(load_data("rule_thresholds")["same_scale"])
    return len(years) < 2 and _units_agree(value.unit, target.unit) and 1 / limit <= share <= limit


def _units_agree(one: str | None, other: str | None) -> bool:
    return not one or not other or text_key(one) == text_key(other)


def _judged(located: Located, target: Target, value: float, level: float, planned: str | None) -> Outcome | None:
    text = located.item.value.text if located.item.value else ""
    if value == level and target.comparator in ("=", ">=", "<=", None):
        return Outcome(text, target.text, met=True, certain=True)
    way = {">=": "up", ">": "up", "<=": "down", "<": "down"}.get(target.comparator or "")
    known = way or (_known_way(located, target, planned) if target.comparator in ("=", None) else None)
    if known is None:
        return None
    met = value > level if known == "up" else value < level
    return Outcome(text, target.text, met, certain=way is not None or known in (_baseline_way(target), planned))


def _known_way(located: Located, target: Target, planned: str | None) -> str | None:
    """By the thing that is counted, the target's own words, its baseline or the plan's; None where they disagree."""
    stated = target.direction if target.direction in ("up", "down") else None
    ways = {better_way(located.item.text), stated, _baseline_way(target), planned} - {None}
    return ways.pop() if len(ways) == 1 else None


def _baseline_way(target: Target) -> str | None:
    if target.baseline is None or target.value is None or target.baseline == target.value:
        return None
    return "up" if target.value > target.baseline else "down"


def has_any(text: str, words: Iterable[str], *, whole: bool = False) -> bool:
    """Whether a text has one of these words, or one that begins with it; with `whole`, the very words."""
    return bool(_pattern(tuple(words), whole).search(text.casefold()))


@cache
def _pattern(words: tuple[str, ...], whole: bool) -> re.Pattern[str]:
    end = r"(?!\w)" if whole else ""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))}){end}")
