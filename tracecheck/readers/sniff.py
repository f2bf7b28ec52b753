"""What a file really is, seen from its bytes. The ending only decides between Markdown and plain text."""

import io
import re
import zipfile

from tracecheck.model.source import Format
from tracecheck.readers.base import BROKEN_ZIP

SUFFIX_FORMATS = {
    ".docx": Format.DOCX,
    ".odt": Format.ODT,
    ".pdf": Format.PDF,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".txt": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xlsx": Format.XLSX,
    ".xlsm": Format.XLSX,
    ".csv": Format.CSV,
}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Word puts a document with a password into a container of this older kind.
ENCRYPTED = "encrypted"
_ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")
# A PDF may have some bytes of rubbish before its header (ISO 32000-1, annex H.3: the first 1024 bytes).
PDF_HEADER_WITHIN = 1024
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.I)
# Possessive: what is a comment or a space is never read again as something else, however many there are.
_HTML_START = re.compile(
    rb"\s*+(?:<\?xml[^>]*\?>\s*+)?+(?:(?><!--.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body)", re.I | re.S
)
_MIMETYPES = {
    b"application/vnd.oasis.opendocument.text": Format.ODT.value,
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}
_PARTS = (("word/", "docx"), ("xl/workbook.bin", "xlsb"), ("xl/", Format.XLSX.value), ("ppt/", "pptx"))
# What the old containers call their contents; a Word document comes first, since it may hold a workbook.
_OLE_PARTS = (("WordDocument", "doc"), ("PowerPoint Document", "ppt"), ("Workbook", "xls"))


def sniff(data: bytes, suffix: str = "") -> str:
    """A Format value, or the name of a format that cannot be read (`doc`, `ods`, `xlsx`, `zip`, `encrypted`, …).

    `suffix` (with its dot, any case) is used where the bytes do not tell: text is Markdown or plain, and a
    fragment of HTML without its frame is HTML only when it is named so.
    """
    if data.startswith(b"PK\x03\x04"):
        return _sniff_zip(data)
    if data.startswith(OLE):
        return ENCRYPTED if _ENCRYPTED_PART in data else _sniff_ole(data)
    if b"%PDF-" in data[:PDF_HEADER_WITHIN]:
        return Format.PDF.value
    return _sniff_image_or_rich(data) or _sniff_text(data, suffix.lower())


def _sniff_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                return _MIMETYPES.get(archive.read("mimetype").strip(), "zip")
    except BROKEN_ZIP:
        return _broken_zip(data)
    return next((found for part, found in _PARTS if any(name.startswith(part) for name in names)), "zip")


def _broken_zip(data: bytes) -> str:
    """A broken container is still what the names of its parts say: the reader of that tells that it is damaged."""
    for mimetype, found in _MIMETYPES.items():
        if b"mimetype" + mimetype in data:
            return found
    return next((found for part, found in _PARTS if part.encode("ascii") in data), "zip")


def _sniff_ole(data: bytes) -> str:
    return next((found for part, found in _OLE_PARTS if part.encode("utf-16-le") in data), "doc")


def _sniff_image_or_rich(data: bytes) -> str | None:
    signs = ((b"{\\rtf", "rtf"), (b"\x89PNG", "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF8", "gif"))
    return next((name for sign, name in signs if data.startswith(sign)), None)


def _sniff_text(data: bytes, suffix: str) -> str:
    head = data[:4096].replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe")
    named = SUFFIX_FORMATS.get(suffix)
    if _HTML_START.match(head) or (named is Format.HTML and _HTML.search(head)):
        return Format.HTML.value
    if named is Format.CSV:
        return named.value
    if named in (Format.HTML, Format.TEXT):
        return named.value if named is Format.TEXT or b"<" in head else Format.TEXT.value
    return Format.MARKDOWN.value if named in (None, Format.MARKDOWN) and suffix != "" else Format.TEXT.value
