"""Whose goal an item is: this document's, one printed from a plan above, one of the plan before."""

from tracecheck.model.plan import Origin
from tracecheck.parsers.structure.lexicon import anywhere
from tracecheck.parsers.structure.state import State


def origin_of(state: State, text: str) -> Origin:
    """The origin of an item with these words at this point of the document."""
    if state.origin is not Origin.OWN:
        return state.origin
    stem = state.lead.stem if state.lead else None
    if stem and anywhere("quoted", "lead_ins").search(stem.lower()):
        return Origin.QUOTED
    return Origin.QUOTED if anywhere("quoted", "sentences").search(text.lower()) else Origin.OWN
