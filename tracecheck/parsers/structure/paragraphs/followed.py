"""What a plan before asked for, where this one says for each point how it is followed up."""

import re
from dataclasses import replace

from tracecheck.model.item import ItemKind, Origin
from tracecheck.model.source import BlockKind
from tracecheck.parsers.lengths import word_limit
from tracecheck.parsers.structure.lexicon import alternation, cues
from tracecheck.parsers.structure.making import add_item, provisional_id
from tracecheck.parsers.structure.passages import add_passage
from tracecheck.parsers.structure.scene import Scene
from tracecheck.parsers.structure.shapes import words
from tracecheck.parsers.structure.state import State
from tracecheck.parsers.structure.units import Unit
from tracecheck.parsers.values.references import find_references


def followed(scene: Scene, state: State, index: int) -> State | None:
    """«I denne planen følges det opp i strategi 1.2»: what stands right before it, in the same paragraph or as one of
    its own, is a point of the plan before, and the passage speaks of it."""
    unit = scene.units[index]
    told = _telling(unit.text) if state.origin is Origin.PREVIOUS else None
    if told is None or not any(each.label for each in find_references(unit.text[told:])):
        return None
    before = replace(unit, end=unit.start + len(unit.text[:told].rstrip())) if told else _above(scene, index)
    passage = replace(unit, start=unit.start + told)
    if before is None or words(before.body) < word_limit("followed_least") or _is_item(state, before):
        return add_passage(scene, state, passage)
    headings = state.headings[:-1] if before.kind is BlockKind.HEADING else state.headings
    made = add_item(replace(state, headings=headings), before, ItemKind.MEASURE)
    said = add_passage(scene, replace(made, headings=state.headings), passage)
    if len(said.statements) == len(state.statements):
        return said
    last = replace(said.statements[-1], parent=provisional_id(before))
    return replace(said, statements=(*said.statements[:-1], last))


def _telling(text: str) -> int | None:
    """Where the sentence begins that tells of the following up: at the start, or behind the words of the point."""
    pattern = rf"(?:^|(?<=\s)){alternation(cues('previous')['followed_up'])}"
    found = re.search(pattern, text) or re.match(pattern, text, re.IGNORECASE)
    return found.start() if found else None


def _above(scene: Scene, index: int) -> Unit | None:
    unit = scene.units[index - 1] if index else None
    return None if unit is None or unit.kind is BlockKind.TABLE or _telling(unit.text) is not None else unit


def _is_item(state: State, unit: Unit) -> bool:
    return any(item.id == provisional_id(unit) for item in state.items)
