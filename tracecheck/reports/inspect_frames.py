"""Frames on the picture of a page: around what was read, described, or not read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tracecheck.messages import Catalogue
from tracecheck.model.plan import Item
from tracecheck.model.source import Box
from tracecheck.model.trace import Fate, UnitTrace
from tracecheck.reports.inspect_select import Numbered
from tracecheck.reports.inspect_words import is_unread
from tracecheck.reports.look import shortened
from tracecheck.rules.phrases import label_number

_PAD = 1.5
_TAG_HEIGHT = 8.5
_LETTER = 3.55
_LONGEST_TAG = 24


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle in points on a page. `look` is item, about, unread or other; `tag` is written at its top."""

    unit: int
    page: int
    look: str
    kind: str
    title: str
    tag: str
    x: float
    y: float
    width: float
    height: float

    @property
    def tag_width(self) -> float:
        """As wide as its letters, about."""
        return round(4 + _LETTER * len(self.tag), 1)

    @property
    def tag_y(self) -> float:
        """Above the frame; inside where the page ends."""
        return round(max(0.0, self.y - _TAG_HEIGHT), 1)

    @property
    def tag_x(self) -> float:
        """Where the letters begin."""
        return round(self.x + 2, 1)

    @property
    def tag_base(self) -> float:
        """The line that the letters stand on."""
        return round(self.tag_y + 6.4, 1)


def frames_of(units: Iterable[Numbered], items: Mapping[str, Item], catalogue: Catalogue) -> Iterator[Frame]:
    """The frames of all units, those below first, so that items can be pointed at."""
    found = [frame for each in units for frame in _of_unit(each, items, catalogue)]
    order = {"other": 0, "about": 1, "unread": 2, "item": 3}
    yield from sorted(found, key=lambda frame: order[frame.look])


def item_tag(item: Item, catalogue: Catalogue) -> str:
    """«delmål 2.3»."""
    number = label_number(item.label) or ""
    return shortened(f"{catalogue.text(f'kind.{item.kind}')} {number}", _LONGEST_TAG)


def _of_unit(numbered: Numbered, items: Mapping[str, Item], catalogue: Catalogue) -> Iterator[Frame]:
    unit = numbered.unit
    read = [items[each] for each in unit.items if each in items]
    for item in read:
        tag = item_tag(item, catalogue)
        yield from _framed(numbered.number, item.place.boxes, ("item", item.kind, tag), shortened(item.text, 200))
    if not read:
        yield from _framed(numbered.number, _boxes(unit), (_look(unit), "none", ""), shortened(unit.text, 200))


def _boxes(unit: UnitTrace) -> tuple[Box, ...]:
    return unit.place.boxes if unit.fate is not Fate.PERSONAL else ()


def _look(unit: UnitTrace) -> str:
    if is_unread(unit):
        return "unread"
    return "about" if unit.fate in {Fate.DESCRIPTION, Fate.ATTRIBUTE, Fate.REPEATED} else "other"


def _framed(unit: int, boxes: Iterable[Box], look: tuple[str, str, str], title: str) -> Iterator[Frame]:
    """One frame for lines that stand below each other; the tag on the first."""
    name, kind, tag = look
    for at, box in enumerate(_joined(boxes)):
        yield Frame(
            unit=unit,
            page=box.page,
            look=name,
            kind=kind,
            title=title,
            tag=tag if at == 0 else "",
            x=round(box.x0 - _PAD, 1),
            y=round(box.top - _PAD, 1),
            width=round(max(0.0, box.x1 - box.x0) + 2 * _PAD, 1),
            height=round(max(0.0, box.bottom - box.top) + 2 * _PAD, 1),
        )


def _joined(boxes: Iterable[Box]) -> list[Box]:
    """Boxes of lines right below each other in the same column put together."""
    groups: list[Box] = []
    for box in boxes:
        last = groups[-1] if groups else None
        if last is not None and _goes_on(last, box):
            groups[-1] = Box(
                box.page,
                min(last.x0, box.x0),
                min(last.top, box.top),
                max(last.x1, box.x1),
                max(last.bottom, box.bottom),
            )
        else:
            groups.append(box)
    return groups


def _goes_on(above: Box, below: Box) -> bool:
    height = below.bottom - below.top
    beside = min(above.x1, below.x1) > max(above.x0, below.x0)
    return above.page == below.page and beside and above.top - height <= below.top <= above.bottom + 1.5 * height
