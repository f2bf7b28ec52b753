"""Areas: short headings right under «Satsingsområder», with statements below them."""

from tracecheck.model.item import ItemKind
from tracecheck.model.source import BlockKind
from tracecheck.parsers.lengths import word_limit
from tracecheck.parsers.structure.scene import Scene
from tracecheck.parsers.structure.sections import Part, classify, is_soft_label
from tracecheck.parsers.structure.shapes import is_action, is_duty, words
from tracecheck.parsers.structure.state import State


def is_area(scene: Scene, state: State, index: int) -> bool:
    """The heading names an area: the one above announces areas, and statements stand below."""
    unit = scene.units[index]
    level = unit.block.level or 1
    above = [heading for heading in state.headings if heading.level < level]
    named = words(unit.body) <= word_limit("area") and not is_duty(unit.body) and not is_action(unit.body)
    if named and state.part in {Part.OPEN, Part.OWN} and _is_card(scene, index):
        return True
    if not above or above[-1].item is not None or not named:
        return False
    section = above[-1].section
    announces = section.part is Part.OWN and section.bare and section.kinds == (ItemKind.AREA,)
    return announces and holds_statements(scene, index)


def _is_card(scene: Scene, index: int) -> bool:
    """The heading stands right above the label of its goal («Dit vil vi:»), and so does another one of its level."""
    if not _heads_goal(scene, index):
        return False
    level = scene.units[index].block.level or 1
    return any(_heads_goal(scene, at) for step in (1, -1) for at in scene.headings_beside(index, step, level))


def _heads_goal(scene: Scene, index: int) -> bool:
    unit, following = scene.units[index], scene.next_unit(index)
    if following is None or unit.label is not None or classify(unit.text).part is not Part.OPEN:
        return False
    return is_soft_label(following.text.rstrip(" :")) and classify(following.text).part is Part.OWN


def holds_statements(scene: Scene, index: int) -> bool:
    """Right below the heading stands a list or a table, or further down a label or what announces statements."""
    following = scene.next_unit(index)
    if following is not None and (following.is_list or following.kind is BlockKind.TABLE):
        return True
    level = scene.units[index].block.level or 1
    for unit in scene.units[index + 1 :]:
        if unit.kind is BlockKind.HEADING and (unit.block.level or 1) <= level:
            return False
        if (unit.label is not None and unit.label.kind is not None) or classify(unit.text).part is Part.OWN:
            return True
    return False
