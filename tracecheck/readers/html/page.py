"""Bytes → element tree, and what the page says of itself."""

import codecs
import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from tracecheck.readers.base import UnreadableError
from tracecheck.readers.characters import plain
from tracecheck.readers.limits import refuse_beyond
from tracecheck.readers.text.decode import decode_bytes

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]+encoding\s*=\s*[\"']([\w.:-]+)", re.I)
# libxml2 from 2.14 on reads nothing behind the end of a page; joined exports go on there, and HTML lets it be left out.
_ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
# libxml2 compares every attribute of an element with all others: thousands of them take minutes.
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{20000}[^<>]*+")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_PROLOG = re.compile(r"^\s*<\?xml[^>]*\?>")


def page_text(data: bytes) -> str:
    """The source of the page, as it is parsed: its lines are those of the elements."""
    return _ENDS.sub("", _PROLOG.sub("", _decoded(data)))


def parse_page(text: str) -> HtmlElement:
    """The root element; raises UnreadableError (empty, damaged, too_many_parts) when there is none, or only a part."""
    for tag in _LONG_TAG.finditer(text):
        refuse_beyond("html", "attributes", len(_QUOTED.sub("", tag[0]).split()))
    # huge_tree: else libxml2 leaves out, without a word, what is nested more than 255 deep.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        root = document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableError("TC001.empty") from error
    if any(entry.level == etree.ErrorLevels.FATAL for entry in parser.error_log):
        raise UnreadableError("TC001.damaged")
    return root


def _decoded(data: bytes) -> str:
    """The page in the encoding that it names in its first 2048 bytes, else as any text."""
    found = _CHARSET.search(data[:2048])
    name = (found[1] or found[2]).decode("ascii") if found else ""
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or not name:
        return decode_bytes(data)
    try:
        # Pages that say Latin-1 mean cp1252: browsers read them so (WHATWG encoding standard).
        known = codecs.lookup(name).name
        return data.decode("cp1252" if known in ("iso8859-1", "ascii") else known, errors="strict")
    except (LookupError, UnicodeDecodeError):
        return decode_bytes(data)


def properties(root: HtmlElement) -> dict[str, str]:
    """Title and language as the page gives them; authors are left out."""
    title = plain(" ".join(root.xpath("//head/title//text()"))).strip()
    language = plain(root.get("lang") or "").strip()
    return {name: value for name, value in (("title", title), ("language", language)) if value}
