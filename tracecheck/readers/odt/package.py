"""Opens the zip of an ODT within limits and parses the parts that the reader needs."""

from dataclasses import dataclass

from tracecheck.model.source import Problem
from tracecheck.readers.archive import Archive, Element, parse_xml, read_archive
from tracecheck.readers.base import UnreadableError
from tracecheck.readers.odt.names import MANIFEST, OFFICE

_MANIFEST = "META-INF/manifest.xml"


@dataclass(frozen=True, slots=True)
class Package:
    """The parsed parts; `text` is the body (`office:text`) inside `content`."""

    content: Element
    text: Element
    styles: Element | None
    meta: Element | None
    problems: tuple[Problem, ...]


def open_package(data: bytes) -> Package:
    """The parts of an ODT; raises UnreadableError for an encrypted or damaged file and for a zip bomb."""
    return read_archive(data, "docx", _read)


def _read(archive: Archive) -> Package:
    if _is_encrypted(archive):
        raise UnreadableError("TC001.encrypted")
    content = parse_xml(archive.read_or_none("content.xml"))
    text = None if content is None else content.find(f"{OFFICE}body/{OFFICE}text")
    if content is None or text is None:
        raise UnreadableError("TC001.damaged")
    styles = parse_xml(archive.read_or_none("styles.xml"))
    lost = "styles.xml" in archive.names and styles is None
    problems = (Problem("TC002", "TC002.docx_part", {"part": "styles.xml"}),) if lost else ()
    return Package(content, text, styles, parse_xml(archive.read_or_none("meta.xml")), problems)


def _is_encrypted(archive: Archive) -> bool:
    """A document with a password says so of its parts; newer LibreOffice puts all of it in one encrypted part."""
    manifest = parse_xml(archive.read_or_none(_MANIFEST))
    return manifest is not None and next(manifest.iter(MANIFEST + "encryption-data"), None) is not None
