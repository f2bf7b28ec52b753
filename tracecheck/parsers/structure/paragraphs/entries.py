"""List entries that a page or an export has cut in two."""

from dataclasses import replace

from tracecheck.parsers.structure.making import provisional_id
from tracecheck.parsers.structure.scene import Scene
from tracecheck.parsers.structure.state import State


def rest_of_entry(scene: Scene, state: State, index: int) -> State | None:
    """The state with the words that a list entry goes on with below itself: it had no end, and they have no capital."""
    unit, before = scene.units[index], scene.units[index - 1] if index else None
    text = unit.text.strip()
    if before is None or not before.is_list or unit.label is not None or not text[:1].islower():
        return None
    if before.text.rstrip()[-1:] in set(".:!?") or state.last != provisional_id(before) or not state.items:
        return None
    item = state.items[-1]
    if item.id != state.last:
        return None
    return replace(state, items=(*state.items[:-1], replace(item, text=f"{item.text} {text}")))
