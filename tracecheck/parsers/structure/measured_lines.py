"""An indicator on one line: «Indikator: … Status 2025: 71 %. Mål 2026: 76 %. Kilde: Visma.»"""

import re
from dataclasses import dataclass, replace
from functools import cache

from tracecheck.model.item import Item, ItemKind, Target, Value
from tracecheck.parsers.structure.lexicon import alternation, cues
from tracecheck.parsers.values.quantities import read_target_cell, read_value_cell


@dataclass(frozen=True, slots=True)
class _Named:
    """A label as printed, what it says it is (value, target or source), and the words behind it."""

    header: str
    role: str
    text: str


def is_measured_line(text: str) -> bool:
    """Whether the words of an indicator go on to name its levels or its source."""
    return bool(_named(text)[1])


def take_measured(item: Item) -> Item:
    """The indicator without the levels and the source that are named behind its words, with these as its values."""
    words, named = _named(item.text) if item.kind is ItemKind.INDICATOR else (item.text, [])
    if not named:
        return item
    found = replace(item, text=words, source=item.source or _text(named, "source"))
    value = item.value or next((_value(each) for each in named if each.role == "value"), None)
    aims = [each for each in named if each.role == "target"]
    target = item.target or (_target(aims[0], value) if aims else None)
    others = "; ".join(f"{each.header}: {each.text}" for each in aims[1:])
    return replace(found, value=value, target=target, description=item.description or others or None)


def _named(text: str) -> tuple[str, list[_Named]]:
    """The words before the first label, and what the labels name; a label of levels without a figure is none."""
    cuts = [match for match in _label().finditer(text) if match.start() > 0]
    stops = [*(match.start() for match in cuts[1:]), len(text)][: len(cuts)]
    named = [
        _Named(match["label"].strip(), _role(match), text[match.end() : stop].strip(" .,;"))
        for match, stop in zip(cuts, stops, strict=True)
    ]
    if not any(re.search(r"\d", each.text) for each in named if each.role != "source"):
        return text, []
    return text[: cuts[0].start()].rstrip(" ,;–-"), [each for each in named if each.text]


def _role(match: re.Match[str]) -> str:
    return next(role for role in cues("measured_lines") if match[role])


def _text(named: list[_Named], role: str) -> str | None:
    return next((each.text for each in named if each.role == role), None)


def _value(named: _Named) -> Value:
    return read_value_cell(named.text, named.header) or Value(named.text)


def _target(named: _Named, value: Value | None) -> Target:
    target = read_target_cell(named.text, named.header) or Target(named.text)
    if value is None or value.value is None or target.baseline is not None:
        return target
    return replace(target, baseline=value.value, baseline_year=value.year)


@cache
def _label() -> re.Pattern[str]:
    """A label with a capital, or behind a comma or semicolon; the year may stand in it («Status per 2025:»)."""
    roles = "|".join(rf"(?P<{role}>{alternation(patterns)})" for role, patterns in cues("measured_lines").items())
    year = r"(?:\s+\(?(?:(?:per|i|for|innen|innan)\s+)?(?:19|20)\d\d\)?)?"
    begins = r"(?:(?<=[.;,)\w%])\s+(?=[A-ZÆØÅ])|(?<=[.;,])\s+)"
    return re.compile(rf"{begins}(?P<label>(?i:{roles}){year})\s*:\s*(?=\S)")
