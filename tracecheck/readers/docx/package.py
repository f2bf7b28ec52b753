"""Opens the zip of a DOCX within limits and parses the parts that a reader needs."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from tracecheck.model.source import Problem
from tracecheck.readers.archive import Archive, Element, parse_xml, read_archive
from tracecheck.readers.base import UnreadableError

_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# Word's «Strict Open XML» has other namespaces for the same words; (strict, usual) after the host's name.
_STRICT = tuple(
    (b"http://purl.oclc.org/ooxml/" + strict, b"http://schemas.openxmlformats.org/" + usual)
    for strict, usual in (
        (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
        (b"officeDocument/math", b"officeDocument/2006/math"),
        (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
        (b"drawingml/main", b"drawingml/2006/main"),
        (b"drawingml/diagram", b"drawingml/2006/diagram"),
    )
)
_WANTED = ("styles", "numbering", "footnotes", "endnotes", "comments", "header", "footer", "diagramData")
# A whole foreign document (HTML, RTF) inside this one, which Word takes in when it opens the file.
_FOREIGN = "aFChunk"


@dataclass(frozen=True, slots=True, order=True)
class Relationship:
    """A link to a part: the last word of its type, the part's name, its id."""

    kind: str
    name: str
    id: str


@dataclass(frozen=True, slots=True)
class Package:
    """The parsed parts: the document, and the others by kind of relationship (`styles`, `header` …), in file order.

    `diagrams` are the data parts of SmartArt by the id of their relationship.
    """

    document: Element
    parts: dict[str, tuple[Element, ...]]
    diagrams: dict[str, Element]
    core: Element | None
    problems: tuple[Problem, ...]

    def part(self, kind: str) -> Element | None:
        """The first part of a kind, or None."""
        found = self.parts.get(kind, ())
        return found[0] if found else None


def open_package(data: bytes) -> Package:
    """The parts of a DOCX; raises UnreadableError for anything else, for a damaged file and for a zip bomb."""
    _refuse_other_files(data)
    return read_archive(data, "docx", _read)


def _refuse_other_files(data: bytes) -> None:
    if not data:
        raise UnreadableError("TC001.empty")
    if data.startswith(_OLE):
        raise UnreadableError("TC001.encrypted" if _ENCRYPTED in data else "TC001.old_word")


def _read(archive: Archive) -> Package:
    main = _main_part(archive)
    document = _parse(archive.read(main))
    if document is None:
        raise UnreadableError("TC001.damaged")
    parts: dict[str, tuple[Element, ...]] = {}
    diagrams: dict[str, Element] = {}
    problems: list[Problem] = []
    for each in sorted(_related(archive, main)):
        root = None if each.kind == _FOREIGN else _parse(archive.read_or_none(each.name))
        if root is None:
            problems.append(Problem("TC002", "TC002.docx_part", {"part": each.name}))
        elif each.kind == "diagramData":
            diagrams[each.id] = root
        else:
            parts[each.kind] = (*parts.get(each.kind, ()), root)
    core = _parse(archive.read_or_none("docProps/core.xml"))
    return Package(document, parts, diagrams, core, tuple(problems))


def _main_part(archive: Archive) -> str:
    """The part that the package calls its document; raises UnreadableError when the zip is something else."""
    for each in _relationships(archive, "_rels/.rels", ""):
        if each.kind == "officeDocument" and each.name in archive.names and not each.name.startswith(("xl/", "ppt/")):
            return each.name
    if "word/document.xml" in archive.names:
        return "word/document.xml"
    raise UnreadableError("TC001.not_docx", found=_looks_like(archive))


def _looks_like(archive: Archive) -> str:
    if any(name.startswith("xl/") for name in archive.names):
        return "xlsx"
    if any(name.startswith("ppt/") for name in archive.names):
        return "pptx"
    mimetype = archive.read_or_none("mimetype") or b""
    return "odt" if b"opendocument" in mimetype else "zip"


def _related(archive: Archive, main: str) -> Iterator[Relationship]:
    folder, name = posixpath.split(main)
    for each in _relationships(archive, posixpath.join(folder, "_rels", f"{name}.rels"), folder):
        if each.kind in (*_WANTED, _FOREIGN) and each.name in archive.names:
            yield each


def _relationships(archive: Archive, part: str, folder: str) -> Iterator[Relationship]:
    root = _parse(archive.read_or_none(part))
    if root is None:
        return
    for element in root.iter(_RELATIONSHIP):
        target = posixpath.normpath(posixpath.join("/", folder, element.get("Target") or "")).lstrip("/")
        kind = (element.get("Type") or "").rpartition("/")[2]
        yield Relationship(kind, target, element.get("Id") or "")


def _parse(data: bytes | None) -> Element | None:
    """The root element, strict names made usual, or None when the part is missing or no XML."""
    if data is None:
        return None
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    return parse_xml(data)
