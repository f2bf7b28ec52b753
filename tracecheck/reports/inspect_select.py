"""What of a trace is shown: some pages, or what stands around some words; and its parts, page by page."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from tracecheck.model.keys import text_key
from tracecheck.model.source import BlockKind, Dropped
from tracecheck.model.trace import Trace, UnitTrace
from tracecheck.resources import load_data


@dataclass(frozen=True, slots=True)
class Selection:
    """What the user asked for: all, some pages (from 1), the words to find; both together narrow further."""

    pages: tuple[int, ...] = ()
    words: str = ""

    @property
    def is_part(self) -> bool:
        """Whether less than everything is asked for."""
        return bool(self.pages or self.words)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A unit with its number in the document, from 1; `hit` when it holds the words that were looked for."""

    number: int
    unit: UnitTrace
    hit: bool = False


@dataclass(frozen=True, slots=True)
class PagePart:
    """A page, or what stands under a heading where there are no pages (`title` is the heading, empty before it).

    `continued` are units that began on an earlier page and go on here.
    """

    page: int | None
    label: str | None
    title: str
    units: tuple[Numbered, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    continued: tuple[Numbered, ...] = ()


def parts_of(trace: Trace, selection: Selection) -> tuple[PagePart, ...]:
    """The parts with anything to show, in order; pages without text too, when all is asked for."""
    units = _chosen(trace.units, selection)
    dropped = tuple(each for each in trace.dropped if _is_wanted(each, selection))
    paged = any(unit.place.page for unit in trace.units) or bool(trace.plan.pages)
    return _by_page(trace, units, dropped, selection) if paged else _by_heading(trace.units, units, dropped)


def without_rest(trace: Trace, selection: Selection) -> Trace:
    """The trace with only the units and dropped lines of the selection."""
    kept = tuple(each.unit for each in _chosen(trace.units, selection))
    return replace(trace, units=kept, dropped=tuple(each for each in trace.dropped if _is_wanted(each, selection)))


def _chosen(units: Sequence[UnitTrace], selection: Selection) -> tuple[Numbered, ...]:
    """The units of the pages; of these, those with the words and what stands around them."""
    numbered = [Numbered(number, unit) for number, unit in enumerate(units, 1)]
    if selection.pages:
        numbered = [each for each in numbered if _pages_of(each.unit) & set(selection.pages)]
    if not selection.words:
        return tuple(numbered)
    hits = _hits([each.unit for each in numbered], selection.words)
    around = int(load_data("inspect")["find"]["around"])
    shown = {near for hit in hits for near in range(hit - around, hit + around + 1)}
    return tuple(replace(each, hit=at in hits) for at, each in enumerate(numbered) if at in shown)


def _hits(units: Sequence[UnitTrace], words: str) -> set[int]:
    """Where the words stand as they are; failing that, where all of them stand in any order."""
    texts = [text_key(all_text(unit)) for unit in units]
    phrase = text_key(words)
    found = {at for at, text in enumerate(texts) if phrase and phrase in text}
    if found:
        return found
    each = [key for word in words.split() if (key := text_key(word))]
    return {at for at, text in enumerate(texts) if each and all(key in text for key in each)}


def all_text(unit: UnitTrace) -> str:
    """What the unit says, the rows of a table and its list marker included."""
    rows = unit.table.rows if unit.table is not None else ()
    return " ".join((unit.marker or "", unit.text, *(row.text for row in rows)))


def has_words(text: str, words: str) -> bool:
    """Whether a text has the words, or all of them in any order."""
    key = text_key(text)
    return text_key(words) in key or all(text_key(word) in key for word in words.split())


def _pages_of(unit: UnitTrace) -> set[int]:
    pages = {box.page for box in unit.place.boxes}
    return pages | ({unit.place.page} if unit.place.page is not None else set())


def _is_wanted(dropped: Dropped, selection: Selection) -> bool:
    on_page = not selection.pages or dropped.page in selection.pages
    return on_page and (not selection.words or has_words(dropped.text, selection.words))


def _by_page(
    trace: Trace, units: Sequence[Numbered], dropped: Collection[Dropped], selection: Selection
) -> tuple[PagePart, ...]:
    """What has no page of its own stands where it was read."""
    labels = {unit.place.page: unit.place.page_label for unit in trace.units if unit.place.page_label}
    began, goes_on = _placed(units, selection)
    left: dict[int, list[Dropped]] = {}
    for line in dropped:
        left.setdefault(line.page or 1, []).append(line)
    every = () if selection.words else selection.pages or range(1, (trace.plan.pages or 0) + 1)
    return tuple(
        PagePart(
            page=number,
            label=labels.get(number),
            title="",
            units=tuple(began.get(number, ())),
            dropped=tuple(left.get(number, ())),
            continued=tuple(goes_on.get(number, ())),
        )
        for number in sorted({*began, *goes_on, *left, *every})
    )


def _placed(
    units: Sequence[Numbered], selection: Selection
) -> tuple[dict[int, list[Numbered]], dict[int, list[Numbered]]]:
    """By page, the units that begin there, and those that only go on there; pages that are not shown do not count."""
    began: dict[int, list[Numbered]] = {}
    goes_on: dict[int, list[Numbered]] = {}
    page = min(selection.pages, default=1)
    for each in units:
        pages = sorted(number for number in _pages_of(each.unit) if number in selection.pages or not selection.pages)
        page = pages[0] if pages else page
        began.setdefault(page, []).append(each)
        for later in pages[1:]:
            goes_on.setdefault(later, []).append(each)
    return began, goes_on


def _by_heading(
    every: Sequence[UnitTrace], chosen: Sequence[Numbered], dropped: Collection[Dropped]
) -> tuple[PagePart, ...]:
    """Parts begin at the outer headings, shown or not."""
    deepest = int(load_data("inspect")["parts"]["level"])
    shown = {each.number: each for each in chosen}
    titles: list[str] = []
    units: list[list[Numbered]] = []
    for number, unit in enumerate(every, 1):
        begins = unit.kind is BlockKind.HEADING and (unit.level or 1) <= deepest
        if begins or not units:
            titles.append(unit.text if begins else "")
            units.append([])
        units[-1] += [shown[number]] if number in shown else []
    parts = [PagePart(None, None, title, tuple(found)) for title, found in zip(titles, units, strict=True) if found]
    return (*parts, PagePart(None, None, "", (), tuple(dropped))) if dropped else tuple(parts)
