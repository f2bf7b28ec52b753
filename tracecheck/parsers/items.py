"""Final ids: from the label, made unique by chapter where numbering restarts, else from the text."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

from tracecheck.model.item import Item, Statement
from tracecheck.model.keys import fingerprint

_CHAPTER = re.compile(r"^\s*(\d+(?:\.\d+)*)\b")
_NOT_ID = re.compile(r"[^a-z0-9.]+")
_FOLD = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


def final_ids(items: tuple[Item, ...]) -> dict[str, str]:
    """Provisional id → final id: unique, stable, ascii. Each rung is tried for those that the one before left alike."""
    by_id = {item.id: item for item in items}
    rungs: tuple[Callable[[Item], str], ...] = (
        _base,
        lambda item: f"{_chapter(item)}/{_base(item)}",
        lambda item: f"{_above(item, by_id)}/{_base(item)}",
        lambda item: f"{_above(item, by_id)}/{_base(item)}{_words(item)}",
    )
    final: dict[str, str] = {}
    rest = list(items)
    for rung in rungs:
        taken = set(final.values())
        counts = Counter(rung(item) for item in rest)
        final |= {item.id: rung(item) for item in rest if counts[rung(item)] == 1 and rung(item) not in taken}
        rest = [item for item in rest if item.id not in final]
    for item in rest:
        final[item.id] = _numbered(rungs[-1](item), set(final.values()))
    return final


def with_words(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items that say something; what stands under a bare number stands under what is above it."""
    bare = {item.id: item.parent for item in items if not any(map(str.isalnum, item.text))}
    kept = (item for item in items if item.id not in bare)
    return tuple(replace(item, parent=_kept_above(item.parent, bare)) for item in kept) if bare else items


def _kept_above(parent: str | None, bare: Mapping[str, str | None]) -> str | None:
    for _ in range(len(bare)):
        if parent is None or parent not in bare:
            return parent
        parent = bare[parent]
    return None


def with_ids(items: tuple[Item, ...], ids: dict[str, str]) -> tuple[Item, ...]:
    """The items under their final ids; parents follow."""
    return tuple(replace(item, id=ids[item.id], parent=ids.get(item.parent or "")) for item in items)


def numbered(statements: tuple[Statement, ...], ids: dict[str, str]) -> tuple[Statement, ...]:
    """The passages with ids ~1, ~2 … in reading order; parents follow."""
    return tuple(
        replace(each, id=f"~{number}", parent=ids.get(each.parent or ""))
        for number, each in enumerate(statements, start=1)
    )


def _words(item: Item) -> str:
    """What tells labels apart that nothing else does; an id without a label is made of the words already."""
    return f"-{fingerprint(item.text)[:6]}" if item.label else ""


def _numbered(base: str, taken: set[str]) -> str:
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return base if base not in taken else f"{base}-{number}"


def _base(item: Item) -> str:
    if item.label and (slug := _slug(item.label)):
        return slug
    return f"{item.kind.value}-{fingerprint(item.text)[:8]}"


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.lower().translate(_FOLD)).encode("ascii", "ignore").decode("ascii")
    return _NOT_ID.sub("-", plain).strip("-.")


def _chapter(item: Item) -> str:
    """The number of the innermost numbered heading above the item, else that heading's words."""
    for title in reversed(item.section):
        if match := _CHAPTER.match(title):
            return match[1]
    return _slug(item.section[-1])[:24].strip("-.") if item.section else "0"


def _above(item: Item, by_id: dict[str, Item]) -> str:
    parent = by_id.get(item.parent or "")
    return f"{_chapter(item)}/{_base(parent)}" if parent else _chapter(item)
