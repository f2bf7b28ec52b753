"""The walk over the units of a document: one step a unit, the state handed on."""

from tracecheck.model.source import BlockKind
from tracecheck.parsers.structure.headings import step_heading
from tracecheck.parsers.structure.leads import leave_box
from tracecheck.parsers.structure.lists import step_list
from tracecheck.parsers.structure.paragraphs import step_paragraph
from tracecheck.parsers.structure.scene import Scene
from tracecheck.parsers.structure.state import State


def walk(scene: Scene) -> State:
    """The state after the last unit: items with provisional ids, passages, problems."""
    state = State()
    for index, unit in enumerate(scene.units):
        state = leave_box(state, unit)
        if unit.kind is BlockKind.HEADING:
            state = step_heading(scene, state, index)
        elif unit.is_list:
            state = step_list(scene, state, index)
        elif unit.kind is BlockKind.PARAGRAPH:
            state = step_paragraph(scene, state, index)
    return state
