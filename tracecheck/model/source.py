"""What a reader hands on: a document as blocks in reading order, each with its place. Knows no municipality."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

TRACKED_CHANGES = ("accepted", "original", "both")
"""Views of tracked changes: both reads the accepted one, and tells what it does to the original."""


class Box(NamedTuple):
    """A rectangle on a page, in PDF points from the top left corner of the visible page; a list in JSON."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


class Span(NamedTuple):
    """Characters `start` to `end` (end not included) of the raw text of block number `block`; a list in JSON."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CellRef:
    """Table number in the document, row and column, all from 1; row 1 is the first printed row, header or not."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands. Carried from the reader: no later stage searches for the words again.

    `page` is physical and counts from 1; `page_label` is what is printed on it. `path` is the headings above.
    `line` (from 1) is for text files. `block` counts in reading order from 0. `cell_name` is the cell of a spreadsheet
    as people say it («C7»), `sheet` the name on its tab. `paragraph` counts paragraphs outside tables from 1, where
    there are no pages and lines; `table` is the number of a table that this is the place of as a whole.
    """

    page: int | None = None
    page_label: str | None = None
    boxes: tuple[Box, ...] = ()
    block: int | None = None
    path: tuple[str, ...] = ()
    cell: CellRef | None = None
    spans: tuple[Span, ...] = ()
    line: int | None = None
    sheet: str | None = None
    cell_name: str | None = None
    paragraph: int | None = None
    table: int | None = None


class BlockKind(StrEnum):
    """What a block is by its form alone."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line of a block: characters `start` to `end` of its text, and where they stand."""

    start: int
    end: int
    page: int | None = None
    page_label: str | None = None
    box: Box | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """How a block looks. `size` in points; `bold` when most of its letters are; `name` the named style, if any.

    `bold_spans` are (start, end) in the block's text where only a part is bold (run-in headings: «**Mål:** …»).
    """

    size: float | None = None
    bold: bool = False
    italic: bool = False
    color: str | None = None
    name: str | None = None
    bold_spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, footnote or table.

    `index` is unique in the document, in reading order, blocks inside table cells included (a table block comes
    before the blocks of its cells). `text` is raw: printed line ends are already joined with a space and
    line-end hyphens undone, nothing else is changed; it has no list marker and no computed number (`marker` has
    them, as printed or as Word would print them). `level` is the heading level from 1, or the list depth from 0.
    A paragraph has a `level` when its form sets it into a list: the depth of the item that it goes on with.
    `frame` numbers the box, text box or sidebar that the block stands in; blocks in one frame share it.
    """

    index: int
    kind: BlockKind
    text: str
    place: Place
    level: int | None = None
    marker: str | None = None
    lines: tuple[Line, ...] = ()
    style: Style = Style()
    frame: int | None = None
    table: "Table | None" = None

    def place_of(self, start: int, end: int) -> Place:
        """The place of characters `start` to `end` of this block: page, boxes and line of just these words."""
        touched = [line for line in self.lines if line.start < end and line.end > start]
        first = touched[0] if touched else None
        boxes = tuple(line.box for line in touched if line.box is not None)
        return Place(
            page=first.page if first and first.page is not None else self.place.page,
            page_label=first.page_label if first and first.page_label else self.place.page_label,
            boxes=boxes or self.place.boxes,
            block=self.index,
            path=self.place.path,
            cell=self.place.cell,
            spans=(Span(self.index, start, end),),
            line=first.number if first and first.number is not None else self.place.line,
            sheet=self.place.sheet,
            cell_name=self.place.cell_name,
            paragraph=self.place.paragraph,
            table=self.place.table,
        )


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; a merged cell stands once, at its top left corner, with its spans. Rows and columns from 1."""

    row: int
    column: int
    blocks: tuple[Block, ...]
    row_span: int = 1
    column_span: int = 1
    shaded: bool = False

    @property
    def text(self) -> str:
        """The text of the cell: its blocks joined with line ends."""
        return "\n".join(block.text for block in self.blocks if block.text)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its cells in row order. `number` counts from 1 in the document.

    `header_rows` is how many rows the reader took for the header by form (marked as such, bold or shaded, or
    repeated on the next page); 0 when it cannot tell. `ruled` is false where columns were guessed from the
    positions of words. `continues` is true when rows from several pages were put together.
    """

    number: int
    cells: tuple[Cell, ...]
    rows: int
    columns: int
    header_rows: int = 0
    ruled: bool = True
    continues: bool = False
    caption: str | None = None


class Format(StrEnum):
    """File formats that can be read."""

    DOCX = "docx"
    PDF = "pdf"
    MARKDOWN = "markdown"
    TEXT = "text"
    HTML = "html"
    ODT = "odt"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"


class Loss(StrEnum):
    """How much of a document a problem took away."""

    NONE = "none"
    PART = "part"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read: rule code, message id with arguments, the place if there is one, and how
    much of the document is missing because of it."""

    code: str
    message_id: str
    arguments: dict[str, str | int | float] = field(default_factory=dict)
    place: Place | None = None
    loss: Loss = Loss.PART


@dataclass(frozen=True, slots=True)
class Dropped:
    """Text that the reader left out, and why: `running_head`, `page_number`, `off_page`, `toc`, `duplicate_layer`,
    `watermark`, `hidden_sheet` (its name), `hidden_row`, `hidden_column`, `hidden_text`, `picture` (the heading
    above)."""

    text: str
    reason: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark in the document that is no part of its text (a Word comment, a PDF note)."""

    text: str
    author_role: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document as read. `key` is its path relative to the folder that was checked, with `/`.

    `toc` holds the entries of a printed table of contents (they are no blocks). `properties` are title, subject,
    created … of the file itself; never a person's name. `view` says which view of tracked changes was read.
    """

    key: str
    path: str
    sha256: str
    format: Format
    blocks: tuple[Block, ...] = ()
    pages: int | None = None
    view: str | None = None
    properties: dict[str, str] = field(default_factory=dict)
    toc: tuple[str, ...] = ()
    running: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    comments: tuple[Comment, ...] = ()
