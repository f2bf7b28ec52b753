"""Which item a paragraph speaks of: the entry of a list that it goes on with, or the goal that it stands under."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import dropwhile, takewhile

from tracecheck.model.source import BlockKind
from tracecheck.parsers.lengths import count_limit
from tracecheck.parsers.structure.lexicon import whole_start
from tracecheck.parsers.structure.scene import Scene
from tracecheck.parsers.structure.state import Anchor, State, is_next_number
from tracecheck.parsers.structure.units import Unit
from tracecheck.parsers.values.references import find_references


def told_of(scene: Scene, state: State, unit: Unit) -> str | None:
    """The id of the item that a passage speaks of.

    A paragraph behind a list has left the list, unless its form, its words or the other entries say that it goes on
    with the last one; so has one behind a table. It then speaks of the goal that heads the part, or of none.
    """
    anchor = state.anchors[-1] if state.anchors else None
    if anchor is None or not (anchor.listed or anchor.tabled):
        return anchor.id if anchor else None
    if anchor.listed and (unit.is_list or _goes_on(scene, anchor, unit)):
        return anchor.id
    return _around(state, unit)


def _around(state: State, unit: Unit) -> str | None:
    """The nearest item that is a heading; for a tag («Mål 3: Levende grender»), also a paragraph above the list."""
    headed = {heading.item for heading in state.headings}
    tag = any(each.start == 0 for each in find_references(unit.text.strip()))
    outer = [each for each in state.anchors if not (each.listed or each.tabled) and (tag or each.id in headed)]
    return outer[-1].id if outer else None


def _goes_on(scene: Scene, entry: Anchor, unit: Unit) -> bool:
    """The paragraph belongs to the entry above: it is indented, names it («Tiltaket …»), explains an entry in bold, or
    stands in a list that is explained entry by entry."""
    if unit.block.level is not None or whole_start("told_of", "openings").match(unit.text.strip()):
        return True
    return (entry.bold and not unit.block.style.bold) or _is_explained_list(scene, unit)


def _is_explained_list(scene: Scene, unit: Unit) -> bool:
    """The list goes on by its number below the paragraph; or entries stand one at a time, with paragraphs between."""
    at = bisect_left(scene.units, (unit.block.index, unit.start), key=lambda each: (each.block.index, each.start))
    entries, above = _split(_nearby(scene, at - 1, -1))
    following = _next_entry(_nearby(scene, at, 1))
    if entries and following is not None and is_next_number(entries[0].number, following.number):
        return True
    return len(entries) == 1 and (following is not None or _next_entry(iter(above)) is not None)


def _split(units: Iterator[Unit]) -> tuple[list[Unit], list[Unit]]:
    """The entries right above the paragraph, nearest first, and what stands above them."""
    around = list(dropwhile(lambda each: not each.is_list, units))
    entries = list(takewhile(lambda each: each.is_list, around))
    return entries, around[len(entries) :]


def _next_entry(units: Iterator[Unit]) -> Unit | None:
    """The entry that comes before any lead-in, and before other lists begin."""
    for unit in units:
        if unit.is_list:
            return unit
        if unit.label is not None or unit.text.rstrip().endswith(":"):
            return None
    return None


def _nearby(scene: Scene, at: int, step: int) -> Iterator[Unit]:
    """The units from `at` on, up to the next heading or table, no further than a reader looks."""
    for _ in range(count_limit("list_reach")):
        if not 0 <= at < len(scene.units) or scene.units[at].kind in {BlockKind.HEADING, BlockKind.TABLE}:
            return
        yield scene.units[at]
        at += step
