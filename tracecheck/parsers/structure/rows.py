"""Rows of statements that nothing announces: «Vi skal …» and «Lia skal …», one below the other, three or more."""

import re
from functools import cache

from tracecheck.model.item import ItemKind
from tracecheck.model.source import BlockKind
from tracecheck.parsers.lengths import count_limit, word_limit
from tracecheck.parsers.structure.lexicon import alternation, cues
from tracecheck.parsers.structure.making import child_kind
from tracecheck.parsers.structure.scene import Scene
from tracecheck.parsers.structure.sections import Part
from tracecheck.parsers.structure.shapes import is_meta, is_statement, words
from tracecheck.parsers.structure.state import GOALS, State
from tracecheck.parsers.structure.units import Unit

_STATED = GOALS | {ItemKind.STRATEGY}


def row_kind(scene: Scene, state: State, index: int) -> ItemKind | None:
    """What the units around this one are, when they are a row of statements in a part where one may stand."""
    unit = scene.units[index]
    if not scene.manner.rows or unit.label is not None or not _fits(state, unit):
        return None
    row = _row(scene, state, index)
    if len(row) < count_limit("row"):
        return None
    if state.part is Part.OWN and state.section.kinds:
        return next((kind for kind in state.section.kinds if kind in _STATED), None)
    heading = state.headings[-1] if state.headings else None
    above = next((each for each in state.anchors if heading and each.id == heading.item), None)
    return child_kind(above.kind, scene) if above and above.kind in GOALS else ItemKind.GOAL


def _row(scene: Scene, state: State, index: int) -> list[Unit]:
    """The units of one kind around a unit that all state what is wanted; empty where one list item does not."""
    units, start, end = scene.units, index, index + 1
    while start and _beside(units[start - 1], units[index]) and _fits(state, units[start - 1]):
        start -= 1
    while end < len(units) and _beside(units[end], units[index]) and _fits(state, units[end]):
        end += 1
    cut = [units[at] for at in (start - 1, end) if 0 <= at < len(units) and units[at].is_list and units[index].is_list]
    return [] if cut else list(units[start:end])


def _beside(other: Unit, unit: Unit) -> bool:
    return other.kind is unit.kind and other.is_list == unit.is_list and other.label is None


def _fits(state: State, unit: Unit) -> bool:
    """One sentence, or two, of what the municipality or those who live there shall be, have or do."""
    text = unit.text.strip()
    if unit.kind is BlockKind.HEADING or is_meta(text) or not _is_short_enough(text):
        return False
    if text.endswith((":", "?")):
        return False
    if state.part is Part.OPEN:
        return _own_subject("modals").match(text) is not None
    bare = bool(state.headings) and state.headings[-1].section.bare
    announced = bool(_STATED & set(state.section.kinds))
    one = len(re.split(r"[.!?]\s+(?=[A-ZÆØÅ])", text)) == 1
    if state.part is not Part.OWN or not announced:
        return False
    return (bare and one and is_statement(text)) or _own_subject("modals").match(text) is not None


def _is_short_enough(text: str) -> bool:
    return word_limit("answered_goal_least") <= words(text) <= word_limit("formed_goal")


def has_own_subject(text: str) -> bool:
    """The municipality or those who live there shall be, have or do («Lia skal …», «Innbyggerne skal …»)."""
    return _own_subject("wants").match(text.strip()) is not None


@cache
def _own_subject(verbs: str) -> re.Pattern[str]:
    """«Vi skal», «Lia kommune skal», «Innbyggerne skal»: whose plan it is, before the modal."""
    subjects = alternation(cues("rows")["subjects"])
    modals = alternation(cues("rows")[verbs])
    return re.compile(rf"(?:{subjects})\s+(?:{modals})(?!\w)", re.IGNORECASE)
