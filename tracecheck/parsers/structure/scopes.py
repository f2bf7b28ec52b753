"""The layers of an agreement: whose goals stand under a heading, from the whole municipality to the leader."""

from dataclasses import replace

from tracecheck.parsers.structure.lexicon import cues, inside
from tracecheck.parsers.structure.state import State

LEADER = "leder"


def scope_of(text: str) -> str | None:
    """The layer that a heading or lead-in names: kommune, omrade, tjeneste, enhet, leder; None when it names none."""
    return next((name for name in cues("scopes") if inside("scopes", name).search(text.lower())), None)


def with_scope(state: State) -> State:
    """The state with the layer of its innermost heading that names one."""
    named = (scope_of(title) for title in reversed(state.titles))
    return replace(state, scope=next((scope for scope in named if scope is not None), None))


def about_leader(state: State) -> bool:
    """What stands here is about the leader as a person: it is recognised and left out."""
    stem = state.lead.stem if state.lead else None
    return state.scope == LEADER or (stem is not None and scope_of(stem) == LEADER)
