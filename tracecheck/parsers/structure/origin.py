"""Whose goal an item is: this document's, one printed from a plan above, one of the plan before."""

import re

from tracecheck.model.plan import Origin
from tracecheck.parsers.structure.lexicon import anywhere
from tracecheck.parsers.structure.state import State

_WHOLLY_QUOTED = re.compile(r"[«“”\"][^«»“”\"]{10,}[»“”\"][.]?")


def origin_of(state: State, text: str, *, is_vision: bool = False) -> Origin:
    """The origin of an item with these words at this point of the document; a vision is often set in quotes."""
    if state.origin is not Origin.OWN:
        return state.origin
    stem = state.lead.stem if state.lead else None
    if stem and prints_from_above(stem):
        return Origin.QUOTED
    if _WHOLLY_QUOTED.fullmatch(text.strip()) and not is_vision:
        return Origin.QUOTED
    return Origin.QUOTED if anywhere("quoted", "sentences").search(text.lower()) else Origin.OWN


def prints_from_above(words: str) -> bool:
    """The words before a goal say that it is printed from a plan above («I kommuneplanen er det satt som mål at»)."""
    return anywhere("quoted", "lead_ins").search(words.lower()) is not None
