"""Dates as people type them."""

import datetime
import re

_FORMS = (
    re.compile(r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>\d{4})\.?"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[T ]00:00(?::00)?)?"),
)
_YEAR = re.compile(r"(?P<year>\d{4})")
_SHORT = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{2})")
_CENTURY = 2000


def iso_date(typed: str) -> str | None:
    """«31.12.2027», «31.12.27», «2027-12-31» or «2027» (its last day) as an ISO date; None for anything else."""
    text = typed.strip()
    if year := _YEAR.fullmatch(text):
        return f"{year['year']}-12-31"
    for form in (*_FORMS, _SHORT):
        if found := form.fullmatch(text):
            full = int(found["year"]) + (_CENTURY if form is _SHORT else 0)
            return _made(full, int(found["month"]), int(found["day"]))
    return None


def _made(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
