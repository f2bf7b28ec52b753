"""Tables of figures in a text export: years over columns of numbers that end below them → pipe tables."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tracecheck.resources import load_data

_CHUNK = re.compile(r"\S+(?: \S+)*")
_YEAR = re.compile(r"(?:[A-ZÆØÅa-zæøå]{1,12}\.? )?(?:19|20)\d\d")
_FIGURE = re.compile(r"[-–−+(]?\d[\d .,]*(?: ?%)?\)?|[-–−]")
_FEWEST_YEARS = 2


class _Chunk(NamedTuple):
    """Words with single blanks between them, and where they begin and end."""

    start: int
    end: int
    text: str


def figure_rows(lines: Sequence[str], at: int) -> list[str]:
    """The lines of a table of figures that begins here, as rows with pipes; none when there is no such table."""
    names = _chunks(lines[at])
    head = "" if not names or _YEAR.fullmatch(names[0].text) else names[0].text
    columns = names[1:] if head else names
    if sum(_YEAR.fullmatch(name.text) is not None for name in columns) < _FEWEST_YEARS:
        return []
    rows: list[list[str]] = []
    for line in lines[at + 1 :]:
        cells = _cells(_chunks(line), columns)
        if cells is None:
            break
        rows.append(cells)
    fewest: int = load_data("text_reader")["aligned"]["rows"]
    return [_row([head, *(name.text for name in columns)]), *map(_row, rows)] if len(rows) >= fewest else []


def _cells(chunks: Sequence[_Chunk], columns: Sequence[_Chunk]) -> list[str] | None:
    """A name and the figures under their columns; None for any other line."""
    if len(chunks) < 2 or chunks[0].start >= columns[0].start or _FIGURE.fullmatch(chunks[0].text):
        return None
    tolerance = load_data("text_reader")["aligned"]["tolerance"]
    cells = [""] * len(columns)
    for chunk in chunks[1:]:
        off = [min(abs(column.end - chunk.end), abs(column.start - chunk.start)) for column in columns]
        place = min(range(len(columns)), key=off.__getitem__)
        if off[place] > tolerance or cells[place] or not _FIGURE.fullmatch(chunk.text):
            return None
        cells[place] = chunk.text
    return [chunks[0].text, *cells]


def _chunks(line: str) -> list[_Chunk]:
    return [_Chunk(found.start(), found.end(), found[0]) for found in _CHUNK.finditer(line.replace("\f", " "))]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
