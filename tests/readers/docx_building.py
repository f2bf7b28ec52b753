"""Builds small Word files from WordprocessingML, so that a test shows the very XML that Word writes for a trap."""

import io
import zipfile
from collections.abc import Iterator

from tracecheck.model.source import Block, BlockKind, Format, SourceDocument
from tracecheck.readers.base import FileHead, ReadOptions
from tracecheck.readers.docx import read_docx

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Overskrift2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Tittel"><w:name w:val="Title"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Bildetekst"><w:name w:val="caption"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="INNH1"><w:name w:val="toc 1"/><w:basedOn w:val="Normal"/></w:style>
"""


def paragraph(text: str, style: str | None = None, properties: str = "", run: str = "") -> str:
    """A `w:p` with one run; `properties` go into its pPr, `run` into the run's rPr."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{words(text, run)}</w:p>"


def words(text: str, run: str = "") -> str:
    """A `w:r` with text."""
    return f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def in_list(num_id: int, level: int = 0) -> str:
    """Numbering properties of a paragraph."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>'


def row(*cells: str, properties: str = "") -> str:
    """A `w:tr` of `w:tc`."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def cell(content: str, properties: str = "") -> str:
    """A `w:tc`; plain words become a paragraph."""
    inner = content if content.startswith("<") else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(*rows: str) -> str:
    """A `w:tbl`."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def docx(body: str, styles: str = STYLES, **parts: str) -> bytes:
    """A DOCX file; `parts` are the contents of further parts: numbering, footnotes, endnotes, comments, header …"""
    xml = {"styles": styles, **parts}
    roots = {"header": "hdr", "footer": "ftr"}
    files = {"word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"}
    for kind, content in xml.items():
        root = roots.get(kind, kind)
        files[f"word/{kind}.xml"] = f"<w:{root} {NAMESPACES}>{content}</w:{root}>"
    links = "".join(f'<Relationship Id="r{k}" Type="{_OFFICE}/{k}" Target="{k}.xml"/>' for k in xml)
    files["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{_PACKAGE}">{links}</Relationships>'
    main = f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    files["_rels/.rels"] = f'<Relationships xmlns="{_PACKAGE}">{main}</Relationships>'
    return zipped({name: content.encode() for name, content in files.items()})


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def read(data: bytes, tracked_changes: str = "accepted") -> SourceDocument:
    """Reads a file as the reader's callers do."""
    head = FileHead("plan.docx", "plan.docx", "0" * 64, Format.DOCX)
    return read_docx(data, head, ReadOptions(tracked_changes))


def read_body(body: str, tracked_changes: str = "accepted", **parts: str) -> SourceDocument:
    """Reads a document with this body."""
    return read(docx(body, **parts), tracked_changes)


def all_blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Blocks and the blocks in their cells, in reading order."""
    for block in blocks:
        yield block
        for each in block.table.cells if block.table else ():
            yield from all_blocks(each.blocks)


def texts(document: SourceDocument) -> list[str]:
    """The texts of all blocks but tables, in reading order."""
    return [block.text for block in all_blocks(document.blocks) if block.kind is not BlockKind.TABLE]
