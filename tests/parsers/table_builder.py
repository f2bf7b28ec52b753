"""Builds table blocks as a reader would hand them on, from rows of strings.

A cell is a text; lines are paragraphs, lines that start with «* » are list items, `**…**` around a line is bold.
`"^"` hangs down from the cell above (merged), `"<"` belongs to the cell on its left (merged).
"""

from collections.abc import Sequence

from tracecheck.model.plan import DocumentKind
from tracecheck.model.source import Block, BlockKind, Cell, CellRef, Place, Style, Table
from tracecheck.parsers.tables import TableContext, TableReading, read_table

FIRST_BLOCK = 10


def table_block(
    rows: Sequence[Sequence[str]], *, header_rows: int = 0, ruled: bool = True, caption: str | None = None
) -> Block:
    """A table block number 10, its cells' blocks counted from 11."""
    cells: list[Cell] = []
    index = FIRST_BLOCK
    for r, row in enumerate(rows, 1):
        for c, text in enumerate(row, 1):
            if text in ("^", "<"):
                continue
            blocks = []
            for line in text.split("\n"):
                index += 1
                blocks.append(_block(index, line, Place(page=3, block=index, cell=CellRef(1, r, c))))
            cells.append(Cell(r, c, tuple(blocks), _down(rows, r, c), _right(row, c)))
    table = Table(1, tuple(cells), len(rows), len(rows[0]), header_rows, ruled, caption=caption)
    return Block(FIRST_BLOCK, BlockKind.TABLE, "", Place(page=3, block=FIRST_BLOCK), table=table)


def _block(index: int, line: str, place: Place) -> Block:
    if line.startswith("* "):
        return Block(index, BlockKind.LIST_ITEM, line[2:], place, level=0, marker="•")
    bold = line.startswith("**") and line.endswith("**") and len(line) > 4
    return Block(index, BlockKind.PARAGRAPH, line.strip("*") if bold else line, place, style=Style(bold=bold))


def _down(rows: Sequence[Sequence[str]], r: int, c: int) -> int:
    span = 1
    while r - 1 + span < len(rows) and rows[r - 1 + span][c - 1] == "^":
        span += 1
    return span


def _right(row: Sequence[str], c: int) -> int:
    span = 1
    while c - 1 + span < len(row) and row[c - 1 + span] == "<":
        span += 1
    return span


def read(
    rows: Sequence[Sequence[str]],
    kind: DocumentKind = DocumentKind.HANDLINGSPLAN,
    *,
    header_rows: int = 0,
    ruled: bool = True,
    caption: str | None = None,
    **context: object,
) -> TableReading:
    """The reading of such a table in a document of a kind."""
    block = table_block(rows, header_rows=header_rows, ruled=ruled, caption=caption)
    return read_table(block, TableContext(kind, **context))  # type: ignore[arg-type]
