"""Moments and stretches of time: dates, months, seasons, parts of a year, years, periods of years."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from tracecheck.parsers.values.grammar import build, first_place, last_place, leaves, parse_start
from tracecheck.parsers.values.text import closed, normal
from tracecheck.resources import load_data

if TYPE_CHECKING:
    from lark import Lark, Token

    from tracecheck.parsers.values.grammar import ParseTree

# Longer than any printed stretch of time.
_WINDOW = 60


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time and where it stands: `first` and `last` are ISO dates, year-months or years.

    `shape` is date, month, season, part, school, year or period; `last` is None when it has no end («fra 2026»).
    `days` are the full dates in it: (start, end, ISO date).
    """

    start: int
    end: int
    shape: str
    first: str
    last: str | None
    days: tuple[tuple[int, int, str], ...] = ()


@lru_cache(maxsize=4096)
def find_stretches(text: str) -> tuple[Stretch, ...]:
    """Moments and periods in `text` that do not overlap, in order of place."""
    plain = normal(text)
    found: list[Stretch] = []
    last = 0
    for match in _lead().finditer(plain):
        stretch = _read(plain, match.start()) if match.start() >= last else None
        if stretch:
            found.append(stretch)
            last = stretch.end
    return tuple(found)


def year_of(moment: str) -> int:
    """The year of an ISO date, a year-month or a year."""
    return int(moment[:4])


def _read(plain: str, start: int) -> Stretch | None:
    parsed = parse_start(_parser(), plain[start : start + _WINDOW])
    if parsed is None:
        return None
    tree, length = parsed
    trees = list(_moments(tree))
    moments = [_moment(each) for each in trees]
    if not moments or not all(moments):
        return None
    days = tuple(_place(each, start, moment[0]) for each, moment in zip(trees, moments, strict=True) if _is_day(moment))
    shape = "period" if len(moments) > 1 else _shape(tree)
    first, last = moments[0][0], moments[-1][1]
    open_end = any(token.type == "AFTER" for token in leaves(tree))
    stretch = Stretch(start, start + length, shape, first, None if open_end else last, days)
    return stretch if _is_sensible(stretch) and not _is_number_of_heading(plain, stretch) else None


def _is_number_of_heading(plain: str, stretch: Stretch) -> bool:
    """«2.2.18 Beredskap»: three numbers at the start of a text that could be a date as well."""
    printed = plain[stretch.start : stretch.end]
    numbers = re.fullmatch(r"([1-9]|1[0-2])\.([1-9])\.(\d\d)", printed)
    begins = not plain[: stretch.start].strip() and bool(re.match(r"[ .]{1,3}[^\W\d]", plain[stretch.end :]))
    return numbers is not None and begins


def _is_day(moment: tuple[str, str]) -> bool:
    return len(moment[0]) == len("2026-01-01")


def _place(tree: "ParseTree", offset: int, iso: str) -> tuple[int, int, str]:
    tokens = leaves(tree)
    return offset + first_place(tokens[0]), offset + last_place(tokens[-1]), iso


def _moments(tree: "ParseTree") -> "Iterator[ParseTree]":
    names = set(_READERS)
    yield from sorted(tree.find_pred(lambda each: each.data in names), key=lambda each: first_place(leaves(each)[0]))
    if any(token.type == "PERIOD" for token in tree.children if not hasattr(token, "children")):
        yield tree


def _shape(tree: "ParseTree") -> str:
    name = next((str(each.data) for each in tree.iter_subtrees() if each.data in _READERS), "period")
    return {"written_date": "date", "iso_date": "date", "part_code": "part"}.get(name, name)


def _moment(tree: "ParseTree") -> Any:
    """(first, last) of one moment, or None when the calendar has no such day."""
    return _READERS.get(str(tree.data), _period)(leaves(tree))


def _date(tokens: "list[Token]") -> tuple[str, str] | None:
    day, month, year = tokens[0].split(".")
    return _day(int(day), int(month), full_year(year))


def _iso_date(tokens: "list[Token]") -> tuple[str, str] | None:
    year, month, day = map(int, tokens[0].split("-"))
    return _day(day, month, year)


def _written_date(tokens: "list[Token]") -> tuple[str, str] | None:
    return _day(int(tokens[0].rstrip(".")), _months()[tokens[1].lower().rstrip(".")], int(tokens[2]))


def _day(day: int, month: int, year: int) -> tuple[str, str] | None:
    try:
        iso = date(year, month, day).isoformat()
    except ValueError:
        return None
    return iso, iso


def _month(tokens: "list[Token]") -> tuple[str, str]:
    month = f"{tokens[1]}-{_months()[tokens[0].lower().rstrip('.')]:02}"
    return month, month


def _season(tokens: "list[Token]") -> tuple[str, str]:
    first, last = load_data("periods")["seasons"][tokens[0].lower()]
    year = tokens[1][:4]
    return f"{year}-{first:02}", f"{year}-{last:02}"


def _part(tokens: "list[Token]") -> tuple[str, str] | None:
    number = _ordinals().get(tokens[0].lower()) or int(tokens[0].rstrip("."))
    return _nth(number, load_data("periods")["parts"][tokens[1].lower().rstrip(".")], tokens[2])


def _part_code(tokens: "list[Token]") -> tuple[str, str] | None:
    return _nth(int(tokens[0][1]), load_data("periods")["part_letters"][tokens[0][0].upper()], tokens[1])


def _nth(number: int, months: int, year: str) -> tuple[str, str] | None:
    """The `number`th part of `months` months of a year."""
    if not 1 <= number <= 12 // months:
        return None
    return f"{year}-{(number - 1) * months + 1:02}", f"{year}-{number * months:02}"


def _school(tokens: "list[Token]") -> tuple[str, str] | None:
    first, last = load_data("periods")["school_year"]["months"]
    years = _period(tokens[1:])
    return (f"{years[0]}-{first:02}", f"{years[1]}-{last:02}") if years else None


def _year(tokens: "list[Token]") -> tuple[str, str]:
    return tokens[0].value, tokens[0].value


def _period(tokens: "list[Token]") -> tuple[str, str] | None:
    """«2025/26», «2024-27»: the second year must follow the first."""
    match = re.fullmatch(r"(\d{4})\D+(\d{4}|\d{2})", tokens[0])
    if match is None:
        return None
    first, last = match.groups()
    return first, last if len(last) == 4 else first[:2] + last


def full_year(printed: str) -> int:
    """The year of two or four digits."""
    if len(printed) == 4:
        return int(printed)
    pivot = int(load_data("periods")["limits"]["pivot"])
    return (1900 if int(printed) >= pivot else 2000) + int(printed)


_READERS = {
    "date": _date,
    "iso_date": _iso_date,
    "written_date": _written_date,
    "month": _month,
    "season": _season,
    "part": _part,
    "part_code": _part_code,
    "school": _school,
    "year": _year,
}


def _is_sensible(stretch: Stretch) -> bool:
    limits = load_data("periods")["limits"]
    first, last = year_of(stretch.first), year_of(stretch.last or stretch.first)
    in_range = limits["first_year"] <= first and last <= limits["last_year"]
    return bool(in_range and 0 <= last - first <= limits["longest_period"])


@cache
def _months() -> dict[str, int]:
    return dict(load_data("periods")["months"])


@cache
def _ordinals() -> dict[str, int]:
    return dict(load_data("periods")["ordinals"])


@cache
def _lead() -> re.Pattern[str]:
    """Where a moment may begin."""
    data = load_data("periods")
    words = closed([*data["months"], *data["seasons"], *data["ordinals"], *data["school_year"]["words"]])
    letters = "".join(data["part_letters"])
    shapes = rf"(?:19|20)\d\d(?!\d)|\d{{1,2}}\.(?=[ \da-zæøå])|{words}(?=[ .])|[{letters}]\d(?=[ /]{{0,2}}20\d\d)"
    return re.compile(rf"(?<![\w§/,-])(?<!\d\.)(?:{shapes})", re.IGNORECASE)


@cache
def _parser() -> "Lark":
    data = load_data("periods")
    letters = "".join(data["part_letters"])
    return build(
        "periods",
        {
            "YEAR": r"(?:19|20)\d\d(?![/.]?\d)",
            "PERIOD.3": r"(?:19|20)\d\d ?[/-] ?(?:(?:19|20)\d\d|\d\d)(?![\d/])(?!\.\d)(?!-\d)",
            "DATE.3": r"\d{1,2}\. ?\d{1,2}\. ?(?:(?:19|20)\d\d|\d\d)(?!\d)",
            "ISO_DATE.4": r"(?:19|20)\d\d-\d\d-\d\d(?![\d-])",
            "MONTH.2": closed(data["months"]) + r"\.?",
            "SEASON.2": closed(data["seasons"]),
            "PART.2": closed(data["parts"]) + r"\.?",
            "PART_CODE.2": rf"[{letters}]\d(?:[ \/]{{0,2}})(?=20)",
            "ORDINAL.2": closed(data["ordinals"]),
            "SCHOOL.2": closed(data["school_year"]["words"]),
            "BETWEEN": closed(data["periods"]["between"]),
            "AFTER.2": closed(data["after_start"]["words"]) + r"(?! {0,2}\w)",
        },
    )
