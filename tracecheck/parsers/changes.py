"""What tracked changes do to the items of a plan: which are new, gone or changed when the changes are accepted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from tracecheck.model.changes import ChangeKind, ItemChange, Replacement
from tracecheck.model.item import Amount, Deadline, Item, Target, Value
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data

_WORD = re.compile(r"\d+(?:[.,  ]\d+)*(?:\s?%)?|[^\W\d_]+(?:-[^\W\d_]+)*|[^\w\s]")

Pairs = dict[int, int]
"""Places of items in the accepted view by those in the original one."""


@dataclass(frozen=True, slots=True)
class _View:
    """The items of one view in order, the text above each, and its words."""

    items: tuple[Item, ...]
    parents: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]


def item_changes(original: PlanDocument, accepted: PlanDocument) -> tuple[ItemChange, ...]:
    """The items that differ between the two views of one document, in reading order."""
    before, after = _view(original), _view(accepted)
    pairs = _same_words(before, after)
    pairs |= _other_words(before, after, pairs)
    found = [*_changed(before, after, pairs), *_added(after, pairs), *_removed(before, pairs)]
    return tuple(change for _, change in sorted(found, key=lambda each: each[0]))


def _view(document: PlanDocument) -> _View:
    texts = {item.id: item.text for item in document.items}
    parents = tuple(texts.get(item.parent or "", "") for item in document.items)
    words = tuple(tuple(_WORD.findall(item.text.casefold())) for item in document.items)
    return _View(document.items, parents, words)


def _same_words(before: _View, after: _View) -> Pairs:
    """Items that say the same: those under the same goal first, then those that were moved."""
    pairs: Pairs = {}
    for with_parent in (True, False):
        free: dict[tuple[str, ...], list[int]] = {}
        taken = set(pairs.values())
        for place in range(len(after.items)):
            if place not in taken:
                free.setdefault(_key(after, place, with_parent), []).append(place)
        for place in range(len(before.items)):
            found = free.get(_key(before, place, with_parent))
            if place not in pairs and found:
                pairs[place] = found.pop(0)
    return pairs


def _key(view: _View, place: int, with_parent: bool) -> tuple[str, ...]:
    item = view.items[place]
    return item.kind.value, text_key(item.text), text_key(view.parents[place]) if with_parent else ""


def _other_words(before: _View, after: _View, known: Pairs) -> Pairs:
    """The best pairs of what is left, each item once; ties go to what stands first."""
    lefts = [place for place in range(len(before.items)) if place not in known]
    taken = set(known.values())
    rights = [place for place in range(len(after.items)) if place not in taken]
    scored = [
        (-score, left, right)
        for left in lefts
        for right in rights
        if (score := _likeness(before, left, after, right)) is not None
    ]
    pairs: Pairs = {}
    for _, left, right in sorted(scored):
        if left not in pairs and right not in taken:
            pairs[left] = right
            taken.add(right)
    return pairs


def _likeness(before: _View, left: int, after: _View, right: int) -> float | None:
    """How alike two items are, the same place above all; None where they are not one item."""
    one, other = before.items[left], after.items[right]
    if one.kind is not other.kind:
        return None
    limits = load_data("changes")
    same_label = one.label is not None and one.label == other.label
    in_place = same_label or (one.section == other.section and before.parents[left] == after.parents[right])
    enough: float = limits["alike_in_place"] if in_place else limits["alike"]
    ratio = _share(before.words[left], after.words[right], enough)
    if ratio < enough:
        ratio = float(fuzz.ratio(one.text, other.text, score_cutoff=100 * limits["spelling"])) / 100
    return ratio + (1 if in_place else 0) if ratio >= enough else None


def _share(one: Sequence[str], other: Sequence[str], enough: float) -> float:
    """The share of words in common and in the same order; 0 where it cannot be enough, which is quickly seen."""
    most = 2 * min(len(one), len(other)) / max(len(one) + len(other), 1)
    if most < enough or set(one).isdisjoint(other):
        return 0.0
    return float(fuzz.ratio(one, other)) / 100


def _changed(before: _View, after: _View, pairs: Pairs) -> Iterator[tuple[float, ItemChange]]:
    for left, right in pairs.items():
        one, other = before.items[left], after.items[right]
        moved = (before.parents[left], after.parents[right])
        replaced = (*_words(one.text, other.text), *_stated(one, other), *_moved(*moved, before, after, pairs))
        if replaced:
            change = ItemChange(
                ChangeKind.CHANGED, other.kind, one.text, other.text, other.label, other.id, other.place, replaced
            )
            yield right, change


def _added(after: _View, pairs: Pairs) -> Iterator[tuple[float, ItemChange]]:
    known = set(pairs.values())
    for place, item in enumerate(after.items):
        if place not in known:
            change = ItemChange(
                ChangeKind.ADDED, item.kind, after=item.text, label=item.label, item=item.id, place=item.place
            )
            yield place, change


def _removed(before: _View, pairs: Pairs) -> Iterator[tuple[float, ItemChange]]:
    """Each behind the item that it stood behind."""
    last = -1
    for place, item in enumerate(before.items):
        last = pairs.get(place, last)
        if place not in pairs:
            change = ItemChange(ChangeKind.REMOVED, item.kind, before=item.text, label=item.label, place=item.place)
            yield last + 0.5, change


def _words(before: str, after: str) -> Iterator[Replacement]:
    """The words that differ, as many together as stand together."""
    one, other = _WORD.findall(before), _WORD.findall(after)
    for operation, a0, a1, b0, b1 in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if operation != "equal":
            yield Replacement("text", _joined(one[a0:a1]), _joined(other[b0:b1]))


def _joined(words: Sequence[str]) -> str | None:
    return " ".join(words) or None


def _stated(one: Item, other: Item) -> Iterator[Replacement]:
    """What is stated beside the text and differs; not where it is only taken from the text, which is told already."""
    for name in ("target", "value", "deadline", "owner", "amounts", "status_text"):
        before, after = _stated_texts(one, other, name)
        if text_key(before or "") != text_key(after or "") and not _in_texts(before, one, after, other):
            yield Replacement(name, before, after)


def _in_texts(before: str | None, one: Item, after: str | None, other: Item) -> bool:
    if one.text == other.text:
        return False
    return text_key(before or "") in text_key(one.text) and text_key(after or "") in text_key(other.text)


def _stated_texts(one: Item, other: Item, name: str) -> tuple[str | None, str | None]:
    """What each states; of amounts only those that differ."""
    before, after = getattr(one, name), getattr(other, name)
    if isinstance(before, tuple):
        return _amounts(before, after), _amounts(after, before)
    return _said(before), _said(after)


def _said(stated: Deadline | Target | Value | str | None) -> str | None:
    return stated if stated is None or isinstance(stated, str) else stated.text


def _amounts(amounts: Sequence[Amount], others: Sequence[Amount]) -> str | None:
    known = {(each.year, each.value, each.unit) for each in others}
    return "; ".join(_amount(each) for each in amounts if (each.year, each.value, each.unit) not in known) or None


def _amount(amount: Amount) -> str:
    said = amount.text or f"{amount.value:g} {amount.unit}"
    return f"{amount.year}: {said}" if amount.year else said


def _moved(above: str, now: str, before: _View, after: _View, pairs: Pairs) -> Iterator[Replacement]:
    """The goal above is another one; not where it is the same one in other words."""
    if text_key(above) == text_key(now):
        return
    reworded = any(before.items[a].text == above and after.items[b].text == now for a, b in pairs.items())
    if not reworded:
        yield Replacement("parent", above or None, now or None)
