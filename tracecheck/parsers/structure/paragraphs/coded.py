"""«A1 Bosetting» as a heading, with the goal as the sentence right below it."""

import re
from dataclasses import replace

from tracecheck.model.item import ItemKind
from tracecheck.model.source import BlockKind
from tracecheck.parsers.lengths import word_limit
from tracecheck.parsers.structure.leads import item_since_heading
from tracecheck.parsers.structure.making import add_item
from tracecheck.parsers.structure.paragraphs.sentences import sentences_of
from tracecheck.parsers.structure.scene import Scene
from tracecheck.parsers.structure.sections import Part
from tracecheck.parsers.structure.shapes import is_duty, is_meta, words
from tracecheck.parsers.structure.state import Heading, Lead, State

_CODE = re.compile(r"[A-ZÆØÅ]\d{1,2}")
_READ = frozenset({Part.OPEN, Part.OWN})


def coded(scene: Scene, state: State, index: int) -> State | None:
    """The state with the goal under a heading that has a code, where a row of headings has codes of that letter."""
    unit = scene.units[index]
    heading = state.headings[-1] if state.headings else None
    if heading is None or unit.label is not None or state.lead is not None or state.part not in _READ:
        return None
    if item_since_heading(state) or heading.item is not None or not _in_series(scene, heading):
        return None
    first, *rest = sentences_of(unit.text)
    if rest or not is_duty(first) or is_meta(first) or words(first) > word_limit("goal"):
        return None
    lead = Lead(ItemKind.GOAL, waits=True, label=heading.number, number=heading.number, frame=unit.block.frame)
    return replace(add_item(replace(state, lead=lead), unit, ItemKind.GOAL), lead=None)


def _in_series(scene: Scene, heading: Heading) -> bool:
    """The heading has a code («A1»), and so have others with its letter."""
    if not _CODE.fullmatch(heading.number or ""):
        return False
    numbers = {unit.number for unit in scene.units if unit.kind is BlockKind.HEADING and unit.number}
    return sum(number[0] == (heading.number or "")[0] and bool(_CODE.fullmatch(number)) for number in numbers) > 1
