"""Frames on the picture of a page: around what was read, described, or not read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from tracecheck.messages import Catalogue
from tracecheck.model.item import Item
from tracecheck.model.source import Box
from tracecheck.model.trace import Fate, UnitTrace
from tracecheck.reports.inspect_select import Numbered
from tracecheck.reports.inspect_tags import Tag, place_tag
from tracecheck.reports.inspect_words import is_unread
from tracecheck.reports.look import shortened
from tracecheck.rules.phrases import label_number

_PAD = 1.5
_LONGEST_TAG = 24
_ORDER = {"other": 0, "about": 1, "unread": 2, "item": 3}


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle in points on a page. `look` is item, about, unread or other; `tag` is its name, if it has one."""

    unit: int
    page: int
    look: str
    kind: str
    title: str
    x: float
    y: float
    width: float
    height: float
    tag: Tag | None = None


def frames_of(units: Iterable[Numbered], items: Mapping[str, Item], catalogue: Catalogue) -> Iterator[Frame]:
    """The frames of all units, those below first, so that items can be pointed at."""
    every = tuple(units)
    printed = _printed([each.unit for each in every], items)
    found = [frame for each in every for frame in _of_unit(each, items, printed, catalogue)]
    yield from sorted(found, key=lambda frame: _ORDER[frame.look])


def item_tag(item: Item, catalogue: Catalogue) -> str:
    """«delmål 2.3»."""
    number = label_number(item.label) or ""
    return shortened(f"{catalogue.text(f'kind.{item.kind}')} {number}", _LONGEST_TAG)


def _printed(units: Iterable[UnitTrace], items: Mapping[str, Item]) -> dict[int, list[Box]]:
    """By page, where there is print that no tag should cover."""
    found: dict[int, list[Box]] = {}
    for unit in units:
        read = [box for each in unit.items if each in items for box in items[each].place.boxes]
        for box in read if unit.table is not None else unit.place.boxes:
            found.setdefault(box.page, []).append(box)
    return found


def _of_unit(
    numbered: Numbered, items: Mapping[str, Item], printed: Mapping[int, list[Box]], catalogue: Catalogue
) -> Iterator[Frame]:
    unit = numbered.unit
    read = [items[each] for each in unit.items if each in items]
    for item in read:
        frames = list(_framed(numbered.number, item.place.boxes, ("item", item.kind), item.text))
        for at, (frame, lines) in enumerate(frames):
            words = item_tag(item, catalogue) if at == 0 else ""
            others = printed.get(frame.page, ())
            tag = place_tag(words, lines, others, in_cell=unit.table is not None) if words else None
            yield replace(frame, tag=tag)
    if not read and unit.fate is not Fate.PERSONAL:
        yield from (frame for frame, _ in _framed(numbered.number, unit.place.boxes, (_look(unit), "none"), unit.text))


def _look(unit: UnitTrace) -> str:
    if is_unread(unit):
        return "unread"
    return "about" if unit.fate in {Fate.DESCRIPTION, Fate.ATTRIBUTE, Fate.REPEATED} else "other"


def _framed(
    unit: int, boxes: Iterable[Box], look: tuple[str, str], title: str
) -> Iterator[tuple[Frame, tuple[Box, ...]]]:
    """One frame for lines that stand below each other, with these lines."""
    name, kind = look
    for lines in _joined(boxes):
        around = _around(lines)
        yield (
            Frame(
                unit=unit,
                page=around.page,
                look=name,
                kind=kind,
                title=shortened(title, 200),
                x=round(around.x0 - _PAD, 1),
                y=round(around.top - _PAD, 1),
                width=round(max(0.0, around.x1 - around.x0) + 2 * _PAD, 1),
                height=round(max(0.0, around.bottom - around.top) + 2 * _PAD, 1),
            ),
            lines,
        )


def _joined(boxes: Iterable[Box]) -> list[tuple[Box, ...]]:
    """Lines right below each other in the same column, together."""
    groups: list[tuple[Box, ...]] = []
    for box in boxes:
        if groups and _goes_on(_around(groups[-1]), box):
            groups[-1] = (*groups[-1], box)
        else:
            groups.append((box,))
    return groups


def _around(lines: tuple[Box, ...]) -> Box:
    return Box(
        lines[0].page,
        min(line.x0 for line in lines),
        min(line.top for line in lines),
        max(line.x1 for line in lines),
        max(line.bottom for line in lines),
    )


def _goes_on(above: Box, below: Box) -> bool:
    height = below.bottom - below.top
    beside = min(above.x1, below.x1) > max(above.x0, below.x0)
    return above.page == below.page and beside and above.top - height <= below.top <= above.bottom + 1.5 * height
