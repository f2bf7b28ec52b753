"""Drafts → blocks: numbers in reading order, the headings above, the places of comments."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tracecheck.model.source import Block, BlockKind, Cell, Line, Place, Span, Table
from tracecheck.readers.wordprocessing.draft import CellDraft, Draft, Origin, TableDraft


@dataclass(slots=True)
class Finisher:
    """Gives indexes and paths. `anchors` gathers, for each comment, the spans it is about and its first place;
    `origins` and `notes`, by block, what is known of where its text stands in the file."""

    anchors: dict[str, list[Span]] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    origins: dict[int, tuple[Origin, ...]] = field(default_factory=dict)
    notes: dict[int, tuple[str, str]] = field(default_factory=dict)
    _next: int = 0
    _paragraphs: int = 0

    def blocks(self, drafts: Sequence[Draft], above: "Headings") -> tuple[Block, ...]:
        """The blocks of a body or cell; `above` are the headings that hold where it begins."""
        scopes: dict[int, Headings] = {}
        inner = _frames_with_text(drafts)
        found = []
        caption: str | None = None
        for draft in drafts:
            scope = scopes.setdefault(draft.frame, above.copy()) if draft.frame in inner else above
            found.append(self._block(draft, scope, caption))
            caption = draft.full_text if draft.is_caption else None
        return tuple(found)

    def footnotes(self, drafts: Sequence[Draft]) -> tuple[Block, ...]:
        """The blocks of footnotes: they stand under no heading."""
        return tuple(self._block(each, Headings(), None) for each in drafts)

    def _block(self, draft: Draft, headings: "Headings", caption: str | None) -> Block:
        index, self._next = self._next, self._next + 1
        if draft.kind is BlockKind.HEADING:
            headings.leave(draft.level or 1)
        place = self._place(draft, index, headings)
        self._note_anchors(draft, index, place)
        if draft.kind is BlockKind.HEADING:
            headings.enter(draft.level or 1, draft.full_text)
        table = None if draft.table is None else self._table(draft.table, headings, caption)
        return Block(
            index=index,
            kind=draft.kind,
            text=draft.text,
            place=place,
            level=draft.level,
            marker=draft.marker,
            lines=(Line(0, len(draft.text)),) if draft.text else (),
            style=draft.style,
            frame=draft.frame,
            table=table,
        )

    def _place(self, draft: Draft, index: int, headings: "Headings") -> Place:
        """Paragraphs are counted as a reader can: outside tables only."""
        if draft.table is not None:
            return Place(block=index, path=headings.path, cell=draft.cell, table=draft.table.number)
        if draft.cell is not None:
            return Place(block=index, path=headings.path, cell=draft.cell)
        self._paragraphs += 1
        return Place(block=index, path=headings.path, paragraph=self._paragraphs)

    def _note_anchors(self, draft: Draft, index: int, place: Place) -> None:
        for anchor in draft.anchors:
            self.places.setdefault(anchor.comment, place)
            self.anchors.setdefault(anchor.comment, []).append(Span(index, anchor.start, anchor.end))
        if draft.origins:
            self.origins[index] = draft.origins
        if draft.note is not None:
            self.notes[index] = (draft.style.name or "", draft.note)

    def _table(self, table: TableDraft, headings: "Headings", caption: str | None) -> Table:
        return Table(
            number=table.number,
            cells=self._cells(table, headings.copy()),
            rows=table.rows,
            columns=table.columns,
            header_rows=table.header_rows,
            caption=caption,
        )

    def _cells(self, table: TableDraft, headings: "Headings") -> tuple[Cell, ...]:
        """A heading in a cell as wide as the table holds for the rows below, any other in its cell only."""
        return tuple(
            self._cell(each, headings if each.column_span >= table.columns else headings.copy()) for each in table.cells
        )

    def _cell(self, cell: CellDraft, headings: "Headings") -> Cell:
        blocks = self.blocks(cell.drafts, headings)
        return Cell(cell.row, cell.column, blocks, cell.row_span, cell.column_span, cell.shaded)


@dataclass(slots=True)
class Headings:
    """The headings above a place, outermost first."""

    _open: list[tuple[int, str]] = field(default_factory=list)

    @property
    def path(self) -> tuple[str, ...]:
        """Their texts."""
        return tuple(text for _, text in self._open)

    def copy(self) -> "Headings":
        """The same headings, to go on apart."""
        return Headings(list(self._open))

    def leave(self, level: int) -> None:
        """Closes what a heading of this level ends."""
        while self._open and self._open[-1][0] >= level:
            self._open.pop()

    def enter(self, level: int, text: str) -> None:
        """Opens a heading."""
        self._open.append((level, text))


def _frames_with_text(drafts: Sequence[Draft]) -> frozenset[int]:
    """Frames whose headings hold inside only. A frame of nothing but headings is a way to print a heading."""
    return frozenset(each.frame for each in drafts if each.frame is not None and each.kind is not BlockKind.HEADING)
