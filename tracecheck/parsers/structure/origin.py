"""Whose goal an item is: this document's, one printed from a plan above, one of the plan before."""

import re
from functools import cache

from tracecheck.model.item import ItemKind, Origin, Period
from tracecheck.model.plan import DocumentKind
from tracecheck.parsers.lengths import character_limit
from tracecheck.parsers.structure.lexicon import alternation, anywhere, cues, whole
from tracecheck.parsers.structure.sections import Part, Section, classify, plain_heading
from tracecheck.parsers.structure.state import State

_YEARS = re.compile(r"\b((?:19|20)\d\d) ?[-–] ?(?:19|20)\d\d\b")


def origin_of(state: State, text: str, *, is_vision: bool = False) -> Origin:
    """The origin of an item with these words at this point of the document; a vision is often set in quotes."""
    if state.origin is not Origin.OWN:
        return state.origin
    stem = state.lead.stem if state.lead else None
    if stem and prints_from_above(state, stem):
        return Origin.QUOTED
    if _wholly_quoted().fullmatch(text.strip()) and not is_vision:
        return Origin.QUOTED
    told = without_own_name(state, text.lower())
    return Origin.QUOTED if anywhere("quoted", "sentences").search(told) else Origin.OWN


def prints_from_above(state: State, words: str) -> bool:
    """The words before a goal say that it is printed from a plan above («I kommuneplanen er det satt som mål at»)."""
    return anywhere("quoted", "lead_ins").search(without_own_name(state, words.lower())) is not None


def section_of(state: State, text: str) -> Section:
    """What a heading or label announces; a plan that names itself there («Kommuneplanens hovedmål») quotes nobody."""
    return section_in(state.document, state.period, text)


def section_in(document: DocumentKind, period: Period | None, text: str) -> Section:
    """As `section_of`, for a document of this kind and period."""
    if _follows_up(period, text):
        return Section(Part.PREVIOUS, (ItemKind.GOAL,))
    section = classify(text)
    if section.part is not Part.QUOTED:
        return section
    return classify(_without_name(document, period, text.lower()))


def _follows_up(period: Period | None, text: str) -> bool:
    """A heading on the following up of a plan that began before this one."""
    years = _YEARS.search(text) if period and period.start else None
    if years is None or period is None or period.start is None or int(years[1]) >= period.start:
        return False
    return whole("previous", "follow_ups").match(plain_heading(text)) is not None


def without_own_name(state: State, text: str) -> str:
    """The text, in small letters, with «planen» for the name by which the document speaks of itself."""
    return _without_name(state.document, state.period, text)


def _without_name(document: DocumentKind, period: Period | None, text: str) -> str:
    names = cues("own_names").get(document.value)
    own = _named(tuple(names), period.start if period else None) if names else None
    return own.sub(_as_plan, text) if own else text


@cache
def _wholly_quoted() -> re.Pattern[str]:
    return re.compile(rf"[«“”\"][^«»“”\"]{{{character_limit('wholly_quoted_least')},}}[»“”\"][.]?")


def _as_plan(name: re.Match[str]) -> str:
    """«planen» for the name; goals that are taken from a plan of that name are another one's."""
    if name["taken"]:
        return name[0]
    return "planens" if name[0].endswith("s") else "planen"


@cache
def _named(names: tuple[str, ...], first_year: int | None) -> re.Pattern[str]:
    """The names, without years behind them or with those of the document: others are an older plan's."""
    years = rf"(?!\s+\(?(?!{first_year or '0000'})(?:19|20)\d\d)"
    taken = alternation(cues("quoted")["taken_from"])
    one = alternation(list(names))
    return re.compile(rf"(?<!\w)(?P<taken>{taken}\s+)?{one}(?!\w){years}(?:\s+{one}(?!\w))?")
