"""Measures whose money stands in a budget table of the same document, in a row with the same words."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from tracecheck.model.item import Amount, Item, ItemKind, Origin
from tracecheck.model.keys import text_key


def with_budget_rows(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items, where a measure without an amount has those of the row that repeats its words.

    Such a row is a budget line and no second measure.
    """
    wanting = {text_key(item.text) for item in items if _wants_money(item)}
    rows = {item.id for item in items if is_budget_row(item) and text_key(item.text) in wanting}
    amounts = _amounts(item for item in items if item.id in rows)
    return tuple(_completed(item, rows, amounts) for item in items) if rows else items


def _wants_money(item: Item) -> bool:
    return item.kind is ItemKind.MEASURE and item.origin is Origin.OWN and not item.amounts and not item.funding


def is_budget_row(item: Item) -> bool:
    """Whether an item is words and amounts alone: with a goal, an owner or a deadline it is told in full."""
    told = (item.parent, item.owner, item.deadline, *item.references)
    return item.kind in (ItemKind.MEASURE, ItemKind.BUDGET_LINE) and bool(item.amounts) and not any(told)


def _amounts(rows: Iterable[Item]) -> dict[str, tuple[Amount, ...]]:
    found: dict[str, tuple[Amount, ...]] = defaultdict(tuple)
    for row in rows:
        found[text_key(row.text)] += row.amounts
    return dict(found)


def _completed(item: Item, rows: set[str], amounts: dict[str, tuple[Amount, ...]]) -> Item:
    if item.id in rows:
        return replace(item, kind=ItemKind.BUDGET_LINE)
    return replace(item, amounts=amounts.get(text_key(item.text), ())) if _wants_money(item) else item
