"""A labelled goal with what stands behind it in its paragraph: what explains it, or the lead-in to its list."""

import re
from dataclasses import replace

from tracecheck.model.item import ItemKind
from tracecheck.parsers.structure.leads import set_lead
from tracecheck.parsers.structure.making import add_item, child_kind
from tracecheck.parsers.structure.paragraphs.sentences import first_statement
from tracecheck.parsers.structure.scene import Scene
from tracecheck.parsers.structure.state import State
from tracecheck.parsers.structure.stems import ends_open, read_lead_in
from tracecheck.parsers.structure.units import Unit

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ«])")


def with_own_lead(scene: Scene, state: State, index: int, kind: ItemKind) -> State:
    """A labelled goal; a lead-in behind it in the same paragraph («Delmål 2: … . Kommunen vil:») is not its words."""
    unit = scene.units[index]
    starts = [match.end() for match in _SENTENCE.finditer(unit.text)]
    tail = replace(unit, start=unit.start + starts[-1], label=None) if starts and scene.list_follows(index) else None
    lead_in = read_lead_in(tail.text) if tail is not None and ends_open(tail.text) else None
    if tail is None or lead_in is None:
        return replace(with_explanation(state, unit, kind), lead=None)
    words_before = len(unit.block.text[unit.start : tail.start].rstrip())
    made = replace(add_item(state, replace(unit, end=unit.start + words_before), kind), lead=None)
    return set_lead(made, tail, lead_in.kind or child_kind(kind, scene))


def with_explanation(state: State, unit: Unit, kind: ItemKind) -> State:
    """«Mål 2. Lia skal være trygg. Trygghet gir …»: the goal is the first sentence, the others explain it."""
    end = first_statement(unit)
    made = add_item(state, replace(unit, end=unit.start + end), kind)
    explanation = unit.text[end:].strip()
    if not explanation:
        return made
    return replace(made, items=(*made.items[:-1], replace(made.items[-1], description=explanation)))
