"""Lines that belong to the item above: «Ansvar: …», «Frist: …», «Finansiering: …»."""

import re
from dataclasses import replace
from functools import cache

from tracecheck.model.plan import Item
from tracecheck.parsers.structure.lexicon import alternation, cues
from tracecheck.parsers.structure.state import State
from tracecheck.parsers.structure.units import Unit
from tracecheck.parsers.values.periods import read_deadline


def attach(state: State, unit: Unit) -> State | None:
    """The state with the line's value on the last item, or None when the unit is no such line."""
    match = _attribute().match(unit.text.strip())
    if match is None or state.last is None:
        return None
    role = next(role for role in cues("attributes") if match[role])
    items = tuple(_with(item, role, match["value"].strip()) if item.id == state.last else item for item in state.items)
    return replace(state, items=items)


@cache
def _attribute() -> re.Pattern[str]:
    roles = "|".join(rf"(?P<{role}>{alternation(patterns)})" for role, patterns in cues("attributes").items())
    return re.compile(rf"(?:{roles})\s*:\s*(?P<value>\S.{{0,200}})", re.IGNORECASE)


def _with(item: Item, role: str, value: str) -> Item:
    if role == "owner":
        return replace(item, owner=item.owner or value)
    if role == "deadline":
        return replace(item, deadline=item.deadline or read_deadline(value))
    if role == "partners":
        return replace(item, partners=item.partners or tuple(part.strip() for part in re.split(r"[,;]", value)))
    return replace(item, description=" ".join(filter(None, (item.description, value))))
