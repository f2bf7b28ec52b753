"""Boxes that go on over a page break are one box."""

from collections.abc import Sequence

from tracecheck.readers.pdf.geometry import Rect
from tracecheck.readers.pdf.layout import Item, Region

FrameKey = tuple[int, int]
_SLACK = 4.0


def frame_keys(items: Sequence[tuple[int, Sequence[Item]]]) -> dict[tuple[int, int | None], FrameKey]:
    """(page, number of the box on it) for every box, as the (page, number) of the box's first part."""
    keys: dict[tuple[int, int | None], FrameKey] = {}
    open_box: tuple[FrameKey, Rect] | None = None
    for page, found in items:
        for place, item in enumerate(found):
            if not isinstance(item, Region) or item.frame is None or item.box is None:
                continue
            if (page, item.frame) in keys:
                continue
            goes_on = place == 0 and open_box is not None and _same_sides(open_box[1], item.box)
            keys[(page, item.frame)] = open_box[0] if goes_on and open_box else (page, item.frame)
        open_box = _last_box(page, found, keys)
    return keys


def _last_box(
    page: int, found: Sequence[Item], keys: dict[tuple[int, int | None], FrameKey]
) -> tuple[FrameKey, Rect] | None:
    """The box at the end of a page, if the page ends with one."""
    last = found[-1] if found else None
    if not isinstance(last, Region) or last.frame is None or last.box is None:
        return None
    return keys[(page, last.frame)], last.box


def _same_sides(one: Rect, other: Rect) -> bool:
    return abs(one.x0 - other.x0) <= _SLACK and abs(one.x1 - other.x1) <= _SLACK
