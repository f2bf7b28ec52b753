"""A page as items in reading order: regions of lines in one column, and tables. Boxes are items of their own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracecheck.readers.pdf.banded import banded_edges
from tracecheck.readers.pdf.characters import Word
from tracecheck.readers.pdf.columns import regions
from tracecheck.readers.pdf.frames import find_frames
from tracecheck.readers.pdf.geometry import Rect, union
from tracecheck.readers.pdf.lines import TextLine, merge_row, rows_of, segments
from tracecheck.readers.pdf.outerrows import with_outer_rows
from tracecheck.readers.pdf.paddings import without_paddings
from tracecheck.readers.pdf.pages import RawPage
from tracecheck.readers.pdf.paired import Lefts, is_pair
from tracecheck.readers.pdf.segmented import segmented_edges
from tracecheck.readers.pdf.shading import tidy
from tracecheck.readers.pdf.spans import divided
from tracecheck.readers.pdf.tables import Grid, GridCell, grids
from tracecheck.readers.pdf.unruled import unruled_grids
from tracecheck.readers.pdf.wordindex import WordIndex

_CARD_GAP = 4.0
_FEWEST_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Region:
    """Lines of one column from the top down. `box` is the box they stand in, `frame` its number on the page from 1."""

    lines: tuple[TextLine, ...]
    rect: Rect
    frame: int | None = None
    box: Rect | None = None


@dataclass(frozen=True, slots=True)
class TablePart:
    """The part of a table that stands on one page, with the lines of each cell."""

    grid: Grid
    cells: tuple[tuple[GridCell, tuple[TextLine, ...]], ...]
    rect: Rect
    page: int
    frame: None = None


@dataclass(frozen=True, slots=True)
class _Box:
    """A box with its lines, placed as one piece."""

    rect: Rect
    parts: tuple[TextLine, ...]
    frame: int
    box: Rect


Item = Region | TablePart


def page_grids(page: RawPage, parts: Sequence[TextLine]) -> list[Grid]:
    """What the rules and shadings of a page describe as grids, tables or not; `parts` are all lines in parts."""
    shapes = tidy(page.drawings.shapes)
    edges = [*banded_edges(shapes, parts), *segmented_edges(shapes, parts)]
    return [with_outer_rows(grid, parts) for grid in grids(shapes, edges)]


def open_columns(items: Sequence[Item], carried: Lefts | None) -> Lefts | None:
    """The left sides of the columns, when a page ends with two columns without rules under a header pair.

    Of more columns without rules, all sides. `carried` is the same of the page before: a page of nothing else goes on
    with its columns.
    """
    last = items[-1] if items else None
    if not isinstance(last, TablePart) or last.grid.ruled or len(last.grid.columns) < 2:
        return None
    if len(last.grid.columns) > 2:
        return (*last.grid.columns, last.grid.rect.x1)
    first = [" ".join(line.text for line in lines) for cell, lines in last.cells if cell.row == 0]
    goes_on = carried is not None and len(items) == 1
    return (last.grid.columns[0], last.grid.columns[1]) if goes_on or is_pair(first) else None


def cut_rows(before: Sequence[Grid], found: Sequence[Grid], following: Sequence[Grid]) -> list[Grid]:
    """The grids of one row that a page break parted from their table: the last one of a page, or its first.

    `before` and `following` are the grids of the pages around it: the table there has the same columns.
    """
    first, last = _outermost(found)
    pairs = ((first, _outermost(before)[1]), (last, _outermost(following)[0]))
    return [one for one, other in pairs if one and other and one.rows == 1 and _same_columns(one, other)]


def _outermost(found: Sequence[Grid]) -> tuple[Grid | None, Grid | None]:
    first = min(found, key=lambda grid: grid.rect.top, default=None)
    return first, max(found, key=lambda grid: grid.rect.bottom, default=None)


def _same_columns(one: Grid, other: Grid) -> bool:
    if not _FEWEST_COLUMNS <= len(one.columns) == len(other.columns):
        return False
    return all(abs(a - b) <= _CARD_GAP for a, b in zip(one.columns, other.columns, strict=True))


def page_items(
    page: RawPage,
    found: Sequence[Grid],
    left_out: frozenset[int],
    carried: Lefts | None = None,
    cut: Sequence[Grid] = (),
) -> list[Item]:
    """The page's regions and tables in reading order, without the words whose order is in `left_out`.

    `found` are the page's grids, `carried` what `open_columns` says of the page before, `cut` those among the grids
    that are single rows of a table on another page.
    """
    words = [word for word in page.words if word.order not in left_out]
    shapes = tidy(page.drawings.shapes)
    index = WordIndex(words)
    tables, layout_cells = _tables(found, index, page.number, cut)
    parts = segments(_outside(words, tables), page.number)
    frames = sorted([*find_frames(shapes, page.frame), *layout_cells], key=lambda rect: rect.width * rect.height)
    loose_grids = [grid for grid in unruled_grids(parts, shapes, carried) if not _over_cards(grid, frames)]
    unruled, _ = _tables(loose_grids, index, page.number)
    if unruled:
        tables += unruled
        parts = segments(_outside(words, tables), page.number)
    boxes, loose = _boxes(parts, frames)
    return _ordered([*tables, *boxes, *loose])


def _over_cards(grid: Grid, frames: Sequence[Rect]) -> bool:
    """Whether a grid without rules lies over boxes side by side: cards are no columns of a table."""
    tall = [rect for rect in frames if rect.overlap_y(grid.rect) > 0.6 * grid.rect.height]
    inside = [rect for rect in tall if rect.overlap_x(grid.rect) > 0 and rect.width < 0.9 * grid.rect.width]
    return any(one.x1 + _CARD_GAP <= other.x0 for one in inside for other in inside)


def _outside(words: Sequence[Word], tables: Sequence[TablePart]) -> list[Word]:
    return [word for word in words if not any(table.rect.holds(word.rect) for table in tables)]


def _ordered(pieces: Sequence[TablePart | _Box | TextLine]) -> list[Item]:
    items: list[Item] = []
    for region in regions(pieces):
        pending: list[TextLine] = []
        for piece in region:
            if isinstance(piece, TextLine):
                pending.append(piece)
                continue
            items += _region(pending)
            pending = []
            items += [piece] if isinstance(piece, TablePart) else _box_items(piece)
        items += _region(pending)
    return items


def _box_items(box: _Box) -> list[Item]:
    found: list[Item] = []
    for region in regions(box.parts):
        found += _region(region, box.frame, box.box)
    return found


def _region(parts: Sequence[TextLine], frame: int | None = None, box: Rect | None = None) -> list[Item]:
    if not parts:
        return []
    lines = tuple(merge_row(row) for row in rows_of(parts))
    return [Region(lines, union(line.rect for line in lines), frame, box)]


def _boxes(parts: Sequence[TextLine], frames: Sequence[Rect]) -> tuple[list[_Box], list[TextLine]]:
    """Boxes that hold lines, and the lines outside them. A line goes to the first, smallest, box around it."""
    held: dict[int, list[TextLine]] = {}
    loose: list[TextLine] = []
    for part in parts:
        home = next((number for number, rect in enumerate(frames) if rect.covers(part.rect, 3.0)), None)
        if home is None:
            loose.append(part)
        else:
            held.setdefault(home, []).append(part)
    boxes = [
        _Box(frames[place], tuple(lines), number, frames[place])
        for number, (place, lines) in enumerate(sorted(held.items()), start=1)
    ]
    return boxes, loose


def _tables(
    found: Sequence[Grid], words: WordIndex, page: int, cut: Sequence[Grid] = ()
) -> tuple[list[TablePart], list[Rect]]:
    """The tables of a page, and the cells of rulings that only frame text."""
    tables: list[TablePart] = []
    layout: list[Rect] = []
    for grid in found:
        part = _filled(grid, words, page)
        if part is not None and (grid in cut or _is_table(part)):
            tables.append(part)
        elif part is not None:
            layout += [cell.rect for cell, lines in part.cells if lines]
    return tables, layout


def _filled(grid: Grid, words: WordIndex, page: int) -> TablePart | None:
    """The grid with the words of its cells; rows and columns without a word are taken out."""
    cells = [(cell, cell_lines(words.inside(cell.rect), page)) for cell in divided(grid, words, page).cells]
    if not any(lines for _, lines in cells):
        return None
    cells = without_paddings(cells, grid.columns)
    rows = sorted({cell.row for cell, lines in cells if lines})
    columns = sorted({cell.column for cell, lines in cells if lines} | ({0} if len(grid.columns) < 9 else set()))
    kept = tuple(
        (_renumbered(cell, rows, columns), lines)
        for cell, lines in cells
        if cell.row in rows and cell.column in columns
    )
    lefts = tuple(min(cell.rect.x0 for cell, _ in kept if cell.column == column) for column in range(len(columns)))
    return TablePart(replace(grid, rows=len(rows), columns=lefts), kept, grid.rect, page)


def _renumbered(cell: GridCell, rows: list[int], columns: list[int]) -> GridCell:
    return replace(
        cell,
        row=rows.index(cell.row),
        column=columns.index(cell.column),
        row_span=max(1, sum(cell.row <= row < cell.row + cell.row_span for row in rows)),
        column_span=max(1, sum(cell.column <= column < cell.column + cell.column_span for column in columns)),
    )


def _is_table(part: TablePart) -> bool:
    """Two rows and two columns at least; one row of prose, or one column, is only layout."""
    filled = [cell for cell, lines in part.cells if lines]
    return part.grid.rows >= 2 and len(part.grid.columns) >= 2 and len(filled) >= 3


def cell_lines(words: Sequence[Word], page: int) -> tuple[TextLine, ...]:
    """The lines of a cell from the top down."""
    return tuple(merge_row(row) for row in rows_of(segments(words, page))) if words else ()
