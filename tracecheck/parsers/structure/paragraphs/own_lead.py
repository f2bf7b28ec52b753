"""A labelled goal with what stands behind it in its paragraph: what explains it, or the lead-in to its list."""

import re
from dataclasses import replace

from tracecheck.model.item import Item, ItemKind
from tracecheck.parsers.structure.attributes import labelled_values, take_attributes, with_values
from tracecheck.parsers.structure.leads import set_lead
from tracecheck.parsers.structure.making import add_item, child_kind
from tracecheck.parsers.structure.paragraphs.sentences import first_statement
from tracecheck.parsers.structure.scene import Scene
from tracecheck.parsers.structure.state import State
from tracecheck.parsers.structure.stems import ends_open, read_lead_in
from tracecheck.parsers.structure.units import Unit

_STOPS = (".", "!", "?", ":")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ«])")


def with_own_lead(scene: Scene, state: State, index: int, kind: ItemKind) -> State:
    """A labelled goal; a lead-in behind it in the same paragraph («Delmål 2: … . Kommunen vil:») is not its words."""
    unit = scene.units[index]
    starts = [match.end() for match in _SENTENCE.finditer(unit.text)]
    tail = replace(unit, start=unit.start + starts[-1], label=None) if starts and scene.list_follows(index) else None
    lead_in = read_lead_in(tail.text) if tail is not None and ends_open(tail.text) else None
    if tail is None or lead_in is None:
        return replace(with_explanation(state, unit, kind, reported=not scene.manner.evaluates), lead=None)
    words_before = len(unit.block.text[unit.start : tail.start].rstrip())
    made = replace(add_item(state, replace(unit, end=unit.start + words_before), kind), lead=None)
    return set_lead(made, tail, lead_in.kind or child_kind(kind, scene))


def with_explanation(state: State, unit: Unit, kind: ItemKind, *, reported: bool = False) -> State:
    """«Mål 2. Lia skal være trygg. Trygghet gir …»: the goal is the first sentence, or what is bold; the others explain
    it. What a report says behind a goal is how it went («Elevene trives. 91 prosent svarer at … Status: nådd»)."""
    end = _bold_end(unit) or first_statement(unit, reported=reported)
    made = add_item(state, replace(unit, end=unit.start + end), kind)
    explanation = unit.text[end:].strip()
    if not explanation:
        return made
    return replace(made, items=(*made.items[:-1], _told(made.items[-1], explanation)))


def _told(item: Item, explanation: str) -> Item:
    """The item with what is said behind it: named values («Status: nådd. Frist: 2027»), the rest in words."""
    values = labelled_values(explanation)
    if values:
        return with_values(item, values)
    told = take_attributes(replace(item, text=explanation))
    return replace(told, text=item.text, description=told.text)


def _bold_end(unit: Unit) -> int | None:
    """Where the bold words end that the label and the goal are set in, with another sentence in plain type behind."""
    start = unit.start + (unit.label.end if unit.label else 0)
    for first, last in unit.block.style.bold_spans:
        behind = unit.block.text[last : unit.end].strip()
        goal = unit.block.text[start:last].strip()
        if first <= start < last < unit.end and (behind[:1].isupper() or behind[:1].isdigit()) and goal[-1:] in _STOPS:
            return last - unit.start
    return None
