"""«C7» and «A1:D9» as numbers."""

import re

from tracecheck.readers.sheets.grid import Area

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""What a sheet of Excel has at most; what points beyond is damage."""


def read_cell(text: str) -> tuple[int, int] | None:
    """(row, column) from 1, or None for what is no cell of a sheet."""
    match = _CELL.fullmatch(text.strip())
    if match is None:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(match[2])
    return (row, column) if 1 <= row <= LAST_ROW and column <= LAST_COLUMN else None


def read_area(text: str) -> Area | None:
    """The rectangle of «A1:D9» or «C7»; None for anything else."""
    first, _, last = text.partition(":")
    start, end = read_cell(first), read_cell(last or first)
    if start is None or end is None:
        return None
    return Area(min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1]))
