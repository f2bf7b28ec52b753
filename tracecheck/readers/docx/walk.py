"""Walks a plain body in reading order and makes drafts of its paragraphs, text boxes and tables."""

from dataclasses import dataclass, field, replace

from tracecheck.model.source import BlockKind, CellRef
from tracecheck.readers.archive import Element
from tracecheck.readers.docx.names import children
from tracecheck.readers.docx.paragraphs import form_of
from tracecheck.readers.docx.plain import TOC_MARK
from tracecheck.readers.docx.tables import read_grid
from tracecheck.readers.docx.text import TextState, read_paragraph
from tracecheck.readers.limits import limit, refuse_beyond
from tracecheck.readers.wordprocessing.counting import Counter
from tracecheck.readers.wordprocessing.draft import Draft, heading_of
from tracecheck.readers.wordprocessing.paragraphs import Form, drafts_of
from tracecheck.readers.wordprocessing.styles import StyleSheet
from tracecheck.readers.wordprocessing.tables import Grid, table_draft
from tracecheck.readers.wordprocessing.text import Note, ParagraphText


@dataclass(frozen=True, slots=True)
class Where:
    """What a paragraph stands in: the frame and the table cell, if any."""

    frame: int | None = None
    cell: CellRef | None = None


@dataclass(slots=True)
class Walk:
    """Walks once; keeps what runs on from block to block, and gathers the table of contents and note references."""

    sheet: StyleSheet
    lists: Counter
    state: TextState
    toc: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    _tables: int = 0
    _frames: int = 0
    _paragraphs: int = 0
    _depth: int = 0

    def drafts(self, container: Element, where: Where) -> tuple[Draft, ...]:
        """The blocks of a body, cell or text box."""
        found: list[Draft] = []
        for element in children(container, "p", "tbl"):
            found.extend(
                self._table(element, where) if element.tag.endswith("tbl") else self._paragraph(element, where)
            )
        return tuple(found)

    def _paragraph(self, paragraph: Element, where: Where) -> list[Draft]:
        self._paragraphs += 1
        refuse_beyond("docx", "paragraphs", self._paragraphs)
        form = form_of(paragraph, self.sheet, self.lists)
        if where.cell is not None and form.level is None:
            form = replace(form, heading=False)  # «Tabelloverskrift» and the like are column heads
        text = read_paragraph(paragraph, self.state)
        self.notes.extend(text.notes)
        drafts = self._own_drafts(form, text, paragraph.get(TOC_MARK) is not None, where.cell is not None)
        self.state.left.under = heading_of(drafts) or self.state.left.under
        found = [_placed(each, where) for each in drafts if where.cell is not None or not each.is_bare_number]
        for box in text.boxes:
            found.extend(self.drafts(box, Where(self._next_frame(), where.cell)))
        return found

    def _own_drafts(self, form: Form, text: ParagraphText, in_toc_control: bool, in_cell: bool) -> list[Draft]:
        if in_toc_control or form.style.is_toc or (text.in_toc and form.level is None):
            self.toc.extend([text.text] if text.text else [])
            return []
        if text.text:
            return drafts_of(form, text, self.lists, in_cell)
        return self._bare_number(form)

    def _bare_number(self, form: Form) -> list[Draft]:
        """Word counts empty list paragraphs too; in a column «Nr.» their numbers are all there is."""
        if form.num_id is None:
            return []
        marker = self.lists.next_marker(form.num_id, form.num_level)
        if marker is None or self.lists.is_bullet(form.num_id, form.num_level):
            return []
        return [Draft(BlockKind.PARAGRAPH, marker, is_bare_number=True)]

    def _table(self, table: Element, where: Where) -> tuple[Draft, ...]:
        """A table as one block; one of a single cell, or too deep in others, is only frames around its blocks."""
        grid = read_grid(table, self.sheet)
        if len(grid.cells) <= 1 or self._depth >= limit("docx", "table_depth"):
            frames = [self.drafts(each.element, Where(self._next_frame(), where.cell)) for each in grid.cells]
            return tuple(draft for drafts in frames for draft in drafts)
        self._tables += 1
        return (_placed(self._filled(grid, self._tables, where), where),)

    def _filled(self, grid: Grid, number: int, where: Where) -> Draft:
        contents = []
        self._depth += 1
        for each in grid.cells:
            drafts = self.drafts(each.element, Where(where.frame, CellRef(number, each.row, each.column)))
            said = tuple(draft for draft in drafts if not draft.is_bare_number)
            contents.append(said or drafts[:1])
        self._depth -= 1
        return table_draft(grid, number, contents)

    def _next_frame(self) -> int:
        self._frames += 1
        return self._frames


def _placed(draft: Draft, where: Where) -> Draft:
    return draft if where == Where() else draft.at(where.frame, where.cell)
