"""«I samfunnsdelen heter det at «…». Slik følger vi det opp:»: a goal of a plan above, and the list that answers it."""

from dataclasses import replace

from tracecheck.model.item import ItemKind, Origin
from tracecheck.parsers.lengths import word_limit
from tracecheck.parsers.structure.leads import set_label
from tracecheck.parsers.structure.lexicon import anywhere
from tracecheck.parsers.structure.making import add_item, child_kind
from tracecheck.parsers.structure.origin import prints_from_above, without_own_name
from tracecheck.parsers.structure.scene import Scene
from tracecheck.parsers.structure.sections import Part
from tracecheck.parsers.structure.shapes import words
from tracecheck.parsers.structure.state import State
from tracecheck.parsers.structure.units import Unit
from tracecheck.parsers.values.quotations import find_quotations


def quoting(scene: Scene, state: State, index: int) -> State | None:
    """The state with the goal that is quoted, and a label for the list below it."""
    unit = scene.units[index]
    if not scene.list_follows(index) or not unit.text.rstrip().endswith(":") or unit.label is not None:
        return None
    goal = _quoted_goal(state, unit) if state.part not in {Part.HARD, Part.PREVIOUS} else None
    if goal is None:
        return None
    made = add_item(replace(state, lead=None), goal, ItemKind.GOAL)
    printed = replace(made, items=(*made.items[:-1], replace(made.items[-1], origin=Origin.QUOTED)))
    return set_label(printed, unit, child_kind(ItemKind.GOAL, scene))


def _quoted_goal(state: State, unit: Unit) -> Unit | None:
    """The one quotation, as long as a goal, of a paragraph that says that it stands in a plan above."""
    found = find_quotations(unit.text)
    if len(found) != 1 or words(found[0][2]) < word_limit("clause_least"):
        return None
    start, end, _ = found[0]
    before = unit.text[:start]
    told = anywhere("quoted", "sentences").search(without_own_name(state, before.lower()))
    return (
        replace(unit, start=unit.start + start, end=unit.start + end)
        if told or prints_from_above(state, before)
        else None
    )
