"""A printed label at the start of a text: «Mål 2.», «1.1.1», «A1», «Strategi til mål 4:»."""

import re
from dataclasses import dataclass

_NUMBER = re.compile(r"\s*(?P<number>\d{1,2}(?:\.\d{1,2}){1,3}|[A-ZÆØÅ]\d{0,2}|[a-z](?=\)))[.):]?(?=\s)\s*")
_WORD = re.compile(
    r"\s*(?P<word>hovedmål|hovudmål|delmål|mål|tiltak|strategi|indikator|visjon|satsingsområde)"
    r"(?:\s+(?P<number>\d{1,2}(?:\.\d{1,2}){0,3}|[A-Z]\d?)[.:]?(?=\s|$)|\s*:)\s*",
    re.IGNORECASE,
)
_KINDS = {"hovedmål": "goal", "hovudmål": "goal", "delmål": "subgoal", "mål": "goal", "tiltak": "measure"}
_KINDS |= {"strategi": "strategy", "indikator": "indicator", "visjon": "vision", "satsingsområde": "area"}


@dataclass(frozen=True, slots=True)
class Label:
    """A label; `text` as printed, `end` is where the text proper starts, `of` the number of what it belongs to."""

    text: str
    number: str | None
    kind: str | None
    start: int
    end: int
    of: str | None = None


def read_label(text: str, *, loose: bool = False) -> Label | None:
    """The label at the start of `text`; `loose` takes a bare label word before a capitalised word too."""
    match = _WORD.match(text)
    if match:
        kind = _KINDS[match["word"].lower()]
        return Label(match.group().strip(), match["number"], kind, match.start("word"), match.end())
    match = _NUMBER.match(text)
    if match:
        return Label(match.group().strip(), match["number"], None, match.start("number"), match.end())
    return None


def strip_label(text: str) -> str:
    """`text` without the label at its start."""
    label = read_label(text)
    return text[label.end :] if label else text
