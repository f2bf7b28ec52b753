"""Units → items with provisional ids («@block:start»)."""

from dataclasses import replace

from tracecheck.model.item import Basis, Item, ItemKind, Origin
from tracecheck.model.source import BlockKind
from tracecheck.parsers.structure.origin import origin_of, prints_from_above
from tracecheck.parsers.structure.scene import Scene
from tracecheck.parsers.structure.state import GOALS, Anchor, State
from tracecheck.parsers.structure.units import Unit

_BASES = {BlockKind.HEADING: Basis.HEADING, BlockKind.LIST_ITEM: Basis.LIST, BlockKind.PARAGRAPH: Basis.PROSE}


def provisional_id(unit: Unit) -> str:
    """The id of the item that starts with this unit, until ids are given."""
    return f"@{unit.block.index}:{unit.start}"


def basis_of(unit: Unit) -> Basis:
    """Which form on the page the unit has; a labelled paragraph stands like a heading."""
    if unit.block.frame is not None and unit.kind is not BlockKind.LIST_ITEM:
        return Basis.BOX
    if unit.kind is BlockKind.PARAGRAPH and unit.number is not None:
        return Basis.HEADING
    return _BASES.get(unit.kind, Basis.PROSE)


def add_item(state: State, unit: Unit, kind: ItemKind, parent: str | None = None, text: str | None = None) -> State:
    """The state with `unit` as an item of `kind`, under `parent` or the nearest item above."""
    words = text if text is not None else unit.body
    lead = state.lead
    takes_intro = kind in GOALS and not unit.is_list
    item = Item(
        id=provisional_id(unit),
        kind=kind,
        text=words,
        label=printed_label(unit) or (lead.label if lead and lead.waits else None),
        stem=lead.stem if lead and not lead.waits else None,
        parent=parent or state.parent_of(kind, unit.depth),
        section=state.titles,
        place=unit.place(),
        basis=basis_of(unit),
        origin=_origin(state, unit, words, kind),
        scope=state.scope,
        description=state.intro if takes_intro else None,
    )
    number = unit.number or (lead.number if lead and lead.waits else None)
    anchor = Anchor(item.id, kind, number, state.level, unit.depth, unit.is_list, bold=unit.block.style.bold)
    return state.add(item, anchor) if not takes_intro else replace(state.add(item, anchor), intro=None)


def _origin(state: State, unit: Unit, words: str, kind: ItemKind) -> Origin:
    """Whose goal it is, by what stands around it and by its label («Mål fra samfunnsdelen: …»)."""
    told = unit.label is not None and prints_from_above(state, unit.label.text.rstrip(" :"))
    found = origin_of(state, words, is_vision=kind is ItemKind.VISION)
    return Origin.QUOTED if told and found is Origin.OWN and kind in GOALS else found


def printed_label(unit: Unit) -> str | None:
    """The label as printed: of the text, else a list marker with a number or letter."""
    if unit.label is not None and (unit.label.number or len(unit.label.text.split()) == 1):
        return unit.label.text.strip().rstrip(":.–- ") or None
    marker = unit.block.marker
    return marker if marker and unit.number else None


def item_kind(word: str | None) -> ItemKind | None:
    """The kind that a label's word stands for, or None."""
    return ItemKind(word) if word in {kind.value for kind in ItemKind} else None


def child_kind(parent: ItemKind, scene: Scene) -> ItemKind:
    """What an unlabelled list under an item of this kind holds."""
    if parent in {ItemKind.VISION, ItemKind.AREA}:
        return ItemKind.GOAL
    if parent in {ItemKind.GOAL, ItemKind.SUBGOAL}:
        return scene.manner.below_goal
    return ItemKind.MEASURE if parent is ItemKind.STRATEGY else parent


def begun(state: State) -> State:
    """The state whose lead-in has had its first item."""
    return replace(state, lead=replace(state.lead, begun=True, waits=False)) if state.lead else state
