"""The layers of an agreement: whose goals stand under a heading, from the whole municipality to the unit."""

from dataclasses import replace

from tracecheck.parsers.structure.lexicon import cues, inside
from tracecheck.parsers.structure.state import State


def scope_of(text: str) -> str | None:
    """The layer that a heading or lead-in names: kommune, omrade, tjeneste, enhet; None when it names none."""
    return next((name for name in cues("scopes") if inside("scopes", name).search(text.lower())), None)


def with_scope(state: State) -> State:
    """The state with the layer of its innermost heading that names one."""
    named = (scope_of(title) for title in reversed(state.titles))
    return replace(state, scope=next((scope for scope in named if scope is not None), None))
