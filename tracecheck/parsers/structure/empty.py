"""Headings and tables that announce goals and hold none: a dynamic table or a picture was not read (TC004)."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracecheck.model.item import Item, ItemKind
from tracecheck.model.keys import text_key
from tracecheck.model.plan import TableFacts
from tracecheck.model.source import BlockKind, Problem
from tracecheck.parsers.structure.sections import Part, Section, classify
from tracecheck.parsers.structure.shapes import is_dynamic, is_shown_elsewhere
from tracecheck.parsers.structure.units import Unit

_CODE = "TC004"
_ANNOUNCED = {ItemKind.GOAL, ItemKind.SUBGOAL, ItemKind.STRATEGY, ItemKind.MEASURE, ItemKind.INDICATOR}
_WITHOUT = {Part.SOFT, Part.HARD, Part.PREVIOUS}
_TABLES = {"goals", "measures", "indicators"}


@dataclass(frozen=True, slots=True)
class _Read:
    """The units of a document, the blocks that items stand in, and tables for goals without rows."""

    units: tuple[Unit, ...]
    used: frozenset[int]
    hollow: frozenset[int]


def empty_sections(
    units: tuple[Unit, ...], items: tuple[Item, ...], tables: tuple[TableFacts, ...]
) -> tuple[Problem, ...]:
    """A problem for each heading that announces goals where none could be read.

    Silent where anything else stands under the heading, where the next heading goes on about goals, and in parts
    that hold none. An empty table with columns for goals announces them as a heading does.
    """
    read = _Read(units, _used(items), _hollow(tables))
    found = sorted({*_headings(read), *_above_tables(read)})
    problems = (Problem(_CODE, _CODE, {"heading": units[at].text.strip()}, units[at].place()) for at in found)
    return tuple(problems) if len(found) <= _most(units) else ()


def _used(items: tuple[Item, ...]) -> frozenset[int]:
    blocks = {item.place.block for item in items} | {span.block for item in items for span in item.place.spans}
    return frozenset(block for block in blocks if block is not None)


def _hollow(tables: tuple[TableFacts, ...]) -> frozenset[int]:
    """Tables whose columns are for goals, measures or indicators, without a row."""
    return frozenset(
        facts.place.block
        for facts in tables
        if facts.role in _TABLES and not facts.rows and facts.place is not None and facts.place.block is not None
    )


def _most(units: tuple[Unit, ...]) -> int:
    """Many empty headings are a fault of reading the layout, not of the document."""
    headings = sum(1 for unit in units if unit.kind is BlockKind.HEADING)
    return max(2, headings // 3)


def _headings(read: _Read) -> Iterator[int]:
    """The headings that announce goals and hold none."""
    for index, unit in enumerate(read.units):
        if unit.kind is BlockKind.HEADING and _announces(unit) and _is_empty(read, index):
            yield index


def _above_tables(read: _Read) -> Iterator[int]:
    """The nearest headings above empty tables, where nothing else was read under them."""
    above, found = None, set()
    for index, unit in enumerate(read.units):
        if unit.kind is BlockKind.HEADING:
            above = index
        elif above is not None and unit.block.index in read.hollow:
            found.add(above)
    yield from (at for at in sorted(found) if not _is_read(read, at) and not _hidden(read.units, at))


def _announces(unit: Unit) -> bool:
    section = classify(unit.text)
    return section.part in (Part.OWN, Part.QUOTED) and bool(section.kinds) and section.kinds[0] in _ANNOUNCED


def _is_empty(read: _Read, index: int) -> bool:
    units = read.units
    below = _below(units, index)
    if _is_read(read, index) or _hidden(units, index) or any(_says(read, unit) for unit in below):
        return False
    if any(is_dynamic(unit.text) for unit in below):
        return True
    after = index + len(below) + 1
    if after >= len(units):
        return bool(below) or _is_bare(units[index])
    return not _goes_on(read, index, after)


def _is_read(read: _Read, index: int) -> bool:
    """Whether something was read in the heading or under it."""
    return any(_blocks(unit) & read.used for unit in (read.units[index], *_below(read.units, index)))


def _blocks(unit: Unit) -> set[int]:
    cells = unit.block.table.cells if unit.block.table is not None else ()
    return {unit.block.index, *(inner.index for cell in cells for inner in cell.blocks)}


def _says(read: _Read, unit: Unit) -> bool:
    """Whether a unit says anything itself, more than that the goals stand in a figure or in what was not read."""
    if unit.kind is BlockKind.TABLE:
        return unit.block.index not in read.hollow and _holds_words(unit)
    text = unit.text.strip()
    return bool(text) and not is_dynamic(text) and not is_shown_elsewhere(text)


def _holds_words(unit: Unit) -> bool:
    return unit.block.table is not None and any(cell.text.strip() for cell in unit.block.table.cells)


def _below(units: tuple[Unit, ...], index: int) -> list[Unit]:
    """What stands under a heading, up to the next one of its level."""
    found = []
    for at in range(index + 1, len(units)):
        if units[at].kind is BlockKind.HEADING and _level(units[at]) <= _level(units[index]):
            break
        found.append(units[at])
    return found


def _goes_on(read: _Read, index: int, after: int) -> bool:
    """The next heading goes on about goals; «Mål for helse» behind «Mål for oppvekst» does not."""
    unit = read.units[after]
    if _is_sibling(read.units[index], unit):
        return False
    labelled = unit.label is not None and unit.label.kind is not None
    if labelled or unit.block.index in read.used or classify(unit.text).part is Part.OWN:
        return True
    flat = _level(unit) == _level(read.units[index])
    return (flat and _is_read(read, after)) or (not _is_bare(read.units[index]) and _is_printed_again(read, index))


def _is_sibling(unit: Unit, other: Unit) -> bool:
    """Two headings that announce the same for different topics."""
    mine, its = classify(unit.text), classify(other.text)
    alike = (mine.part, mine.kinds, _level(unit)) == (its.part, its.kinds, _level(other))
    return alike and not mine.bare and not its.bare and text_key(unit.text) != text_key(other.text)


def _is_bare(unit: Unit) -> bool:
    return classify(unit.text).bare


def _is_printed_again(read: _Read, index: int) -> bool:
    """A title, or an entry of a table of contents that was read as a heading: the same words stand elsewhere."""
    key = text_key(read.units[index].text)
    before = any(unit.kind is BlockKind.HEADING for unit in read.units[:index])
    again = (unit for at, unit in enumerate(read.units) if at != index and unit.kind is BlockKind.HEADING)
    return not before or any(text_key(unit.text) == key for unit in again)


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
