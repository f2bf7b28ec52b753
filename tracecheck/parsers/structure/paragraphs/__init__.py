"""The step of the walk for a paragraph."""

from tracecheck.parsers.structure.answers import is_answer
from tracecheck.parsers.structure.attributes import attach
from tracecheck.parsers.structure.descriptions import describe
from tracecheck.parsers.structure.leads import end_lead
from tracecheck.parsers.structure.paragraphs.announcing import announcing, conditions, leading_in, led_sentences
from tracecheck.parsers.structure.paragraphs.coded import coded, in_chapter
from tracecheck.parsers.structure.paragraphs.entries import rest_of_entry
from tracecheck.parsers.structure.paragraphs.followed import followed
from tracecheck.parsers.structure.paragraphs.labelled import labelled, waiting
from tracecheck.parsers.structure.paragraphs.quoting import quoting
from tracecheck.parsers.structure.paragraphs.running_text import prose
from tracecheck.parsers.structure.paragraphs.stated import before_lead_in, in_row, numbered, run_in, stated, themed
from tracecheck.parsers.structure.paragraphs.surroundings import acting
from tracecheck.parsers.structure.passages import add_passage
from tracecheck.parsers.structure.scene import Scene
from tracecheck.parsers.structure.sections import Part, classify
from tracecheck.parsers.structure.shapes import has_leaders, is_dynamic, is_flattened_cell, is_noise, is_un_title
from tracecheck.parsers.structure.state import State
from tracecheck.parsers.structure.stems import read_lead_in
from tracecheck.parsers.structure.units import Unit
from tracecheck.parsers.structure.unlabelled import answered_goal, sub_head
from tracecheck.parsers.tables.columns import is_header_line

__all__ = ["step_paragraph"]

# The first that knows the paragraph has it: labels, then what stands around it, then what it says by itself.
_READINGS = (
    followed,
    waiting,
    labelled,
    announcing,
    sub_head,
    answered_goal,
    conditions,
    quoting,
    led_sentences,
    leading_in,
    numbered,
    before_lead_in,
    coded,
    in_chapter,
    themed,
    stated,
    run_in,
    prose,
    in_row,
)


def step_paragraph(scene: Scene, state: State, index: int) -> State:
    """The state after paragraph number `index`."""
    unit = scene.units[index]
    attached = rest_of_entry(scene, state, index) or attach(state, unit)
    if attached is not None:
        return add_passage(scene, attached, unit) if scene.manner.passages else attached
    if _says_nothing(unit):
        return state
    if is_answer(unit):
        return end_lead(add_passage(scene, state, unit), unit.text)
    if is_flattened_cell(unit.text) and acting(state):
        return state
    for reading in _READINGS:
        found = reading(scene, state, index)
        if found is not None:
            return found
    return end_lead(add_passage(scene, describe(state, unit), unit), unit.text)


def _says_nothing(unit: Unit) -> bool:
    """No words but «Mål for 2026», a line of a table of contents, of a filter or of column names, or the title of a UN
    goal."""
    if is_noise(unit.text) and unit.label is None and classify(unit.text).part is Part.OPEN:
        return read_lead_in(unit.text) is None
    if is_header_line(unit.text):
        return True
    return has_leaders(unit.text) or is_dynamic(unit.text) or is_un_title(unit.text)
