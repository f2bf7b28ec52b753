"""Builds small ODT files from OpenDocument XML, as LibreOffice and Word write them."""

import io
import zipfile

from tracecheck.model.source import Block, Format, SourceDocument
from tracecheck.readers.base import FileHead, ReadOptions
from tracecheck.readers.odt import read_odt

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(
    [
        *(
            f'xmlns:{prefix}="{_URN}{name}:1.0"'
            for prefix, name in (
                ("office", "office"),
                ("text", "text"),
                ("table", "table"),
                ("draw", "drawing"),
                ("style", "style"),
                ("meta", "meta"),
                ("fo", "xsl-fo-compatible"),
                ("manifest", "manifest"),
            )
        ),
        f'xmlns:svg="{_URN}svg-compatible:1.0"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
        'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
    ]
)


def _heading_style(level: int) -> str:
    return (
        f'<style:style style:name="Heading_20_{level}" style:display-name="Heading {level}" style:family="paragraph" '
        f'style:parent-style-name="Standard" style:default-outline-level="{level}">'
        '<style:text-properties fo:font-weight="bold" fo:font-size="130%"/></style:style>'
    )


def number_level(level: int, form: str = "1", display: int = 1, suffix: str = ".", more: str = "") -> str:
    """A numbered level of a list style; `form` is 1, a, i …"""
    return (
        f'<text:list-level-style-number text:level="{level}" style:num-format="{form}" style:num-suffix="{suffix}" '
        f'text:display-levels="{display}" {more}/>'
    )


STYLES = (
    '<style:default-style style:family="paragraph"><style:text-properties fo:font-size="11pt"/></style:default-style>'
    '<style:style style:name="Standard" style:family="paragraph"/>'
    + _heading_style(1)
    + _heading_style(2)
    + '<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard"/>'
    '<text:list-style style:name="Punkt"><text:list-level-style-bullet text:level="1" text:bullet-char="\uf0b7"/>'
    '<text:list-level-style-bullet text:level="2" text:bullet-char="o"/></text:list-style>'
    f'<text:list-style style:name="Tall">{number_level(1)}{number_level(2, display=2)}'
    f"{number_level(3, 'a', suffix=')')}</text:list-style>"
)
AUTOMATIC = (
    '<style:style style:name="Fet" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="Skjult" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="Hode" style:family="table-cell">'
    '<style:table-cell-properties fo:background-color="#1f4e45"/></style:style>'
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_1"/>'
)


def p(text: str, style: str = "Standard") -> str:
    """A paragraph; `text` may hold XML."""
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def h(text: str, level: int = 1, more: str = "") -> str:
    """A heading."""
    return f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}" {more}>{text}</text:h>'


def items(*contents: str, style: str = "Punkt", more: str = "") -> str:
    """A list; plain words become a paragraph."""
    inner = "".join(
        f"<text:list-item>{each if each.startswith('<') else p(each)}</text:list-item>" for each in contents
    )
    named = f'text:style-name="{style}"' if style else ""
    return f"<text:list {named} {more}>{inner}</text:list>"


def cell(content: str) -> str:
    """A table cell."""
    return f"<table:table-cell>{content}</table:table-cell>"


def row(*cells: str) -> str:
    """A row; plain words become a cell."""
    inner = "".join(
        each if each.startswith("<") else f"<table:table-cell>{p(each)}</table:table-cell>" for each in cells
    )
    return f"<table:table-row>{inner}</table:table-row>"


def table(*rows: str, header: str = "") -> str:
    """A table; `header` are rows that are repeated on each page."""
    marked = f"<table:table-header-rows>{header}</table:table-header-rows>" if header else ""
    return f'<table:table table:name="T"><table:table-column/>{marked}{"".join(rows)}</table:table>'


def content(body: str) -> str:
    """The content part with this body."""
    return (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{AUTOMATIC}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def odt(body: str, styles: str = STYLES, parts: dict[str, str] | None = None, masters: str = "") -> bytes:
    """The bytes of an ODT; `parts` are further files of the zip."""
    files = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content(body),
        "styles.xml": f"<office:document-styles {NAMESPACES}><office:styles>{styles}</office:styles>"
        f"<office:master-styles>{masters}</office:master-styles></office:document-styles>",
        **(parts or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as written:
        for name, text in files.items():
            written.writestr(name, text)
    return buffer.getvalue()


def read(data: bytes, tracked_changes: str = "accepted") -> SourceDocument:
    """The document that the reader makes of these bytes."""
    return read_odt(data, FileHead("plan.odt", "plan.odt", "0", Format.ODT), ReadOptions(tracked_changes))


def read_body(body: str, tracked_changes: str = "accepted", styles: str = STYLES) -> SourceDocument:
    """The document that the reader makes of a body."""
    return read(odt(body, styles), tracked_changes)


def lines(document: SourceDocument) -> list[str]:
    """Marker and text of every block in reading order, cells included."""
    found: list[str] = []

    def add(blocks: tuple[Block, ...]) -> None:
        for block in blocks:
            if block.table is None:
                found.append(f"{block.marker} {block.text}" if block.marker else block.text)
            else:
                for cell in block.table.cells:
                    add(cell.blocks)

    add(document.blocks)
    return found
