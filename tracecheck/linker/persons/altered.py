"""What has changed of a text, and of what stood beside it, since a person decided on it."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from tracecheck.linker.evidence.drift import classify_changes
from tracecheck.linker.evidence.labels import label_number
from tracecheck.linker.evidence.pointers import without_pointers
from tracecheck.linker.persons.ends import Entry
from tracecheck.model.coupling import WordChange
from tracecheck.model.decision import EndChange, Endpoint
from tracecheck.model.item import Item, Reference
from tracecheck.model.keys import fingerprint, text_key
from tracecheck.parsers.values.periods import read_deadline
from tracecheck.parsers.values.targets import read_target_cell

Meaning = tuple[Any, ...]
_DAY_OF_MONTH = re.compile(r"^(\d{1,2}) (?=[^\W\d])")
_EDITORIAL, _WORDING = "editorial", "wording"


def change_of(name: str, end: Endpoint, entry: Entry, goal: Endpoint | None = None) -> EndChange | None:
    """How an end has changed since the decision: its words, and the lead-in, owner, deadline and target that were
    written down with it; None where nothing has. `goal` is the goal that an answer was decided to belong to, or not."""
    passage = entry.passage
    same = fingerprint(passage.text) == end.fingerprint
    words = [] if same else list(_word_changes(end.text, passage.text, goal))
    beside = _beside(end, passage) if isinstance(passage, Item) else ()
    changes = tuple(dict.fromkeys((*words, *beside)))
    return EndChange(name, entry.key, end.text, passage.text, changes) if changes else None


def is_material(change: EndChange) -> bool:
    """True for more than spelling, inflection, small words and another way to write the same date or figure."""
    return any(each.change != _EDITORIAL for each in change.changes)


def _word_changes(before: str, after: str, goal: Endpoint | None) -> Iterator[WordChange]:
    """Word by word; a pointer to another text is a change of its own, and its figures are neither dates nor amounts."""
    (one, pointed), (other, points) = without_pointers(before), without_pointers(after)
    for change in classify_changes(one, other):
        yield replace(change, change=_EDITORIAL) if _is_same_date(change) else change
    gone = [each for key, each in pointed.items() if key not in points]
    come = [each for key, each in points.items() if key not in pointed]
    if gone or come:
        added = not gone and all(_fits(each, goal) for each in come)
        yield WordChange(_named(gone), _named(come), _EDITORIAL if added else _WORDING)


def _fits(pointer: Reference, goal: Endpoint | None) -> bool:
    """Whether a new pointer may be to the goal that was decided on: nothing known of it says otherwise."""
    number = label_number(pointer.label)
    known = label_number(goal.label) if goal else None
    return None in (number, known) or number == known


def _named(pointers: Iterable[Reference]) -> str:
    return ", ".join(each.text for each in pointers)


def _is_same_date(change: WordChange) -> bool:
    one, other = (_moment(_DAY_OF_MONTH.sub(r"\1. ", each)) for each in (change.before, change.after))
    return change.change == "deadline" and one is not None and one == other


def _beside(end: Endpoint, item: Item) -> Iterator[WordChange]:
    if end.stem is not None:
        yield from classify_changes(end.stem, item.stem or "")
    deadline, target = (stated.text if stated else "" for stated in (item.deadline, item.target))
    for name, before, after, meaning in (
        ("owner", end.owner, item.owner or "", _nothing),
        ("deadline", end.deadline, deadline, _moment),
        ("number", end.target, target, _level),
    ):
        # What stands in the text itself is told of with its words.
        inside = text_key(before or "") in text_key(end.text) and text_key(after) in text_key(item.text)
        if before is not None and text_key(before) != text_key(after) and not inside:
            yield WordChange(before, after, _EDITORIAL if _is_same(before, after, meaning) else name)


def _is_same(before: str, after: str, meaning: Callable[[str], Meaning | None]) -> bool:
    """Whether two statements say the same in other words."""
    then, now = meaning(before), meaning(after)
    return then == now if then is not None and now is not None else bool(after) and _is_language(before, after)


def _is_language(before: str, after: str) -> bool:
    return all(each.change == _EDITORIAL for each in classify_changes(before, after))


def _moment(text: str) -> Meaning | None:
    """From when to when: «01.09.2026», «1. september 2026» and «2026-09-01» are one day."""
    read = read_deadline(text)
    span = (read.start, read.end, read.open_ended) if read else (None, None, False)
    return span if any(span) else None


def _level(text: str) -> Meaning | None:
    read = read_target_cell(text, "")
    if read is None or read.value is None:
        return None
    return read.comparator, read.value, read.unit, read.year, read.direction


def _nothing(_text: str) -> None:
    """Owners have no form but their words."""
