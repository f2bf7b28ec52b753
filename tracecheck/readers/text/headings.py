"""Headings that only their neighbours give away, and numbers that were printed in a margin of their own."""

import re
from dataclasses import replace
from itertools import pairwise

from tracecheck.readers.text.shapes import UPPER, is_capitals, is_title
from tracecheck.readers.text.units import Unit, UnitKind, joined_units
from tracecheck.resources import load_data

_NUMBERED = re.compile(r"^\d{1,2}(?:\.\d{1,2})+\.?\s")
_LABEL = re.compile(r"^\d{1,2}(?:\.\d{1,2})+\.?$")
_TITLE = re.compile(rf"^[{UPPER}][^|]*[^\W\d_][)»]?$")
_PLAIN_LEVEL = 8
_CHAPTER_NUMBER = re.compile(rf"^(\d{{1,2}}) (?=[{UPPER}])")


def find_headings(units: list[Unit]) -> list[Unit]:
    """The units with numbers of the margin set before their paragraphs, and headings recognised by what follows."""
    placed = _numbered_lists(_margin_numbers(_below_marked(units)))
    marked = _has_marked_chapters(placed)
    return [_as_heading(placed, index, marked) for index in range(len(placed))]


def _has_marked_chapters(units: list[Unit]) -> bool:
    return any(_is_marked(unit) and (unit.level or 0) > 1 for unit in units)


def _below_marked(units: list[Unit]) -> list[Unit]:
    """Where chapters are marked with `##`, typed numbers («1.1 Alle barn trives») stand below them: a line with
    nothing under it is a paragraph, any other a heading of the next level.
    """
    if not _has_marked_chapters(units):
        return units
    level, found = 0, []
    for unit, following in zip(units, [*units[1:], None], strict=True):
        level = unit.level or 0 if _is_marked(unit) else level
        found.append(_typed(unit, following, level) if _has_typed_number(unit) else unit)
    return found


def _is_marked(unit: Unit) -> bool:
    return unit.kind is UnitKind.HEADING and unit.whole


def _has_typed_number(unit: Unit) -> bool:
    return unit.kind is UnitKind.HEADING and not unit.whole and _NUMBERED.match(unit.text) is not None


def _typed(unit: Unit, following: Unit | None, level: int) -> Unit:
    if following is None or following.kind is UnitKind.HEADING:
        return replace(unit, kind=UnitKind.TEXT, level=None)
    return replace(unit, level=max(level + 1, unit.level or 0))


def _numbered_lists(units: list[Unit]) -> list[Unit]:
    """«1 Trygge barn», «2 Aktive eldre» right below each other: a list, and no chapters without text."""
    numbers = [_list_number(unit) for unit in units]
    followed = {
        index
        for index, (one, two) in enumerate(pairwise(numbers))
        if one is not None and two == one + 1 and not units[index + 1].gap
    }
    return [_as_item(unit) if index in followed or index - 1 in followed else unit for index, unit in enumerate(units)]


def _list_number(unit: Unit) -> int | None:
    found = _CHAPTER_NUMBER.match(unit.text) if unit.kind in (UnitKind.HEADING, UnitKind.TEXT) else None
    return int(found[1]) if found and not unit.whole else None


def _as_item(unit: Unit) -> Unit:
    marker = unit.text.split(" ", 1)[0]
    words = unit.part(len(marker), len(unit.text))
    return replace(words, kind=UnitKind.ITEM, marker=marker, level=None)


def _as_heading(units: list[Unit], index: int, marked: bool) -> Unit:
    """Where chapters are marked with `##`, «1. Færre ulykker» is the one entry of a list, not a chapter."""
    unit = units[index]
    if _is_numbered_heading(units, index) and (not marked or is_capitals(unit.text)):
        return _with_number(unit)
    return replace(unit, kind=UnitKind.HEADING, level=_PLAIN_LEVEL) if _is_plain_heading(units, index) else unit


def _is_numbered_heading(units: list[Unit], index: int) -> bool:
    """«1. Innledning» on a line of its own above running text, or «1. INNLEDNING»; with no other item beside it."""
    unit = units[index]
    if unit.kind is not UnitKind.ITEM or not re.fullmatch(r"\d{1,2}\.", unit.marker or "") or not unit.gap:
        return False
    if not is_title(unit.text) or unit.text[:1].islower() or index + 1 == len(units):
        return False
    following = units[index + 1]
    beside = [following, *(units[index - 1 : index] if index else [])]
    numbered = any(each.kind is UnitKind.ITEM and each.marker and each.marker[0].isdigit() for each in beside)
    stands_out = is_capitals(unit.text) or following.gap or len(following.text) > len(unit.text)
    return not numbered and stands_out


def _with_number(unit: Unit) -> Unit:
    shift = len(unit.marker or "") + 1
    lines = tuple(
        replace(line, start=line.start + (shift if i else 0), end=line.end + shift) for i, line in enumerate(unit.lines)
    )
    bold = tuple((a + shift, b + shift) for a, b in unit.bold)
    text = f"{unit.marker} {unit.text}"
    return replace(unit, kind=UnitKind.HEADING, text=text, lines=lines, bold=bold, marker=None, level=1)


def _is_plain_heading(units: list[Unit], index: int) -> bool:
    """A short line behind an empty one, no sentence, right above prose: «Bakgrunn og formål»."""
    unit, rules = units[index], load_data("text_reader")["heading"]
    if unit.kind is not UnitKind.TEXT or not unit.gap or len(unit.lines) > 1 or index + 1 == len(units):
        return False
    if len(unit.text) > int(rules["plain"]) or not _TITLE.match(unit.text) or not is_title(unit.text):
        return False
    following = units[index + 1]
    return following.kind is UnitKind.TEXT and not following.gap and len(following.text) >= int(rules["prose"])


def _margin_numbers(units: list[Unit]) -> list[Unit]:
    """«1.1», «1.2» one after the other, then as many paragraphs: each number belongs to one of them."""
    result: list[Unit] = []
    index = 0
    while index < len(units):
        count = _run(units, index)
        targets = _paragraphs(units, index + count) if count else []
        if count and len(targets) == count:
            numbers = dict(zip(targets, units[index : index + count], strict=True))
            end = targets[-1] + 1
            for at in range(index + count, end):
                result.append(joined_units(numbers[at], units[at]) if at in numbers else units[at])
            index = end
        else:
            result += units[index : index + max(count, 1)]
            index += max(count, 1)
    return result


def _run(units: list[Unit], start: int) -> int:
    count = 0
    while start + count < len(units) and _is_number(units[start + count]):
        count += 1
    return count


def _is_number(unit: Unit) -> bool:
    return unit.kind is UnitKind.TEXT and _LABEL.match(unit.text) is not None


def _paragraphs(units: list[Unit], start: int) -> list[int]:
    """Indices of the paragraphs up to the next heading, number, or label with a number of its own («Mål 2: …»)."""
    found: list[int] = []
    for index in range(start, len(units)):
        unit = units[index]
        if unit.kind in (UnitKind.HEADING, UnitKind.TABLE) or _is_number(unit) or _OWN_LABEL.match(unit.text):
            break
        if unit.kind is UnitKind.TEXT:
            found.append(index)
    return found


_OWN_LABEL = re.compile(r"^[^\W\d_]+\s\d{1,2}(?:\.\d{1,2})*[.:]\s")
