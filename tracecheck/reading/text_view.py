"""Blocks → plain text that can be compared line by line: one paragraph a line, one row of a table a line.

The text is made of what the reader gave alone, so that the same file gives the same lines always, on every machine.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from tracecheck.model.source import Block, BlockKind, Cell, SourceDocument, Table
from tracecheck.model.view import Mark, PageMark, TextView
from tracecheck.resources import load_data

_SPACES = re.compile(r"\s+")


def make_view(source: SourceDocument) -> TextView:
    """The document as text; without lines where nothing could be read of it."""
    writer = _Writer()
    for block in source.blocks:
        writer.block(block)
    return TextView(source.key, tuple(writer.lines), tuple(writer.marks), tuple(writer.pages))


class _Writer:
    """The lines so far, and what stands where."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.marks: list[Mark] = []
        self.pages: list[PageMark] = []
        self._marked: set[int] = set()
        self._words = load_data("text_view")

    def block(self, block: Block) -> None:
        if block.table is not None:
            self._mark_at(block, len(self.lines) + 1, -1)
            self._table(block.table)
            return
        self._page(block)
        before = self._before(block)
        text = _plain(block.text)
        self._mark(block, text, len(before))
        self.lines.append(f"{before}{text}".rstrip())

    def _page(self, block: Block) -> None:
        """The mark of a new page; pages are never marked twice, whatever the order of reading is."""
        page = block.place.page
        if page is None or (self.pages and page <= self.pages[-1].page):
            return
        printed = _plain(block.place.page_label or "")
        name = "page" if printed in ("", str(page)) else "page_printed"
        self.lines.append(str(self._words[name]).format(page=page, printed=printed))
        self.pages.append(PageMark(page, len(self.lines)))

    def _before(self, block: Block) -> str:
        """What stands before the text of a block: the signs of a heading, the indent and marker of a list."""
        words = self._words
        marker = f"{plain} " if (plain := _plain(block.marker or "")) else ""
        level = block.level or 0
        if block.kind is BlockKind.HEADING:
            return str(words["heading"]) * min(max(level, 1), int(words["deepest_heading"])) + f" {marker}"
        if block.kind is BlockKind.LIST_ITEM:
            depth = min(max(level, 0), int(words["deepest_list"]))
            return str(words["indent"]) * depth + (marker or f"{words['list_marker']} ")
        return marker

    def _table(self, table: Table) -> None:
        for _, cells in groupby(sorted(table.cells, key=attrgetter("row", "column")), key=attrgetter("row")):
            self._row(tuple(cells))

    def _row(self, cells: tuple[Cell, ...]) -> None:
        """One line: every cell at its column; what stands after the last text of the row is left out."""
        blocks = [block for cell in cells for block in _inside(cell.blocks)]
        for first in blocks[:1]:
            self._page(first)
        by_column = {cell.column: cell for cell in cells}
        last = max((cell.column for cell in cells if cell.text.strip()), default=0)
        line = str(self._words["cell_before"])
        for column in range(1, last + 1):
            joint = self._words["cell_between"] if column > 1 else ""
            line = self._cell(by_column.get(column), f"{line}{joint}")
        self.lines.append((line + str(self._words["cell_after"])).strip() if last else line.strip())
        for each in blocks:
            self._mark_at(each, len(self.lines), -1)

    def _cell(self, cell: Cell | None, line: str) -> str:
        texts = 0
        for block in _inside(cell.blocks if cell else ()):
            text = f"{_plain(block.marker or '')} {_plain(block.text)}".strip()
            if not text:
                continue
            line += str(self._words["in_cell"]) if texts else ""
            marker = len(text) - len(_plain(block.text))
            self._mark(block, _plain(block.text), len(line) + marker)
            line += text
            texts += 1
        return line

    def _mark(self, block: Block, text: str, column: int) -> None:
        self._mark_at(block, len(self.lines) + 1, column if text == block.text else -1)

    def _mark_at(self, block: Block, line: int, column: int) -> None:
        if block.index not in self._marked:
            self._marked.add(block.index)
            self.marks.append(Mark(block.index, line, column))


def _inside(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with text, those of tables within tables too."""
    for block in blocks:
        yield block
        if block.table is not None:
            for cell in block.table.cells:
                yield from _inside(cell.blocks)


def _plain(text: str) -> str:
    """On one line, and without characters that cannot be seen: nothing in a document steers a terminal or a diff."""
    seen = "".join(each if each.isprintable() else " " if each.isspace() else "" for each in text)
    return _SPACES.sub(" ", seen).strip()
