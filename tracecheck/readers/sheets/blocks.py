"""Lines and tables of a sheet → blocks, each cell with its name."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from tracecheck.model.source import Block, BlockKind, Cell, CellRef, Line, Place, Style, Table
from tracecheck.readers.characters import plain
from tracecheck.readers.sheets.grid import SheetCell, SheetGrid, cell_name
from tracecheck.readers.sheets.regions import Lines, TableRegion, regions_of
from tracecheck.readers.sheets.view import View, view_of
from tracecheck.resources import load_data

_BREAK = re.compile(r"\r\n|[\r\n\v\f\u2028\u2029]")
_BULLET = re.compile(r"(?P<marker>[•▪●◦‣∙·■□➢❖\-–])\s+(?=[^\s\d])")


@dataclass(slots=True)
class BlockMaker:
    """Makes the blocks of all sheets in turn, which share the count of blocks and tables."""

    blocks: list[Block] = field(default_factory=list)
    _index: int = 0
    _tables: int = 0
    _path: list[tuple[int, str]] = field(default_factory=list)
    _title: float | None = None

    def add_sheet(self, grid: SheetGrid, named: bool) -> None:
        """The blocks of a sheet; its name is a heading where somebody gave it one."""
        self._path, self._title = [], None
        view = view_of(grid)
        regions = regions_of(view)
        if named and grid.name and regions:
            self._heading(grid.name, 1, Place(sheet=grid.name), Style())
        body = _body_size(grid)
        for index, region in enumerate(regions):
            if isinstance(region, Lines):
                over_table = any(isinstance(each, TableRegion) for each in regions[index + 1 :])
                self._lines(view, region, body if over_table else None)
            else:
                self._table(view, region)

    def _lines(self, view: View, region: Lines, body: float | None) -> None:
        """Paragraphs; what stands out over a table is its heading, and the largest of them the title of the sheet."""
        for row in region.rows:
            if len(row) > 1 and row[0].text.rstrip().endswith(":"):
                self._named(view, row)
                continue
            for cell in row:
                if body is not None and cell is row[0] and _stands_out(cell, body):
                    self._title_of_table(view, cell, body)
                else:
                    self.blocks += self._of_cell(view, cell, None)

    def _title_of_table(self, view: View, cell: SheetCell, body: float) -> None:
        size = cell.size or body
        self._title = size if self._title is None else self._title
        level = 2 if size >= self._title else 3
        self._heading(plain(cell.text).strip(), level, self._place(view, cell), _style(cell))

    def _heading(self, text: str, level: int, place: Place, style: Style) -> None:
        self._path = [each for each in self._path if each[0] < level]
        self._emit(BlockKind.HEADING, text, place, style, level)
        self._path.append((level, text))

    def _named(self, view: View, row: tuple[SheetCell, ...]) -> None:
        """«Enhet: | Lyngmo skole» is one line."""
        text = " ".join(plain(cell.text).strip() for cell in row)
        self._emit(BlockKind.PARAGRAPH, text, self._place(view, row[0]), _style(row[0]))

    def _emit(self, kind: BlockKind, text: str, place: Place, style: Style, level: int | None = None) -> None:
        self.blocks.append(replace(self._block(kind, text, place, style), level=level))

    def _block(self, kind: BlockKind, text: str, place: Place, style: Style) -> Block:
        own = replace(place, block=self._index, path=tuple(title for _, title in self._path))
        lines = (Line(0, len(text), number=place.line),) if text else ()
        self._index += 1
        return Block(own.block or 0, kind, text, own, lines=lines, style=style)

    def _place(self, view: View, cell: SheetCell, ref: CellRef | None = None) -> Place:
        line = view.grid.lines.get(cell.row)
        return Place(cell=ref, line=line, sheet=view.grid.name, cell_name=cell_name(cell.row, cell.column))

    def _table(self, view: View, region: TableRegion) -> None:
        self._tables += 1
        first = SheetCell(region.rows[0], region.columns[0], "")
        block = self._block(BlockKind.TABLE, "", self._place(view, first), Style())
        cells = tuple(self._cells(view, region, self._tables))
        table = Table(self._tables, cells, len(region.rows), len(region.columns), region.header)
        self.blocks.append(replace(block, table=table))

    def _cells(self, view: View, region: TableRegion, number: int) -> list[Cell]:
        """The cells in row order, blank ones too; a merged cell once, as large as it is within the table."""
        found: list[Cell] = []
        spans = _spans(view, region)
        seen: set[tuple[int, int]] = set()
        for row_number, row in enumerate(region.rows, 1):
            for column_number, column in enumerate(region.columns, 1):
                cell = view.owners.get(row, {}).get(column)
                if cell is None:
                    found.append(Cell(row_number, column_number, ()))
                elif (cell.row, cell.column) not in seen:
                    seen.add((cell.row, cell.column))
                    down, right = spans[cell.row, cell.column]
                    blocks = tuple(self._of_cell(view, cell, CellRef(number, row_number, column_number)))
                    found.append(Cell(row_number, column_number, blocks, down, right, cell.shaded))
        return found

    def _of_cell(self, view: View, cell: SheetCell, ref: CellRef | None) -> list[Block]:
        """The blocks of a cell: one for each line that somebody ended in it."""
        place, style = self._place(view, cell, ref), _style(cell)
        found = []
        for line in _BREAK.split(cell.text):
            text = plain(line).strip()
            bullet = _BULLET.match(text)
            if bullet:
                item = self._block(BlockKind.LIST_ITEM, text[bullet.end() :], place, style)
                found.append(replace(item, level=0, marker=bullet["marker"]))
            elif text:
                found.append(self._block(BlockKind.PARAGRAPH, text, place, style))
        return found


def _spans(view: View, region: TableRegion) -> dict[tuple[int, int], tuple[int, int]]:
    """Rows and columns that each cell covers within the table, by where it stands in the sheet."""
    rows: dict[tuple[int, int], set[int]] = {}
    columns: dict[tuple[int, int], set[int]] = {}
    for row in region.rows:
        for column in region.columns:
            cell = view.owners.get(row, {}).get(column)
            if cell is not None:
                rows.setdefault((cell.row, cell.column), set()).add(row)
                columns.setdefault((cell.row, cell.column), set()).add(column)
    return {key: (len(rows[key]), len(columns[key])) for key in rows}


def _style(cell: SheetCell) -> Style:
    return Style(size=cell.size, bold=cell.bold)


def _body_size(grid: SheetGrid) -> float:
    """The size of most text of the sheet, in points."""
    sizes = Counter(cell.size for cell in grid.cells.values() if cell.size is not None)
    return max(sizes, key=lambda size: (sizes[size], -size)) if sizes else 0.0


def _stands_out(cell: SheetCell, body: float) -> bool:
    """Bold or larger than usual text, and short."""
    longest = int(load_data("sheets")["regions"]["heading_characters"])
    larger = cell.size is not None and cell.size > body
    text = cell.text.strip()
    return (cell.bold or larger) and len(text) <= longest and not text.endswith(".") and "\n" not in text
