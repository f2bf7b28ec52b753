"""One item for a goal that is printed twice in the same words: once in an overview, once in full."""

import re
from dataclasses import replace

from tracecheck.model.item import Basis, Item, ItemKind, Origin, Statement
from tracecheck.model.keys import text_key
from tracecheck.parsers.budget_rows import is_budget_row
from tracecheck.parsers.lengths import word_limit
from tracecheck.parsers.structure.lexicon import cues
from tracecheck.parsers.structure.pointers import is_above
from tracecheck.parsers.structure.tags import tags_as_references

_GOALS = {ItemKind.VISION, ItemKind.AREA, ItemKind.GOAL, ItemKind.SUBGOAL, ItemKind.STRATEGY}


def mark_restated(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items, those of origin `restated` that the text explains and the table of measures lists again in nearly the
    same words.

    A budget row with the very words is the amount of the measure, not a second print of it.
    """
    listed = [_stems(item.text) for item in items if item.basis is Basis.TABLE and item.kind is ItemKind.MEASURE]
    money = {(ItemKind.MEASURE, text_key(item.text)) for item in items if is_budget_row(item)}
    again = {item.id for item in items if _explained(item) and _is_restated(_stems(item.text), listed)}
    again -= {item.id for item in items if (item.kind, text_key(item.text)) in money}
    return tuple(replace(item, origin=Origin.RESTATED) if item.id in again else item for item in items)


def _explained(item: Item) -> bool:
    told = item.kind in {ItemKind.STRATEGY, ItemKind.MEASURE} and item.origin is Origin.OWN
    return told and item.basis is Basis.LIST and not item.label


def _stems(text: str) -> frozenset[str]:
    """The first letters of the words that carry meaning: «utrede» and «utredes» are one."""
    common = cues("limits")["common"]
    return frozenset(word[:5] for word in re.findall(r"[^\W\d_]{3,}|\d+", text.lower()) if word not in common)


def _is_restated(stems: frozenset[str], listed: list[frozenset[str]]) -> bool:
    alike, least = float(cues("limits")["alike"]), word_limit("measure_stems_least")
    return any(len(stems & other) >= alike * len(stems | other) for other in listed if len(stems) >= least)


def merge_repeated(
    items: tuple[Item, ...], statements: tuple[Statement, ...]
) -> tuple[tuple[Item, ...], tuple[Statement, ...]]:
    """The items without later prints of a goal; what stood under those stands under the first."""
    same = _same(items)
    items = tags_as_references(items, same)
    joined = {first: _join(items, first, same) for first in set(same.values())}
    kept = tuple(_moved(joined.get(item.id, item), same) for item in items if item.id not in same)
    return kept, tuple(replace(each, parent=same.get(each.parent or "", each.parent)) for each in statements)


def _same(items: tuple[Item, ...]) -> dict[str, str]:
    """Id of a repeated goal → id of its first print."""
    first: dict[str, Item] = {}
    labelled: dict[str, Item] = {}
    same: dict[str, str] = {}
    parents = {item.id: item.parent for item in items}
    for item in items:
        key = text_key(item.text)
        earlier = first.get(key) or _short_of(item, labelled)
        if item.label and item.kind in _GOALS:
            labelled.setdefault(item.label, item)
        if (
            item.kind in _GOALS
            and earlier is not None
            and _fits(item, earlier)
            and not is_above(earlier.id, item.id, parents)
        ):
            same[item.id] = earlier.id
        elif item.kind in _GOALS:
            first.setdefault(key, item)
    return same


def _short_of(item: Item, labelled: dict[str, Item]) -> Item | None:
    """The goal of the same number whose words a later print shortens («1.1 Fellestjenester»)."""
    earlier = labelled.get(item.label or "")
    numbered_within = item.label is not None and "." in item.label.strip(".")
    if earlier is None or not numbered_within or len(item.text.split()) > cues("limits")["short_name"]:
        return None
    return earlier if text_key(item.text) in text_key(earlier.text) else None


def _fits(item: Item, earlier: Item) -> bool:
    """Strategies of the same words under different goals are two; so are goals of this plan and the one before, and
    what a row has again is told by the row."""
    if Origin.RESTATED in (item.origin, earlier.origin):
        return item.origin is earlier.origin
    if item.kind is ItemKind.STRATEGY and earlier.kind is ItemKind.STRATEGY and item.parent and earlier.parent:
        return item.parent == earlier.parent
    return (item.origin is Origin.PREVIOUS) == (earlier.origin is Origin.PREVIOUS)


def _join(items: tuple[Item, ...], first: str, same: dict[str, str]) -> Item:
    """The print that stands under another goal, if one does, under the id of the first print."""
    prints = [item for item in items if item.id == first or same.get(item.id) == first]
    fullest = next((each for each in prints if each.parent), prints[0])
    label = fullest.label or next((each.label for each in prints if each.label), None)
    return replace(fullest, id=first, label=label)


def _moved(item: Item, same: dict[str, str]) -> Item:
    parent = same.get(item.parent or "", item.parent)
    return replace(item, parent=None if parent == item.id else parent)
