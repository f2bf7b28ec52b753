"""Periods, deadlines and dates."""

import re

from tracecheck.model.plan import Deadline, Period

_PERIOD = re.compile(r"\b(?P<start>20\d\d)\s?[-–/]\s?(?P<end>20\d\d)\b")
_DATE = re.compile(r"\b(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>20\d\d|\d\d)\b")
_YEAR = re.compile(r"\b20\d\d\b")


def find_periods(text: str) -> tuple[Period, ...]:
    """Periods of years, in order of place."""
    return tuple(Period(int(m["start"]), int(m["end"]), m.group()) for m in _PERIOD.finditer(text))


def find_dates(text: str) -> tuple[tuple[int, int, str], ...]:
    """(start, end, ISO date), in order of place."""
    return tuple(
        (m.start(), m.end(), f"20{m['year'][-2:]}-{int(m['month']):02}-{int(m['day']):02}")
        for m in _DATE.finditer(text)
        if 1 <= int(m["month"]) <= 12 and 1 <= int(m["day"]) <= 31
    )


def read_deadline(text: str) -> Deadline | None:
    """When something is to be done, or None."""
    dates, periods, year = find_dates(text), find_periods(text), _YEAR.search(text)
    if dates:
        return Deadline(text, end=dates[0][2])
    if periods:
        return Deadline(text, str(periods[0].start), str(periods[0].end))
    return Deadline(text, end=year.group()) if year else None
