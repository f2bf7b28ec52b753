"""The step of the walk for a list item."""

import re
from dataclasses import replace

from tracecheck.model.item import ItemKind
from tracecheck.parsers.structure.answers import is_answer
from tracecheck.parsers.structure.leads import item_since_heading
from tracecheck.parsers.structure.making import add_item, begun, child_kind, item_kind
from tracecheck.parsers.structure.paragraphs.running_text import take_prose
from tracecheck.parsers.structure.passages import add_passage
from tracecheck.parsers.structure.rows import row_kind
from tracecheck.parsers.structure.scene import Scene
from tracecheck.parsers.structure.sections import Part
from tracecheck.parsers.structure.shapes import (
    has_leaders,
    is_action,
    is_duty,
    is_dynamic,
    is_noise,
    is_un_title,
    words,
)
from tracecheck.parsers.structure.state import CLOSED, GOALS, Anchor, State, is_next_number
from tracecheck.parsers.structure.units import Unit

_SENTENCE_END = re.compile(r"(?<=[a-zæøå][.!?])\s+(?=[A-ZÆØÅ])")


def step_list(scene: Scene, state: State, index: int) -> State:
    """The state after list item number `index`."""
    return take_listed(scene, state, scene.units[index], row_kind(scene, state, index))


def take_listed(scene: Scene, state: State, unit: Unit, in_row: ItemKind | None = None) -> State:
    """The state after a list item, wherever it stands; `in_row` is what it is in a row of statements."""
    if is_noise(unit.body) or has_leaders(unit.body) or is_un_title(unit.body) or is_dynamic(unit.text):
        return state
    kind = None if is_answer(unit) else _kind(scene, state, unit) or in_row
    if kind is None:
        return _told(scene, state, unit) or add_passage(scene, state, unit)
    parent = _listed_parent(state, unit, kind)
    goal, explanation = _goal_and_explanation(unit, kind)
    made = add_item(state, goal, kind, parent=parent)
    if explanation:
        made = replace(made, items=(*made.items[:-1], replace(made.items[-1], description=explanation)))
    return begun(made)


def _told(scene: Scene, state: State, unit: Unit) -> State | None:
    """«Det er et mål å …» in an entry of a list that announces nothing; the entries beside it are no goals by that."""
    told = take_prose(scene, state, unit)
    if told is None:
        return None
    return replace(told, anchors=tuple(replace(each, listed=False) for each in told.anchors), listed=state.listed)


def _goal_and_explanation(unit: Unit, kind: ItemKind) -> tuple[Unit, str | None]:
    """A numbered goal of one sentence, and the sentences behind it that set nothing («Leder følger opp»)."""
    end = _SENTENCE_END.search(unit.text) if kind in GOALS and unit.number else None
    if end is None:
        return unit, None
    goal, rest = replace(unit, end=unit.start + end.start()), unit.text[end.end() :].strip()
    explains = is_duty(goal.body) and not is_duty(rest) and not is_action(rest)
    return (goal, rest) if explains else (unit, None)


def _kind(scene: Scene, state: State, unit: Unit) -> ItemKind | None:
    if state.part is Part.HARD:
        return None
    named = _named(unit)
    rules = (
        _nested(scene, state, unit),
        _resumed(state, unit),
        _led(state),
        _below_number(state, unit),
        _in_section(scene, state),
    )
    found = next((kind for kind in rules if kind is not None), None) or _under_item(scene, state, unit)
    if found is ItemKind.MEASURE and named is None and _is_wanted(state, unit):
        return ItemKind.SUBGOAL
    return named or (_of_area(scene, state, unit) if found is ItemKind.GOAL else None) or found


def _named(unit: Unit) -> ItemKind | None:
    """What a label with a number says, and «Tiltak: …» or «Indikator: …» with words of its own behind."""
    label = unit.label
    kind = item_kind(label.kind) if label else None
    worded = kind in {ItemKind.MEASURE, ItemKind.INDICATOR} and words(unit.body) > 1
    return kind if label and (label.number or worded) else None


def _is_wanted(state: State, unit: Unit) -> bool:
    """In an unlabelled list under a goal, what shall be is part of the goal; what is done is a measure."""
    heading = state.headings[-1] if state.headings else None
    goal = next((each for each in state.anchors if heading and each.id == heading.item), None)
    if goal is None or goal.kind not in GOALS or state.lead is not None:
        return False
    return is_duty(unit.body) and not is_action(unit.body)


def _of_area(scene: Scene, state: State, unit: Unit) -> ItemKind | None:
    """Actions right under an area are no goals of it."""
    heading = state.headings[-1] if state.headings else None
    above = next((each for each in state.anchors if heading and each.id == heading.item), None)
    return scene.manner.below_goal if above and above.kind is ItemKind.AREA and is_action(unit.body) else None


def _nested(scene: Scene, state: State, unit: Unit) -> ItemKind | None:
    """A deeper list, or bullets between numbered items, belongs to the item above; what follows is its sibling."""
    above = state.anchors[-1] if state.anchors else None
    if above is None or above.id != state.last or state.quiet or not _same_list(state):
        return None
    if not above.listed:
        led = state.lead is not None and above.kind in GOALS and above.number and not unit.number
        return child_kind(above.kind, scene) if led else None
    if unit.depth > above.depth or (above.number and not unit.number and unit.depth == above.depth):
        return child_kind(above.kind, scene)
    return above.kind if unit.depth == above.depth and not (above.number or unit.number) else None


def _resumed(state: State, unit: Unit) -> ItemKind | None:
    """A numbered list goes on with the next number, a list in bold after what explains each item, and numbered measures
    behind the cells that a table left between them."""
    last = state.listed
    if last is not None and is_next_number(last.number, unit.number) and last.depth == unit.depth:
        return last.kind
    outer = _list_around(state, unit)
    if outer is not None:
        return outer.kind
    acts = last is not None and last.kind is ItemKind.MEASURE and last.number and unit.number and is_action(unit.body)
    if last is None or not (acts or (unit.block.style.bold and last.bold)):
        return None
    return last.kind if last.depth == unit.depth and bool(last.number) == bool(unit.number) else None


def _list_around(state: State, unit: Unit) -> Anchor | None:
    """«2.» behind «1.» and all that a label has set below it («Styringsparametre: a) … b) …»)."""
    if state.lead is not None and not state.lead.begun:
        return None
    return next(
        (each for each in reversed(state.anchors) if each.listed and is_next_number(each.number, unit.number)), None
    )


def _same_list(state: State) -> bool:
    """No heading and no lead-in came since the last item."""
    return item_since_heading(state) and (state.lead is None or state.lead.begun)


def _led(state: State) -> ItemKind | None:
    """The kind that the lead-in gives; in a part of background only when it names one."""
    lead = state.lead
    if lead is None or state.part is Part.PREVIOUS:
        return None
    return None if state.part is Part.SOFT and lead.stem is not None and lead.kind is None else lead.kind


def _in_section(scene: Scene, state: State) -> ItemKind | None:
    """A list under a heading that announces it: first thing there, or the heading says nothing else."""
    for distance, heading in enumerate(reversed(state.headings)):
        section = heading.section
        if section.part in {Part.OWN, Part.QUOTED} and section.kinds:
            close = state.quiet == 0 and (section.bare or distance == 0)
            return section.kinds[0] if close or (section.bare and distance == 0 and state.quiet < CLOSED) else None
        if heading.item is not None or section.part is not Part.OPEN:
            return None
    return None


def _below_number(state: State, unit: Unit) -> ItemKind | None:
    """«4.2 Kommunen skal …» right below goal 4 is a part of it, as in a paragraph; an action is a way to it."""
    if not state.headings or state.headings[-1].item is None:
        return None
    above = state.numbered(unit.number.rpartition(".")[0]) if unit.number and "." in unit.number else None
    return ItemKind.SUBGOAL if above and above.kind in GOALS and not is_action(unit.body) else None


def _under_item(scene: Scene, state: State, unit: Unit) -> ItemKind | None:
    """A list right behind a labelled goal or strategy."""
    above = state.anchors[-1] if state.anchors else None
    if above is None or above.id != state.last or state.quiet or state.part in {Part.PREVIOUS, Part.SOFT}:
        return None
    own = state.headings and state.headings[-1].item == above.id
    return child_kind(above.kind, scene) if own or item_since_heading(state) else None


def _listed_parent(state: State, unit: Unit, kind: ItemKind) -> str | None:
    lead = state.lead
    return lead.parent if lead and lead.parent and unit.depth == 0 else None
