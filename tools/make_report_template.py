"""Writes the Word template of the coupling report, `tracecheck/reports/templates/report.docx`.

Usage: python tools/make_report_template.py [FILE]. The template has styles, A4 pages and nothing else: header and
footer are added with the report. A municipality may change a copy of it, and pass that on with `--template`.
"""

import io
import sys
from pathlib import Path
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from tracecheck.reports.coupling.word.save import saved
from tracecheck.resources import load_data

TARGET = Path(__file__).resolve().parents[1] / "tracecheck" / "reports" / "templates" / "report.docx"
# Wherever the report is shown there is this one, or one as wide (Liberation Sans).
FONT = "Arial"
INK = RGBColor(0x1F, 0x29, 0x33)
BLUE = RGBColor(0x1D, 0x3F, 0x66)
GREY = RGBColor(0x4F, 0x5B, 0x67)
LINE = "C3CCD6"
# Name, base, size, bold, colour, space before, space after.
PARAGRAPHS = (
    ("Normal", None, 10, False, INK, 0, 6),
    ("Body Text", "Normal", 10, False, INK, 0, 6),
    ("Title", "Normal", 22, True, BLUE, 0, 2),
    ("Subtitle", "Normal", 11, False, GREY, 0, 6),
    ("Heading 1", "Normal", 16, True, BLUE, 22, 8),
    ("Heading 2", "Normal", 12.5, True, BLUE, 14, 4),
    ("Heading 3", "Normal", 11, True, INK, 10, 3),
    ("Heading 4", "Normal", 10, True, GREY, 8, 2),
    ("tracecheck ingress", "Normal", 11, False, INK, 0, 8),
    ("tracecheck note", "Normal", 9, False, GREY, 2, 4),
    ("tracecheck told", "Normal", 10, False, INK, 6, 8),
    ("tracecheck front", "Normal", 9, False, INK, 0, 4),
    ("tracecheck front note", "Normal", 8, False, GREY, 0, 4),
    ("tracecheck front told", "Normal", 9, False, INK, 2, 2),
    ("List Bullet", "Normal", 10, False, INK, 0, 3),
    ("tracecheck front bullet", "List Bullet", 9, False, INK, 0, 1),
    ("Quote", "Normal", 10, False, INK, 2, 2),
    ("tracecheck source", "Normal", 9, False, GREY, 0, 8),
    ("Caption", "Normal", 9, True, GREY, 10, 4),
    ("tracecheck picture", "Normal", 10, False, INK, 6, 2),
    ("TOC Heading", "Normal", 16, True, BLUE, 0, 8),
    ("toc 1", "Normal", 10, True, INK, 6, 2),
    ("toc 2", "Normal", 10, False, INK, 0, 2),
    ("tracecheck cell", "Normal", 8.5, False, INK, 0, 0),
    ("Header", "Normal", 8.5, False, GREY, 0, 0),
    ("Footer", "Normal", 8.5, False, GREY, 0, 0),
)
TIGHT = (
    "tracecheck cell",
    "tracecheck front",
    "tracecheck front note",
    "tracecheck front told",
    "tracecheck front bullet",
)
KEPT = ("Default Paragraph Font", "Normal Table", "No List")


def make_template() -> bytes:
    """The template as bytes; the same ones each time."""
    document = docx.Document()
    _forget_styles(document)
    for entry in PARAGRAPHS:
        _paragraph_style(document, entry)
    _shapes(document)
    _character_styles(document)
    _table_styles(document)
    _forget_lists(document)
    _page(document)
    _properties(document)
    return saved(document)


def _forget_styles(document: Any) -> None:
    kept = {*KEPT, "Normal"}
    for style in list(document.styles):
        if style.name not in kept:
            style.element.getparent().remove(style.element)


def _forget_lists(document: Any) -> None:
    """Lists that belong to styles which are not here point at nothing."""
    known = {style.style_id for style in document.styles}
    numbering = document.part.numbering_part.element
    gone = set()
    for listed in numbering.findall(qn("w:abstractNum")):
        if {each.get(qn("w:val")) for each in listed.iter(qn("w:pStyle"))} - known:
            gone.add(listed.get(qn("w:abstractNumId")))
            numbering.remove(listed)
    for listed in numbering.findall(qn("w:num")):
        if listed.find(qn("w:abstractNumId")).get(qn("w:val")) in gone:
            numbering.remove(listed)


def _paragraph_style(document: Any, entry: tuple[str, str | None, float, bool, RGBColor, float, float]) -> None:
    name, base, size, bold, color, before, after = entry
    styles = document.styles
    style = styles["Normal"] if name == "Normal" else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    style.base_style = styles[base] if base else None
    font, form = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.color.rgb = FONT, Pt(size), bold or None, color
    for each in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        style.element.rPr.rFonts.attrib.pop(qn(each), None)
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.MULTIPLE, 1.0 if name in TIGHT else 1.12
    form.widow_control = True
    style.quick_style, style.hidden, style.unhide_when_used = True, False, True
    if name.startswith("Heading "):
        form.keep_with_next = form.keep_together = True
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(int(name[-1]) - 1))
        style.element.pPr.append(level)


def _shapes(document: Any) -> None:
    """Bars beside quotes and what is set off; tabs of the contents; indents."""
    styles = document.styles
    _border(styles["Quote"], "left", 18, 10, "8FA3B8")
    for name in ("tracecheck told", "tracecheck front told"):
        _border(styles[name], "left", 24, 10, "1D3F66")
        styles[name].paragraph_format.left_indent = Pt(14)
    _border(styles["Header"], "bottom", 4, 4, LINE)
    styles["Quote"].paragraph_format.left_indent = Pt(14)
    styles["tracecheck source"].paragraph_format.left_indent = Pt(14)
    styles["toc 2"].paragraph_format.left_indent = Pt(14)
    for name in ("toc 1", "toc 2"):
        tabs = OxmlElement("w:tabs")
        tab = OxmlElement("w:tab")
        for key, value in (("val", "right"), ("leader", "dot"), ("pos", str(_room()))):
            tab.set(qn(f"w:{key}"), value)
        tabs.append(tab)
        spacing = styles[name].element.pPr.find(qn("w:spacing"))
        spacing.addprevious(tabs)


def _room() -> int:
    page = load_data("word_report")["page"]
    return int(page["width"]) - 2 * int(page["margin"])


def _border(style: Any, side: str, size: int, space: int, color: str) -> None:
    borders = OxmlElement("w:pBdr")
    line = OxmlElement(f"w:{side}")
    for key, value in (("val", "single"), ("sz", size), ("space", space), ("color", color)):
        line.set(qn(f"w:{key}"), str(value))
    borders.append(line)
    style.element.pPr.find(qn("w:spacing")).addprevious(borders)


def _character_styles(document: Any) -> None:
    for name, color, italic, underline in (
        ("tracecheck words", None, True, None),
        ("tracecheck soft", GREY, None, None),
        ("Hyperlink", RGBColor(0x0B, 0x4F, 0x9E), None, True),
    ):
        style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER, builtin=True)
        style.font.italic, style.font.underline = italic, underline
        if color is not None:
            style.font.color.rgb = color


_TABLE = """<w:style xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:type="table"
 w:customStyle="1" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/>
<w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar><w:top w:w="45" w:type="dxa"/>
<w:left w:w="85" w:type="dxa"/><w:bottom w:w="45" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>
</w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>
<w:bottom w:val="single" w:sz="8" w:space="0" w:color="1D3F66"/></w:tcBorders>
<w:shd w:val="clear" w:color="auto" w:fill="E6ECF3"/><w:vAlign w:val="bottom"/></w:tcPr>
</w:tblStylePr></w:style>"""


def _table_styles(document: Any) -> None:
    for name, sides in (("table", ("top", "bottom", "insideH")), ("beside", ("top", "bottom", "insideV"))):
        borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>' for side in sides)
        text = _TABLE.format(id=f"tracecheck{name}", name=f"tracecheck {name}", borders=borders)
        document.styles.element.append(docx.oxml.parse_xml(text))


def _page(document: Any) -> None:
    page, section = load_data("word_report")["page"], document.sections[0]
    twip = 635
    section.page_width, section.page_height = page["width"] * twip, page["height"] * twip
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, page["margin"] * twip)


def _properties(document: Any) -> None:
    """Nothing of the document that this was made from: no preview, no name, no day."""
    about = document.core_properties
    package = document.part.package
    for key, each in list(package.rels.items()):
        if each.reltype.endswith("/thumbnail"):
            package.rels.pop(key)
    for key, each in list(document.part.rels.items()):
        if each.reltype.endswith(("/customXml", "/stylesWithEffects")):
            document.part.rels.pop(key)
    about.author = about.last_modified_by = "tracecheck"
    about.title = about.comments = about.keywords = ""
    for tag in ("created", "modified"):
        for each in about._element.findall(f".//{{*}}{tag}"):
            about._element.remove(each)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    target.write_bytes(make_template())
    docx.Document(io.BytesIO(target.read_bytes()))
    print(target)
