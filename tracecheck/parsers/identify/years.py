"""Which year a document applies to, and for which period."""

import re
from collections.abc import Iterator
from functools import cache

from tracecheck.model.item import Period
from tracecheck.model.plan import DocumentKind, Reason
from tracecheck.parsers.identify.kind import named_in
from tracecheck.parsers.identify.patterns import any_of
from tracecheck.parsers.identify.zones import Zones
from tracecheck.parsers.lengths import character_limit, count_limit
from tracecheck.parsers.values.periods import find_dates, find_periods
from tracecheck.resources import load_data


def find_period(zones: Zones, kind: DocumentKind) -> tuple[Period | None, tuple[Reason, ...]]:
    """The period that the document is for, from the strongest place; reasons strongest first."""
    reasons: list[tuple[Reason, Period]] = []
    for cue, line, weight in _places(zones, kind):
        if cue == "front" and _looks_back(kind):
            continue
        for period in (*find_periods(line), *_between_dates(line)):
            if _is_period(period):
                text = f"{period.start}-{period.end}"
                reasons.append(
                    (
                        Reason(cue, line[: character_limit("reason")], round(weight + _beside(line, kind), 4), text),
                        period,
                    )
                )
    reasons.sort(key=lambda pair: -pair[0].weight)
    if not reasons:
        return None, ()
    best = reasons[0][1]
    return best, tuple(reason for reason, period in reasons if (period.start, period.end) == (best.start, best.end))[:3]


def find_year(zones: Zones, kind: DocumentKind, period: Period | None) -> tuple[int | None, tuple[Reason, ...]]:
    """The one year that the document is for, where its kind has one; reasons strongest first."""
    rules = load_data("document_years")["kinds"]
    reasons = sorted(_year_reasons(zones, kind), key=lambda each: -each.weight)
    if kind.value in rules["period_first"] and period is not None and period.start is not None:
        first = Reason("period", period.text or f"{period.start}-{period.end}", 1.0, str(period.start))
        same = [reason for reason in reasons if reason.value == first.value]
        return period.start, (first, *same[:2])
    if not reasons or (kind.value not in rules["single"] and period is not None):
        return None, ()
    best = reasons[0]
    return int(best.value or 0), tuple(reason for reason in reasons if reason.value == best.value)[:3]


def years_in(text: str, monthly: bool = False) -> list[int]:
    """Years in a text that may be the year of a document: no aims, dates or periods.

    `monthly` takes «mai 2026» too, which else is a date of issue.
    """
    taken = [(start, end) for start, end, _ in find_dates(text)]
    for period in find_periods(text):
        at = text.find(period.text) if period.text else -1
        taken += [(at, at + len(period.text or ""))] if at >= 0 else []
    found = []
    for match in _year().finditer(text):
        free = all(match.end() <= start or match.start() >= end for start, end in taken)
        if free and not _before(monthly).search(text[: match.start()]) and _in_range(int(match["year"])):
            found.append(int(match["year"]))
    return found


def _year_reasons(zones: Zones, kind: DocumentKind) -> Iterator[Reason]:
    monthly = kind.value in load_data("document_years")["text"]["monthly"]
    for cue, line, weight in _places(zones, kind):
        special = [match for pattern in _special() for match in pattern.finditer(line)]
        for match in special:
            yield Reason(cue, line[: character_limit("reason")], round(weight + 0.5, 4), match["year"])
        if cue == "front" and not _beside(line, kind):
            continue
        for year in years_in(line, monthly):
            yield Reason(cue, line[: character_limit("reason")], round(weight + _beside(line, kind), 4), str(year))


def _looks_back(kind: DocumentKind) -> bool:
    """Reports are about one year: the period that their first pages name is that of the plan they answer."""
    rules = load_data("document_years")["kinds"]
    return kind.value in rules["single"] and kind.value not in rules["period_first"]


def _between_dates(line: str) -> tuple[Period, ...]:
    """«Gjelder fra 01.01.2025 til 31.12.2026» is the period 2025–2026."""
    dates = find_dates(line)
    if len(dates) != 2 or any_of(tuple(load_data("document_years")["text"]["valid"])).search(line) is None:
        return ()
    (start, _, first), (_, end, last) = dates
    return (Period(int(first[:4]), int(last[:4]), line[start:end]),)


def _places(zones: Zones, kind: DocumentKind) -> Iterator[tuple[str, str, float]]:
    """(cue, line, weight) of the lines that may say it; those that name another document only are left out."""
    weights = load_data("document_years")["weights"]
    title = set(zones.title)
    lines = [("title", line, float(weights["title"]) - 0.01 * i) for i, line in enumerate(zones.title)]
    lines.append(("file", zones.file, float(weights["file"])))
    lines += [("running", line, float(weights["running"])) for line in zones.running]
    lines.append(("properties", zones.properties, float(weights["properties"])))
    lines += [
        ("front", line, float(weights["front"]))
        for line in zones.front
        if line not in title and len(line) <= character_limit("year_line")
    ]
    for cue, line, weight in lines:
        named = named_in(line)
        if not named or kind is DocumentKind.UNKNOWN or any(each.kind is kind for each in named):
            yield cue, line, weight


def _beside(line: str, kind: DocumentKind) -> float:
    extra = float(load_data("document_years")["weights"]["beside_kind"])
    return extra if any(named.kind is kind and not named.related for named in named_in(line)) else 0.0


def _is_period(period: Period) -> bool:
    if period.start is None or period.end is None:
        return False
    return (
        _in_range(period.start)
        and _in_range(period.end)
        and 0 < period.end - period.start <= count_limit("period_years")
    )


def _in_range(year: int) -> bool:
    rules = load_data("document_years")["text"]
    return int(rules["earliest"]) <= year <= int(rules["latest"])


@cache
def _year() -> re.Pattern[str]:
    return re.compile(load_data("document_years")["text"]["year"])


@cache
def _before(monthly: bool) -> re.Pattern[str]:
    rules = load_data("document_years")["text"]
    words = "|".join(re.escape(word) for word in [*rules["before"], *([] if monthly else rules["months"])])
    return re.compile(rf"(?<!\w)(?:{words})\s*$", re.IGNORECASE)


@cache
def _special() -> tuple[re.Pattern[str], ...]:
    rules = load_data("document_years")["text"]
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in rules["reports"])
