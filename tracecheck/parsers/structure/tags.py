"""Printed goals that stand after a block as its tags: «Strategi 2 …», what it holds, and then «Mål 3 …», «Mål 5 …»."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from tracecheck.model.item import Item, ItemKind, Origin, Reference

Prints = Mapping[str, str]


def tags_as_references(items: tuple[Item, ...], same: Prints) -> tuple[Item, ...]:
    """The items, where goals of another plan are printed again behind labelled strategies: each print is a reference
    of the strategy before it, and no goal that the next one stands under.

    `same` is the id of a later print → that of the first. Plans that print such goals above their strategies begin
    with one, and are left as they are; so are those that never print two in a row.
    """
    by_id = {item.id: item for item in items}
    row = [item for item in items if _is_tag(item, same, by_id) or _is_block(item)]
    tags = {item.id for item in row if not _is_block(item)}
    if not row or row[0].id in tags or _longest_run(row, tags) < 2:
        return items
    told, printed = _told(row, tags, by_id, same), tags | {same[each] for each in tags}
    return tuple(_tagged(item, told, printed if _is_block(item) else tags) for item in items)


def _is_tag(item: Item, same: Prints, by_id: Mapping[str, Item]) -> bool:
    first = by_id.get(same.get(item.id, ""))
    return first is not None and first.origin is Origin.QUOTED and bool(item.label)


def _is_block(item: Item) -> bool:
    return item.kind is ItemKind.STRATEGY and bool(item.label) and item.origin is Origin.OWN


def _longest_run(row: Sequence[Item], tags: set[str]) -> int:
    return max((len(list(run)) for is_tag, run in groupby(row, lambda item: item.id in tags) if is_tag), default=0)


def _told(
    row: Sequence[Item], tags: set[str], by_id: Mapping[str, Item], same: Prints
) -> dict[str, tuple[Reference, ...]]:
    """By block the references that its tags are, each goal once."""
    told: dict[str, dict[str, Reference]] = {}
    block = row[0].id
    for item in row:
        if item.id not in tags:
            block = item.id
            continue
        first = by_id[same[item.id]]
        number = (first.label or item.label or "").strip(" .:)")
        words = f"{item.label} {item.text}"
        told.setdefault(block, {}).setdefault(
            first.id, Reference(words, label=number, label_kind=first.kind.value, place=item.place)
        )
    return {block: tuple(each.values()) for block, each in told.items()}


def _tagged(item: Item, told: Mapping[str, tuple[Reference, ...]], printed: set[str]) -> Item:
    parent = None if item.parent in printed else item.parent
    return replace(item, parent=parent, references=(*item.references, *told.get(item.id, ())))
