"""Pipe tables («| Mål | Tiltak |») → Table."""

import re

from tracecheck.model.source import Block, BlockKind, Cell, CellRef, Line, Place, Style, Table
from tracecheck.readers.text.lines import TextLine

_SEPARATOR = re.compile(r"^\|?(?:\s*:?-+:?\s*\|)+\s*:?-*:?\s*$")
_BREAKS = re.compile(r"(?<!\\)\|")


def pipe_table(rows: tuple[TextLine, ...], number: int, place: Place, first_index: int) -> Table:
    """The table of lines with pipes; blocks of cells are numbered from `first_index`."""
    header = 1 if len(rows) > 1 and _SEPARATOR.match(rows[1].text) else 0
    printed = [row for row in rows if not _SEPARATOR.match(row.text)]
    cells: list[Cell] = []
    index = first_index
    for row_number, row in enumerate(printed, start=1):
        for column, text in enumerate(_cells(row.text), start=1):
            block = _cell_block(text, row, CellRef(number, row_number, column), place, index)
            cells.append(Cell(row=row_number, column=column, blocks=(block,) if text else ()))
            index += 1 if text else 0
    columns = max((cell.column for cell in cells), default=0)
    return Table(number=number, cells=tuple(cells), rows=len(printed), columns=columns, header_rows=header)


def _cells(text: str) -> list[str]:
    inner = text.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [part.strip().replace("\\|", "|") for part in _BREAKS.split(inner)]


def _cell_block(text: str, row: TextLine, ref: CellRef, place: Place, index: int) -> Block:
    where = Place(row.page, row.page_label, block=index, path=place.path, cell=ref, line=row.number)
    line = Line(0, len(text), page=row.page, page_label=row.page_label, number=row.number)
    bold = any(row.text[start:end].strip() == text for start, end in row.bold)
    return Block(index=index, kind=BlockKind.PARAGRAPH, text=text, place=where, lines=(line,), style=Style(bold=bold))
