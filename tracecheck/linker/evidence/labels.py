"""Printed labels under one form, and the index that says which items of a document carry one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from tracecheck.linker.corpus import GOAL_LIKE, item_key
from tracecheck.model.item import Basis, Item, ItemKind, Origin
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument

_NUMBER = re.compile(r"(?<![\w.])([A-ZÆØÅ]?\d+(?:[.\-]\d+)*|[a-zæøåA-ZÆØÅ])(?=[.:)\s]*$)")
_DIGITS = re.compile(r"\d")


@cache
def label_number(label: str | None) -> str | None:
    """The number or letter of a label without its words and marks: «Delmål 2.3.» and «mål 2.3» give «2.3»."""
    if not label:
        return None
    found = _NUMBER.search(label.strip().rstrip(".:) "))
    return found.group(1).casefold().replace("-", ".") if found else None


def is_part_of(label: str, above: str) -> bool:
    """True when the numbering alone puts `label` below `above`: 4.2.1 below 4.2 and below 4, A1 below A."""
    if above.isalpha():
        return label.startswith(above) and label[len(above) :].partition(".")[0].isdigit()
    return label.startswith(above + ".")


def steps_below(label: str, above: str) -> int:
    """How many levels of numbers lie from `above` down to `label`."""
    if above.isalpha():
        return label.count(".") + 1
    return label.count(".") - above.count(".")


def label_prefixes(number: str) -> Iterator[str]:
    """The numbers above a number, nearest first: 4.2.1 gives 4.2 and 4; A1 gives A."""
    while "." in number:
        number = number.rpartition(".")[0]
        yield number
    if number[:1].isalpha() and len(number) > 1:
        yield number[0]


@dataclass(frozen=True, slots=True)
class LabelIndex:
    """The labelled items of one document by number, in the document's order; `counted` are entries without a label of
    lists under a numbered goal or area, by its number and their place: the second under area 3 is «3.2»."""

    document: str
    by_number: dict[str, tuple[tuple[str, Item], ...]] = field(default_factory=dict)
    counted: dict[str, tuple[tuple[str, Item], ...]] = field(default_factory=dict)

    def find(self, number: str) -> tuple[tuple[str, Item], ...]:
        """Keys and items with this number."""
        return self.by_number.get(number, ())

    def has_numbered(self, kinds: frozenset[ItemKind] = GOAL_LIKE) -> bool:
        """True when some item of these kinds carries a number (a letter alone is none)."""
        return any(
            _DIGITS.search(number) and any(item.kind in kinds for _, item in entries)
            for number, entries in self.by_number.items()
        )


def index_labels(document: PlanDocument) -> LabelIndex:
    """The label index of a document; goals of the plan before it are left out."""
    found: dict[str, list[tuple[str, Item]]] = {}
    for item in document.items:
        number = label_number(item.label)
        if number is not None and item.origin is not Origin.PREVIOUS:
            found.setdefault(number, []).append((item_key(document.key, item.id), item))
    numbered = {number: _distinct(entries) for number, entries in found.items()}
    return LabelIndex(document.key, numbered, _counted(document))


def _counted(document: PlanDocument) -> dict[str, tuple[tuple[str, Item], ...]]:
    lists: dict[str, list[Item]] = {}
    for item in document.items:
        if item.basis is Basis.LIST and item.label is None and item.parent and item.origin is not Origin.PREVIOUS:
            lists.setdefault(item.parent, []).append(item)
    found: dict[str, list[tuple[str, Item]]] = {}
    for above in document.items:
        number = label_number(above.label) if above.origin is not Origin.PREVIOUS else None
        for place, item in enumerate(lists.get(above.id, ()) if number else (), start=1):
            found.setdefault(f"{number}.{place}", []).append((item_key(document.key, item.id), item))
    return {number: tuple(entries) for number, entries in found.items()}


def _distinct(entries: list[tuple[str, Item]]) -> tuple[tuple[str, Item], ...]:
    """The same goal printed twice with its number is one goal: its first printing."""
    seen: dict[tuple[str, bool], tuple[str, Item]] = {}
    for key, item in entries:
        seen.setdefault((text_key(item.text), item.kind is ItemKind.MEASURE), (key, item))
    return tuple(seen.values())
