"""Drafts made into the blocks of the model: numbers, headings above, lines with places, tables with cells."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tracecheck.model.source import Block, BlockKind, Box, Cell, CellRef, Line, Place, Style, Table
from tracecheck.readers.pdf.drafts import Draft, TableDraft
from tracecheck.readers.pdf.framekeys import FrameKey
from tracecheck.readers.pdf.geometry import Rect, union
from tracecheck.readers.pdf.headings import framed_texts
from tracecheck.readers.pdf.joins import Joined, join_lines
from tracecheck.readers.pdf.tables import GridCell


@dataclass(slots=True)
class _Counter:
    """What is counted while blocks are made, in reading order."""

    labels: dict[int, str]
    inner: set[FrameKey | None] = field(default_factory=set)
    outside: list[tuple[int, str]] = field(default_factory=list)
    standing: FrameKey | None = None
    blocks: int = 0
    tables: int = 0
    path: list[tuple[int, str]] = field(default_factory=list)
    frames: dict[tuple[int, int], int] = field(default_factory=dict)

    def move_to(self, frame: FrameKey | None) -> None:
        """Go into or out of a box: headings in a box with text hold in that box only."""
        if frame != self.standing and self.standing in self.inner:
            self.path = self.outside
        if frame != self.standing and frame in self.inner:
            self.outside = list(self.path)
        self.standing = frame

    def next_block(self) -> int:
        self.blocks += 1
        return self.blocks - 1

    def frame(self, key: tuple[int, int] | None) -> int | None:
        return None if key is None else self.frames.setdefault(key, len(self.frames) + 1)

    def above(self) -> tuple[str, ...]:
        return tuple(text for _, text in self.path)

    def enter(self, level: int, text: str) -> None:
        self.path = [(depth, above) for depth, above in self.path if depth < level]
        self.path.append((level, text))


def assemble(drafts: Sequence[Draft], labels: dict[int, str]) -> tuple[Block, ...]:
    """The blocks of a document; `labels` are the printed page numbers by page."""
    counter = _Counter(labels, inner=framed_texts(drafts))
    blocks = []
    for draft in drafts:
        if not draft.table and not draft.lines:
            continue
        counter.move_to(draft.frame)
        block = _table_block(draft, draft.table, counter) if draft.table else _text_block(draft, counter)
        blocks.append(block)
    return tuple(blocks)


def _text_block(draft: Draft, counter: _Counter, cell: CellRef | None = None) -> Block:
    heading = draft.kind is BlockKind.HEADING
    joined = join_lines(draft.lines)
    if heading and draft.marker:
        joined = _prefixed(joined, f"{draft.marker} ")
    if heading and cell is None:
        counter.path = [(depth, text) for depth, text in counter.path if depth < (draft.level or 1)]
    index = counter.next_block()
    lines = _lines(draft, joined, counter.labels)
    block = Block(
        index=index,
        kind=draft.kind,
        text=joined.text,
        place=_place(lines, index, counter, cell),
        level=draft.level,
        marker=None if heading else draft.marker,
        lines=lines,
        style=_style(draft, joined),
        frame=counter.frame(draft.frame),
    )
    if heading and cell is None:
        counter.enter(draft.level or 1, joined.text)
    return block


def _prefixed(joined: Joined, prefix: str) -> Joined:
    step = len(prefix)
    spans = [(start + step, end + step) for start, end in joined.spans]
    spans[0] = (0, spans[0][1])
    bold = [(start + step, end + step) for start, end in joined.bold]
    if bold and bold[0][0] == step:
        bold[0] = (0, bold[0][1])
    return Joined(prefix + joined.text, tuple(spans), tuple(bold))


def _lines(draft: Draft, joined: Joined, labels: dict[int, str]) -> tuple[Line, ...]:
    return tuple(
        Line(start, end, line.page, labels.get(line.page), _box(line.page, line.rect))
        for (start, end), line in zip(joined.spans, draft.lines, strict=True)
    )


def _box(page: int, rect: Rect) -> Box:
    return Box(page, round(rect.x0, 1), round(rect.top, 1), round(rect.x1, 1), round(rect.bottom, 1))


def _place(lines: Sequence[Line], index: int, counter: _Counter, cell: CellRef | None) -> Place:
    """The place of a block: one box for each page it stands on."""
    pages = sorted({line.page for line in lines if line.page is not None})
    boxes = tuple(_around([line.box for line in lines if line.box and line.page == page], page) for page in pages)
    first = lines[0] if lines else None
    return Place(
        page=first.page if first else None,
        page_label=first.page_label if first else None,
        boxes=boxes,
        block=index,
        path=counter.above(),
        cell=cell,
    )


def _around(boxes: Sequence[Box], page: int) -> Box:
    return _box(page, union(Rect(box.x0, box.top, box.x1, box.bottom) for box in boxes))


def _style(draft: Draft, joined: Joined) -> Style:
    first = draft.lines[0]
    letters = len(joined.text.replace(" ", "")) or 1
    bold = sum(len(joined.text[start:end].replace(" ", "")) for start, end in joined.bold) > 0.5 * letters
    whole = joined.bold == ((0, len(joined.text)),)
    return Style(
        size=first.size,
        bold=bold,
        italic=sum(line.italic for line in draft.lines) * 2 > len(draft.lines),
        color=first.color,
        name=first.font,
        bold_spans=() if whole else joined.bold,
    )


def _table_block(draft: Draft, table: TableDraft, counter: _Counter) -> Block:
    counter.tables += 1
    number = counter.tables
    index = counter.next_block()
    cells = tuple(_cell(cell, drafts, number, counter) for cell, drafts in table.cells)
    boxes = _table_boxes(table)
    page = boxes[0].page if boxes else None
    return Block(
        index=index,
        kind=BlockKind.TABLE,
        text="",
        place=Place(
            page=page,
            page_label=counter.labels.get(page) if page is not None else None,
            boxes=boxes,
            block=index,
            path=counter.above(),
        ),
        frame=counter.frame(draft.frame),
        table=Table(
            number=number,
            cells=cells,
            rows=table.rows,
            columns=len(table.columns),
            header_rows=table.header_rows,
            ruled=table.ruled,
            continues=table.continues,
            caption=table.caption,
        ),
    )


def _cell(cell: GridCell, drafts: Sequence[Draft], table: int, counter: _Counter) -> Cell:
    reference = CellRef(table, cell.row + 1, cell.column + 1)
    blocks = tuple(_text_block(replace(draft, frame=None), counter, reference) for draft in drafts if draft.lines)
    return Cell(cell.row + 1, cell.column + 1, blocks, cell.row_span, cell.column_span, cell.shaded)


def _table_boxes(table: TableDraft) -> tuple[Box, ...]:
    by_page: dict[int, list[Rect]] = {}
    for _, drafts in table.cells:
        for draft in drafts:
            for line in draft.lines:
                by_page.setdefault(line.page, []).append(line.rect)
    return tuple(_box(page, union(rects)) for page, rects in sorted(by_page.items()))
