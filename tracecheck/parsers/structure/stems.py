"""Lead-ins: «Kommunen vil:», «Følgende mål gjelder:», «Regjeringen vil styrke … gjennom å»."""

import re
from dataclasses import dataclass
from functools import cache

from tracecheck.model.plan import ItemKind
from tracecheck.parsers.structure.lexicon import alternation, cues, inside
from tracecheck.parsers.structure.sections import noun_kind, nouns_pattern

_NUMBER = r"(?:en|ein|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|\d{1,2})"
_MEANS = r"(?:gjennom|ved)(?:\s+(?:å|at))?|(?:med|for)\s+å"
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class LeadIn:
    """A line that what follows completes: `kind` when it names one, else None («Kommunen vil:»)."""

    text: str
    kind: ItemKind | None = None


def read_lead_in(text: str, *, before_list: bool = False) -> LeadIn | None:
    """The lead-in that `text` is, or None; right before a list the colon may be missing."""
    plain = " ".join(text.lower().split())
    if len(plain.split()) > _LONGEST or inside("stems", "rejects").search(plain):
        return None
    last = _last_sentence(plain)
    kind = _named_kind(last)
    if kind is not None and (plain.endswith(":") or _announces().search(last)):
        return LeadIn(text, kind)
    if _modal_end().search(last) or ((before_list or plain.endswith(":")) and _inverted().match(last)):
        return LeadIn(text)
    return LeadIn(text) if _means_end().search(last) else None


def ends_open(text: str) -> bool:
    """The text ends with a colon, so that what follows belongs to it."""
    return text.rstrip().endswith(":")


def _last_sentence(plain: str) -> str:
    return re.split(r"(?<=[.!?])\s+(?=\S)", plain)[-1]


def _named_kind(sentence: str) -> ItemKind | None:
    """The kind of the noun that is announced («følgende mål», «strategiene for å nå målet er»)."""
    for pattern in (_counted(), _subject()):
        match = pattern.search(sentence)
        if match:
            return noun_kind(match["noun"])
    return None


@cache
def _counted() -> re.Pattern[str]:
    modifier = alternation(cues("modifiers")["words"])
    return re.compile(
        rf"(?:\bfølgende|\bfølgjande|^disse|^desse|\b{_NUMBER})\s+(?:{modifier}\s+){{0,2}}(?P<noun>{nouns_pattern()})\b"
    )


@cache
def _subject() -> re.Pattern[str]:
    modifier = alternation(cues("modifiers")["words"])
    return re.compile(
        rf"^(?:de\s+|dei\s+)?(?:{modifier}\s+){{0,3}}(?P<noun>{nouns_pattern()})\b(?:\s+(?:for|i|innen|til|med|på)\b.*)?"
        r"(?:\s+(?:er|blir|vil være|skal være)(?:\s+(?:følgende|at|å))?)?\s*:?$"
    )


@cache
def _announces() -> re.Pattern[str]:
    return re.compile(r"\b(?:er|har|setter|set|lanserer|gjelder|gjeld|angir)\b.*|følgende|følgjande")


@cache
def _modal_end() -> re.Pattern[str]:
    modals, after = alternation(cues("stems")["modals"]), alternation(cues("stems")["after"])
    return re.compile(rf"(?:^|\s){modals}(?:\s+{after}){{0,5}}\s*[:–-]?$")


@cache
def _inverted() -> re.Pattern[str]:
    modals = alternation(cues("stems")["modals"])
    return re.compile(
        rf"^(?:d[ei]r?for|i perioden.*|for å nå.*|fram mot.*|i \d{{4}}.*)\s+{modals}(?:\s+[\w-]+){{1,6}}\s*:?$"
    )


@cache
def _means_end() -> re.Pattern[str]:
    modals = alternation(cues("stems")["modals"])
    return re.compile(rf"(?:^|\s){modals}\s.*\b(?:{_MEANS})\s*:?$")
