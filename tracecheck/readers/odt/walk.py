"""Walks a body in reading order and makes drafts of its paragraphs, lists, text boxes and tables."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from tracecheck.model.source import BlockKind, CellRef
from tracecheck.readers.archive import Element
from tracecheck.readers.limits import limit, refuse_beyond
from tracecheck.readers.odt.lists import ListPlace, Lists
from tracecheck.readers.odt.names import DRAW, PARAGRAPHS, TABLE, TEXT, number
from tracecheck.readers.odt.styles import StyleSheet
from tracecheck.readers.odt.tables import read_grid
from tracecheck.readers.odt.text import TextState, boxes, note_pictures, read_paragraph
from tracecheck.readers.wordprocessing.draft import Draft, heading_of
from tracecheck.readers.wordprocessing.paragraphs import Form, drafts_of
from tracecheck.readers.wordprocessing.tables import Grid, table_draft
from tracecheck.readers.wordprocessing.text import Note, ParagraphText

_ITEMS = (TEXT + "list-item", TEXT + "list-header")
_INDEXES = frozenset(
    TEXT + name
    for name in (
        "table-of-content",
        "illustration-index",
        "table-index",
        "object-index",
        "user-index",
        "alphabetical-index",
        "bibliography",
    )
)
_BODY = TEXT + "index-body"


@dataclass(frozen=True, slots=True)
class Where:
    """What a block stands in: the frame, the table cell and the list, if any; `is_toc` in an index of any kind.

    `starts_item`: the next paragraph is the first of a list item; `start` is the number that the item names itself.
    """

    frame: int | None = None
    cell: CellRef | None = None
    place: ListPlace | None = None
    starts_item: bool = False
    start: int | None = None
    is_toc: bool = False


@dataclass(slots=True)
class Walk:
    """Walks once; keeps what runs on from block to block, and gathers the table of contents and note references."""

    sheet: StyleSheet
    lists: Lists
    state: TextState
    toc: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    _tables: int = 0
    _frames: int = 0
    _paragraphs: int = 0
    _depth: int = 0

    def drafts(self, container: Iterable[Element], where: Where) -> tuple[Draft, ...]:
        """The blocks of a body, section, list item, cell or text box."""
        found: list[Draft] = []
        for element in container:
            found.extend(self._element(element, where))
            if element.tag in PARAGRAPHS:
                where = replace(where, starts_item=False, start=None)
        return tuple(found)

    def _element(self, element: Element, where: Where) -> Iterable[Draft]:
        tag = str(element.tag)
        if tag in PARAGRAPHS:
            return self._paragraph(element, where)
        if tag == TEXT + "list":
            return self._list(element, where)
        if tag == TABLE + "table":
            return self._table(element, where)
        if tag.startswith(DRAW):
            note_pictures(element, self.state.left)
            return self._boxes(boxes(element), where)
        return self._inside(element, where)

    def _inside(self, element: Element, where: Where) -> tuple[Draft, ...]:
        """What only holds blocks: a section, an index, a paragraph that is a list of its own."""
        tag = str(element.tag)
        if tag == TEXT + "numbered-paragraph":
            place = self.lists.enter(element, None, None)
            level = max((number(element.get(TEXT + "level")) or 1) - 1, 0)
            return self.drafts(element, replace(where, place=replace(place, level=level), starts_item=True))
        if tag in _INDEXES:
            return self.drafts(element.iterchildren(_BODY), replace(where, is_toc=True))
        opens = tag in (_BODY, TEXT + "index-title") or (tag == TEXT + "section" and not _is_hidden_section(element))
        return self.drafts(element, where) if opens else ()

    def _boxes(self, found: Iterable[Element], where: Where) -> list[Draft]:
        return [draft for box in found for draft in self.drafts(box, Where(self._next_frame(), where.cell))]

    def _list(self, element: Element, where: Where) -> list[Draft]:
        place = self.lists.enter(element, where.place, self._list_style_below(element))
        found: list[Draft] = []
        for item in element.iterchildren(*_ITEMS):
            own = item.get(TEXT + "style-override")
            at = place if own is None else replace(place, style=str(own))
            is_item = item.tag == _ITEMS[0]
            start = number(item.get(TEXT + "start-value"))
            found.extend(self.drafts(item, replace(where, place=at, starts_item=is_item, start=start)))
        return found

    def _list_style_below(self, element: Element) -> str | None:
        """The list style of the first paragraph's style: it counts where the list names none."""
        first = next(element.iter(*PARAGRAPHS), None)
        return None if first is None else self.sheet.list_names.get(str(first.get(TEXT + "style-name")))

    def _paragraph(self, paragraph: Element, where: Where) -> list[Draft]:
        self._paragraphs += 1
        refuse_beyond("docx", "paragraphs", self._paragraphs)
        form = self._form(paragraph, where)
        text = read_paragraph(paragraph, self.state)
        self.notes.extend(text.notes)
        drafts = self._own_drafts(form, text, where)
        self.state.left.under = heading_of(drafts) or self.state.left.under
        found = [_placed(each, where) for each in drafts if where.cell is not None or not each.is_bare_number]
        return [*found, *self._boxes(text.boxes, where)]

    def _form(self, paragraph: Element, where: Where) -> Form:
        style = self.sheet.paragraph(paragraph.get(TEXT + "style-name"))
        level = style.heading
        if paragraph.tag == TEXT + "h":
            level = max(number(paragraph.get(TEXT + "outline-level")) or 1, 1)
        is_heading = level is not None or (style.named_heading and where.cell is None)
        num_id, num_level = self._numbering(paragraph, level, where)
        return Form(style, is_heading, level, num_id, num_level)

    def _numbering(self, paragraph: Element, level: int | None, where: Where) -> tuple[str | None, int]:
        """Only the first paragraph of an item has its number; a heading outside lists counts in the outline."""
        if where.place is not None:
            numbered = self.lists.definition(where.place, where.start) if where.starts_item else None
            return numbered, where.place.level
        is_unnumbered = paragraph.get(TEXT + "is-list-header") == "true" or level is None
        if paragraph.tag != TEXT + "h" or is_unnumbered:
            return None, 0
        if self.sheet.list_names.get(str(paragraph.get(TEXT + "style-name"))) == "":
            return None, 0
        starts_anew = paragraph.get(TEXT + "restart-numbering") == "true"
        start = number(paragraph.get(TEXT + "start-value")) or (1 if starts_anew else None)
        at = min((level or 1) - 1, 8)
        return self.lists.heading(at, start), at

    def _own_drafts(self, form: Form, text: ParagraphText, where: Where) -> list[Draft]:
        if where.is_toc or form.style.is_toc:
            self.toc.extend([text.text] if text.text else [])
            return []
        if text.text:
            return drafts_of(form, text, self.lists.counter, where.cell is not None)
        return self._bare_number(form)

    def _bare_number(self, form: Form) -> list[Draft]:
        """Empty list paragraphs count too; in a column «Nr.» their numbers are all there is."""
        if form.num_id is None:
            return []
        marker = self.lists.counter.next_marker(form.num_id, form.num_level)
        if marker is None or self.lists.counter.is_bullet(form.num_id, form.num_level):
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

    def _filled(self, grid: Grid, table_number: int, where: Where) -> Draft:
        contents = []
        self._depth += 1
        for each in grid.cells:
            drafts = self.drafts(each.element, Where(where.frame, CellRef(table_number, each.row, each.column)))
            said = tuple(draft for draft in drafts if not draft.is_bare_number)
            contents.append(said or drafts[:1])
        self._depth -= 1
        return table_draft(grid, table_number, contents)

    def _next_frame(self) -> int:
        self._frames += 1
        return self._frames


def _is_hidden_section(section: Element) -> bool:
    display = section.get(TEXT + "display")
    return display == "none" or (display == "condition" and section.get(TEXT + "is-hidden") == "true")


def _placed(draft: Draft, where: Where) -> Draft:
    return draft if where.frame is None and where.cell is None else draft.at(where.frame, where.cell)
