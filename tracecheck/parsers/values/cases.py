"""Case numbers of councils: «sak 45/25»."""

import re

_CASE = re.compile(r"(?:\b(?:\w{1,3}-)?sak(?:\s?nr\.?)?\s|\bPS\s|\bK)(?P<number>\d{1,4}/(?:20)?\d\d)\b", re.IGNORECASE)


def find_cases(text: str) -> tuple[tuple[int, int, str], ...]:
    """(start, end, number) in order of place; the number as «45/25»."""
    return tuple((m.start(), m.end(), m["number"].replace("/20", "/")) for m in _CASE.finditer(text))
