"""Texts that stand where a goal is to be written: told, and never taken for a goal (TC008)."""

import re
from dataclasses import replace
from functools import cache

from tracecheck.model.item import Item
from tracecheck.model.source import BlockKind, Place, Problem
from tracecheck.parsers.structure.sections import Part
from tracecheck.parsers.structure.state import State
from tracecheck.parsers.structure.units import Unit
from tracecheck.resources import load_data

_CODE = "TC008"
_LONGEST = 300


def is_placeholder(text: str) -> bool:
    """The text only says that something is to be written here («[Sett inn mål her]»), or is filler."""
    return _pattern().fullmatch(" ".join(text[:_LONGEST].casefold().split())) is not None


@cache
def _pattern() -> re.Pattern[str]:
    data = load_data("placeholders")
    return re.compile("|".join(f"(?:{each.replace('#', data['any'])})" for each in data["patterns"]))


def without_placeholders(before: State, after: State, unit: Unit) -> State:
    """The state after a unit, without items that nobody has written yet: they are problems instead.

    A placeholder that made no item is one too where goals were announced.
    """
    new = after.items[len(before.items) :]
    if unit.kind in (BlockKind.TABLE, BlockKind.HEADING):
        empty = tuple(item for item in new if is_placeholder(item.text))
        return _dropped(after, empty) if empty else after
    if is_placeholder(unit.body) and (new or after.part is Part.OWN):
        return replace(before, problems=(*before.problems, _problem(unit.body, unit.place())))
    return after


def _dropped(after: State, items: tuple[Item, ...]) -> State:
    empty = {item.id for item in items}
    kept = tuple(_adopted(item, empty) for item in after.items if item.id not in empty)
    return replace(
        after,
        items=kept,
        anchors=tuple(each for each in after.anchors if each.id not in empty),
        tables=tuple(replace(t, items=tuple(i for i in t.items if i not in empty)) for t in after.tables),
        headings=tuple(replace(h, item=None) if h.item in empty else h for h in after.headings),
        last=kept[-1].id if kept else None,
        problems=(*after.problems, *(_problem(item.text, item.place) for item in items)),
    )


def _adopted(item: Item, empty: set[str]) -> Item:
    return replace(item, parent=None) if item.parent in empty else item


def _problem(text: str, place: Place) -> Problem:
    return Problem(_CODE, _CODE, {"text": text.strip()}, place)
