"""Lead-ins: «Kommunen vil:», «Følgende mål gjelder:», «Regjeringen vil styrke … gjennom å»."""

import re
from dataclasses import dataclass
from functools import cache

from tracecheck.model.item import ItemKind
from tracecheck.parsers.lengths import word_limit
from tracecheck.parsers.structure.lexicon import alternation, cues, inside
from tracecheck.parsers.structure.sections import noun_kind, nouns_pattern
from tracecheck.parsers.vocabulary import kept


@dataclass(frozen=True, slots=True)
class LeadIn:
    """A line that what follows completes: `kind` when it names one, else None («Kommunen vil:»)."""

    text: str
    kind: ItemKind | None = None


def read_lead_in(text: str, *, before_list: bool = False) -> LeadIn | None:
    """The lead-in that `text` is, or None; right before a list the colon may be missing."""
    plain = " ".join(text.lower().split())
    if len(plain.split()) > word_limit("lead_in") or inside("stems", "rejects").search(plain):
        return None
    last = _last_sentence(plain)
    kind = _named_kind(last)
    if kind is not None and (plain.endswith(":") or _announces().search(last)):
        return LeadIn(text, kind)
    if _modal_end().search(last) or ((before_list or plain.endswith(":")) and _inverted().match(last)):
        return LeadIn(text)
    return LeadIn(text) if _means_end().search(last) or _other_end().search(last) else None


def ends_open(text: str) -> bool:
    """The text ends with a colon, so that what follows belongs to it."""
    return text.rstrip().endswith(":")


def is_mandate(text: str) -> bool:
    """«Kriseledelsen skal:»: what follows are the duties of a body or a role."""
    return _mandate().search(_last_sentence(" ".join(text.split()))) is not None


@cache
def _mandate() -> re.Pattern[str]:
    bodies, mandates = alternation(_words("bodies")), alternation(_words("mandates"))
    return re.compile(rf"^{bodies}\s+{mandates}\b[^.]{{0,40}}:?$", re.IGNORECASE)


def _last_sentence(plain: str) -> str:
    return re.split(r"(?<=[.!?])\s+(?=\S)", plain)[-1]


def _named_kind(sentence: str) -> ItemKind | None:
    """The kind of the noun that is announced («følgende mål», «strategiene for å nå målet er»)."""
    for pattern in (_counted(), _subject(), _chosen()):
        match = pattern.search(sentence)
        if match:
            return noun_kind(match["noun"])
    return None


@kept
def _counted() -> re.Pattern[str]:
    modifier = alternation([*cues("modifiers")["words"], *_words("describing")])
    counting = alternation(_words("counting"))
    return re.compile(rf"(?<!\w){counting}\s+(?:{modifier}\s+){{0,2}}(?P<noun>{nouns_pattern()})\b")


@kept
def _subject() -> re.Pattern[str]:
    modifier, articles, about = (
        alternation(cues("modifiers")["words"]),
        alternation(_words("articles")),
        alternation(_words("about")),
    )
    copula = rf"(?:\s+{alternation(_words('copulas'))}(?:\s+{alternation(_words('endings'))})?)?"
    noun = rf"(?P<noun>{nouns_pattern()})"
    return re.compile(rf"^(?:{articles}\s+)?(?:{modifier}\s+){{0,3}}{noun}\b(?:\s+{about}\b.*)?{copula}\s*:?$")


@cache
def _chosen() -> re.Pattern[str]:
    """«Planen har fire tema som skal være satsingsområder:»: what is chosen as areas, before a colon."""
    modifier, areas = alternation(cues("modifiers")["words"]), alternation(cues("nouns")["area"])
    return re.compile(
        rf"(?<!\w){alternation(_words('choosing'))}\s+(?:{modifier}\s+){{0,3}}(?P<noun>{areas})\b[^.:]*:$"
    )


@cache
def _announces() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternation(_words('announcing'))}")


@cache
def _modal_end() -> re.Pattern[str]:
    modals, after = alternation(_words("modals")), alternation(_words("after"))
    return re.compile(rf"(?:^|\s){modals}(?:\s+{after}){{0,5}}\s*[:–-]?$")


@cache
def _inverted() -> re.Pattern[str]:
    modals, openings = alternation(_words("modals")), alternation(_words("openings"))
    return re.compile(rf"^{openings}\s+{modals}(?:\s+[\w-]+){{1,6}}\s*:?$")


@cache
def _means_end() -> re.Pattern[str]:
    modals, means = alternation(_words("modals")), alternation(_words("means"))
    return re.compile(rf"(?:^|\s){modals}\s.*\b{means}\s*:?$")


@cache
def _other_end() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s){alternation(_words('ends'))}\s*:?$")


def _words(key: str) -> list[str]:
    found: list[str] = cues("stems")[key]
    return found
