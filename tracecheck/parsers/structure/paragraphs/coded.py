"""Goals with codes: «A1 Bosetting» as a heading and the goal as the sentence below it, «A1 Alle barn …» under «A»."""

import re
from dataclasses import replace

from tracecheck.model.item import ItemKind
from tracecheck.model.source import BlockKind
from tracecheck.parsers.lengths import word_limit
from tracecheck.parsers.structure.leads import item_since_heading
from tracecheck.parsers.structure.making import add_item
from tracecheck.parsers.structure.paragraphs.own_lead import with_explanation
from tracecheck.parsers.structure.paragraphs.sentences import is_goal_shaped, sentences_of
from tracecheck.parsers.structure.scene import Scene
from tracecheck.parsers.structure.sections import Part
from tracecheck.parsers.structure.shapes import is_action, is_duty, is_meta, words
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


def in_chapter(scene: Scene, state: State, index: int) -> State | None:
    """The state with «A1 Alle barn har …» as a goal under the heading «A Gode liv», where «A2 …» stands there too."""
    unit = scene.units[index]
    letter, heading = (unit.number or "")[:1], state.headings[-1] if state.headings else None
    if unit.label is None or not _CODE.fullmatch(unit.number or "") or scene.manner.passages:
        return None
    if heading is None or heading.number != letter or state.part not in _READ:
        return None
    if is_action(unit.body) or not is_goal_shaped(unit.body, ItemKind.GOAL) or not _has_others(scene, letter):
        return None
    return replace(with_explanation(replace(state, lead=None), unit, ItemKind.GOAL), lead=None)


def _has_others(scene: Scene, letter: str) -> bool:
    lines = {unit.number for unit in scene.units if unit.kind is BlockKind.PARAGRAPH and unit.label is not None}
    return sum(1 for each in lines if each and each[0] == letter and _CODE.fullmatch(each)) > 1


def _in_series(scene: Scene, heading: Heading) -> bool:
    """The heading has a code («A1»), and so have others with its letter."""
    if not _CODE.fullmatch(heading.number or ""):
        return False
    numbers = {unit.number for unit in scene.units if unit.kind is BlockKind.HEADING and unit.number}
    return sum(number[0] == (heading.number or "")[0] and bool(_CODE.fullmatch(number)) for number in numbers) > 1
