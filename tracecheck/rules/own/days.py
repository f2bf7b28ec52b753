"""Days, months and years held against each other, as exactly as the less exact of the two says it."""

import datetime
import re

_NORWEGIAN = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})")
_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
FIRST_YEAR, LAST_YEAR = 1800, 2200

Day = tuple[int, ...]
"""Year, or year and month, or year, month and day."""


def as_day(value: str | float) -> Day | None:
    """A year, a month or a day: «2026», «2026-06», «2026-06-30», «30.06.2026», 2026; None for what is none."""
    if not isinstance(value, str):
        return (int(value),) if FIRST_YEAR <= value <= LAST_YEAR else None
    written = _NORWEGIAN.fullmatch(value.strip())
    parts = (written["year"], written["month"], written["day"]) if written else tuple(value.strip().split("-"))
    if not written and not _ISO.fullmatch(value.strip()):
        return None
    day = tuple(int(part) for part in parts)
    return day if _is_there(day) else None


def _is_there(day: Day) -> bool:
    whole = (*day, 1, 1)[:3]
    try:
        datetime.date(*whole)
    except ValueError:
        return False
    return True


def order(one: Day, other: Day) -> int:
    """-1, 0 or 1: whether the first lies before, in or behind the other."""
    exactly = min(len(one), len(other))
    left, right = one[:exactly], other[:exactly]
    return (left > right) - (left < right)
