"""Decisions that a plan prints in a chapter of its own: what the council asked of it, beside the plan's own goals."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from tracecheck.model.item import Item, Origin
from tracecheck.model.keys import fingerprint
from tracecheck.model.source import BlockKind, SourceDocument
from tracecheck.model.trace import Fate
from tracecheck.parsers.families.minutes import Part, Passage, is_point, order_of, with_sub_points
from tracecheck.parsers.structure.details import detail
from tracecheck.parsers.structure.lexicon import alternation
from tracecheck.parsers.structure.making import provisional_id
from tracecheck.parsers.structure.read import Reading
from tracecheck.parsers.structure.sections import plain_heading
from tracecheck.parsers.structure.steps import Step
from tracecheck.parsers.structure.units import Unit
from tracecheck.parsers.values.cases import find_cases
from tracecheck.parsers.values.periods import find_dates
from tracecheck.resources import load_data


def with_printed_decisions(reading: Reading, source: SourceDocument) -> Reading:
    """The reading with the points of decisions that the document prints, as orders of origin `quoted`.

    A chapter counts whose heading says that it is a council's decision, with its date or case («Vedtak i
    kommunestyret 12.06.2025, sak 45/25»). One of whose lines something else was made stays as it was read.
    """
    units = tuple(step.unit for step in reading.steps)
    made = {each for step in reading.steps if step.fate is Fate.ITEM for each in step.items}
    chapters = [chapter for chapter in _chapters(units) if made.isdisjoint(map(provisional_id, chapter))]
    for chapter in chapters:
        reading = _added(reading, _points(chapter, source))
    return reading


def _chapters(units: tuple[Unit, ...]) -> Iterator[tuple[Unit, ...]]:
    """Headings of decisions with all that stands under them, up to the next heading that is no deeper."""
    for index, unit in enumerate(units):
        if unit.kind is BlockKind.HEADING and _prints_decision(unit.text):
            end = index + 1
            while end < len(units) and not _closes(units[end], unit):
                end += 1
            yield units[index:end]


def _prints_decision(heading: str) -> bool:
    dated = bool(find_dates(heading) or find_cases(heading))
    return dated and _headings().match(plain_heading(heading)) is not None


@cache
def _headings() -> re.Pattern[str]:
    return re.compile(alternation(load_data("minutes")["printed"]["headings"]), re.IGNORECASE)


def _closes(unit: Unit, heading: Unit) -> bool:
    return unit.kind is BlockKind.HEADING and (unit.block.level or 1) <= (heading.block.level or 1)


def _points(chapter: tuple[Unit, ...], source: SourceDocument) -> tuple[Item, ...]:
    heading, *below = chapter
    cases, dates = find_cases(heading.text), find_dates(heading.text)
    case, date = cases[0][2] if cases else None, dates[0][2] if dates else None
    body = next((each for each in load_data("minutes")["body"]["words"] if each in heading.text.lower()), None)
    points = [Passage(unit, Part.ADOPTED, case, date) for unit in below if unit.is_list and is_point(unit)]
    blocks = {block.index: block for block in source.blocks}
    orders = with_sub_points(tuple(order_of(point, True, body) for point in points))
    return tuple(detail(replace(order, origin=Origin.QUOTED), blocks) for order in orders)


def _added(reading: Reading, orders: tuple[Item, ...]) -> Reading:
    ids = dict(reading.ids)
    for order in orders:
        ids[order.id] = _final_id(order, set(ids.values()))
    named = tuple(replace(each, id=ids[each.id], parent=ids.get(each.parent or "")) for each in orders)
    new = {order.id for order in orders}
    steps = tuple(_step(step, new) for step in reading.steps)
    return replace(reading, items=(*reading.items, *named), steps=steps, ids=ids)


def _final_id(order: Item, taken: set[str]) -> str:
    """From the point («order-1a»), else from the words."""
    point = order.decision.point if order.decision else None
    base = f"order-{point}" if point else f"order-{fingerprint(order.text)[:8]}"
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return base if base not in taken else f"{base}-{number}"


def _step(step: Step, orders: set[str]) -> Step:
    made = provisional_id(step.unit)
    return replace(step, fate=Fate.ITEM, items=(made,), in_goals=True) if made in orders else step
