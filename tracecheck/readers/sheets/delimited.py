"""CSV → blocks: one sheet without a name. Excel for Norway writes semicolons, decimal commas and old encodings."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal

from tracecheck.model.source import Loss, Problem, SourceDocument
from tracecheck.readers.base import FileHead, ReadOptions, UnreadableError
from tracecheck.readers.limits import limit
from tracecheck.readers.sheets.blocks import BlockMaker
from tracecheck.readers.sheets.grid import SheetCell, SheetGrid
from tracecheck.readers.sheets.visible import rows_with_gaps
from tracecheck.readers.text.decode import decode
from tracecheck.resources import load_data

_NUMBER = re.compile(r"[-+−–(]?\s*\d[\d\s.,]*\s*(?:%|\)|,-)?")
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}|\d{4}-\d{2}-\d{2}")
_SEPARATOR = re.compile(r"\"?sep=(.)\"?\n", re.IGNORECASE)


def read_csv(data: bytes, head: FileHead, _: ReadOptions) -> SourceDocument:
    """The document of a CSV file; raises UnreadableError (empty, not_text). Lines are those of the file, from 1.

    Cells have the names that they get when the file is opened in a spreadsheet («C7»).
    """
    text = decode(data)
    said = _SEPARATOR.match(text)
    body = text[said.end() :] if said else text
    delimiter = said[1] if said else find_delimiter(body)
    grid, cut = _grid(body, delimiter, 1 if said else 0)
    maker = BlockMaker()
    maker.add_sheet(grid, named=False)
    if not maker.blocks:
        raise UnreadableError("TC001.empty")
    problems = (Problem("TC002", "TC002.csv_cut", {"limit": limit("sheets", "rows")}, loss=Loss.PART),) if cut else ()
    return SourceDocument(
        key=head.key,
        path=head.path,
        sha256=head.sha256,
        format=head.format,
        blocks=tuple(maker.blocks),
        problems=problems,
    )


def find_delimiter(text: str) -> str:
    """What sets the columns apart: the sign that gives most rows the same number of columns, two or more."""
    rules = load_data("sheets")["delimited"]
    sample = "".join(text.splitlines(keepends=True)[: int(rules["sample"])])
    scores = [(_regularity(sample, sign), -index) for index, sign in enumerate(rules["delimiters"])]
    best = max(scores)
    return str(rules["delimiters"][-best[1]])


def _regularity(sample: str, delimiter: str) -> float:
    """The share of the rows, empty ones left out, that have the commonest number of columns above one."""
    counts = Counter(len(fields) for _, fields in _records(sample, delimiter) if any(fields))
    several = {width: count for width, count in counts.items() if width > 1}
    if not several:
        return 0.0
    return max(several.values()) / counts.total()


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """(first line from 1, fields) of each record; a quote that is never closed is a sign like any other."""
    quoting: Literal[0, 3] = csv.QUOTE_NONE if text.count('"') % 2 else csv.QUOTE_MINIMAL
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting)
    line = 1
    csv.field_size_limit(limit("text", "line"))
    while True:
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error:  # a field beyond the limit: what is left is no table
            return
        yield line, fields
        line = reader.line_num + 1


def _grid(text: str, delimiter: str, skipped: int) -> tuple[SheetGrid, bool]:
    """The cells of the text, and whether some were left out; `skipped` are lines before it."""
    cells: dict[tuple[int, int], SheetCell] = {}
    lines: dict[int, int] = {}
    most_rows, most_columns, most_cells = (limit("sheets", name) for name in ("rows", "columns", "cells"))
    cut = False
    for row, (line, fields) in enumerate(_records(text, delimiter), 1 + skipped):
        filled = [(column, field) for column, field in enumerate(fields, 1) if field.strip()]
        if filled and (len(lines) >= most_rows or len(cells) + len(filled) > most_cells):
            cut = True
            break
        cut = cut or any(column > most_columns for column, _ in filled)
        if filled:
            lines[row] = line + skipped
        cells |= {(row, column): _cell(row, column, field) for column, field in filled if column <= most_columns}
    columns = tuple(range(1, max((column for _, column in cells), default=0) + 1))
    rows = rows_with_gaps({row for row, _ in cells}, (), frozenset())
    return SheetGrid(None, cells, rows, columns, lines=lines), cut


def _cell(row: int, column: int, field: str) -> SheetCell:
    text = field[: limit("sheets", "cell")]
    bare = text.strip()
    numeric = _NUMBER.fullmatch(bare) is not None or _DATE.fullmatch(bare) is not None
    return SheetCell(row, column, text, typed=not numeric)
