"""Periods, deadlines and dates."""

import re
from dataclasses import replace
from functools import cache

from tracecheck.model.item import Deadline, Period, Target
from tracecheck.parsers.values.dates import Stretch, find_stretches, full_year, year_of
from tracecheck.parsers.values.documents import Named, find_documents
from tracecheck.parsers.values.targets import LONGEST, read_target
from tracecheck.parsers.values.text import any_word, closed, normal
from tracecheck.resources import load_data

# How firmly a cue ties a moment to the deadline, the firmest last.
_STRENGTH = {"": 0, "weak": 1, "start": 2, "end": 3}
_LIST = re.compile(r"[\d ,/;&+]+(?:og [\d ]+)?")


def find_periods(text: str) -> tuple[Period, ...]:
    """Periods of two or more years in `text`, in order of place; a school year («2025/26») is one."""
    return tuple(
        Period(year_of(each.first), year_of(each.last), text[each.start : each.end])
        for each in find_stretches(text)
        if each.last and each.shape in {"period", "school"} and year_of(each.last) > year_of(each.first)
    )


def find_dates(text: str) -> tuple[tuple[int, int, str], ...]:
    """(start, end, ISO date) of full dates, in order of place."""
    return tuple(day for each in find_stretches(text) for day in each.days)


def read_deadline(text: str) -> Deadline | None:
    """When something is to be done, or None.

    In a cell (a few words) any moment counts; in a sentence only one with a cue («innen», «frist», «fra og med»), or
    with «i» when the sentence is about the future. `text` of the result is what was printed, cue included. The plan's
    own period («i planperioden») has no years here.
    """
    text = text[:LONGEST]
    plain = normal(text)
    years = _years_of_cell(text, plain) or _month_of_cell(text, plain)
    if years:
        return years
    named = find_documents(text)
    target = read_target(text)
    found = [(_cue(plain, each), each) for each in find_stretches(text) if not _is_in_name(each, named)]
    found = [(cue, stretch) for cue, stretch in found if not _is_base(stretch, target)]
    based = target is not None and target.baseline is not None
    kept = [
        (cue, stretch)
        for cue, stretch in found
        if (based and _is_aimed(stretch, target)) or _counts(plain, cue[0], stretch)
    ]
    if kept:
        (kind, start), stretch = max(
            kept, key=lambda each: (_is_aimed(each[1], target), _STRENGTH[each[0][0]], -each[1].start)
        )
        reached = _deadline(text[start : stretch.end], kind, stretch)
        return replace(reached, start=None) if _starts_at_base(stretch, target) else reached
    return _without_year(text, plain)


def _is_base(stretch: Stretch, target: Target | None) -> bool:
    """The year that a target starts from is no deadline."""
    base = target.baseline_year if target else None
    return base is not None and year_of(stretch.first) == base and stretch.shape != "period"


def _starts_at_base(stretch: Stretch, target: Target | None) -> bool:
    return target is not None and stretch.shape == "period" and year_of(stretch.first) == target.baseline_year


def _is_aimed(stretch: Stretch, target: Target | None) -> bool:
    """Whether a level is to be reached in this very year."""
    if target is None or target.value is None or target.year is None or stretch.last is None:
        return False
    return year_of(stretch.last) == target.year


def _is_in_name(stretch: Stretch, named: tuple[Named, ...]) -> bool:
    """The years of «Handlingsprogram 2024-2027» are no deadline."""
    return any(name.start < stretch.end and stretch.start < name.end for name in named)


def _years_of_cell(text: str, plain: str) -> Deadline | None:
    """«2026, 2027»: a cell that lists years."""
    found = find_stretches(text)
    if len(found) < 2 or any(each.shape != "year" for each in found) or not _LIST.fullmatch(plain):
        return None
    years = [each.first for each in found]
    if years != sorted(set(years)) or len(years) > load_data("periods")["limits"]["listed_years"]:
        return None
    return Deadline(text.strip(), years[0], years[-1])


def _month_of_cell(text: str, plain: str) -> Deadline | None:
    """«sep 26», «sep.26»: a cell of a workbook that shows a month and the end of its year."""
    match = _short_month().fullmatch(plain.strip())
    found = find_stretches(f"{match['month']} {full_year(match['year'])}") if match else ()
    return Deadline(text.strip(), None, found[0].last) if found else None


def _deadline(printed: str, kind: str, stretch: Stretch) -> Deadline:
    if kind == "start" and stretch.first == stretch.last:
        return Deadline(printed, stretch.first, None)
    if stretch.first == stretch.last:
        return Deadline(printed, None, stretch.last)
    if kind == "end" and stretch.shape != "period":
        return Deadline(printed, None, stretch.last)
    return Deadline(printed, stretch.first, stretch.last)


def _cue(plain: str, stretch: Stretch) -> tuple[str, int]:
    """The kind of the cue before a moment and where it begins; an empty kind when there is none."""
    match = _cues().search(plain, max(0, stretch.start - 48), stretch.start)
    if match is None:
        return "", stretch.start
    return _cue_kinds()[re.sub(" +", " ", match["words"].lower())], match.start("words")


def _counts(plain: str, kind: str, stretch: Stretch) -> bool:
    if kind in {"start", "end"} or _is_cell(plain):
        return True
    if kind == "weak":
        return bool(_future().search(plain, 0, stretch.start)) or plain[stretch.end :].strip(" .") == ""
    return stretch.shape in {"part", "season"} and bool(_future().search(plain))


def _is_cell(plain: str) -> bool:
    return len(plain.split()) <= int(load_data("periods")["limits"]["cell_words"])


def _without_year(text: str, plain: str) -> Deadline | None:
    """«kontinuerlig», «hvert 4. år», «i planperioden»."""
    match = _whole_period().search(plain)
    if match and (_is_cell(plain) or _future().search(plain)):
        return Deadline(text[match.start() : match.end()])
    match = _open_ended().search(plain)
    if match and (_is_cell(plain) or match.start() == 0 or match.end() == len(plain.rstrip(" ."))):
        return Deadline(text[match.start() : match.end()], open_ended=True)
    match = _yearless().fullmatch(plain.strip(" ."))
    return Deadline(text.strip()) if match else None


@cache
def _yearless() -> re.Pattern[str]:
    """«1. tertial», «T2», «innen 1. september», «høsten»: a moment in a year that the document tells."""
    data = load_data("periods")
    nth = rf"(?:\d{{1,2}}\.|{closed(data['ordinals'])})"
    letters = "".join(data["part_letters"])
    counted, named = closed([*data["parts"], *data["months"]]), closed([*data["seasons"], *data["months"]])
    moment = rf"{nth} ?{counted}|{named}|[{letters}][1-4]"
    return re.compile(rf"(?:{closed(_cue_kinds())} )?(?:{moment})", re.IGNORECASE)


@cache
def _short_month() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<month>{closed(load_data('periods')['months'])})(?:[. -]|\. )'?(?P<year>\d\d)", re.IGNORECASE
    )


@cache
def _cue_kinds() -> dict[str, str]:
    cues = load_data("periods")["cues"]
    return {word: kind for kind in ("weak", "start", "end") for word in cues[kind]}


@cache
def _cues() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<words>{closed(_cue_kinds())}):? {{0,3}}$", re.IGNORECASE)


@cache
def _future() -> re.Pattern[str]:
    return re.compile(any_word(load_data("periods")["future"]["words"]), re.IGNORECASE)


@cache
def _open_ended() -> re.Pattern[str]:
    words = any_word(load_data("periods")["open_ended"]["words"])
    return re.compile(words.replace(r"\#", r"(?:\d{1,2}\. ?|\w{3,8})").replace("{1,2}år", "{0,2}år"), re.IGNORECASE)


@cache
def _whole_period() -> re.Pattern[str]:
    return re.compile(any_word(load_data("periods")["whole_period"]["words"]) + r"(?! {1,2}\d)", re.IGNORECASE)
