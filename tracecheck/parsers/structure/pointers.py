"""Items that only point at a goal («B1» in a column of goals), and goals that an item names as the one it serves."""

import re
from dataclasses import replace

from tracecheck.model.item import Basis, Item, ItemKind, Reference
from tracecheck.parsers.structure.state import RANKS
from tracecheck.parsers.values.labels import read_label_row
from tracecheck.parsers.values.references import find_references

_CODE = re.compile(r"[A-ZÆØÅ]{1,2}[ .]?\d{1,2}(?:\.\d{1,2})*|\d{1,2}(?:\.\d{1,2})+")
_LEADING_CODE = re.compile(r"(?P<code>[A-ZÆØÅ]\d{1,2})[.:]?\s+(?=[A-ZÆØÅ«\d])")
_GOALS = {ItemKind.GOAL, ItemKind.SUBGOAL, ItemKind.AREA, ItemKind.RESULT}
_NOT_NUMBER = re.compile(r"^\D*?(?=[A-ZÆØÅ]?\d)")


def read_codes(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Codes that a table prints before its goals («E1 Regnskapet …») as labels, where at least two rows have one."""
    coded = [item for item in items if item.basis is Basis.TABLE and not item.label and _LEADING_CODE.match(item.text)]
    series = {_series(item) for item in coded}
    chosen = (
        {item.id for item in coded if sum(_series(each) == _series(item) for each in coded) > 1} if series else set()
    )
    return tuple(_labelled(item) if item.id in chosen else item for item in items)


def read_rows_of_labels(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """«Hovedmål B1 og B2: Arbeid og næring» has the numbers of several goals: it points at them and is none of them."""
    return tuple(_pointing(item) for item in items)


def _pointing(item: Item) -> Item:
    worded = item.kind in _GOALS and item.label and not any(map(str.isdigit, item.label))
    codes, rest = read_label_row(item.text) if worded else ((), 0)
    if not codes:
        return item
    kind = ItemKind.GOAL.value
    pointers = tuple(Reference(code, label=code, label_kind=kind, place=item.place) for code in codes)
    return replace(item, text=item.text[rest:], references=(*item.references, *pointers))


def _series(item: Item) -> str:
    return item.text[0]


def _labelled(item: Item) -> Item:
    match = _LEADING_CODE.match(item.text)
    return replace(item, label=match["code"], text=item.text[match.end() :]) if match else item


def follow_codes(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Items that are nothing but the code of a goal become that goal, or a reference of what stands under them."""
    by_label = _by_label(items)
    bare = {item.id: item for item in items if item.kind in _GOALS and _CODE.fullmatch(item.text.strip())}
    moved = {key: by_label.get(item.text.strip()) for key, item in bare.items()}
    return tuple(_hung(item, bare, moved) for item in items if item.id not in bare)


def _hung(item: Item, bare: dict[str, Item], moved: dict[str, Item | None]) -> Item:
    above = bare.get(item.parent or "")
    if above is None:
        return item
    goal = moved[above.id]
    pointer = Reference(above.text.strip(), label=above.text.strip(), label_kind=ItemKind.GOAL.value, place=above.place)
    status = item.status_text or above.status_text
    described = item.description or above.description
    return replace(
        item,
        parent=goal.id if goal else above.parent,
        references=(*item.references, pointer),
        status_text=status,
        description=described,
    )


def serve_named_goal(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """An item of a table that names a goal of this document («… (delmål 1.1)») stands under that goal."""
    by_label = _by_label(items)
    parents = {item.id: item.parent for item in items}
    return tuple(_served(item, by_label, parents) for item in items)


def _served(item: Item, by_label: dict[str, Item], parents: dict[str, str | None]) -> Item:
    if item.basis is not Basis.TABLE:
        return item
    for reference in item.references or find_references(item.text):
        goal = by_label.get(reference.label or "")
        if goal is not None and reference.document is None and _closes(item, reference) and goal.id != item.id:
            return item if is_above(item.id, goal.id, parents) else replace(item, parent=goal.id)
    return item


def _closes(item: Item, reference: Reference) -> bool:
    """The reference stands in a cell of its own, or in brackets at the end."""
    return reference.start < 0 or item.text[reference.end :].strip(" .)") == ""


def is_above(wanted: str, start: str, parents: dict[str, str | None]) -> bool:
    """Whether `wanted` is an ancestor of `start`; a ring of parents ends the search."""
    node, seen = parents.get(start), {start}
    while node is not None and node not in seen:
        if node == wanted:
            return True
        seen.add(node)
        node = parents.get(node)
    return False


def stand_under_number(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """«Tiltak 1.2.1» stands under goal 1.2 wherever that is printed, when only one goal has the number."""
    by_label = _by_label(items)
    by_id = {item.id: item for item in items}
    parents = {item.id: item.parent for item in items}
    return tuple(_numbered_under(item, by_label, by_id, parents) for item in items)


def _numbered_under(
    item: Item, by_label: dict[str, Item], by_id: dict[str, Item], parents: dict[str, str | None]
) -> Item:
    number = _number(item)
    goal = by_label.get(_prefix(number)) if number else None
    if goal is None or goal.id == item.id or RANKS.get(goal.kind, 9) >= RANKS.get(item.kind, 0):
        return item
    above = by_id.get(item.parent or "")
    if above is not None and _number(above) in {_prefix(number), number} and not _holds(above, goal, parents):
        return item
    if above is not None and not above.label and is_above(goal.id, item.id, parents):
        return item
    return item if is_above(item.id, goal.id, parents) else replace(item, parent=goal.id)


def _holds(area: Item, goal: Item, parents: dict[str, str | None]) -> bool:
    """The area above an item is also above the goal of the same number: the item stands under the goal."""
    return area.kind is ItemKind.AREA and is_above(area.id, goal.id, parents)


def _number(item: Item) -> str:
    """The number of a printed label: 1.2 of «Delmål 1.2», A1."""
    return _NOT_NUMBER.sub("", item.label, count=1).strip(" .:)") if item.label else ""


def _prefix(number: str) -> str:
    """The number above: 1.2 of 1.2.1, A of A1, nothing of 1."""
    if "." in number:
        return number.rpartition(".")[0]
    return number[0] if len(number) > 1 and number[0].isalpha() else ""


def _by_label(items: tuple[Item, ...]) -> dict[str, Item]:
    """Goals by their printed number, where it is printed once; an area may have the number of its goal."""
    found: dict[str, list[Item]] = {}
    for item in items:
        if item.label and item.kind in _GOALS:
            found.setdefault(_number(item), []).append(item)
    single = {number: _without_areas(same) for number, same in found.items()}
    return {number: same[0] for number, same in single.items() if len(same) == 1}


def _without_areas(same: list[Item]) -> list[Item]:
    return [item for item in same if item.kind is not ItemKind.AREA] or same
