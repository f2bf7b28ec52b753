"""Goals and visions in the middle of running text: «Det er et mål at …»."""

from dataclasses import replace

from tracecheck.model.item import ItemKind, Origin
from tracecheck.model.plan import DocumentKind
from tracecheck.parsers.structure.leads import set_lead
from tracecheck.parsers.structure.lexicon import inside
from tracecheck.parsers.structure.making import add_item, child_kind
from tracecheck.parsers.structure.origin import prints_from_above
from tracecheck.parsers.structure.paragraphs.surroundings import explains_action
from tracecheck.parsers.structure.passages import add_passage
from tracecheck.parsers.structure.prose import read_prose, read_vision
from tracecheck.parsers.structure.scene import Scene
from tracecheck.parsers.structure.sections import Part
from tracecheck.parsers.structure.state import GOALS, State
from tracecheck.parsers.structure.stems import read_lead_in
from tracecheck.parsers.structure.units import Unit


def prose(scene: Scene, state: State, index: int) -> State | None:
    """«Det er et mål at …» in running text."""
    found = take_prose(scene, state, scene.units[index])
    return None if found is None else _with_ways(scene, found, index)


def _with_ways(scene: Scene, state: State, index: int) -> State:
    """The state after «… Dette innebærer å», where the list below the goal says how."""
    unit = scene.units[index]
    lead_in = read_lead_in(unit.text, before_list=True) if scene.list_follows(index) else None
    goal = state.items[-1].kind if state.items else ItemKind.VISION
    ways = lead_in is not None and lead_in.kind is None and goal in GOALS
    return set_lead(state, unit, child_kind(goal, scene)) if ways else state


def take_prose(scene: Scene, state: State, unit: Unit) -> State | None:
    """The goals and the vision that a unit states in running text; None where there is none."""
    if not scene.manner.prose or state.part in {Part.HARD, Part.SOFT, Part.PREVIOUS}:
        return None
    vision = read_vision(unit)
    if vision is not None:
        return replace(add_item(replace(state, lead=None), vision, ItemKind.VISION), quiet=1)
    found = () if explains_action(state) else read_prose(unit)
    if not found:
        return None
    made = replace(state, lead=None)
    for clause in found:
        made = _with_clause(made, unit, clause)
    return replace(add_passage(scene, made, unit), lead=None, quiet=1)


def _is_told_of_others(state: State, before: str) -> bool:
    """«Fylkeskommunen har som mål at …» in the plan of a municipality."""
    sentence = before.rpartition(". ")[2]
    return state.document is not DocumentKind.REGIONAL_PLAN and bool(inside("prose", "others").search(sentence))


def _with_clause(state: State, unit: Unit, clause: Unit) -> State:
    """The state with a goal of running text; one that is told from a plan above is quoted."""
    made = add_item(state, clause, ItemKind.GOAL)
    before = unit.block.text[unit.start : clause.start]
    if prints_from_above(state, before) or _is_told_of_others(state, before):
        made = replace(made, items=(*made.items[:-1], replace(made.items[-1], origin=Origin.QUOTED)))
    return made
