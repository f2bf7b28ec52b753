"""A sheet → lines of text and tables, told apart by blank rows, blank columns and the look of their cells."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from tracecheck.readers.sheets.grid import SheetCell
from tracecheck.readers.sheets.headers import marked_header, worded_header
from tracecheck.readers.sheets.view import View
from tracecheck.resources import load_data

_ENOUGH = 2
"""Rows and columns that make a table."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Rows that are text: titles, notes, «Enhet: …»; the cells of each row."""

    rows: tuple[tuple[SheetCell, ...], ...]


@dataclass(frozen=True, slots=True)
class TableRegion:
    """Rows and columns of the sheet that are one table; `header` is how many rows its header has by its form.

    `sure` is true where the header is marked as one, not only told by words over numbers.
    """

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    header: int = 0
    sure: bool = False


Region = Lines | TableRegion


def regions_of(view: View) -> tuple[Region, ...]:
    """The lines and tables of a sheet from the top; tables side by side from the left."""
    found: list[Region] = []
    for rows in _bands(view):
        for part in _parts(view, rows):
            _add(view, found, part)
    return tuple(found)


def _bands(view: View) -> Iterator[tuple[int, ...]]:
    """Rows without a blank row between them."""
    band: list[int] = []
    for row in view.grid.rows:
        if row in view.owners:
            band.append(row)
        elif band:
            yield tuple(band)
            band = []
    if band:
        yield tuple(band)


def _parts(view: View, rows: tuple[int, ...]) -> Iterator[Region]:
    """Text above, table, text below; or several tables beside each other below the text."""
    above = _leading(view, rows)
    if above:
        yield _lines(view, rows[:above])
    body = rows[above:]
    for columns in _beside(view, body):
        own = tuple(row for row in body if view.cells(row, columns))
        end = len(own) - _trailing(view, own, columns)
        if end:
            yield from _table(view, own[:end], columns)
        if end < len(own):
            yield _lines(view, own[end:], columns)


def _lines(view: View, rows: tuple[int, ...], columns: tuple[int, ...] | None = None) -> Lines:
    within = view.grid.columns if columns is None else columns
    return Lines(tuple(tuple(view.cells(row, within)) for row in rows))


def _leading(view: View, rows: tuple[int, ...]) -> int:
    """How many rows at the top are text: one cell, «Enhet: | …», or a title with a date far to the right."""
    for index, row in enumerate(rows):
        if len(view.cells(row, view.grid.columns)) > 1 and not _is_titular(view, row):
            return index
    return len(rows)


def _is_titular(view: View, row: int) -> bool:
    """Whether a row of two cells or more is text and no part of a table."""
    cells = view.cells(row, view.grid.columns)
    if cells[0].text.rstrip().endswith(":") and len(cells) == _ENOUGH:
        return True
    merged = any(view.owners[row].get(cell.column + 1) is cell for cell in cells[1:])
    aside = len(cells) == _ENOUGH and view.widest > 2 * _ENOUGH and cells[1].column > cells[0].column + 1
    return aside and cells[0].column == view.left and not merged


def _beside(view: View, rows: tuple[int, ...]) -> list[tuple[int, ...]]:
    """The columns of each table in these rows: they are several where blank columns set different tables apart."""
    wide = [row for row in rows if len(view.cells(row, view.grid.columns)) > 1]
    used = view.used(wide, view.grid.columns)
    if not used:
        return [view.grid.columns] if rows else []
    order = {column: index for index, column in enumerate(view.grid.columns)}
    groups: list[list[int]] = [[used[0]]]
    for before, column in pairwise(used):
        if order[column] - order[before] > 1:
            groups.append([])
        groups[-1].append(column)
    joined: list[tuple[int, ...]] = [tuple(groups[0])]
    for group in groups[1:]:
        if _are_apart(view, rows, joined[-1], tuple(group)):
            joined.append(tuple(group))
        else:
            first, last = order[joined[-1][0]], order[group[-1]]
            joined[-1] = view.grid.columns[first : last + 1]
    return joined


def _are_apart(view: View, rows: tuple[int, ...], left: tuple[int, ...], right: tuple[int, ...]) -> bool:
    """Whether two groups of columns are tables of their own: they end in different rows, or name the same things."""
    if min(len(left), len(right)) < _ENOUGH:
        return False
    lasts = [max(row for row in rows if view.cells(row, group)) for group in (left, right)]
    names = [{cell.text for cell in view.cells(rows[0], group) if cell.typed} for group in (left, right)]
    return lasts[0] != lasts[1] or bool(names[0] & names[1])


def _trailing(view: View, rows: tuple[int, ...], columns: tuple[int, ...]) -> int:
    """How many rows at the end are notes below the table."""
    count = 0
    for row in reversed(rows):
        cells = view.cells(row, columns)
        if len(cells) != 1 or not _is_note(cells[0].text):
            break
        count += 1
    return count


def _is_note(text: str) -> bool:
    low = text.strip().casefold()
    words = low.replace(":", " ").split()
    return any(low.startswith(cue) if not cue.isalpha() else cue in words[:1] for cue in _notes())


def _notes() -> list[str]:
    found: list[str] = load_data("sheets")["regions"]["notes"]
    return found


def _table(view: View, rows: tuple[int, ...], columns: tuple[int, ...]) -> Iterator[Region]:
    """The table, or text where nothing but one cell stands in each row, or every row is «name: value»."""
    widths = [len(view.cells(row, columns)) for row in rows]
    named = all(view.cells(row, columns)[0].text.rstrip().endswith(":") for row in rows)
    if max(widths) < _ENOUGH or (named and max(widths) == _ENOUGH):
        yield _lines(view, rows, columns)
    else:
        marked = marked_header(view, rows, columns)
        yield TableRegion(rows, columns, marked or worded_header(view, rows, columns), marked > 0)


def _add(view: View, found: list[Region], part: Region) -> None:
    """Adds a region; a table without a header goes on with the table above, blank rows and headings between or not."""
    index = next((i for i in reversed(range(len(found))) if isinstance(found[i], TableRegion)), None)
    upper = found[index] if index is not None else None
    if not isinstance(part, TableRegion) or not isinstance(upper, TableRegion) or index is None:
        found.append(part)
        return
    lines = tuple(row for each in found[index + 1 :] if isinstance(each, Lines) for row in each.rows)
    if not _goes_on(view, upper, lines, part):
        found.append(part)
        return
    between = tuple(row[0].row for row in lines)
    found[index:] = [replace(upper, rows=(*upper.rows, *between, *part.rows))]


def _goes_on(view: View, upper: TableRegion, lines: tuple[tuple[SheetCell, ...], ...], part: TableRegion) -> bool:
    """Whether a table goes on with the one above: no header of its own, within its columns, at most a heading between.

    Where nothing but words told the header, a line between may as well be the title of another table.
    """
    if part.header or part.rows[0] <= upper.rows[-1]:
        return False
    if upper.sure:
        inside = upper.columns[0] <= part.columns[0] and part.columns[-1] <= upper.columns[-1]
        return inside and len(lines) <= 1 and all(len(row) == 1 and not _is_note(row[0].text) for row in lines)
    first, again = ([cell.text for cell in view.cells(each.rows[0], each.columns)] for each in (upper, part))
    return not lines and part.columns == upper.columns and first != again
