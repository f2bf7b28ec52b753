"""Opens the zip of a DOCX within limits and parses the parts that a reader needs."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from tracecheck.model.source import Problem
from tracecheck.readers.base import UnreadableError
from tracecheck.readers.docx.names import Element
from tracecheck.resources import load_data

_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, KeyError, ValueError, OverflowError)
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# Word's «Strict Open XML» has other namespaces for the same words.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
_WANTED = ("styles", "numbering", "footnotes", "endnotes", "comments", "header", "footer")


@dataclass(frozen=True, slots=True)
class Package:
    """The parsed parts: the document, and the others by kind of relationship (`styles`, `header` …), in file order."""

    document: Element
    parts: dict[str, tuple[Element, ...]]
    core: Element | None
    problems: tuple[Problem, ...]

    def part(self, kind: str) -> Element | None:
        """The first part of a kind, or None."""
        found = self.parts.get(kind, ())
        return found[0] if found else None


def open_package(data: bytes) -> Package:
    """The parts of a DOCX; raises UnreadableError for anything else, for a damaged file and for a zip bomb."""
    _refuse_other_files(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive)
    except _BROKEN as error:
        raise UnreadableError("TC001.damaged") from error


def _refuse_other_files(data: bytes) -> None:
    if not data:
        raise UnreadableError("TC001.empty")
    if data.startswith(_OLE):
        raise UnreadableError("TC001.encrypted" if _ENCRYPTED in data else "TC001.old_word")


def _read(archive: zipfile.ZipFile) -> Package:
    budget = _Budget(archive)
    main = _main_part(archive, budget)
    document = _parse(budget.read(main))
    if document is None:
        raise UnreadableError("TC001.damaged")
    parts: dict[str, tuple[Element, ...]] = {}
    problems: list[Problem] = []
    for kind, name in sorted(_related(budget, main)):
        root = _parse(budget.read_or_none(name))
        if root is None:
            problems.append(Problem("TC002", "TC002.docx_part", {"part": name}))
        else:
            parts[kind] = (*parts.get(kind, ()), root)
    return Package(document, parts, _parse(budget.read_or_none("docProps/core.xml")), tuple(problems))


class _Budget:
    """Reads parts, and no more bytes in all than the limit, whatever sizes the zip claims."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._limit: int = load_data("limits")["docx"]["expanded_bytes"]
        self._left = self._limit
        self.names = frozenset(archive.namelist())
        size = sum(info.file_size for info in archive.infolist())
        if size > self._limit:
            raise UnreadableError("TC001.too_large", bytes=size, limit=self._limit)

    def read(self, name: str) -> bytes:
        with self._archive.open(name) as part:
            data = part.read(self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            raise UnreadableError("TC001.too_large", bytes=self._limit - self._left, limit=self._limit)
        return data

    def read_or_none(self, name: str) -> bytes | None:
        try:
            return self.read(name) if name in self.names else None
        except _BROKEN:
            return None


def _main_part(archive: zipfile.ZipFile, budget: _Budget) -> str:
    """The part that the package calls its document; raises UnreadableError when the zip is something else."""
    for kind, name in _relationships(budget, "_rels/.rels", ""):
        if kind == "officeDocument" and name in budget.names and not name.startswith(("xl/", "ppt/")):
            return name
    if "word/document.xml" in budget.names:
        return "word/document.xml"
    raise UnreadableError("TC001.not_docx", found=_looks_like(budget))


def _looks_like(budget: _Budget) -> str:
    if any(name.startswith("xl/") for name in budget.names):
        return "xlsx"
    if any(name.startswith("ppt/") for name in budget.names):
        return "pptx"
    mimetype = budget.read_or_none("mimetype") or b""
    return "odt" if b"opendocument" in mimetype else "zip"


def _related(budget: _Budget, main: str) -> Iterator[tuple[str, str]]:
    folder, name = posixpath.split(main)
    for kind, target in _relationships(budget, posixpath.join(folder, "_rels", f"{name}.rels"), folder):
        if kind in _WANTED and target in budget.names:
            yield kind, target


def _relationships(budget: _Budget, part: str, folder: str) -> Iterator[tuple[str, str]]:
    """(kind, part name) of the relationships in `part`; the kind is the last word of its address."""
    root = _parse(budget.read_or_none(part))
    if root is None:
        return
    for relationship in root.iter(_RELATIONSHIP):
        target = relationship.get("Target") or ""
        kind = (relationship.get("Type") or "").rpartition("/")[2]
        yield kind, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _parse(data: bytes | None) -> Element | None:
    """The root element, or None when the part is missing or no XML. No entities, no network, no huge trees."""
    if data is None:
        return None
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
