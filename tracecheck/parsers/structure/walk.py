"""The walk over the units of a document: one step a unit, the state handed on."""

from tracecheck.model.source import BlockKind
from tracecheck.parsers.structure.headings import step_heading
from tracecheck.parsers.structure.leads import leave_box
from tracecheck.parsers.structure.lists import step_list
from tracecheck.parsers.structure.paragraphs import step_paragraph
from tracecheck.parsers.structure.placeholders import without_placeholders
from tracecheck.parsers.structure.scene import Scene
from tracecheck.parsers.structure.scopes import with_scope
from tracecheck.parsers.structure.state import State
from tracecheck.parsers.structure.steps import Step, settled, step_between
from tracecheck.parsers.structure.tabled import step_table


def walk(scene: Scene) -> tuple[State, tuple[Step, ...]]:
    """The state after the last unit (items with provisional ids, passages, problems), and what became of each unit."""
    state = State(document=scene.kind, period=scene.period)
    steps: list[Step] = []
    for index, unit in enumerate(scene.units):
        before, state = state, without_placeholders(state, step(scene, state, index), unit)
        steps.append(step_between(before, state, unit))
    return state, settled(steps)


def step(scene: Scene, state: State, index: int) -> State:
    """The state after unit number `index`."""
    unit = scene.units[index]
    inside = leave_box(state, unit)
    if unit.kind is BlockKind.HEADING:
        opened = step_heading(scene, inside, index)
        return with_scope(opened) if scene.manner.scopes else opened
    if unit.kind is BlockKind.TABLE:
        return step_table(scene, inside, index)
    return step_list(scene, inside, index) if unit.is_list else step_paragraph(scene, inside.after_run_in(), index)
