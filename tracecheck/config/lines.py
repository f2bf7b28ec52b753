"""The line of a key in a TOML text; tomllib does not tell."""

import re
from collections.abc import Sequence

from tracecheck.toml_text import lines_of

_HEADER = re.compile(r"^\s*\[+(?P<name>[^\]]*)\]+")


def line_of(text: str, keys: Sequence[str]) -> int:
    """The line (from 1) where the innermost of `keys` stands, under the tables of the others; else where they do."""
    best, depth = 1, 0
    section = ""
    for number, line in enumerate(lines_of(text), start=1):
        header = _HEADER.match(line)
        section = header["name"] if header else section
        here = sum(1 for key in keys[:-1] if _names(section, key))
        found = _names(section if header else line.partition("=")[0], keys[-1]) if keys else False
        score = here + (len(keys) if found else 0)
        if score > depth:
            best, depth = number, score
    return best


def line_of_value(text: str, keys: Sequence[str], value: str) -> int:
    """The line where `value` stands in the list under `keys`, which may go over several lines."""
    start = line_of(text, keys)
    for number, line in enumerate(lines_of(text)[start - 1 :], start=start):
        if f'"{value}"' in line or f"'{value}'" in line:
            return number
    return start


def _names(text: str, key: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(key)}(?![\w-])", text.replace("\\\\", "\\")) is not None
