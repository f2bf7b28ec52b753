"""Bytes of a fuzzer → files and documents that are nearly right, so that more than the first check is reached."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from xml.sax.saxutils import escape

from tests.fuzz.stream import Stream
from tests.fuzz.words import PLAN_WORDS
from tracecheck.model.source import (
    Block,
    BlockKind,
    Box,
    Cell,
    CellRef,
    Format,
    Line,
    Place,
    SourceDocument,
    Style,
    Table,
)

_ILLEGAL = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


def xml_tree(stream: Stream, tags: Sequence[str], attributes: Mapping[str, Sequence[str]], most: int = 400) -> str:
    """Well-formed elements of these names, with attributes of these values and texts of plan words."""
    parts: list[str] = []
    opened: list[str] = []
    names = tuple(attributes)
    for _ in range(most):
        if not stream.left:
            break
        step = stream.below(8)
        if step < 4:
            tag = stream.pick(tags)
            given = {stream.pick(names) for _ in range(stream.below(3))} if names else set()
            shown = "".join(f' {name}="{escape(stream.pick(attributes[name]))}"' for name in sorted(given))
            parts.append(f"<{tag}{shown}>")
            opened.append(tag)
        elif step < 6 and opened:
            parts.append(f"</{opened.pop()}>")
        else:
            parts.append(escape(stream.text(PLAN_WORDS).translate(_ILLEGAL)))
    return "".join(parts) + "".join(f"</{tag}>" for tag in reversed(opened))


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of these files, uncompressed, always the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue()


def source_document(stream: Stream) -> SourceDocument:
    """A document as a reader might hand it on: blocks of every kind, tables, frames, pages, headings above."""
    maker = _Blocks(stream, pages=stream.pick([None, 1, 3, 40]))
    while stream.left and len(maker.blocks) < 120:
        maker.add()
    return SourceDocument(
        key=stream.pick(["plan.docx", "Økonomiplan 2026-2029.pdf", "enhetsavtale.md", "a.html"]),
        path="plan.docx",
        sha256="0" * 64,
        format=stream.pick(list(Format)),
        blocks=tuple(maker.blocks),
        pages=maker.pages,
        properties={"title": stream.text(PLAN_WORDS)} if stream.chance(3) else {},
        toc=tuple(stream.text(PLAN_WORDS) for _ in range(stream.below(3))),
        running=tuple(stream.text(PLAN_WORDS) for _ in range(stream.below(3))),
    )


class _Blocks:
    """Makes blocks one after another, numbered as readers number them."""

    def __init__(self, stream: Stream, pages: int | None) -> None:
        self.blocks: list[Block] = []
        self.pages = pages
        self._stream = stream
        self._index = 0
        self._page = 1
        self._tables = 0
        self._path: list[tuple[int, str]] = []

    def add(self) -> None:
        if self._stream.chance(6):
            self._page += 1
        kind = self._stream.pick([*BlockKind, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM])
        self.blocks.append(self._table() if kind is BlockKind.TABLE else self._block(kind))

    def _block(self, kind: BlockKind, cell: CellRef | None = None) -> Block:
        stream = self._stream
        text = " ".join(stream.text(PLAN_WORDS).replace("\0", "").split())
        level = stream.below(8) if kind in (BlockKind.HEADING, BlockKind.LIST_ITEM) else None
        if kind is BlockKind.HEADING and cell is None:
            self._path = [each for each in self._path if each[0] < (level or 0)]
        block = Block(
            index=self._next(),
            kind=kind,
            text=text,
            place=Place(),
            level=level,
            marker=stream.pick([None, "•", "1.", "a)", "2.3", "-", "Mål 1:"]),
            style=Style(size=stream.pick([None, 9.0, 11.0, 16.0]), bold=stream.chance(3)),
            frame=stream.below(3) if stream.chance(5) else None,
        )
        block = replace(block, place=self._place(block.index, cell), lines=self._lines(text))
        if kind is BlockKind.HEADING and cell is None:
            self._path.append((level or 0, text))
        return block

    def _next(self) -> int:
        self._index += 1
        return self._index - 1

    def _shown_page(self) -> int | None:
        return None if self.pages is None else min(self._page, self.pages)

    def _place(self, index: int, cell: CellRef | None) -> Place:
        return Place(page=self._shown_page(), block=index, path=tuple(text for _, text in self._path), cell=cell)

    def _lines(self, text: str) -> tuple[Line, ...]:
        middle = text.find(" ", len(text) // 2)
        page = self._shown_page()
        parts = [(0, middle), (middle + 1, len(text))] if middle > 0 else [(0, len(text))]
        box = None if page is None else Box(page, 50.0, 100.0, 400.0, 112.0)
        return tuple(Line(start, end, page=page, box=box) for start, end in parts if text)

    def _table(self) -> Block:
        stream = self._stream
        self._tables += 1
        number, index = self._tables, self._next()
        rows, columns = 1 + stream.below(5), 1 + stream.below(6)
        cells = []
        for row in range(1, rows + 1):
            for column in range(1, columns + 1):
                if not stream.chance(9):
                    cells.append(self._cell(CellRef(number, row, column), rows, columns))
        table = Table(
            number=number,
            cells=tuple(cells),
            rows=rows,
            columns=columns,
            header_rows=stream.below(rows + 1),
            ruled=not stream.chance(3),
            continues=stream.chance(4),
            caption=stream.text(PLAN_WORDS) if stream.chance(3) else None,
        )
        return Block(index, BlockKind.TABLE, "", self._place(index, None), table=table)

    def _cell(self, ref: CellRef, rows: int, columns: int) -> Cell:
        stream = self._stream
        kinds = (BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING)
        blocks = tuple(self._block(stream.pick(kinds), ref) for _ in range(stream.below(3)))
        wide = 1 + stream.below(columns - ref.column + 1) if stream.chance(5) else 1
        high = 1 + stream.below(rows - ref.row + 1) if stream.chance(5) else 1
        return Cell(ref.row, ref.column, blocks, high, wide, shaded=stream.chance(4))
