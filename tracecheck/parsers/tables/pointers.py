"""Rows that point by number at goals printed in another table of the same document."""

from dataclasses import replace

from tracecheck.model.plan import Basis, Item, ItemKind, Origin

_GOALS = (ItemKind.GOAL, ItemKind.SUBGOAL, ItemKind.STRATEGY)


def with_pointed_parents(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Table items without a parent get the goal that a cell beside them names by number («2.1 Trygghet»).

    Only where one goal of the document has that number. Ids may be provisional or final.
    """
    numbered: dict[str, list[Item]] = {}
    for item in items:
        if item.kind in _GOALS and item.label and item.origin is not Origin.PREVIOUS:
            numbered.setdefault(_number(item.label), []).append(item)
    return tuple(_with_parent(item, numbered) for item in items)


def _number(label: str) -> str:
    """The last word of a label without its full stop: «Delmål 2.1.» is «2.1»."""
    words = label.split()
    return words[-1].strip(".:)") if words else ""


def _with_parent(item: Item, numbered: dict[str, list[Item]]) -> Item:
    if item.parent is not None or item.basis is not Basis.TABLE:
        return item
    for reference in item.references:
        own = reference.start < 0 and reference.document is None and reference.label
        goals = numbered.get(reference.label or "", []) if own else []
        if len(goals) == 1 and goals[0].id != item.id:
            return replace(item, parent=goals[0].id)
    return item
