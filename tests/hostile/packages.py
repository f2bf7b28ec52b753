"""Zip packages (DOCX, XLSX, ODT) with parts that may be very large, always the same bytes."""

import io
import warnings
import zipfile
from collections.abc import Mapping, Sequence

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OPEN = "urn:oasis:names:tc:opendocument:xmlns"

Parts = Mapping[str, bytes] | Sequence[tuple[str, bytes]]


def zipped(parts: Parts) -> bytes:
    """A zip of these parts; a sequence may have a name twice."""
    buffer = io.BytesIO()
    pairs = parts.items() if isinstance(parts, Mapping) else parts
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w") as archive:
        warnings.simplefilter("ignore")  # a name twice is what we want
        for name, content in pairs:
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content, compresslevel=1)
    return buffer.getvalue()


def relations(kinds: Mapping[str, str]) -> bytes:
    """A part with relationships; `kinds` maps a target to the last word of its type."""
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(kinds.items(), start=1)
    )
    return f'<Relationships xmlns="{RELATIONS}">{links}</Relationships>'.encode()


def docx_parts(body: str, before: str = "", **more: str) -> dict[str, bytes]:
    """The parts of a DOCX with this body; `before` stands before the root, `more` are further parts by kind."""
    parts = {
        "_rels/.rels": relations({"word/document.xml": "officeDocument"}),
        "word/_rels/document.xml.rels": relations({f"{kind}.xml": kind for kind in more}),
        "word/document.xml": f'{before}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'.encode(),
    }
    for kind, content in more.items():
        parts[f"word/{kind}.xml"] = f'<w:{kind} xmlns:w="{W}">{content}</w:{kind}>'.encode()
    return parts


def docx(body: str, before: str = "", **more: str) -> bytes:
    """A DOCX with this body."""
    return zipped(docx_parts(body, before, **more))


def paragraph(text: str, properties: str = "") -> str:
    """A `w:p`."""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def xlsx_parts(sheet: str, strings: str = "", before: str = "") -> dict[str, bytes]:
    """The parts of an XLSX with one sheet; `sheet` is all inside of `worksheet`."""
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    overrides = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{main}.{kind}+xml"/>'
        for name, kind in (
            ("workbook", "sheet.main"),
            ("worksheets/sheet1", "worksheet"),
            ("sharedStrings", "sharedStrings"),
        )
    )
    links = {"worksheets/sheet1.xml": "worksheet", "sharedStrings.xml": "sharedStrings"}
    default = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    book = '<sheets><sheet name="Mål" sheetId="1" r:id="rId1"/></sheets>'
    return {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}">{default}{overrides}</Types>'.encode(),
        "_rels/.rels": relations({"xl/workbook.xml": "officeDocument"}),
        "xl/_rels/workbook.xml.rels": relations(links),
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}">{book}</workbook>'.encode(),
        "xl/worksheets/sheet1.xml": f'{before}<worksheet xmlns="{SHEET}">{sheet}</worksheet>'.encode(),
        "xl/sharedStrings.xml": f'<sst xmlns="{SHEET}">{strings}</sst>'.encode(),
    }


def xlsx(sheet: str, strings: str = "", before: str = "") -> bytes:
    """An XLSX with one sheet."""
    return zipped(xlsx_parts(sheet, strings, before))


def odt_parts(text: str, before: str = "", styles: str = "") -> dict[str, bytes]:
    """The parts of an ODT with this text."""
    spaces = " ".join(f'xmlns:{name}="{OPEN}:{name}:1.0"' for name in ("office", "text", "table", "style"))
    body = f"<office:body><office:text>{text}</office:text></office:body>"
    sheet = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    content = f"{before}<office:document-content {spaces}>{sheet}{body}</office:document-content>"
    manifest = f'<manifest:manifest xmlns:manifest="{OPEN}:manifest:1.0"/>'
    return {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": content.encode(),
        "META-INF/manifest.xml": manifest.encode(),
    }


def odt(text: str, before: str = "", styles: str = "") -> bytes:
    """An ODT with this text."""
    return zipped(odt_parts(text, before, styles))


def laughs(name: str) -> str:
    """A document type with an entity `name` that stands for a billion words."""
    entities = '<!ENTITY a0 "mål ">' + "".join(
        f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 10)
    )
    return f'<?xml version="1.0"?><!DOCTYPE x [{entities}<!ENTITY {name} "&a9;">]>'


def outside(name: str, address: str) -> str:
    """A document type with an entity `name` that is another file."""
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY {name} SYSTEM "{address}">]>'
