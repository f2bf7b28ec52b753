"""Setting and ending lead-ins, and what their lists hold."""

from dataclasses import replace

from tracecheck.model.plan import ItemKind
from tracecheck.parsers.structure.scene import Scene
from tracecheck.parsers.structure.sections import Part
from tracecheck.parsers.structure.state import Lead, State
from tracecheck.parsers.structure.stems import LeadIn
from tracecheck.parsers.structure.units import Unit


def set_lead(scene: Scene, state: State, unit: Unit, lead_in: LeadIn) -> State:
    """The state after a lead-in; one that names no kind keeps what its heading announces."""
    kind = lead_in.kind or _inherited_kind(state) or scene.manner.below_goal
    lead = Lead(kind, stem=unit.text.strip(), frame=unit.block.frame, sticky=_in_box_of_lead(state, unit))
    return replace(state, lead=lead, quiet=0)


def set_label(state: State, unit: Unit, kind: ItemKind, parent: str | None = None) -> State:
    """The state after a label that stands before its list or text («Strategi:»)."""
    return replace(state, lead=Lead(kind, parent=parent, frame=unit.block.frame), quiet=0)


def end_lead(state: State) -> State:
    """The state after prose that ends a list; a box keeps its lead-in to its end."""
    lead = state.lead if state.lead and (state.lead.sticky or not state.lead.begun) and state.quiet < 1 else None
    return replace(state, lead=lead, quiet=state.quiet + 1)


def leave_box(state: State, unit: Unit) -> State:
    """The state without a lead-in whose box has ended."""
    if state.lead is None or state.lead.frame == unit.block.frame or state.lead.frame is None:
        return state
    return replace(state, lead=None)


def _inherited_kind(state: State) -> ItemKind | None:
    """The kind of the label or heading right above, when nothing stands between."""
    if state.lead and not state.lead.begun and state.lead.stem is None:
        return state.lead.kind
    heading = state.headings[-1] if state.headings else None
    if heading is None or heading.section.part not in {Part.OWN, Part.QUOTED} or not heading.section.kinds:
        return None
    return heading.section.kinds[0] if heading.item is not None or not item_since_heading(state) else None


def item_since_heading(state: State) -> bool:
    """An item has come since the innermost heading."""
    if state.last is None:
        return False
    block = int(state.last[1:].split(":")[0])
    return not state.headings or block > state.headings[-1].unit


def _in_box_of_lead(state: State, unit: Unit) -> bool:
    return state.lead is not None and unit.block.frame is not None and state.lead.frame == unit.block.frame
