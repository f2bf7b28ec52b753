"""Headings that announce goals and have nothing under them: a dynamic table or a picture was not read (TC004)."""

from tracecheck.model.plan import Item, ItemKind
from tracecheck.model.source import BlockKind, Problem
from tracecheck.parsers.structure.sections import Part, Section, classify
from tracecheck.parsers.structure.shapes import is_dynamic
from tracecheck.parsers.structure.units import Unit

_CODE = "TC004"
_ANNOUNCED = {ItemKind.GOAL, ItemKind.SUBGOAL, ItemKind.STRATEGY, ItemKind.MEASURE}
_WITHOUT = {Part.SOFT, Part.HARD, Part.PREVIOUS}


def empty_sections(units: tuple[Unit, ...], items: tuple[Item, ...]) -> tuple[Problem, ...]:
    """A problem for each heading that announces goals where none could be read.

    Silent where anything else stands under the heading, where the next heading goes on about goals, and in parts
    that hold none.
    """
    used = {item.place.block for item in items}
    found = []
    for index, unit in enumerate(units):
        if unit.kind is BlockKind.HEADING and _announces(unit) and _is_empty(units, index, used):
            found.append(Problem(_CODE, _CODE, {"heading": unit.text.strip()}, unit.place()))
    return tuple(found) if len(found) <= _most(units) else ()


def _most(units: tuple[Unit, ...]) -> int:
    """Many empty headings are a fault of reading the layout, not of the document."""
    headings = sum(1 for unit in units if unit.kind is BlockKind.HEADING)
    return max(2, headings // 3)


def _announces(unit: Unit) -> bool:
    section = classify(unit.text)
    return section.part is Part.OWN and section.bare and section.kinds[0] in _ANNOUNCED


def _is_empty(units: tuple[Unit, ...], index: int, used: set[int | None]) -> bool:
    below = _below(units, index)
    if units[index].block.index in used or any(unit.block.index in used for unit in below) or _hidden(units, index):
        return False
    texts = [unit for unit in below if unit.text.strip() or unit.kind is BlockKind.TABLE]
    if texts:
        return all(unit.kind is not BlockKind.TABLE and is_dynamic(unit.text) for unit in texts)
    after = index + len(below) + 1
    return after >= len(units) or not _goes_on(units[after], used)


def _below(units: tuple[Unit, ...], index: int) -> list[Unit]:
    """What stands under a heading, up to the next one of its level."""
    found = []
    for at in range(index + 1, len(units)):
        if units[at].kind is BlockKind.HEADING and _level(units[at]) <= _level(units[index]):
            break
        found.append(units[at])
    return found


def _goes_on(unit: Unit, used: set[int | None]) -> bool:
    return (
        unit.block.index in used
        or classify(unit.text).part is Part.OWN
        or (unit.label is not None and unit.label.kind is not None)
    )


def _hidden(units: tuple[Unit, ...], index: int) -> bool:
    """The heading stands in a part without goals of its own."""
    level = _level(units[index])
    for at in range(index - 1, -1, -1):
        if units[at].kind is BlockKind.HEADING and _level(units[at]) < level:
            section: Section = classify(units[at].text)
            if section.part in _WITHOUT:
                return True
            level = _level(units[at])
    return False


def _level(unit: Unit) -> int:
    return unit.block.level or 1
