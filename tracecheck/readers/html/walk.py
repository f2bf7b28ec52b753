"""Element tree → blocks in reading order."""

import re
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from tracecheck.model.source import Block, BlockKind, Cell, CellRef, Line, Place, Problem, Style, Table
from tracecheck.readers.characters import plain
from tracecheck.readers.html.inline import Piece, join, lines_of, moved, typed_bullet
from tracecheck.readers.html.lists import markers
from tracecheck.readers.html.tables import Placed, header_rows, is_layout, placed_cells, rows_of
from tracecheck.readers.limits import limit, refuse_beyond
from tracecheck.resources import load_data

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SHADED = re.compile(r"background(?:-color)?\s*:", re.I)
_HEADING = re.compile(r"h([1-6])")
_BOLD = ("b", "strong")


@dataclass(frozen=True, slots=True)
class Form:
    """What the next text becomes: kind of block, heading level or list depth, marker."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int | None = None
    marker: str | None = None


_PROSE = Form()


class Walker:
    """Walks a page once. `blocks` are the blocks so far; `original` takes deleted text and leaves inserted."""

    def __init__(self, original: bool = False) -> None:
        self.blocks: list[Block] = []
        self.problems: list[Problem] = []
        self._removed = "ins" if original else "del"
        self._path: list[tuple[int, str]] = []
        self._pieces: list[Piece] = []
        self._line: int | None = None
        self._form = _PROSE
        self._depth = 0
        self._lists = 0
        self._index = 0
        self._tables = 0
        self._frames = 0
        self._frame: int | None = None
        self._cell: CellRef | None = None
        self._data: dict[str, Any] = load_data("html_reader")

    def walk_page(self, root: HtmlElement) -> None:
        """Walks the body, or all of it where there is none."""
        body = root.find("body")
        self._walk(_main(root if body is None else body))
        self._flush()

    def _walk(self, element: HtmlElement) -> None:
        """The text and the children of an element; deeper than the limit its bare text is taken."""
        if self._depth >= limit("html", "depth"):
            self._say("".join(element.itertext()), element)
            return
        self._depth += 1
        self._say(element.text, element)
        for child in element:
            if isinstance(child.tag, str) and not self._is_dropped(child):
                self._child(child)
            self._say(child.tail, element)
        self._depth -= 1

    def _say(self, text: str | None, element: HtmlElement, bold: bool = False) -> None:
        if not text:
            return
        if text.strip() and self._line is None:
            self._line = element.sourceline
        self._pieces.append(Piece(text, bold or self._is_bold(element)))

    def _is_bold(self, element: HtmlElement) -> bool:
        """Bold by its own tag or by one around it inside the paragraph."""
        node: HtmlElement | None = element
        while node is not None and node.tag not in self._data["blocks"]:
            if node.tag in _BOLD:
                return True
            node = node.getparent()
        return False

    def _is_dropped(self, element: HtmlElement) -> bool:
        if element.tag == self._removed or element.get("role") in self._data["roles"]:
            return True
        hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true"
        if hidden or _HIDDEN.search(element.get("style") or ""):
            return True
        if element.tag == "sup":
            return element.find(".//a") is not None
        return element.tag in self._data["dropped"] and not self._is_own_head(element)

    def _is_own_head(self, element: HtmlElement) -> bool:
        """The head or foot of a section or article, not that of the web site; or the only place of the title."""
        if element.tag not in ("header", "footer"):
            return False
        return element.find(".//h1") is not None or any(
            each.tag in self._data["sections"] for each in element.iterancestors()
        )

    def _child(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag == "br":
            self._pieces.append(Piece("", broken=True))
        elif tag not in self._data["blocks"]:
            self._walk(element)
        elif tag == "table":
            self._table(element)
        elif tag in ("ul", "ol"):
            self._list(element)
        else:
            self._block(element)

    def _block(self, element: HtmlElement) -> None:
        self._flush()
        heading = _HEADING.fullmatch(element.tag)
        if heading or element.tag == "summary":
            level = int(heading[1]) if heading else self._below()
            self._form = Form(BlockKind.HEADING, level)
            self._walk(element)
            self._flush()
            self._form = _PROSE
        elif element.tag in self._data["frames"]:
            self._framed(element)
        else:
            self._walk(element)
            self._flush()

    def _below(self) -> int:
        """The level of the head of a fold-out: below the heading that it stands under."""
        return min((self._path[-1][0] if self._path else 0) + 1, 7)

    def _framed(self, element: HtmlElement) -> None:
        before = self._frame
        self._frames += 1
        self._frame = self._frames
        self._walk(element)
        self._flush()
        self._frame = before

    def _list(self, element: HtmlElement) -> None:
        self._flush()
        form, depth = self._form, self._lists
        self._lists += 1
        printed = markers(element)
        for child in element:
            if not isinstance(child.tag, str) or self._is_dropped(child):
                continue
            if child.tag in ("ul", "ol"):
                self._list(child)
                continue
            self._form = Form(BlockKind.LIST_ITEM, depth, printed.get(child))
            self._walk(child)
            self._flush()
        self._form, self._lists = form, depth

    def _flush(self) -> None:
        """Turns the text so far into blocks; only the first part of an item is the item, what follows is prose."""
        pieces, line = self._pieces, self._line
        self._pieces, self._line = [], None
        parts = lines_of(pieces, every_break=self._cell is not None)
        for part in parts:
            text, style = join(part)
            if not text:
                continue
            prose = self._form.kind is BlockKind.PARAGRAPH
            typed = typed_bullet(text) if len(parts) > 1 and prose else None
            if typed is not None:
                marker, start = typed
                self._emit(Form(BlockKind.LIST_ITEM, 0, marker), text[start:], line, moved(style, start))
                continue
            self._emit(self._form, text, line, style)
            if self._form.kind is BlockKind.LIST_ITEM:
                self._form = _PROSE if self._cell else Form(level=self._form.level)

    def _emit(self, form: Form, text: str, line: int | None, style: Style) -> None:
        heading = form.kind is BlockKind.HEADING and self._cell is None
        if heading:
            self._path = [each for each in self._path if each[0] < (form.level or 0)]
        place = self._place(line)
        lines = (Line(0, len(text), number=line),)
        block = Block(self._index, form.kind, text, place, form.level, form.marker, lines, style, self._frame)
        self.blocks.append(block)
        self._index += 1
        refuse_beyond("document", "cells", self._index)
        if heading:
            self._path.append((form.level or 0, text))

    def _place(self, line: int | None) -> Place:
        return Place(block=self._index, path=tuple(text for _, text in self._path), cell=self._cell, line=line)

    def _table(self, element: HtmlElement) -> None:
        """A table of data is a block; one of a single cell, or one that says so, is only layout."""
        self._flush()
        rows = [row for row in rows_of(element) if not self._is_dropped(row)]
        cells = list(placed_cells(rows))
        if self._cell is not None:
            self._plain_table(element, rows)
        elif len(cells) <= 1 or element.get("role") in ("presentation", "none"):
            for cell in cells:
                self._framed(cell.element)
        elif is_layout(cells):
            self._plain_table(element, rows)
        else:
            self._data_table(element, rows)

    def _plain_table(self, element: HtmlElement, rows: list[HtmlElement]) -> None:
        """A table of layout, or one inside a cell (the model has no tables in tables): its cells are paragraphs."""
        for cell in placed_cells(rows):
            self._walk(cell.element)
            self._flush()

    def _data_table(self, element: HtmlElement, rows: list[HtmlElement]) -> None:
        self._tables += 1
        number = self._tables
        place, index = self._place(element.sourceline), self._index
        self._index += 1
        cells = tuple(self._cell_of(placed, number) for placed in placed_cells(rows))
        table = Table(
            number=number,
            cells=cells,
            rows=len(rows),
            columns=max((cell.column + cell.column_span - 1 for cell in cells), default=0),
            header_rows=header_rows(rows),
            caption=_caption(element),
        )
        self.blocks.append(Block(index, BlockKind.TABLE, "", place, frame=self._frame, table=table))

    def _cell_of(self, placed: Placed, number: int) -> Cell:
        """A cell with blocks of its own, made apart from the blocks of the page."""
        before, form = self.blocks, self._form
        self.blocks, self._form = [], _PROSE
        self._cell = CellRef(number, placed.row, placed.column)
        self._walk(placed.element)
        self._flush()
        blocks, self.blocks = tuple(self.blocks), before
        self._cell, self._form = None, form
        shaded = (
            placed.element.get("bgcolor") is not None or _SHADED.search(placed.element.get("style") or "") is not None
        )
        return Cell(placed.row, placed.column, blocks, placed.row_span, placed.column_span, shaded)


def _main(body: HtmlElement) -> HtmlElement:
    """The element that the page calls its content, when it holds most of the text: menus stand outside of it."""
    found = body.xpath(".//main | .//*[@role='main']")
    if len(found) != 1:
        return body
    within = len("".join(found[0].itertext()).split())
    return found[0] if within * 2 >= len("".join(body.itertext()).split()) else body


def _caption(element: HtmlElement) -> str | None:
    found = element.find("caption")
    return (plain("".join(found.itertext())).strip() or None) if found is not None else None
