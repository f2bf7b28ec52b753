"""Names, attributes and frames of the formats, and the values that trouble readers."""

from dataclasses import dataclass
from typing import Any

from tests.fuzz.words import PLAN_WORDS


@dataclass(frozen=True)
class Vocabulary:
    """Names of elements; attributes with the values that they may take."""

    tags: tuple[str, ...]
    attributes: dict[str, tuple[str, ...]]


NUMBERS = ("0", "1", "2", "9", "-1", "64", "1000000000", "9" * 400, "1e9", "x", "", "٣", "2.5")

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_SPACES = f'xmlns:w="{_W}" xmlns:mc="{_MC}" xmlns:m="{_M}"'
_DOCX_TAGS = """
p r t p r t pPr rPr ins del moveTo moveFrom sdt sdtContent sdtPr showingPlcHdr docPartObj docPartGallery tbl tr tc tcPr
trPr tblPr tblLook gridSpan vMerge gridBefore tblHeader cellDel cellIns hyperlink fldSimple fldChar instrText tab br cr
noBreakHyphen softHyphen sym drawing pict txbxContent footnoteReference endnoteReference numPr numId ilvl pStyle b i sz
outlineLvl vanish color framePr commentRangeStart commentRangeEnd commentReference smartTag customXml pPrChange
rPrChange sectPr style basedOn name docDefaults rPrDefault abstractNum num lvl lvlOverride startOverride start numFmt
lvlText isLgl lvlRestart abstractNumId numStyleLink styleLink footnote endnote comment shd bdo
"""
DOCX = Vocabulary(
    tags=(*(f"w:{name}" for name in _DOCX_TAGS.split()), "mc:AlternateContent", "mc:Choice", "mc:Fallback", "m:t", "x"),
    attributes={
        "w:val": (*NUMBERS, "Overskrift1", "A", "B", "restart", "Table of Contents", "decimal", "lowerRoman", "%1.%2."),
        "w:id": ("0", "1", "2", ""),
        "w:type": ("paragraph", "character", "table", "firstRow", "separator", "page"),
        "w:styleId": ("A", "B", "Overskrift1", ""),
        "w:numId": ("1", "2", "0"),
        "w:abstractNumId": ("1", "2"),
        "w:ilvl": NUMBERS,
        "w:fldCharType": ("begin", "separate", "end", "x"),
        "w:char": ("F0B7", "0041", "D800", "FFFFFFFFF", "zz"),
        "w:default": ("1", "0"),
        "w:dropCap": ("drop", "none"),
        "w:fill": ("auto", "FF0000"),
        "w:firstRow": ("1", "0"),
    },
)
_DOCX_STYLES = (
    '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 1"/><w:basedOn w:val="B"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Brødtekst"/><w:basedOn w:val="A"/></w:style>'
)
_DOCX_LISTS = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
_LINKED = ("styles", "numbering", "footnotes", "endnotes", "comments", "header", "footer")
_LINKS = "".join(f'<Relationship Id="r{each}" Type="{_OFFICE}/{each}" Target="{each}.xml"/>' for each in _LINKED)
_BODY = "<w:p><w:r><w:t>Trygg oppvekst</w:t></w:r></w:p>"
DOCX_PARTS = (
    (
        "_rels/.rels",
        f'<Relationships xmlns="{_RELS}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        False,
    ),
    ("word/_rels/document.xml.rels", f'<Relationships xmlns="{_RELS}">{_LINKS}</Relationships>', False),
    ("word/document.xml", f"<w:document {_SPACES}><w:body>{_BODY}{{}}</w:body></w:document>", True),
    ("word/styles.xml", f"<w:styles {_SPACES}>{_DOCX_STYLES}{{}}</w:styles>", True),
    ("word/numbering.xml", f"<w:numbering {_SPACES}>{_DOCX_LISTS}{{}}</w:numbering>", True),
    ("word/footnotes.xml", f"<w:footnotes {_SPACES}>{{}}</w:footnotes>", True),
    ("word/comments.xml", f"<w:comments {_SPACES}>{{}}</w:comments>", True),
    ("word/header.xml", f"<w:hdr {_SPACES}>{{}}</w:hdr>", True),
)

_HTML_TAGS = """
p p div h1 h2 h3 h6 ul ol li table tr td th thead tbody tfoot caption span b strong i br sup a del ins section article
aside header footer nav main details summary blockquote script style pre dl dt dd img figure form x
"""
HTML_TAGS = tuple(_HTML_TAGS.split())
HTML_ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "colspan": NUMBERS,
    "rowspan": NUMBERS,
    "start": NUMBERS,
    "value": NUMBERS,
    "type": ("a", "A", "i", "I", "1", "x"),
    "style": ("display:none", "background: red", "", "color:;;"),
    "role": ("presentation", "main", "navigation", "none"),
    "hidden": ("", "1"),
    "class": ("a", ""),
    "href": ("#", "javascript:alert(1)"),
    "lang": ("nb", "nn", ""),
}

LINE_STARTS = (
    *("", "# ", "## ", "###### ", "- ", "* ", "• ", "1. ", "1) ", "a) ", "| ", "    - ", "\t", "> ", "2.3 ", "|-|-|"),
    *("```", "---", "Mål 1. ", "Tiltak: ", "[side 1]", "\f", "<!-- ", "** ", "§ 1 ", "Side 3 av 9", "12"),
)
LINE_WORDS = (*PLAN_WORDS, "|", "|", " | ", "\\|", "**", "__", "[a](b)", "<br>", "<!--", "-->", "\f", "\0", "•", "- ")
VALUE_WORDS = (*PLAN_WORDS, "1 387 000", "\0", "−5", "9" * 30, "80 %", "kr 1", "1/1", "0", "ikke", "«a b c»", "innen")

_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XLSX_TAGS = "row c v is t r f mergeCell mergeCells sheetData dimension si cols col row c v hyperlink x"
XLSX = Vocabulary(
    tags=tuple(_XLSX_TAGS.split()),
    attributes={
        "r": ("A1", "B2", "XFD1048576", "ZZZZ99999999", "", "1", "0", "-1", "9" * 30),
        "t": ("s", "inlineStr", "n", "b", "e", "str", "d", "x"),
        "s": NUMBERS,
        "ref": ("A1:B2", "A1:XFD1048576", "B2:A1", "x", "A1:A1"),
        "spans": ("1:3", "x"),
        "min": NUMBERS,
        "hidden": ("1", "0"),
    },
)
XLSX_PARTS = (
    (
        "[Content_Types].xml",
        f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        f'relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{_XLSX_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_XLSX_TYPE}.worksheet+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_XLSX_TYPE}.sharedStrings+xml"/></Types>',
        False,
    ),
    (
        "_rels/.rels",
        f'<Relationships xmlns="{_RELS}"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        False,
    ),
    (
        "xl/workbook.xml",
        f'<workbook xmlns="{_S}" xmlns:r="{_OFFICE}"><sheets><sheet name="Mål" sheetId="1" r:id="rId1"/></sheets>'
        "</workbook>",
        False,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        f'<Relationships xmlns="{_RELS}"><Relationship Id="rId1" Type="{_OFFICE}/worksheet" '
        f'Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{_OFFICE}/sharedStrings" '
        'Target="sharedStrings.xml"/></Relationships>',
        False,
    ),
    (
        "xl/worksheets/sheet1.xml",
        f'<worksheet xmlns="{_S}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Mål</t></is></c></row>{{}}'
        "</sheetData></worksheet>",
        True,
    ),
    ("xl/sharedStrings.xml", f'<sst xmlns="{_S}"><si><t>Trygg oppvekst</t></si>{{}}</sst>', True),
)

_O = "urn:oasis:names:tc:opendocument:xmlns"
_ODT_SPACES = (
    f'xmlns:office="{_O}:office:1.0" xmlns:text="{_O}:text:1.0" xmlns:table="{_O}:table:1.0" '
    f'xmlns:style="{_O}:style:1.0" xmlns:draw="{_O}:drawing:1.0" xmlns:fo="{_O}:xsl-fo-compatible:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
)
_ODT_TAGS = """
text:p text:p text:h text:span text:list text:list-item text:list-header text:s text:tab text:line-break text:a
text:note text:note-citation text:note-body text:tracked-changes text:changed-region text:deletion text:insertion
text:change text:change-start text:change-end text:section text:table-of-content text:index-body text:bookmark
text:soft-page-break text:list-style text:list-level-style-number text:list-level-style-bullet text:sequence
text:numbered-paragraph text:page-number text:ruby table:table table:table-row table:table-cell table:table-rows
table:covered-table-cell table:table-header-rows table:table-column draw:frame draw:text-box draw:image
office:annotation dc:creator style:style style:text-properties style:paragraph-properties style:default-style x
"""
ODT = Vocabulary(
    tags=tuple(_ODT_TAGS.split()),
    attributes={
        "text:c": NUMBERS,
        "text:outline-level": NUMBERS,
        "text:style-name": ("A", "B", "L1", "Heading_20_1", ""),
        "text:start-value": NUMBERS,
        "text:continue-numbering": ("true", "false"),
        "text:level": NUMBERS,
        "text:change-id": ("1", "2"),
        "table:number-columns-repeated": NUMBERS,
        "table:number-rows-repeated": NUMBERS,
        "table:number-columns-spanned": NUMBERS,
        "table:number-rows-spanned": NUMBERS,
        "style:name": ("A", "B", "L1", ""),
        "style:parent-style-name": ("A", "B", ""),
        "style:family": ("paragraph", "text"),
        "style:num-format": ("1", "a", "I", "x", ""),
        "fo:font-weight": ("bold", "normal"),
        "fo:font-size": ("12pt", "9" * 400 + "pt", "x", "-1%"),
        "text:display": ("none", "true"),
    },
)
ODT_PARTS = (
    (
        "content.xml",
        f"<office:document-content {_ODT_SPACES}><office:automatic-styles/><office:body><office:text>"
        "<text:p>Trygg oppvekst</text:p>{}</office:text></office:body></office:document-content>",
        True,
    ),
    (
        "styles.xml",
        f'<office:document-styles {_ODT_SPACES}><office:styles><style:style style:name="A" style:family="paragraph" '
        'style:parent-style-name="B"/><style:style style:name="B" style:family="paragraph" '
        'style:parent-style-name="A"/>{}</office:styles></office:document-styles>',
        True,
    ),
)

DOCUMENT_KEYS = (
    "kind",
    "status",
    "items",
    "statements",
    "tables",
    "title",
    "period",
    "adopted",
    "key",
    "pages",
    "path",
)
ITEM_KEYS = (
    *("id", "kind", "text", "label", "parent", "section", "place", "basis", "origin", "tags", "period", "deadline"),
    *("target", "value", "owner", "partners", "amounts", "follow_up", "references", "quotations", "decision"),
)
JSON_KEYS = (*ITEM_KEYS, "from", "to", "year", "unit", "start", "end", "page", "block", "spans", "boxes", "cell")
JSON_VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 2026, 10**400, 1.5, 1e300, float("inf"), float("nan"), "", "goal", "2026", "~1"),
    *("1#2", "\ud800", "\0", "a" * 500, [], {}, [[]], [1, 2, 3], [0, 0, 5], "samfunnsdel", "adopted", "kr"),
)
