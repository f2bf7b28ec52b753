"""Setting and ending lead-ins, and what their lists hold."""

from dataclasses import replace

from tracecheck.model.item import Basis, ItemKind
from tracecheck.parsers.structure.scene import Scene
from tracecheck.parsers.structure.sections import Part
from tracecheck.parsers.structure.shapes import goes_on, is_pointer
from tracecheck.parsers.structure.state import GOALS, RANKS, Anchor, Lead, State
from tracecheck.parsers.structure.stems import LeadIn
from tracecheck.parsers.structure.units import Unit


def lead_kind(scene: Scene, state: State, lead_in: LeadIn) -> ItemKind:
    """What a lead-in is followed by; one that names no kind keeps what its heading or label announces."""
    return lead_in.kind or _inherited_kind(state) or scene.manner.below_goal


def set_lead(state: State, unit: Unit, kind: ItemKind) -> State:
    """The state after a lead-in to items of a kind."""
    state = leave_group(state, kind)
    lead = Lead(kind, stem=unit.text.strip(), frame=unit.block.frame, sticky=_in_box_of_lead(state, unit))
    return replace(state, lead=lead, quiet=0)


def set_label(state: State, unit: Unit, kind: ItemKind, parent: str | None = None) -> State:
    """The state after a label that stands before its list or text («Strategi:»)."""
    beside = _column_before(state, kind)
    state = leave_group(state, kind) if parent is None else state
    return replace(state, lead=Lead(kind, parent=parent, frame=unit.block.frame, beside=beside), quiet=0)


def _column_before(state: State, kind: ItemKind) -> ItemKind | None:
    """«Hva vil vi?», «Slik gjør vi det» right below one another: the headers of a table that was flattened."""
    lead = state.lead
    if lead is None or lead.begun or lead.stem is not None or lead.waits or state.quiet:
        return None
    return lead.kind if lead.kind in GOALS and kind not in GOALS else None


def leave_group(state: State, kind: ItemKind) -> State:
    """The state above a row of delmål when what is announced answers them all: none of them has been answered yet,
    and they stand in one list, or one right below the other."""
    last = state.anchors[-1] if state.anchors else None
    if last is None or last.kind not in GOALS or last.id != state.last or RANKS.get(kind, 8) <= RANKS[last.kind]:
        return state
    if state.quiet or any(heading.item == last.id for heading in state.headings) or not _in_group(state, last):
        return state
    return replace(state, anchors=state.anchors[:-1])


def _in_group(state: State, last: Anchor) -> bool:
    """The item before the last is its sibling in the same form; alone in a row, the last one is what is answered."""
    if len(state.items) < 2 or state.items[-1].id != last.id:
        return False
    before, item = state.items[-2:]
    if item.parent is None and item.basis is not Basis.LIST:
        return False
    return (before.parent, before.kind, before.basis) == (item.parent, item.kind, item.basis)


def ways_to_goal(scene: Scene, state: State, kind: ItemKind) -> ItemKind:
    """Areas under a goal («Innsatsområder:») are ways to it."""
    goals = any(each.kind in {ItemKind.GOAL, ItemKind.SUBGOAL} for each in state.anchors)
    return scene.manner.below_goal if kind is ItemKind.AREA and goals else kind


def end_lead(state: State, text: str) -> State:
    """The state after prose that ends a list; a box keeps its lead-in to its end, a cell goes on («Dette …»)."""
    if is_pointer(text):
        return state
    lead = state.lead
    if lead is not None and lead.beside is not None and goes_on(text):
        return state
    kept = lead if lead and (lead.sticky or not lead.begun) and state.quiet < 1 else None
    return replace(state, lead=kept, quiet=state.quiet + 1)


def leave_box(state: State, unit: Unit) -> State:
    """The state without a lead-in whose box has ended."""
    if state.lead is None or state.lead.frame == unit.block.frame or state.lead.frame is None:
        return state
    return replace(state, lead=None)


def _inherited_kind(state: State) -> ItemKind | None:
    """The kind of the label or heading right above, when nothing stands between."""
    if state.lead and not state.lead.begun and state.lead.stem is None:
        return state.lead.kind
    for distance, heading in enumerate(reversed(state.headings)):
        section = heading.section
        if section.part in {Part.OWN, Part.QUOTED} and section.kinds:
            fresh = heading.item is not None or not item_since_heading(state)
            return section.kinds[0] if fresh and (distance == 0 or section.bare) else None
        if section.part is not Part.OPEN or section.kinds or heading.item is not None:
            return None
    return None


def item_since_heading(state: State) -> bool:
    """An item has come since the innermost heading."""
    if state.last is None:
        return False
    block = int(state.last[1:].split(":")[0])
    return not state.headings or block > state.headings[-1].unit


def _in_box_of_lead(state: State, unit: Unit) -> bool:
    return state.lead is not None and unit.block.frame is not None and state.lead.frame == unit.block.frame
