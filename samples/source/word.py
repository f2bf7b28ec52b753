"""Writes a sample text as DOCX with python-docx: real headings, contents field, running heads, tables, columns.

Directives: `@innhold` (table of contents) · `@bilde SEED | caption` · `@boks TITLE | text` · `@ikoner A | B | C`
(coloured UN goal cells) · `@spalter N` (columns from here on) · `@liggende`, `@stående` (orientation from here on) ·
`@side` (the next heading starts a page) · `@kontroll text` (paragraph in a content control) · `@bredder 2 3 1`
(relative widths of the next table) · `@tabell text` (caption of the next table) · `@underskrift A | B` (signatures) ·
`@liten text` (small print) · `@glyfar A | B | C` (points run on in one paragraph, as exports of plans have them).
"""

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from itertools import pairwise

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from markup import Block, Sender, Text
from picture import landscape

FONT = "Liberation Sans"
GREEN = RGBColor(0x1F, 0x4E, 0x45)
UN_COLOURS = ("4C9F38", "C5192D", "FD9D24", "3F7E44", "A21942", "26BDE2", "19486A")
SYMBOL_BULLET = "\uf0b7"
FIXED_ZIP_DATE = (2020, 1, 1, 0, 0, 0)

Pages = dict[str, int]


class Writer:
    """Writes one document; `pages` are the printed page numbers of its headings, for the table of contents."""

    def __init__(self, text: Text, sender: Sender, pages: Pages) -> None:
        self.text, self.sender, self.pages = text, sender, pages
        self.doc: WordDocument = Document()
        self.widths: list[float] = []
        self.breaks = False

    def bytes(self) -> bytes:
        """The file, the same bytes every time."""
        self._set_up()
        self._cover()
        for block in self.text.blocks:
            _WRITERS[block.kind](self, block)
        return _repacked(self.doc)

    # -- the frame

    def _set_up(self) -> None:
        _fonts(self.doc)
        section = self.doc.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.4)
        section.top_margin, section.bottom_margin = Cm(2.3), Cm(2.2)
        section.different_first_page_header_footer = self._has_cover()
        _running_heads(self.doc, self.text.head, self.sender.name)
        core, head = self.doc.core_properties, self.text.head
        core.title, core.author, core.last_modified_by = head["tittel"], self.sender.name, self.sender.name
        core.created = core.modified = datetime.fromisoformat(head["dato"])
        core.revision, core.language = 1, self.sender.language

    def _has_cover(self) -> bool:
        return self.text.head["forside"] != "nei"

    def _cover(self) -> None:
        head = self.text.head
        if not self._has_cover():
            self._sized(head["tittel"], 20, GREEN)
            self._sized(head["undertittel"], 11)
            return
        self._sized(self.sender.name.upper(), 12, GREEN)
        self._picture(landscape(int(head["forside"])))
        self._sized(head["tittel"], 30, GREEN)
        self._sized(head["undertittel"], 15)
        self.content_control(Block("kontroll", head["status"]))
        self.doc.add_page_break()

    def _sized(self, text: str, size: int, colour: RGBColor | None = None) -> None:
        run = self.doc.add_paragraph().add_run(text)
        run.font.size, run.bold = Pt(size), colour is not None
        if colour is not None:
            run.font.color.rgb = colour

    # -- blocks

    def heading(self, block: Block) -> None:
        heading = self.doc.add_heading(block.text, level=int(block.kind[1]))
        new_chapter = block.kind == "h1" and self.text.head.get("kapitler") == "ny side"
        heading.paragraph_format.page_break_before = self.breaks or (new_chapter and not self._at_top())
        self.breaks = False

    def _at_top(self) -> bool:
        """Whether a page or section break has just been written."""
        last = self.doc.element.body[-2]
        return bool(last.xpath(".//w:br[@w:type='page']") or last.xpath(".//w:sectPr"))

    def paragraph(self, block: Block) -> None:
        _bold_parts(self.doc.add_paragraph(), block.text)

    def bullet(self, block: Block) -> None:
        _bold_parts(self.doc.add_paragraph(style="List Bullet"), block.text)

    def run_on(self, block: Block) -> None:
        self.doc.add_paragraph(" ".join(f"{SYMBOL_BULLET} {point}" for point in block.text.split(" | ")))

    def number(self, block: Block) -> None:
        paragraph = self.doc.add_paragraph()
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Cm(0.9), Cm(-0.7)
        _bold_parts(paragraph, block.text)

    def small(self, block: Block) -> None:
        run = self.doc.add_paragraph().add_run(block.text)
        run.font.size, run.italic = Pt(8.5), True

    def page_break(self, _: Block) -> None:
        self.breaks = True

    def picture(self, block: Block) -> None:
        seed, _, caption = block.text.partition(" | ")
        self._picture(landscape(int(seed), 720, 240))
        if caption:
            self.small(Block("liten", caption))

    def _picture(self, png: bytes) -> None:
        self.doc.add_picture(io.BytesIO(png), width=Cm(16.2))

    def box(self, block: Block) -> None:
        title, _, body = block.text.partition(" | ")
        cell = self._table(1, 1).cell(0, 0)
        _shade(cell, "E8F0EC")
        cell.paragraphs[0].add_run(title).bold = True
        cell.add_paragraph(body)
        self._space()

    def icons(self, block: Block) -> None:
        titles = block.text.split(" | ")
        table = self._table(1, len(titles))
        for number, (cell, title) in enumerate(zip(table.rows[0].cells, titles, strict=True)):
            _shade(cell, UN_COLOURS[number % len(UN_COLOURS)])
            run = cell.paragraphs[0].add_run(title)
            run.font.size, run.bold, run.font.color.rgb = Pt(8), True, RGBColor(255, 255, 255)
        self._space()

    def columns(self, block: Block) -> None:
        section = self.doc.add_section(WD_SECTION.CONTINUOUS)
        columns = section._sectPr.find(qn("w:cols"))
        columns.set(qn("w:num"), block.text)
        columns.set(qn("w:space"), "560")
        section.different_first_page_header_footer = False

    def orientation(self, block: Block) -> None:
        section = self.doc.add_section(WD_SECTION.NEW_PAGE)
        lying = block.kind == "liggende"
        section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
        short, long = Cm(21), Cm(29.7)
        section.page_width, section.page_height = (long, short) if lying else (short, long)
        section.top_margin, section.bottom_margin = (Cm(1.8), Cm(1.5)) if lying else (Cm(2.3), Cm(2.2))
        section.different_first_page_header_footer = False

    def content_control(self, block: Block) -> None:
        paragraph = self.doc.add_paragraph(block.text)
        control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
        paragraph._p.addprevious(control)
        control.append(OxmlElement("w:sdtPr"))
        control.append(content)
        content.append(paragraph._p)

    def signatures(self, block: Block) -> None:
        names = block.text.split(" | ")
        table = self._table(2, len(names), grid=False)
        for column, name in enumerate(names):
            table.cell(0, column).text = "Sign."
            table.cell(1, column).text = name

    def caption(self, block: Block) -> None:
        paragraph = self.doc.add_paragraph(style="Caption")
        paragraph.add_run(block.text)
        paragraph.paragraph_format.keep_with_next = True

    def set_widths(self, block: Block) -> None:
        self.widths = [float(part) for part in block.text.split()]

    def contents(self, _: Block) -> None:
        """A contents field whose shown result is written out, with page numbers where they are known."""
        headings = [block for block in self.text.blocks if block.kind in ("h1", "h2")]
        self._sized(self.sender.contents, 18, GREEN)
        lines = [self._contents_line(block) for block in headings]
        _field_start(lines[0], 'TOC \\o "1-2" \\h \\z \\u')
        lines[-1].runs[-1]._r.append(_field_char("end"))
        self.doc.add_page_break()

    def _contents_line(self, block: Block) -> Paragraph:
        paragraph = self.doc.add_paragraph()
        shape = paragraph.paragraph_format
        shape.tab_stops.add_tab_stop(Cm(16.2), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        shape.left_indent, shape.space_after = Cm(0.6 if block.kind == "h2" else 0), Pt(2)
        run = paragraph.add_run(f"{block.text}\t{self.pages.get(block.text, 1)}")
        run.bold = block.kind == "h1"
        return paragraph

    # -- tables

    def _table(self, rows: int, columns: int, grid: bool = True) -> Table:
        table = self.doc.add_table(rows, columns)
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        if grid:
            table.style = "Table Grid"
        return table

    def table(self, block: Block) -> None:
        table = self._table(len(block.rows), len(block.rows[0]))
        _repeat_header(table)
        for number, row in enumerate(block.rows):
            for cell, text in zip(table.rows[number].cells, row, strict=True):
                _fill(cell, text, header=number == 0, total=row[0].startswith("Sum"))
        _merge_down(table, block.rows)
        self._apply_widths(table)
        self._space()

    def _space(self) -> None:
        paragraph = self.doc.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run().font.size = Pt(6)
        paragraph.paragraph_format.line_spacing = 1.0

    def _apply_widths(self, table: Table) -> None:
        section = self.doc.sections[-1]
        room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        shares = self.widths or [1.0] * len(table.columns)
        table.autofit, self.widths = False, []
        for column, share in zip(table.columns, shares, strict=True):
            width = int(room * share / sum(shares))
            column.width = width
            for cell in column.cells:
                cell.width = width


_WRITERS: dict[str, Callable[[Writer, Block], None]] = {
    "h1": Writer.heading, "h2": Writer.heading, "h3": Writer.heading, "p": Writer.paragraph,
    "bullet": Writer.bullet, "number": Writer.number, "glyfar": Writer.run_on, "liten": Writer.small,
    "side": Writer.page_break, "bilde": Writer.picture, "boks": Writer.box, "ikoner": Writer.icons,
    "spalter": Writer.columns, "liggende": Writer.orientation, "stående": Writer.orientation,
    "kontroll": Writer.content_control, "underskrift": Writer.signatures, "tabell": Writer.caption,
    "bredder": Writer.set_widths, "innhold": Writer.contents, "table": Writer.table,
}  # fmt: skip


def _fonts(doc: WordDocument) -> None:
    sizes = {"Normal": 11, "Heading 1": 18, "Heading 2": 14, "Heading 3": 12, "Caption": 9.5, "List Bullet": 11}
    for name, size in sizes.items():
        font = doc.styles[name].font
        font.name, font.size = FONT, Pt(size)
        fonts = doc.styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
        if name.startswith(("Heading", "Caption")):
            font.color.rgb = GREEN
    doc.styles["Normal"].paragraph_format.space_after = Pt(8)
    doc.styles["Normal"].paragraph_format.line_spacing = 1.2


def _running_heads(doc: WordDocument, head: dict[str, str], sender: str) -> None:
    section = doc.sections[0]
    _page_line(section.footer.paragraphs[0], f"{head['bunntekst']} | ", "")
    _header_text(section.header.paragraphs[0], head["topptekst"], WD_ALIGN_PARAGRAPH.RIGHT)
    if head.get("sider") == "tosidig":
        doc.settings.odd_and_even_pages_header_footer = True
        _page_line(section.even_page_footer.paragraphs[0], "", f" | {head['bunntekst']}", right=False)
        _header_text(section.even_page_header.paragraphs[0], sender, WD_ALIGN_PARAGRAPH.LEFT)


def _header_text(paragraph: Paragraph, text: str, side: WD_ALIGN_PARAGRAPH) -> None:
    paragraph.alignment = side
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(8.5), RGBColor(0x60, 0x60, 0x60)


def _page_line(paragraph: Paragraph, before: str, after: str, right: bool = True) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.LEFT
    paragraph.add_run(before)
    run = paragraph.add_run()
    for part in (_field_char("begin"), _instruction("PAGE"), _field_char("separate")):
        run._r.append(part)
    run._r.append(OxmlElement("w:t"))
    run._r[-1].text = "1"
    run._r.append(_field_char("end"))
    paragraph.add_run(after)
    for each in paragraph.runs:
        each.font.size = Pt(8.5)


def _field_char(kind: str) -> OxmlElement:
    element = OxmlElement("w:fldChar")
    element.set(qn("w:fldCharType"), kind)
    return element


def _instruction(text: str) -> OxmlElement:
    element = OxmlElement("w:instrText")
    element.set(qn("xml:space"), "preserve")
    element.text = f" {text} "
    return element


def _field_start(paragraph: Paragraph, instruction: str) -> None:
    run = OxmlElement("w:r")
    for part in (_field_char("begin"), _instruction(instruction), _field_char("separate")):
        run.append(part)
    paragraph.runs[0]._r.addprevious(run)


def _bold_parts(paragraph: Paragraph, text: str) -> None:
    for number, part in enumerate(text.split("**")):
        if part:
            paragraph.add_run(part).bold = number % 2 == 1


def _shade(cell: _Cell, colour: str) -> None:
    shading = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", colour)):
        shading.set(qn(name), value)
    cell._tc.get_or_add_tcPr().append(shading)


def _fill(cell: _Cell, text: str, header: bool, total: bool) -> None:
    paragraph = cell.paragraphs[0]
    shape = paragraph.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(2), Pt(2), 1.0
    run = paragraph.add_run("" if text == "^^" else text)
    run.font.size, run.bold = Pt(9.5), header or total
    if header:
        _shade(cell, "D5E3DD")
    elif text and set(text) <= set("0123456789 -,%"):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _merge_down(table: Table, rows: tuple[tuple[str, ...], ...]) -> None:
    """Cells marked as continued become one cell with the one above (w:vMerge), as Word itself writes it."""
    for column in range(len(rows[0])):
        for upper, lower in pairwise(range(len(rows))):
            if rows[lower][column] == "^^":
                _vertical_merge(table.cell(lower, column), None)
                if rows[upper][column] != "^^":
                    _vertical_merge(table.cell(upper, column), "restart")


def _vertical_merge(cell: _Cell, value: str | None) -> None:
    properties = cell._tc.get_or_add_tcPr()
    merge = properties._add_vMerge()
    if value:
        merge.set(qn("w:val"), value)


def _repeat_header(table: Table) -> None:
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _repacked(doc: WordDocument) -> bytes:
    """The saved file with fixed dates in the zip, so that the bytes depend on the text only."""
    saved, packed = io.BytesIO(), io.BytesIO()
    doc.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, FIXED_ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return packed.getvalue()
