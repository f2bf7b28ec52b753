"""The paragraph that explains an item, right below it."""

from dataclasses import replace

from tracecheck.model.item import Basis, ItemKind
from tracecheck.parsers.lengths import word_limit
from tracecheck.parsers.structure.leads import item_since_heading
from tracecheck.parsers.structure.lexicon import cues
from tracecheck.parsers.structure.shapes import is_meta, words
from tracecheck.parsers.structure.state import State
from tracecheck.parsers.structure.units import Unit
from tracecheck.parsers.values.references import find_references

_EXPLAINED = {ItemKind.VISION, ItemKind.AREA, ItemKind.GOAL, ItemKind.SUBGOAL, ItemKind.STRATEGY, ItemKind.MEASURE}


def describe(state: State, unit: Unit) -> State:
    """The state whose last item has the paragraph as its description, when it stands right below it.

    A paragraph before the first item under a heading leads into it and is kept for that item.
    """
    text = unit.text.strip()
    item = state.items[-1] if state.items else None
    if not _explains(text):
        return state
    if not item_since_heading(state):
        return replace(state, intro=state.intro or _shortened(text)) if state.headings else state
    if item is None or item.id != state.last or state.quiet or item.kind not in _EXPLAINED:
        return state
    if item.basis in {Basis.TABLE, Basis.LIST}:
        return state
    joined = " ".join(filter(None, (item.description, text)))
    return replace(state, items=(*state.items[:-1], replace(item, description=_shortened(joined))))


def _shortened(text: str) -> str:
    return text if len(text) <= _longest() else text[: _longest()].rsplit(" ", 1)[0] + " …"


def _explains(text: str) -> bool:
    if words(text) < word_limit("explanation_least") or not text.endswith((".", "!", "?")) or is_meta(text):
        return False
    return not any(reference.start < 3 for reference in find_references(text))


def _longest() -> int:
    return int(cues("limits")["description"])
