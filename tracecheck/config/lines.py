"""The line of a key in a TOML text; tomllib does not tell."""

import re
from collections.abc import Sequence

from tracecheck.toml_text import lines_of

_HEADER = re.compile(r"^\s*\[+(?P<name>[^\]]*)\]+")


def line_of(text: str, keys: Sequence[str]) -> int:
    """The line (from 1) where the innermost of `keys` stands, under the tables of the others, or in a table written on
    one line; else where the others do. Of several, the one in the table that is named with the fewest words."""
    best, most = 1, (0.0, 0)
    section = ""
    for number, line in enumerate(lines_of(text), start=1):
        header = _HEADER.match(line)
        section = header["name"] if header else section
        score = _score(section, "" if header else line, keys)
        if score > most:
            best, most = number, score
    return best


def _score(section: str, line: str, keys: Sequence[str]) -> tuple[float, int]:
    """How well a line fits: how many of the keys it stands under, and whether it has the innermost one."""
    left, _, right = line.partition("=")
    *above, last = keys or [""]
    under = sum(1 for key in above if _names(section, key) or _names(left, key))
    if last and _names(left if line else section, last):
        return under + len(keys), -len(section)
    if last and right and _has_key(right, last) and _names(left, above[-1] if above else ""):
        return under + len(keys) - 0.5, -len(section)
    return (under, -len(section)) if under else (0.0, 0)


def _has_key(table: str, key: str) -> bool:
    return re.search(rf"""(?<![\w-])["']?{re.escape(key)}["']?\s*=""", table) is not None


def line_of_value(text: str, keys: Sequence[str], value: str) -> int:
    """The line where `value` stands in the list under `keys`, which may go over several lines."""
    start = line_of(text, keys)
    for number, line in enumerate(lines_of(text)[start - 1 :], start=start):
        if f'"{value}"' in line or f"'{value}'" in line:
            return number
    return start


def line_of_entry(text: str, table: str, number: int, key: str) -> int:
    """The line of a key in one of the tables `[[table]]`, counted from 0; that of its head where it lacks the key; in
    a list of tables written in another way, the line of the list."""
    head = re.compile(rf"^\s*\[\[\s*(?:[\w\"'-]+\s*\.\s*)*{re.escape(table)}\s*\]\]")
    lines = lines_of(text)
    heads = [at for at, line in enumerate(lines) if head.match(line)]
    if number >= len(heads):
        return line_of(text, [table, key])
    start = heads[number]
    for at in range(start + 1, len(lines)):
        if _HEADER.match(lines[at]):
            break
        if re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]", lines[at]):
            return at + 1
    return start + 1


def _names(text: str, key: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(key)}(?![\w-])", text.replace("\\\\", "\\")) is not None
