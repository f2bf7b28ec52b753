"""The paragraph that explains an item, right below it."""

from dataclasses import replace

from tracecheck.model.plan import Basis, ItemKind
from tracecheck.parsers.structure.lexicon import cues
from tracecheck.parsers.structure.shapes import is_meta, words
from tracecheck.parsers.structure.state import State
from tracecheck.parsers.structure.units import Unit
from tracecheck.parsers.values.references import find_references

_EXPLAINED = {ItemKind.VISION, ItemKind.AREA, ItemKind.GOAL, ItemKind.SUBGOAL, ItemKind.STRATEGY, ItemKind.MEASURE}


def describe(state: State, unit: Unit) -> State:
    """The state whose last item has the paragraph as its description, when it stands right below it."""
    item = state.items[-1] if state.items else None
    text = unit.text.strip()
    if item is None or item.id != state.last or state.quiet or item.kind not in _EXPLAINED or item.description:
        return state
    if item.basis in {Basis.TABLE, Basis.LIST} or not _explains(text):
        return state
    short = text if len(text) <= _longest() else text[: _longest()].rsplit(" ", 1)[0] + " …"
    return replace(state, items=(*state.items[:-1], replace(item, description=short)))


def _explains(text: str) -> bool:
    if words(text) < 5 or not text.endswith((".", "!", "?")) or is_meta(text):
        return False
    return not any(reference.start < 3 for reference in find_references(text))


def _longest() -> int:
    return int(cues("limits")["description"])
